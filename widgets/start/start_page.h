// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/start/gallery.h"
#include "widgets/start/recent_files.h"
#include "widgets/start/recovered_box.h"

#include <QWidget>

class QPushButton;
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
    void setRecent(const std::vector<RecentFile> &files);
    void setRecovered(const std::vector<RecoveredDocument> &documents);

Q_SIGNALS:
    void templateWanted(const QString &id);
    void blankWanted();
    void openWanted();
    void firstStepsWanted();
    void fileWanted(const QString &path);
    void pinWanted(const QString &path, bool pinned);
    void clearRecentWanted();
    void recoveredOpenWanted(int index);
    void recoveredCompareWanted(int index);
    void recoveredDiscardWanted(int index);

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
    QVBoxLayout *m_recent = nullptr, *m_recovered = nullptr;
    QPushButton *m_clear = nullptr;
};

} // namespace breakwater
