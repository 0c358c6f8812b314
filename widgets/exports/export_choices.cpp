// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/export_choices.h"

#include "core/export/runbook/sections.h"
#include "widgets/session/preferences.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

namespace breakwater {

namespace {

using Json = nlohmann::json;
constexpr const char *kKey = "dialog"; ///< in `exportChoices` of the engagement

std::vector<std::string> wordsIn(const Json &json, const char *key, const std::vector<std::string> &known)
{
    std::vector<std::string> words;
    const auto list = json.find(key);
    if (list == json.end() || !list->is_array())
        return words;
    for (const std::string &word : known) { // in the order of the program, each once
        if (std::find(list->begin(), list->end(), Json(word)) != list->end())
            words.push_back(word);
    }
    return words;
}

bool flagIn(const Json &json, const char *key)
{
    const auto flag = json.find(key);
    return flag != json.end() && flag->is_boolean() && flag->get<bool>();
}

std::string textOf(const ExportPlan &plan)
{
    Json stamps = Json::array();
    for (const StampId &stamp : plan.choices.stamps)
        stamps.push_back(stamp.text);
    const bundle::Choices &c = plan.choices;
    return Json{{"pack", plan.pack}, {"runbooks", c.runbooks}, {"formats", c.formats}, {"board", c.board},
                {"iac", c.iac},      {"diagrams", c.diagrams}, {"stamps", stamps},     {"letter", c.letter}}
        .dump();
}

/// Every key of the design that a plan decides on; empty: the key is not written.
std::map<std::string, std::string> choicesOf(const ExportPlan &plan)
{
    return {
        {kKey, textOf(plan)},
        {kSectionsChoice, plan.choices.sections.empty() ? std::string() : Json(plan.choices.sections).dump()},
        {kThemeChoice, plan.theme ? writePaperTheme(*plan.theme) : std::string()}};
}

} // namespace

ExportPlan rememberedPlan(const Topology &topology)
{
    ExportPlan plan;
    plan.choices.sections = sectionsOf(topology);
    const auto &kept = topology.engagement->exportChoices;
    if (const auto theme = kept.find(kThemeChoice); theme != kept.end())
        if (auto read = readPaperTheme(theme->second, {}))
            plan.theme = std::move(*read);
    const auto text = topology.engagement->exportChoices.find(kKey);
    const Json json =
        text == topology.engagement->exportChoices.end() ? Json() : Json::parse(text->second, nullptr, false);
    if (!json.is_object()) {
        plan.choices.runbooks = {"failover"};
        plan.choices.formats = {"pdf"};
        plan.choices.letter = Preferences::self().letterPaper();
        return plan;
    }
    plan.pack = flagIn(json, "pack");
    plan.choices.runbooks = wordsIn(json, "runbooks", bundle::knownRunbooks());
    plan.choices.formats = wordsIn(json, "formats", bundle::knownFormats());
    plan.choices.board = flagIn(json, "board");
    plan.choices.iac = wordsIn(json, "iac", bundle::knownIac());
    plan.choices.diagrams = wordsIn(json, "diagrams", bundle::knownDiagrams());
    plan.choices.letter = flagIn(json, "letter");
    std::vector<std::string> ids;
    for (const auto &stamp : topology.stamps)
        ids.push_back(stamp->id.text);
    for (const std::string &id : wordsIn(json, "stamps", ids))
        plan.choices.stamps.push_back({id});
    return plan;
}

bool remembers(const Topology &topology, const ExportPlan &plan)
{
    const auto &kept = topology.engagement->exportChoices;
    for (const auto &[key, text] : choicesOf(plan)) {
        const auto found = kept.find(key);
        if (text.empty()
                ? found != kept.end()
                // By value: a file may write the same object with other blanks.
                : found == kept.end() || Json::parse(found->second, nullptr, false) != Json::parse(text))
            return false;
    }
    return true;
}

Edit rememberPlan(const ExportPlan &plan)
{
    return changeEngagement([choices = choicesOf(plan)](Engagement &engagement) {
        for (const auto &[key, text] : choices) {
            if (text.empty())
                engagement.exportChoices.erase(key);
            else
                engagement.exportChoices[key] = text;
        }
    });
}

} // namespace breakwater
