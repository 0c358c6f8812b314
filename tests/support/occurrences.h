// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/recovery/plan.h"

#include <string>
#include <vector>

namespace breakwater::test {

/// One of the things that the golden files of a template tell.
struct Occurrence {
    const char *name;
    Disruption disruption;
    bool back = false;
};

/// Each disruption of a template, in the order of the files; `service` is the loss of what it would miss
/// most. Throws std::out_of_range for a design that is no template.
std::vector<Occurrence> occurrencesOf(const std::string &design);

} // namespace breakwater::test
