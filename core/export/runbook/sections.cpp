// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/sections.h"

#include "core/export/runbook/parts.h"

#include <algorithm>
#include <cctype>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater {

namespace {

using namespace paper;

bool isIn(const std::vector<std::string> &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// What was taken out: the places that links may no longer lead to, and the numbers of the parts.
struct Removed {
    std::set<std::string, std::less<>> anchors;
    std::vector<std::string> parts, appendices;

    void add(const Block &block)
    {
        if (const auto *heading = std::get_if<Heading>(&block)) {
            anchors.insert(heading->anchor);
            if (heading->level == 1)
                (std::isdigit(static_cast<unsigned char>(heading->number.front())) ? parts : appendices)
                    .push_back(heading->number);
        } else if (const auto *steps = std::get_if<StepTable>(&block)) {
            for (const StepTable::Group &group : steps->groups)
                for (const StepRow &row : group.rows)
                    anchors.insert(row.anchor);
        }
    }
    bool has(const std::string &href) const
    {
        return href.rfind('#', 0) == 0 && anchors.count(std::string_view(href).substr(1)) > 0;
    }
    /// "parts 3-8, 10; appendices A, I"
    std::string words() const
    {
        const std::string first = listed("part", "parts", parts),
                          second = listed("appendix", "appendices", appendices);
        return first + (first.empty() || second.empty() ? "" : "; ") + second;
    }

private:
    /// A place that has a next one: 9 and 10, A and B.
    static int placeOf(const std::string &number)
    {
        return std::isdigit(static_cast<unsigned char>(number.front())) ? std::stoi(number) : number.front();
    }
    static std::string listed(std::string_view one, std::string_view many,
                              const std::vector<std::string> &numbers)
    {
        std::vector<std::string> runs;
        for (std::size_t from = 0; from < numbers.size();) {
            std::size_t to = from;
            while (to + 1 < numbers.size() && placeOf(numbers[to + 1]) == placeOf(numbers[to]) + 1)
                ++to;
            runs.push_back(to == from ? numbers[from] : numbers[from] + "-" + numbers[to]);
            from = to + 1;
        }
        return runs.empty() ? std::string()
                            : fmt::format("{} {}", numbers.size() == 1 ? one : many, fmt::join(runs, ", "));
    }
};

class Unlink {
public:
    explicit Unlink(const Removed &removed)
        : m_removed(removed)
    { }
    void operator()(Paragraph &paragraph) const { clear(paragraph.runs); }
    void operator()(List &list) const
    {
        for (Runs &item : list.items)
            clear(item);
    }
    void operator()(Table &table) const
    {
        for (std::vector<Cell> &row : table.rows)
            for (Cell &cell : row)
                clear(cell.runs);
    }
    void operator()(StepTable &steps) const
    {
        for (StepTable::Group &group : steps.groups)
            for (StepRow &row : group.rows)
                clear(row.afterLinks);
    }
    template <typename Other>
    void operator()(Other &) const
    { }

private:
    void clear(Runs &runs) const
    {
        for (Run &run : runs)
            if (m_removed.has(run.href))
                run.href.clear();
    }
    const Removed &m_removed;
};

void countAnew(Document &document, const Removed &removed)
{
    const std::size_t before = document.missing.size();
    std::erase_if(document.missing,
                  [&](const MissingEntry &entry) { return removed.anchors.count(entry.anchor) > 0; });
    const std::size_t gone = before - document.missing.size();
    document.toComplete = static_cast<int>(document.missing.size());
    for (Fact &figure : document.figures)
        if (figure.label == toCompleteFigure(0, 0).label)
            figure = toCompleteFigure(document.missing.size(), gone);
}

} // namespace

const std::vector<RunbookSection> &runbookSections()
{
    static const std::vector<RunbookSection> all = {
        {"document-control", "Document control"},
        {"emergency-card", "Emergency card"},
        {"purpose", "Purpose, scope and assumptions"},
        {"objectives", "Workload and objectives"},
        {"roles", "Roles and contacts"},
        {"entry", "Entry criteria and approval"},
        {"activation", "Activation"},
        {"communications", "Communications"},
        {"readiness", "Readiness checks"},
        {"procedure", "Failover procedure"},
        {"validation", "Validation and declaration of recovery"},
        {"operating", "Operating while failed over"},
        {"failback", "Failback"},
        {"drill-record", "Record of the drill"},
        {"closure", "Closure"},
        {"drill-plan", "Drill and test plan"},
        {"findings", "Findings, accepted risks and open decisions"},
        {"topology", "Topology pictures", true},
        {"inventory", "Inventory", true},
        {"recovery-order", "Dependency and recovery order", true},
        {"evidence", "Evidence of RTO and RPO", true},
        {"settings", "Replication and backup settings", true},
        {"names", "Endpoints, certificates and secrets", true},
        {"code", "Infrastructure code and parameters", true},
        {"support", "Support and escalation", true},
        {"glossary", "Glossary", true},
        {"forms", "Forms", true}};
    return all;
}

std::vector<std::string> knownSections()
{
    std::vector<std::string> words;
    for (const RunbookSection &section : runbookSections())
        words.emplace_back(section.word);
    return words;
}

std::vector<std::string> sectionsOf(const Topology &topology)
{
    const auto &choices = topology.engagement->exportChoices;
    const auto text = choices.find(kSectionsChoice);
    if (text == choices.end())
        return {};
    const auto json = nlohmann::json::parse(text->second, nullptr, false);
    std::vector<std::string> words;
    if (!json.is_array())
        return words;
    for (const std::string &word : knownSections())
        if (std::find(json.begin(), json.end(), nlohmann::json(word)) != json.end())
            words.push_back(word);
    return words;
}

void keepSections(Document &document, const std::vector<std::string> &sections)
{
    if (sections.empty())
        return;
    Removed removed;
    std::vector<Block> kept;
    bool keeps = true;
    for (Block &block : document.blocks) {
        if (const auto *heading = std::get_if<Heading>(&block); heading != nullptr && heading->level == 1)
            keeps = isIn(sections, heading->anchor);
        if (keeps)
            kept.push_back(std::move(block));
        else
            removed.add(block);
    }
    document.blocks = std::move(kept);
    if (removed.anchors.empty())
        return;
    for (Block &block : document.blocks)
        std::visit(Unlink(removed), block);
    countAnew(document, removed);
    document.cover.push_back({"Left out", removed.words(), {}, {}});
}

} // namespace breakwater
