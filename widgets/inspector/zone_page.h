// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspector/fields.h"
#include "widgets/inspector/page.h"

namespace breakwater {

/// The regions to choose from for a zone: the pair of the other zone first.
std::vector<ChoiceField::Choice> regionChoices(const Catalog &catalog, const Stamp &stamp, ZoneRole role);
/// A field that moves a zone to another region.
ChoiceField *regionField(Session &session, const StampId &stamp, ZoneRole role, QWidget *parent);

/// A lane, a strip: where it is and what it may hold.
class ZonePage final : public Page {
    Q_OBJECT
public:
    ZonePage(Session &session, StampId stamp, Site site, QWidget *parent = nullptr);

private:
    void addLane(ZoneRole role);
    const Stamp *stamp() const { return session().topology().stamp(m_stamp); }

    StampId m_stamp;
    Site m_site;
};

} // namespace breakwater
