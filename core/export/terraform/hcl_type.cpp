// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/expression.h"

#include "core/support/trimmed.h"

#include <algorithm>

namespace breakwater::terraform {

Result<std::string> hclType(std::string_view bicep, const std::map<std::string, std::string> &types)
{
    bicep = trimmed(bicep);
    if (bicep.ends_with("?")) {
        Result<std::string> inner = hclType(bicep.substr(0, bicep.size() - 1), types);
        return inner ? Result<std::string>("optional(" + *inner + ")") : inner;
    }
    if (bicep.ends_with("[]")) {
        Result<std::string> inner = hclType(bicep.substr(0, bicep.size() - 2), types);
        return inner ? Result<std::string>("list(" + *inner + ")") : inner;
    }
    if (bicep.starts_with("'") || bicep == "string")
        return std::string("string");
    if (bicep == "int")
        return std::string("number");
    if (bicep == "bool")
        return std::string("bool");
    if (bicep.starts_with("{") && bicep.ends_with("}")) {
        std::string out = "object({ ";
        std::string_view rest = bicep.substr(1, bicep.size() - 2);
        bool first = true;
        while (!trimmed(rest).empty()) {
            const std::size_t end = std::min(rest.find(','), rest.size());
            const std::string_view field = rest.substr(0, end);
            const std::size_t colon = field.find(':');
            if (colon == std::string_view::npos)
                return Error{Error::Code::Invalid, "A field without a type.", std::string(bicep)};
            Result<std::string> inner = hclType(field.substr(colon + 1), types);
            if (!inner)
                return inner;
            out += (first ? "" : ", ") + std::string(trimmed(field.substr(0, colon))) + " = " + *inner;
            first = false;
            rest = end == rest.size() ? std::string_view() : rest.substr(end + 1);
        }
        return out + " })";
    }
    const auto known = types.find(std::string(bicep));
    if (known == types.end())
        return Error{Error::Code::Invalid, "A type that nobody declares.", std::string(bicep)};
    return hclType(known->second, types);
}

} // namespace breakwater::terraform
