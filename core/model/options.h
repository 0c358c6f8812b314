// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

/// Which DR option a service relies on, and how another one is chosen.
namespace breakwater {

/// The protection that is recorded for the disruption; nullptr when there is none.
const Protection *protectionAgainst(const Stamp &stamp, const ServiceId &service, DisruptionKind kind);

/// The option works with a second service, not with a copy that the platform keeps.
bool needsCounterpart(const DrOption &option);

/// Sets or replaces the option that a service relies on for a disruption. What the new option cannot hold (a
/// third-region replica, a lag of another technique) is dropped; a counterpart is kept, or found: the only
/// service of the kind in the other zone that nobody claimed. What else the old option protected against
/// stays with it, and the new one then takes the id `fresh`, as it does where nothing was recorded.
Edit chooseOption(const Catalog &catalog, StampId stamp, ServiceId service, DisruptionKind kind,
                  OptionId option, ProtectionId fresh);

} // namespace breakwater
