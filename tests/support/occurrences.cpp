// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/occurrences.h"

#include <map>

namespace breakwater::test {

std::vector<Occurrence> occurrencesOf(const std::string &design)
{
    static const std::map<std::string, std::string> kMissedMost = {{"web", "azure-sql-database-w1mv"},
                                                                   {"automation", "self-hosted-ir-t1gf"},
                                                                   {"kubernetes", "aks-cluster-p4te"},
                                                                   {"genai", "api-management-nybm"},
                                                                   {"portfolio", "azure-sql-database"}};
    return {{"region", {}},
            {"region-planned", {.planned = true}},
            {"failback", {}, true},
            {"zone", {DisruptionKind::Zone}},
            {"service", {.kind = DisruptionKind::Service, .target = kMissedMost.at(design)}},
            {"provider", {DisruptionKind::Provider}},
            {"corruption", {DisruptionKind::Corruption}},
            {"attack", {.kind = DisruptionKind::Corruption, .malicious = true}},
            {"deletion", {DisruptionKind::Deletion}}};
}

} // namespace breakwater::test
