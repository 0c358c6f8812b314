// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pipelines/pipeline.h"
#include "core/export/quote.h"

#include <fmt/format.h>

namespace breakwater::pipelines {

namespace {

std::string choice(const std::string &lost, const std::string &normal)
{
    return fmt::format("case \"$MODE\" in\n  failover) {} ;;\n  normal) {}{};;\n  *) echo \"MODE is "
                       "normal or failover\" >&2; exit 2 ;;\nesac\n",
                       lost, normal, normal.empty() ? "" : " ");
}

} // namespace

std::string bicepScript(const Code &code, bool deploys)
{
    std::string out = "set -euo pipefail\n";
    std::string parameters = "main.bicepparam";
    if (code.pair) {
        out += choice("parameters=failover.bicepparam", "parameters=main.bicepparam");
        parameters = "\"$parameters\"";
    }
    if (deploys)
        return out
            + fmt::format("az deployment sub create --name \"{}-$RUN\" --location {} --parameters {}\n",
                          code.stamp, code.location, parameters);
    return out
        + fmt::format("az bicep build-params --file {0} --stdout >/dev/null\n"
                      "az deployment sub what-if --location {1} --parameters {0}\n",
                      parameters, code.location);
}

std::string terraformScript(const Code &code, const Configuration &configuration, bool deploys)
{
    std::string out = "set -euo pipefail\n";
    std::string values;
    if (code.pair && configuration.leftAlone) {
        out += choice("echo \"Left alone while the primary region is lost.\"; exit 0", "");
        values = configuration.told ? " -var-file=normal.tfvars" : "";
    } else if (configuration.told) {
        out += choice("values=failover.tfvars", "values=normal.tfvars");
        values = " -var-file=\"$values\"";
    }
    out += fmt::format(
        "# A state of its own, kept where both regions can be lost without it.\n"
        "printf 'terraform {{\\n  backend \"azurerm\" {{}}\\n}}\\n' >backend_override.tf\n"
        "terraform init -input=false \\\n  -backend-config=\"storage_account_name=$STATE_ACCOUNT\" \\\n"
        "  -backend-config=\"container_name=$STATE_CONTAINER\" \\\n  -backend-config=\"key={}/{}.tfstate\"\n",
        code.stamp, configuration.folder);
    if (deploys)
        return out + "terraform apply -input=false -auto-approve" + values + "\n";
    return out + "terraform validate\nterraform plan -input=false" + values + "\n";
}

std::string filled(std::string_view text, const std::map<std::string, std::string> &holes)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text[at] == '@' ? text.find('@', at + 1) : std::string_view::npos;
        const auto hole = begin == std::string_view::npos
            ? holes.end()
            : holes.find(std::string(text.substr(at + 1, begin - at - 1)));
        if (hole == holes.end()) {
            out += text[at++];
            continue;
        }
        const std::string margin(out.size() - (out.rfind('\n') + 1), ' ');
        std::string value = hole->second;
        while (value.ends_with('\n'))
            value.pop_back();
        at = begin + 1;
        if (value.empty() && out.ends_with(margin) && at < text.size() && text[at] == '\n') {
            // A line of its own that has nothing to say is no line.
            out.resize(out.size() - margin.size());
            ++at;
            continue;
        }
        for (const char c : value) {
            out += c;
            if (c == '\n')
                out += margin;
        }
    }
    return out;
}

std::string heading(const Code &code, const Stamping &stamping)
{
    return fmt::format(
        "# Validates and deploys stamp {} with {}.\n# Design {}, catalog {}, as of {}, written by {}.\n"
        "# Signs in by a federated identity: no secret stands here or in the repository.\n",
        quote::line(code.stampName), code.language == "bicep" ? "Bicep" : "Terraform", stamping.shortHash(),
        quote::line(stamping.catalogVersion), stamping.asOf, quote::line(stamping.writer));
}

} // namespace breakwater::pipelines
