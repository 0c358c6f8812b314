// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chaos/fault.h"

#include "core/export/bicep/fragment.h"

namespace breakwater::chaos {

namespace {

std::pair<std::string, std::string> halves(std::string_view text, std::string_view between)
{
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos)
        return {std::string(text), std::string()};
    return {std::string(text.substr(0, at)), std::string(text.substr(at + between.size()))};
}

bool readLine(Fault &fault, std::string_view line)
{
    const auto [word, rest] = halves(line, " ");
    if (word == "target")
        fault.target = rest;
    else if (word == "capability")
        fault.capability = rest;
    else if (word == "fault")
        fault.urn = rest;
    else if (word == "does")
        fault.does = rest;
    else if (word == "refused")
        fault.refused = rest;
    else if (word == "parameter")
        fault.parameters.push_back(halves(rest, " "));
    else if (word == "role")
        fault.roles.push_back(halves(rest, " ").first);
    else if (word == "unless") {
        const auto [what, why] = halves(rest, " -- ");
        const auto [parameter, value] = halves(what, " ");
        fault.unless.push_back({parameter, value, why});
    } else
        return false;
    return !rest.empty();
}

} // namespace

Result<Fault> parseFault(std::string_view text, const std::string &place)
{
    Fault fault;
    int number = 0;
    for (const std::string_view line : bicep::linesOf(text)) {
        ++number;
        if (line.empty() || line.starts_with("//"))
            continue;
        if (!readLine(fault, line))
            return Error{Error::Code::Invalid, "This line of a fault cannot be read.",
                         place + ":" + std::to_string(number)};
    }
    const bool whole = !fault.target.empty() && !fault.capability.empty() && !fault.urn.empty()
        && !fault.roles.empty() && !fault.does.empty();
    if (fault.refused.empty() && !whole)
        return Error{Error::Code::Invalid, "A fault needs target, capability, fault, role and does.", place};
    return fault;
}

} // namespace breakwater::chaos
