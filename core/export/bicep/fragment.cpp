// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/fragment.h"

#include "core/export/bicep/value.h"
#include "core/support/trimmed.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace breakwater::bicep {

namespace {

/// Takes the first word off the text.
std::string takeWord(std::string_view &text)
{
    text = trimmed(text);
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string word(text.substr(0, end));
    text = trimmed(text.substr(end));
    return word;
}

/// Splits at the mark; the second half is empty when the mark is missing.
std::pair<std::string_view, std::string_view> splitAt(std::string_view text, std::string_view mark)
{
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos)
        return {trimmed(text), {}};
    return {trimmed(text.substr(0, at)), trimmed(text.substr(at + mark.size()))};
}

/// `setting[feature]` -> `setting`, with the feature put aside.
std::string takeFeature(std::string &word)
{
    const std::size_t open = word.find('[');
    if (open == std::string::npos || word.back() != ']')
        return {};
    std::string feature = word.substr(open + 1, word.size() - open - 2);
    word.resize(open);
    return feature;
}

bool readName(std::string_view rest, NameRule &rule)
{
    const std::string shortest = takeWord(rest), longest = takeWord(rest), shape = takeWord(rest);
    const auto number = [](const std::string &text, std::size_t &value) {
        return std::from_chars(text.data(), text.data() + text.size(), value).ec == std::errc();
    };
    if (!number(shortest, rule.shortest) || !number(longest, rule.longest))
        return false;
    rule.shape = shape == "none" ? NameRule::Shape::None
        : shape == "domain"      ? NameRule::Shape::Domain
                                 : NameRule::Shape::Hyphen;
    rule.global = rest == "global";
    return (shape == "none" || shape == "domain" || shape == "hyphen") && (rest.empty() || rule.global);
}

bool readSetting(std::string_view rest, std::string feature, Fragment &fragment)
{
    FragmentSetting setting;
    setting.feature = std::move(feature);
    const auto [declaration, after] = splitAt(rest, ":=");
    auto [source, meaning] = splitAt(after, "--");
    std::string_view type = declaration;
    setting.name = takeWord(type);
    setting.type = std::string(type);
    setting.meaning = std::string(meaning);
    const std::string from = takeWord(source);
    setting.from = from == "parameter" ? FragmentSetting::From::Parameter
        : from == "equals"             ? FragmentSetting::From::Equals
                                       : FragmentSetting::From::Wired;
    setting.key = takeWord(source);
    setting.word = std::string(source);
    const bool sourceIsWhole = from == "wired" ? setting.key.empty()
        : from == "parameter"                  ? !setting.key.empty() && setting.word.empty()
                                               : from == "equals" && !setting.word.empty();
    if (!sourceIsWhole || setting.name.empty() || setting.type.empty() || setting.meaning.empty())
        return false;
    fragment.settings.push_back(std::move(setting));
    return true;
}

bool readDeclaration(std::string_view line, Fragment &fragment)
{
    std::string word = takeWord(line);
    const std::string feature = takeFeature(word);
    if (word == "prefix") {
        fragment.prefix = takeWord(line);
        while (!line.empty())
            fragment.otherPrefixes.push_back(takeWord(line));
    } else if (word == "name")
        return readName(line, fragment.name);
    else if (word == "type")
        fragment.types.emplace_back(feature, std::string(line));
    else if (word == "setting")
        return readSetting(line, feature, fragment);
    else if (word == "settings")
        fragment.hasSettings = line != "none";
    else if (word == "scales")
        fragment.scales = true;
    else if (word == "endpoint") {
        const std::string subresource = takeWord(line);
        fragment.endpoints.emplace_back(subresource, std::string(line));
    } else if (word == "address")
        fragment.address = std::string(line);
    else if (word == "within")
        fragment.within = std::string(line);
    else if (word == "spelt")
        fragment.spelt = std::string(line);
    else if (word == "idtype")
        fragment.idType = std::string(line);
    else if (word == "role") {
        const std::string id = takeWord(line);
        fragment.roles[std::string(line)] = id;
    } else if (word == "grant") {
        const std::string type = takeWord(line);
        fragment.grants[type] = std::string(line);
    } else if (word == "right") {
        const std::string kind = takeWord(line);
        fragment.rights[kind] = std::string(line);
    } else if (word == "restored")
        fragment.restored.insert(std::string(line));
    else if (word == "rebuilt")
        fragment.rebuilt.insert(std::string(line));
    else if (word == "gap")
        return readGap(line, fragment.gaps);
    else
        return false;
    return true;
}

void replaceAll(std::string &text, std::string_view from, std::string_view to)
{
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

constexpr std::string_view kAccess = R"(param name string
param principalId string
param roleIds string[]

resource target '{{type}}@{{api}}' existing = {
  name: name
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for roleId in roleIds: {
    name: guid(target.id, principalId, roleId)
    scope: target
    properties: {
      principalId: principalId
      // Said outright, because a new identity may not have reached the directory's replicas yet.
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roleId)
    }
  }
]
)";

constexpr std::string_view kDiagnostics = R"(
resource logs 'microsoft.insights/diagnosticSettings@2021-05-01-preview' = if (!empty(workspaceId)) {
  name: 'to-workspace'
  scope: {{symbol}}
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}
)";

bool isRead(std::string_view module, std::string_view member)
{
    for (std::size_t at = module.find(member); at != std::string_view::npos;
         at = module.find(member, at + 1)) {
        const std::size_t end = at + member.size();
        const bool behindDot = at > 0 && (module[at - 1] == '.' || module[at - 1] == '?');
        if (behindDot && (end == module.size() || std::isalnum(static_cast<unsigned char>(module[end])) == 0))
            return true;
    }
    return false;
}

std::string settingsDeclaration(const Fragment &fragment, const Features &features, const std::string &type,
                                std::string_view module)
{
    std::string out;
    for (const auto &[feature, declaration] : fragment.types) {
        if (feature.empty() || features.contains(feature))
            out += "@export()\ntype " + typeRead(declaration, module) + "\n";
    }
    if (!fragment.hasSettings)
        return out.empty() ? out : out + "\n";
    out += (out.empty() ? "" : "\n");
    out += "@export()\ntype " + type + " = {\n";
    for (const FragmentSetting &setting : fragment.settings) {
        if (setting.feature.empty() || features.contains(setting.feature))
            out += "  // " + setting.meaning + "\n  " + setting.name + ": " + setting.type + "\n";
    }
    return out + "}\n\nparam settings " + type + "\n";
}

} // namespace

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

bool readGap(std::string_view rest, std::vector<FragmentGap> &gaps)
{
    auto [when, what] = splitAt(rest, "--");
    FragmentGap gap;
    gap.key = takeWord(when);
    gap.value = std::string(when);
    gap.what = std::string(what);
    gap.when = gap.key == "option" ? FragmentGap::When::Option
        : gap.key == "part"        ? FragmentGap::When::Part
                                   : FragmentGap::When::Parameter;
    gaps.push_back(gap);
    return !gap.key.empty() && !gap.value.empty() && !gap.what.empty();
}

std::optional<std::string> decided(std::string_view body, const Features &features)
{
    std::vector<bool> open; // one a condition that is being read: are its lines kept
    std::string out;
    for (const std::string_view line : linesOf(body)) {
        const bool kept = std::all_of(open.begin(), open.end(), [](bool one) { return one; });
        if (line.starts_with("//#diagnostics ")) {
            std::string logs(kDiagnostics);
            logs.replace(logs.find("{{symbol}}"), 10, trimmed(line.substr(15)));
            out += kept && features.contains("wired workspaceId") ? logs : "";
        } else if (line.starts_with("//#if ")) {
            open.push_back(features.contains(std::string(trimmed(line.substr(6)))));
        } else if (line == "//#else" && !open.empty()) {
            open.back() = !open.back();
        } else if (line == "//#end" && !open.empty()) {
            open.pop_back();
        } else if (line.starts_with("//#")) {
            return std::nullopt;
        } else if (kept) {
            out += std::string(line) + "\n";
        }
    }
    return open.empty() ? std::optional(out) : std::nullopt;
}

const std::string *Fragment::endpointZone(std::string_view subresource) const
{
    const auto at = std::find_if(endpoints.begin(), endpoints.end(),
                                 [&](const auto &endpoint) { return endpoint.first == subresource; });
    return at == endpoints.end() ? nullptr : &at->second;
}

Result<Fragment> parseFragment(std::string_view text, const std::string &place)
{
    Fragment fragment;
    std::string *section = nullptr;
    int number = 0;
    for (const std::string_view line : linesOf(text)) {
        ++number;
        if (line == "---" || line.starts_with("--- ")) {
            section = &fragment.sections[std::string(trimmed(line.substr(3)))];
        } else if (section != nullptr) {
            *section += std::string(line) + "\n";
        } else if (line.starts_with("// ")) {
            fragment.title = fragment.title.empty() ? std::string(line.substr(3)) : fragment.title;
        } else if (!line.empty() && !readDeclaration(line, fragment)) {
            return Error{Error::Code::Invalid, "This line of a Bicep fragment cannot be read.",
                         place + ":" + std::to_string(number)};
        }
    }
    if (!fragment.sections.contains("") || fragment.prefix.empty())
        return Error{Error::Code::Invalid, "A Bicep fragment needs a prefix and a module.", place};
    if (!fragment.roles.empty())
        fragment.sections.emplace("access", kAccess);
    fragment.named = declares(fragment.sections.at(""), "name");
    return fragment;
}

std::string typeRead(std::string_view declaration, std::string_view module)
{
    constexpr std::string_view kComma = ", ";
    const std::size_t open = declaration.find("{ "), close = declaration.rfind(" }");
    if (open == std::string_view::npos || close == std::string_view::npos)
        return std::string(declaration);
    std::string members;
    std::string_view rest = declaration.substr(open + 2, close - open - 2);
    while (!rest.empty()) {
        const std::size_t end = rest.find(kComma);
        const std::string_view member = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kComma.size());
        if (!member.ends_with('?') || isRead(module, member.substr(0, member.find(':'))))
            members += (members.empty() ? "" : ", ") + std::string(member);
    }
    return std::string(declaration.substr(0, open + 2)) + members + std::string(declaration.substr(close));
}

Result<std::string> renderSection(const Fragment &fragment, const std::string &section,
                                  const Features &features, const std::string &armType,
                                  const std::string &apiVersion, const std::string &settingsType)
{
    const auto body = fragment.sections.find(section);
    if (body == fragment.sections.end())
        return Error{Error::Code::Impossible, "A Bicep fragment has no section '" + section + "'.", armType};
    std::optional<std::string> text = decided(body->second, features);
    if (!text)
        return Error{Error::Code::Invalid, "A condition of a Bicep fragment is not closed.", armType};
    replaceAll(*text, "{{type}}", fragment.spelt.empty() ? armType : fragment.spelt);
    replaceAll(*text, "{{api}}", apiVersion);
    if (text->find("{{") != std::string::npos)
        return Error{Error::Code::Invalid, "A hole of a Bicep fragment is not filled.", armType};
    const bool takesSettings =
        section.empty() || (text->find("settings.") != std::string::npos && !declares(*text, "settings"));
    if (!takesSettings)
        return *text;
    // Imports stay first; the types that the declarations above the module ask for follow them.
    std::string imports;
    std::string_view rest = *text;
    while (rest.starts_with("import ") || rest.starts_with("\n")) {
        imports += std::string(rest.substr(0, rest.find('\n') + 1));
        rest.remove_prefix(rest.find('\n') + 1);
    }
    return imports + settingsDeclaration(fragment, features, settingsType, *text) + std::string(rest);
}

bool declares(std::string_view module, std::string_view parameter)
{
    for (const std::string_view line : linesOf(module)) {
        if (line.starts_with("param ") && line.substr(6).starts_with(std::string(parameter) + " "))
            return true;
    }
    return false;
}

} // namespace breakwater::bicep
