// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/checks.h"

#include <algorithm>

namespace breakwater::catalog {
namespace {

bool fits(ParameterFact::Type type, const ParameterValue &value)
{
    switch (type) {
    case ParameterFact::Type::Bool:
        return std::holds_alternative<bool>(value);
    case ParameterFact::Type::Number:
        return std::holds_alternative<double>(value);
    case ParameterFact::Type::String:
        return std::holds_alternative<std::string>(value);
    case ParameterFact::Type::List:
        return std::holds_alternative<std::vector<std::string>>(value);
    case ParameterFact::Type::Enum:
        return !std::holds_alternative<std::vector<std::string>>(value);
    }
    return false;
}

std::string_view typeWord(ParameterFact::Type type)
{
    for (const auto &[known, text] : wordsOf(type))
        if (known == type)
            return text;
    return {};
}

} // namespace

void ParameterChecks::parameters(const std::vector<ParameterFact> &list)
{
    unique(
        list, [](const ParameterFact &item) { return item.key; }, "parameter");
    for (const ParameterFact &item : list)
        parameter(item);
}

void ParameterChecks::parts(const std::vector<PartKindFact> &list)
{
    unique(
        list, [](const PartKindFact &part) { return part.kind; }, "part kind");
    for (const PartKindFact &part : list) {
        expect(isKebab(part.kind), &part.kind, "A part kind is lower-case words joined by hyphens.");
        parameters(part.parameters);
    }
}

void ParameterChecks::parameter(const ParameterFact &parameter)
{
    using Type = ParameterFact::Type;
    expect(isCamel(parameter.key), &parameter.key, "A parameter's key is written likeThis.");
    expect(parameter.type != Type::Enum || !parameter.values.empty(), &parameter.type,
           "An enum lists its values.");
    if (parameter.min && parameter.max)
        expect(*parameter.min <= *parameter.max, &*parameter.min, "The minimum is above the maximum.");
    if (parameter.defaultValue)
        defaultOf(parameter, *parameter.defaultValue);
}

void ParameterChecks::defaultOf(const ParameterFact &parameter, const ParameterValue &value)
{
    expect(fits(parameter.type, value), &value,
           "The default is not of the type \"" + std::string(typeWord(parameter.type)) + "\".");
    if (!parameter.values.empty())
        expect(std::find(parameter.values.begin(), parameter.values.end(), value) != parameter.values.end(),
               &value, "The default is not among the values.");
    if (const double *number = std::get_if<double>(&value))
        expect((!parameter.min || *parameter.min <= *number) && (!parameter.max || *number <= *parameter.max),
               &value, "The default is outside of minimum and maximum.");
}

} // namespace breakwater::catalog
