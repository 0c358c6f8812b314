// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/told.h"

#include "core/export/bicep/questions.h"

#include <fmt/format.h>

namespace breakwater::terraform {

namespace {

bool mentions(const std::string &text, const std::string &word)
{
    return text.find(word) != std::string::npos;
}

} // namespace

std::string variables(const std::string &body)
{
    std::string out;
    if (mentions(body, "var.fullScale"))
        out += "variable \"fullScale\" {\n  description = \"Carry the whole load, not only stand by.\"\n "
               " type = "
               "bool\n}\n\n";
    if (mentions(body, "var.activeRegion"))
        out += "variable \"activeRegion\" {\n  description = \"Region that answers clients. Set it after a "
               "failover, "
               "so that no later run sends them back.\"\n  type = string\n\n  validation {\n    condition = "
               "contains([\"primary\", \"secondary\"], var.activeRegion)\n    error_message = \"Either "
               "primary or "
               "secondary.\"\n  }\n}\n\n";
    if (mentions(body, "var.secondaryScale"))
        out += "variable \"secondaryScale\" {\n  description = \"How much of the secondary region is "
               "there: absent, "
               "standby or full.\"\n  type = string\n\n  validation {\n    condition = "
               "contains([\"absent\", "
               "\"standby\", \"full\"], var.secondaryScale)\n    error_message = \"One of absent, "
               "standby, full.\"\n  "
               "}\n}\n\n";
    for (const bicep::Question &question : bicep::questions()) {
        if (!mentions(body, "var." + std::string(question.name)))
            continue;
        const bool group = question.type == "sqlAdministratorSettings";
        out += fmt::format("variable \"{}\" {{\n  description = \"{}\"\n  type = {}\n{}}}\n\n", question.name,
                           question.description,
                           group ? "object({ name = string, objectId = string })" : "string",
                           question.secret ? "  sensitive = true\n" : "");
    }
    return out;
}

std::string answers(const std::string &body, const std::string &standing, bool failover)
{
    std::string values;
    if (mentions(body, "var.fullScale"))
        values += fmt::format("fullScale = {}\n", failover || standing == "full");
    if (mentions(body, "var.activeRegion"))
        values += fmt::format("activeRegion = \"{}\"\n", failover ? "secondary" : "primary");
    if (mentions(body, "var.secondaryScale"))
        values += fmt::format("secondaryScale = \"{}\"\n", failover ? "full" : standing);
    return values;
}

} // namespace breakwater::terraform
