// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/start/gallery.h"

#include <QWidget>

class QVBoxLayout;

namespace breakwater {

class TemplateCard;
class PortfolioCard;

/// What stands where no design is open: blank, open, recent files and the gallery of templates.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    StartPage(std::shared_ptr<const Catalog> catalog, std::chrono::year_month_day asOf,
              QWidget *parent = nullptr);
    void setRecent(const QStringList &paths);

Q_SIGNALS:
    void templateWanted(const QString &id);
    void blankWanted();
    void openWanted();
    void fileWanted(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeSide();
    QWidget *makeGallery();

    Gallery m_gallery;
    std::vector<TemplateCard *> m_cards; ///< null for the portfolio
    PortfolioCard *m_portfolio = nullptr;
    QWidget *m_side = nullptr;
    QVBoxLayout *m_recent = nullptr;
};

} // namespace breakwater
