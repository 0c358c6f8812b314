// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/kind.h"

namespace breakwater {

namespace {

struct Words {
    std::string_view word, title, procedure;
};

const Words &wordsOf(RunbookKind kind)
{
    static constexpr std::array<Words, 4> kWords = {{
        {"failover", "Failover runbook", "Failover procedure"},
        {"planned", "Planned failover runbook", "Planned failover procedure"},
        {"failback", "Failback runbook", "Failback procedure"},
        {"drill", "Drill and test runbook", "Drill procedure"},
    }};
    return kWords[static_cast<std::size_t>(kind)];
}

} // namespace

std::string_view toWord(RunbookKind kind)
{
    return wordsOf(kind).word;
}

std::optional<RunbookKind> runbookKindFromWord(std::string_view word)
{
    for (const RunbookKind kind : kAllRunbooks) {
        if (toWord(kind) == word)
            return kind;
    }
    return std::nullopt;
}

std::string titleOf(RunbookKind kind)
{
    return std::string(wordsOf(kind).title);
}

std::string procedureTitle(RunbookKind kind)
{
    return std::string(wordsOf(kind).procedure);
}

Disruption disruptionOf(RunbookKind kind)
{
    Disruption disruption;
    disruption.planned = kind == RunbookKind::Planned || kind == RunbookKind::Drill;
    return disruption;
}

PlanOptions planOptionsOf(RunbookKind kind)
{
    PlanOptions options;
    options.back = kind == RunbookKind::Failback;
    return options;
}

bool opensAWindow(RunbookKind kind)
{
    return kind != RunbookKind::Failover;
}

} // namespace breakwater
