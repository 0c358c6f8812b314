// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/advice/strategies.h"
#include "widgets/inspector/section.h"

#include <memory>
#include <thread>

class QLabel;
class QPushButton;

namespace breakwater {

class LinkRow;
class RoleBox;
class Session;
class TextField;

/// Active-passive or active-active: criticality, latency and the cost of the duplicate, with what every
/// strategy would mean for this design. The alternatives are tried in the background.
class StrategySection final : public QWidget {
    Q_OBJECT
public:
    StrategySection(Session &session, StampId stamp, QWidget *parent = nullptr);
    void refresh();
    /// Shows what a strategy would change; nothing is changed by it.
    void preview(Strategy strategy);
    bool isTrying() const { return m_trying; }

Q_SIGNALS:
    void tried();

private:
    void addAxes();
    void addDecision();
    void ask();
    void showAxes();
    void showAlternatives();
    void showChoice();
    void decide(bool withOptions);
    std::optional<QString> changeStamp(const QString &label, std::function<void(Stamp &)> how);
    const Stamp *stamp() const;
    QString whenDecided(Strategy strategy) const;

    Session &m_session;
    StampId m_stamp;
    Section *m_section;
    QLabel *m_criticality, *m_latency, *m_state, *m_changes;
    TextField *m_hour = nullptr, *m_tolerated = nullptr, *m_reason = nullptr;
    QWidget *m_rows;
    RoleBox *m_owner = nullptr;
    QPushButton *m_decide, *m_change;
    std::shared_ptr<const StrategyRecord> m_record; ///< of the design that was asked about
    Snapshot m_now; ///< that design
    std::shared_ptr<const StrategyRecord> m_shownRecord;
    std::shared_ptr<const Agreements> m_shownAgreements; ///< rows are made anew for another one only
    std::optional<Strategy> m_chosen; ///< that is looked at
    QString m_typed; ///< the reason, before anything is decided
    bool m_trying = false;
    quint64 m_number = 0;
    std::jthread m_thread; ///< last: it speaks to all of the above
};

} // namespace breakwater
