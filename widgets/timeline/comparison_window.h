// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/compare.h"
#include "widgets/session/playback.h"

#include <QDialog>

#include <memory>
#include <thread>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace breakwater {

/// One of two outages that stand side by side: a design and what happens to it.
struct ComparedSide {
    QString title; ///< "Shop, before"
    Snapshot now;
    PlayQuestion question;
    std::shared_ptr<const PlayRun> run; ///< null: it is played first
};

/// Two scenarios or two designs side by side: how long recovery takes, what is lost, what it costs, and which
/// findings go and come. Not modal; worked out in the background.
class ComparisonWindow final : public QDialog {
    Q_OBJECT
public:
    ComparisonWindow(ComparedSide before, ComparedSide after, QWidget *parent);

    bool isReady() const { return m_ready; }
    QString summary() const; ///< "RTO P95 140 min -> 55 min, cost +18 %, 3 findings closed, 1 new"
    QString text() const; ///< everything, for the clipboard

Q_SIGNALS:
    void ready();

private:
    class Bars;

    void work();
    void fill();
    void fillTimes();
    void fillCosts();
    void fillFindings();
    void fillChanges();
    void add(const QString &what, const QString &before, const QString &after, const QString &change = {});
    void heading(const QString &title);

    ComparedSide m_before, m_after;
    std::shared_ptr<const Comparison> m_comparison; ///< null: both are of one design
    QLabel *m_summary;
    Bars *m_bars;
    QTreeWidget *m_rows;
    QPushButton *m_copy;
    bool m_ready = false;
    std::jthread m_thread; ///< last: it speaks to all of the above
};

/// "-85 min", "+18 %": what a figure changes by; empty where nothing can be said.
QString minutesChange(const std::optional<Minutes> &before, const std::optional<Minutes> &after);

} // namespace breakwater
