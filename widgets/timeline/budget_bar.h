// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/budget.h"
#include "widgets/paper/budget_painter.h"
#include "widgets/session/playback.h"

#include <QWidget>

namespace breakwater {

/// Where the minutes of the RTO go, against the target. Dragging the right edge of a piece asks what would be
/// if it took that long; a double click, Escape, or dragging it back asks nothing any more.
class BudgetBar final : public QWidget {
    Q_OBJECT
public:
    explicit BudgetBar(Playback &playback, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {400, 46}; }
    const std::optional<Budget> &budget() const { return m_budget; }
    bool asksWhatIf() const { return m_asked.has_value(); }
    QRectF placeOf(std::size_t piece) const;
    void forgetWhatIf();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void refresh();
    void ask(std::size_t block, Minutes length);
    double scale() const; ///< pixels a minute
    double span() const; ///< minutes that the bar is wide
    std::optional<std::size_t> edgeAt(double x) const; ///< piece whose right edge is there
    std::optional<std::size_t> pieceAt(double x) const;
    QRectF bar() const;
    charts::BudgetFace face() const;
    QString verdict() const;
    QString words(std::size_t piece) const;

    Playback &m_playback;
    std::optional<Budget> m_real, m_budget; ///< as planned; as asked
    struct Asked {
        std::size_t block = 0;
        Minutes length{0};
    };
    std::optional<Asked> m_asked;
    std::optional<std::size_t> m_dragged; ///< block whose edge is dragged
    double m_grabbedAt = 0, m_scaleThen = 1;
    Minutes m_lengthThen{0};
};

} // namespace breakwater
