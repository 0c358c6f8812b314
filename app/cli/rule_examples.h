// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace breakwater::cli {

/// A small design, and what the rule says of it.
struct RuleExample {
    std::string name; ///< "storage in another region"
    std::string_view design; ///< the design file
    std::string message; ///< of the finding, or what is missing; empty where the rule is content
};

/// Of the cases that prove a rule, those that show it best: one that it flags, the one nearest to that which
/// it passes, and, where the facts never let it flag anything, one that it leaves open. Each was judged by
/// the whole check a moment ago, so that they are never out of date.
struct RuleExamples {
    std::optional<RuleExample> fails, passes, open;
};
RuleExamples examplesOf(const RuleId &rule, const std::shared_ptr<const Catalog> &catalog);

/// The day on which the examples are judged: drills and accepted risks grow old.
inline constexpr const char *kExampleDay = "2026-11-23";

} // namespace breakwater::cli
