// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace breakwater {

/// A heading that folds what stands under it; a detail at its right end.
class Section final : public QWidget {
    Q_OBJECT
public:
    Section(const QString &name, const QString &title, QWidget *parent = nullptr);

    void setDetail(const QString &text);
    void setHeaderWidget(QWidget *widget); ///< in place of the detail
    void setOpen(bool open);
    bool isOpen() const { return m_open; }
    QVBoxLayout *body() { return m_bodyLayout; } ///< 12 px margins, 8 px between
    void setFlush(); ///< no margins: rows go from edge to edge

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Head;
    Head *m_head;
    QLabel *m_detail;
    QWidget *m_body;
    QVBoxLayout *m_bodyLayout;
    bool m_open = true;
};

} // namespace breakwater
