// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace breakwater::bicep {

/// A parameter that no design can answer: people, and secrets. Modules that
/// declare it get it; the parameter files read it from the environment of whoever deploys.
struct Question {
    std::string_view name, type, description;
    bool secret = false;
    std::string_view answer; ///< in the parameter files, with a comment above
    std::string_view shell; ///< lines of the README that set it
};

const std::vector<Question> &questions();

} // namespace breakwater::bicep
