// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

namespace breakwater {

/// How long an option takes for this service of this design: the catalog's figure, unless what the design
/// says of itself outlasts it. Clients follow a record that a person must change only when their resolver
/// forgets the old one; the catalog's figure covers a TTL as long as itself, so a longer one of the design
/// (grade stated) takes its place, and adds to its range what it exceeds it by.
Figure optionRto(const Stamp &stamp, const Service &service, const ServiceKind &kind, const DrOption &option);

/// Every TTL of a record that has to change, and the service's own, comes down to `seconds`; what is shorter
/// stays.
Edit shortenTtl(ServiceId service, double seconds);

} // namespace breakwater
