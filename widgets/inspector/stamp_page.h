// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspector/page.h"

namespace breakwater {

class Section;
class TextField;

/// A stamp: its name, tier, strategy, objectives by disruption, time to detect and to decide.
class StampPage final : public Page {
    Q_OBJECT
public:
    StampPage(Session &session, StampId stamp, QWidget *parent = nullptr);
    void focusFirst() override;

private:
    const Stamp *stamp() const { return session().topology().stamp(m_stamp); }
    std::optional<QString> change(const QString &label, std::function<void(Stamp &)> how);
    void addIdentity();
    void addPromise();
    void addOtherPromises(Section &section);
    void addObjectives();
    void addObjective(Section &section, DisruptionKind disruption);
    void addTiming();
    void addZones();

    StampId m_stamp;
    TextField *m_name = nullptr;
};

/// The engagement, when nothing is selected.
class EngagementPage final : public Page {
    Q_OBJECT
public:
    explicit EngagementPage(Session &session, QWidget *parent = nullptr);
};

} // namespace breakwater
