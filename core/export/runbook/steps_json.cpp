// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/steps_json.h"

#include "core/export/quote.h"
#include "core/support/embedded.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace breakwater {
std::span<const EmbeddedFile> embeddedRunbookSchema(); // made by the build
} // namespace breakwater

namespace breakwater::paper {

namespace {

using Json = nlohmann::ordered_json;

/// At most two decimals, as everything else prints minutes.
Json minutes(double value)
{
    return std::round(value * 100) / 100;
}
Json minutes(const std::optional<double> &value)
{
    return value ? minutes(*value) : Json(nullptr);
}

Json orNull(const std::string &text)
{
    return text.empty() ? Json(nullptr) : Json(quote::prose(text));
}

Json stepJson(const StepRow &step, const std::string &phase)
{
    Json json{{"number", step.number},
              {"key", step.key},
              {"phase", phase},
              {"kind", step.marker},
              {"action", quote::line(step.action)},
              {"owner", orNull(step.owner)},
              {"after", step.afterNumbers},
              {"startsAt", minutes(step.startsAt)},
              {"endsAt", minutes(step.endsAt)},
              {"expectedMinutes", minutes(step.expected)},
              {"mostMinutes", minutes(step.most)},
              {"measured", step.measured.has_value()},
              {"critical", step.critical},
              {"expect", orNull(step.verification)},
              {"rollback", orNull(step.rollback)},
              {"note", orNull(step.note)}};
    json["command"] = step.command ? Json{{"shell", step.command->shell},
                                          {"text", step.command->command},
                                          {"readOnly", step.command->readOnly}}
                                   : Json(nullptr);
    json["toComplete"] = step.missing
        ? Json{{"owner", orNull(step.missing->owner)}, {"what", quote::line(step.missing->what)}}
        : Json(nullptr);
    json["actual"] = {
        {"start", nullptr}, {"end", nullptr}, {"minutes", nullptr}, {"by", nullptr}, {"result", nullptr}};
    return json;
}

Json tableJson(const StepTable &table)
{
    Json steps = Json::array();
    for (const StepTable::Group &group : table.groups) {
        for (const StepRow &step : group.rows)
            steps.push_back(stepJson(step, group.phase));
    }
    const Json actual{{"rtoMinutes", nullptr}, {"rpoMinutes", nullptr}, {"degradedModes", Json::array()}};
    return {{"plan", table.plan},
            {"stamp", table.stamp},
            {"name", quote::line(table.stampName)},
            {"actual", actual},
            {"steps", steps}};
}

Json sumJson(const SumLine &sum)
{
    return {{"stamp", sum.stamp},
            {"name", quote::line(sum.stampName)},
            {"detectMinutes", minutes(sum.detect)},
            {"decideMinutes", minutes(sum.decide)},
            {"lastStepEndsAt", minutes(sum.lastStepEnds)},
            {"totalMinutes", minutes(sum.total)},
            {"atLeast", sum.atLeast},
            {"unbounded", sum.unbounded},
            {"targetMinutes", minutes(sum.target)}};
}

} // namespace

std::string toStepsJson(const Document &document)
{
    Json variables = Json::array(), sums = Json::array(), procedures = Json::array(), missing = Json::array();
    for (const VariableLine &v : document.variables)
        variables.push_back({{"name", v.name},
                             {"state", v.state},
                             {"value", v.state == "known" ? Json(quote::line(v.value)) : Json(nullptr)},
                             {"meaning", quote::line(v.meaning)},
                             {"owner", orNull(v.owner)}});
    for (const SumLine &sum : document.sums)
        sums.push_back(sumJson(sum));
    for (const Block &block : document.blocks) {
        if (const auto *table = std::get_if<StepTable>(&block))
            procedures.push_back(tableJson(*table));
    }
    for (const MissingEntry &entry : document.missing)
        missing.push_back({{"where", quote::line(entry.where)},
                           {"what", quote::line(entry.what)},
                           {"owner", orNull(entry.owner)}});
    const Json json{{"format", "breakwater-runbook-steps"},
                    {"version", 1},
                    {"runbook", document.kind},
                    {"title", quote::line(document.title)},
                    {"designHash", document.designHash},
                    {"catalogVersion", document.catalogVersion},
                    {"assessedOn", document.asOf},
                    {"writer", document.writer},
                    {"rehearsal", {{"on", nullptr}}},
                    {"sums", sums},
                    {"variables", variables},
                    {"toComplete", missing},
                    {"procedures", procedures}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string_view stepsSchema()
{
    return embeddedRunbookSchema().front().bytes;
}

} // namespace breakwater::paper
