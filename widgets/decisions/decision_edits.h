// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/edits.h"

#include <functional>
#include <string>
#include <vector>

/// What the room does with its open questions, as Edits.
namespace breakwater {

Edit noteDecision(DecisionId id, std::string text, std::vector<std::string> subjects);
Edit changeDecision(DecisionId id, std::function<void(Decision &)> change);
Edit removeDecision(DecisionId id);

} // namespace breakwater
