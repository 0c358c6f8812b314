// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/module_calls.h"

#include "core/export/bicep/outputs.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::bicep {

std::string sectionTitle(const ServiceKind &kind, const std::string &section)
{
    if (section == "access")
        return "Rights of one identity on one " + kind.shortName
            + ", which may stand in another resource group.";
    if (section == "failover-group")
        return "The failover group of one database, made on its primary server.";
    if (section == "object-replication")
        return "One end of an object replication; made at the destination first, then at the source.";
    if (section == "front-door")
        return "A web application firewall policy for Front Door, of the same content as one for a gateway.";
    if (section == "zone-links")
        return "Links of one more network to private DNS zones that exist.";
    if (section == "federation")
        return "Who may sign in as an identity with tokens of another issuer; made when the issuer stands.";
    if (section == "virtual-endpoint")
        return "The name that clients of a PostgreSQL pair connect to; it follows the server that takes the "
               "writes.";
    if (section == "alias")
        return "The name that clients of a pair of " + kind.shortName
            + " namespaces connect to; only settings are kept alike, no data.";
    return "Part of " + kind.shortName + ": " + section + ".";
}

bool mentions(std::string_view text, std::string_view word)
{
    const auto isWord = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool before = at == 0 || (!isWord(text[at - 1]) && text[at - 1] != '.');
        const std::size_t end = at + word.size();
        if (before && (end == text.size() || !isWord(text[end])))
            return true;
    }
    return false;
}

Result<std::string> Modules::text(const ServiceKind &kind, const std::string &section)
{
    const std::string file = moduleFile(kind, section);
    if (const auto known = m_texts.find(file); known != m_texts.end())
        return known->second;
    static const Features none;
    const auto features = m_plan.features.find(kind.id);
    Result<std::string> rendered = renderSection(m_plan.fragments.at(kind.id), section,
                                                 features == m_plan.features.end() ? none : features->second,
                                                 kind.armType, kind.armApiVersion, settingsType(kind));
    if (rendered) {
        m_texts[file] = *rendered;
        m_titles[file] = section.empty() ? m_plan.fragments.at(kind.id).title : sectionTitle(kind, section);
    }
    return rendered;
}

void Modules::keepOutputsOf(const std::vector<std::string> &callers)
{
    auto read = outputsRead(callers);
    for (auto &[file, text] : m_texts)
        text = withOutputs(text, read[file]);
}

Arguments taken(const std::string &module, Arguments arguments)
{
    std::erase_if(arguments, [&](const auto &one) { return !declares(module, one.first); });
    return arguments;
}

std::string call(const std::string &symbolic, const std::string &file, const std::string &scope,
                 const std::string &condition, const Arguments &arguments, std::vector<std::string> after,
                 const std::string &comment)
{
    Value params = Value::object();
    std::string printed;
    for (const auto &[name, value] : arguments) {
        params.set(name, value);
        printed += value.print() + "\n";
    }
    // What a value already waits for needs no line of its own.
    std::erase_if(after, [&](const std::string &other) {
        return printed.find(other + ".outputs") != std::string::npos
            || printed.find(other + "!.outputs") != std::string::npos;
    });
    std::sort(after.begin(), after.end());
    after.erase(std::unique(after.begin(), after.end()), after.end());
    std::string out = comment.empty() ? "" : "// " + comment + "\n";
    out += fmt::format("module {} 'modules/{}.bicep' = {}{{\n", symbolic, file,
                       condition.empty() ? "" : "if (" + condition + ") ");
    if (!scope.empty())
        out += "  scope: " + scope + "\n";
    out += "  params: " + params.print(1) + "\n";
    if (!after.empty()) {
        out += "  dependsOn: [\n";
        for (const std::string &other : after)
            out += "    " + other + "\n";
        out += "  ]\n";
    }
    return out + "}\n";
}

Result<std::string> callOf(const Helper &helper, Modules &modules)
{
    const Result<std::string> module = modules.text(*helper.kind, helper.section);
    if (!module)
        return module.error();
    return call(helper.symbol, moduleFile(*helper.kind, helper.section), helper.scope, helper.condition,
                taken(*module, helper.arguments), helper.after, helper.comment)
        + "\n";
}

} // namespace breakwater::bicep
