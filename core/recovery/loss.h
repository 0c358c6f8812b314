// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/draft.h"

namespace breakwater {

/// Data at risk in one store of a draft, under the protection that its plan uses.
///
/// Of damaged data everything is at risk that was written since the newest copy from before the damage: the
/// time until the damage is noticed, and the spacing of the copies. Where the damage may be older than the
/// oldest copy that is kept, nothing is left to restore: unbounded.
Loss lossOf(const StampDraft &draft, int service);

/// How long copies of a service are kept, in minutes: by its own parameters, or those of the vault that
/// carries them and of its policies. Nothing when nobody says.
std::optional<Minutes> retentionOf(const StampDraft &draft, int service);

} // namespace breakwater
