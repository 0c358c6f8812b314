// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/recovery/plan.h"

#include <vector>

namespace breakwater {

/// The rows of one option, in the catalog's order, cut where the order of a whole recovery needs a cut:
/// a fence must precede stores that other services promote, traffic must follow checks of other services,
/// and tidying up must not delay anybody. The option's figure is not cut: `main` carries it.
struct Segments {
    std::vector<const StepFact *> fence; ///< up to the last row of phase fence, when such rows come first
    std::vector<const StepFact *>
        reads; ///< leading rows that move readers to a copy which is readable at once
    std::vector<const StepFact *> main; ///< never empty unless the option has no rows
    std::vector<const StepFact *> traffic; ///< from the trailing rows of phase traffic on
    std::vector<const StepFact *> tidy; ///< trailing rows of phase confirm that are no verification
    std::vector<const StepFact *> before; ///< of a way back: what is done while the service still runs
};

/// Rows of the planned or the unplanned failover, and those that help after a deletion alone. Only what a
/// customer starts is cut: the platform does not wait between the rows of an automatic option.
Segments segmentsOf(const DrOption &option, const Disruption &disruption);

/// Rows of the way back: copies are rebuilt and watched before the window in which writers stand still; the
/// rest is cut as a failover is. The main rows may be empty, except where an entry does nothing but move
/// traffic.
Segments segmentsBack(const DrOption &option, const ServiceKind &kind);

/// Whether some row of the way back does again what a row of the way there did: then the option's figure is
/// the best that is known for it.
bool mirrorsItsFailover(const DrOption &option, const std::vector<const StepFact *> &rows);
/// Copies, rebuilds or restores data: its time follows from their amount.
bool copiesData(const std::vector<const StepFact *> &rows);

bool isVerification(const StepFact &row); ///< `verify-<subject>`
bool isAdmission(const StepFact *row); ///< lets traffic in, or keeps it out, by a command on the entry
bool isEntry(const ServiceKind &kind); ///< clients come in here: Front Door, Traffic Manager, public DNS
bool admitsAt(const StepFact &row, const ServiceKind &entry); ///< its command works on entries of this kind
/// The row by which the catalog admits a standby at an entry of this kind; nullptr when it has none.
const StepFact *admissionAt(const Catalog &catalog, const ServiceKind &entry);

/// The phase under which a block prints: that of most of its rows; of equals the earlier one for what keeps
/// data, the later one for the rest. Without rows it follows from the kind's layer.
Phase headingOf(const std::vector<const StepFact *> &rows, const ServiceKind *kind);

} // namespace breakwater
