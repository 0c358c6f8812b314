// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

#include <optional>
#include <string>
#include <vector>

/// What the room says of a finding: that it lives with it until a day, or that it has solved it another way.
/// Keyed by rule and subjects, so that it survives rewording.
namespace breakwater {

/// Accepted until `reviewOn`: from the day after it is an open finding again. Refused without an owner whom
/// the design has, a reason, and a day.
Edit acceptRisk(RuleId rule, std::vector<std::string> subjects, RoleId owner, std::string reason,
                std::string reviewOn);
/// Attested: the finding is not true of what the room has built, as the text says. A day to look again is
/// welcome and not asked for.
Edit attest(RuleId rule, std::vector<std::string> subjects, RoleId owner, std::string text,
            std::optional<std::string> reviewOn = {});
/// The finding is open again. Impossible when nothing was said of it.
Edit reopen(RuleId rule, std::vector<std::string> subjects);

} // namespace breakwater
