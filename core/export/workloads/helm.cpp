// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/workloads/helm.h"

#include "core/export/bicep/fragment.h"
#include "core/export/quote.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

namespace breakwater::workloads {

namespace {

std::optional<ParameterValue> valueOf(std::string_view key, const Service &service, const ServiceKind &kind)
{
    if (const ParameterValue *said = service.parameter(key))
        return *said;
    const ParameterFact *fact = kind.parameter(key);
    return fact == nullptr ? std::nullopt : fact->defaultValue;
}

std::string wordOf(const ParameterValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? "true" : "false";
    if (const double *number = std::get_if<double>(&value))
        return fmt::format("{}", std::llround(*number));
    const std::string *text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

std::string scalar(const ParameterValue &value)
{
    return std::holds_alternative<std::string>(value) ? quote::yaml(wordOf(value)) : wordOf(value);
}

/// Every `parameter=value` that is so, for the conditions of a fragment.
bicep::Features featuresOf(const Service &service, const ServiceKind &kind)
{
    bicep::Features features;
    for (const ParameterFact &fact : kind.parameters) {
        if (const auto value = valueOf(fact.key, service, kind))
            features.insert(fact.key + "=" + wordOf(*value));
    }
    return features;
}

bool readLine(std::string_view line, HelmFragment &fragment)
{
    const auto words = [](std::string_view text) {
        std::vector<std::string> list(1);
        for (const char c : text) {
            if (c == ' ')
                list.emplace_back();
            else
                list.back() += c;
        }
        return list;
    };
    const std::vector<std::string> all = words(line);
    if (all.size() == 2 && all[0] == "release") {
        fragment.release = all[1];
        return true;
    }
    if (all.size() == 4 && all[0] == "chart") {
        fragment.chart = all[1];
        fragment.repository = all[2];
        fragment.versions = all[3];
        return true;
    }
    const std::size_t meaning = line.find(" -- ");
    if (!all[0].starts_with("set") || all.size() < 4 || all[2] != "--" || meaning == std::string_view::npos)
        return false;
    const std::string &set = all[0];
    const bool conditional = set.size() > 5 && set[3] == '[' && set.back() == ']';
    if (set != "set" && !conditional)
        return false;
    fragment.asks.push_back({conditional ? set.substr(4, set.size() - 5) : std::string(), all[1],
                             std::string(line.substr(meaning + 4))});
    return true;
}

} // namespace

Result<HelmFragment> parseHelm(std::string_view text, const std::string &place)
{
    HelmFragment fragment;
    std::string *section = nullptr;
    int number = 0;
    for (const std::string_view line : bicep::linesOf(text)) {
        ++number;
        if (line == "---" || line == "--- failover")
            section = line == "---" ? &fragment.values : &fragment.failover;
        else if (section != nullptr)
            *section += std::string(line) + "\n";
        else if (!line.empty() && !line.starts_with("//") && !readLine(line, fragment))
            return Error{Error::Code::Invalid, "This line of a Helm fragment cannot be read.",
                         place + ":" + std::to_string(number)};
    }
    if (fragment.release.empty() || fragment.chart.empty() || fragment.values.empty())
        return Error{Error::Code::Invalid, "A Helm fragment needs release, chart and values.", place};
    return fragment;
}

Result<std::string> renderValues(std::string_view body, const Service &service, const ServiceKind &kind)
{
    std::optional<std::string> text = bicep::decided(body, featuresOf(service, kind));
    if (!text)
        return Error{Error::Code::Invalid, "A condition of a Helm fragment is not closed.", kind.id.text};
    for (std::size_t at = 0; (at = text->find("{{", at)) != std::string::npos;) {
        const std::size_t end = text->find("}}", at);
        const std::string key = text->substr(at + 2, end == std::string::npos ? 0 : end - at - 2);
        const auto value = valueOf(key, service, kind);
        if (!value)
            return Error{Error::Code::Impossible,
                         fmt::format("Neither the design nor the catalog says {}.", key), service.name};
        const std::string filled = scalar(*value);
        text->replace(at, end + 2 - at, filled);
        at += filled.size();
    }
    return *text;
}

bool holds(const std::string &condition, const Service &service, const ServiceKind &kind)
{
    return condition.empty() || featuresOf(service, kind).contains(condition);
}

} // namespace breakwater::workloads
