// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parity/parity.h"

#include <algorithm>

namespace breakwater {

namespace {

const ParameterValue *valueOf(const Parameters &parameters, const std::string &key)
{
    const auto found = parameters.find(key);
    return found == parameters.end() ? nullptr : &found->second;
}

void compare(const Parameters &primary, const Parameters &secondary, const std::vector<ParameterFact> &facts,
             const std::string &prefix, Parity &parity)
{
    for (const ParameterFact &fact : facts) {
        const ParameterValue *here = valueOf(primary, fact.key), *there = valueOf(secondary, fact.key);
        if (fact.regional || (here == nullptr && there == nullptr))
            continue;
        if (here == nullptr || there == nullptr) {
            parity.unknown.push_back(prefix + labelOf(fact));
            continue;
        }
        ++parity.compared;
        if (*here != *there)
            parity.differing.push_back(prefix + labelOf(fact));
    }
}

const Part *twinOf(const Part &part, const Service &service)
{
    const auto found = std::find_if(service.parts.begin(), service.parts.end(), [&part](const Part &other) {
        return other.kind == part.kind && other.name == part.name;
    });
    return found == service.parts.end() ? nullptr : &*found;
}

std::string nameOf(const Part &part)
{
    return spaced(part.kind) + ' ' + part.name;
}

} // namespace

std::string labelOf(const ParameterFact &fact)
{
    std::string label = fact.label.empty() ? fact.key : fact.label;
    // An abbreviation keeps its capitals.
    if (label.size() < 2 || std::islower(static_cast<unsigned char>(label[1])) != 0)
        label[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(label[0])));
    return label;
}

Parity parityOf(const Service &primary, const Service &secondary, const ServiceKind &kind)
{
    Parity parity;
    compare(primary.parameters, secondary.parameters, kind.parameters, {}, parity);
    for (const Part &part : primary.parts) {
        ++parity.compared;
        const Part *twin = twinOf(part, secondary);
        const PartKindFact *facts = kind.part(part.kind);
        if (twin == nullptr)
            parity.differing.push_back(nameOf(part));
        else if (facts != nullptr)
            compare(part.parameters, twin->parameters, facts->parameters, nameOf(part) + ": ", parity);
    }
    for (const Part &part : secondary.parts)
        if (twinOf(part, primary) == nullptr) {
            ++parity.compared;
            parity.differing.push_back(nameOf(part));
        }
    return parity;
}

} // namespace breakwater
