// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/findings/report.h"
#include "core/support/result.h"

#include <set>
#include <string>
#include <string_view>

namespace breakwater {

/// What a former check had said, by key: a finding that is only worded another way is no new one.
struct Baseline {
    std::set<std::string> findings, accepted, notEvaluated;
};

/// Reads a result of `check --format json` or `--format sarif`. Fails with Unreadable or Invalid, place
/// `name:line` where there is one.
Result<Baseline> readBaseline(std::string_view bytes, const std::string &name);

/// Takes out what the baseline has. A risk that was accepted then and is open now is new.
void keepNew(FindingsReport &report, const Baseline &baseline);

} // namespace breakwater
