// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/module.h"

#include "core/export/terraform/expression.h"

#include <cctype>

namespace breakwater::terraform {

namespace {

constexpr std::string_view kAccess = R"(variable "targetId" { type = string }
variable "principalId" { type = string }
variable "roleIds" { type = list(string) }

# By the ids of the roles: their names may change.
resource "azurerm_role_assignment" "rights" {
  for_each             = toset(var.roleIds)
  scope                = var.targetId
  principal_id         = var.principalId
  principal_type       = "ServicePrincipal"
  role_definition_id   = "/providers/Microsoft.Authorization/roleDefinitions/${each.value}"
}
)";

/// Whether a module reads a setting. What the provider has no argument for is no variable of the module; the
/// fragment lists it as a gap.
bool readsSetting(std::string_view module, const std::string &name)
{
    const std::string word = "settings." + name;
    for (std::size_t at = module.find(word); at != std::string_view::npos; at = module.find(word, at + 1)) {
        const char next = at + word.size() < module.size() ? module[at + word.size()] : ' ';
        if (std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '_')
            return true;
    }
    return false;
}

Result<std::string> settingsVariable(const bicep::Fragment &fragment, const bicep::Features &features,
                                     std::string_view module)
{
    std::map<std::string, std::string> types;
    for (const auto &[feature, declaration] : fragment.types) {
        const std::size_t equals = declaration.find(" = ");
        if (equals != std::string::npos)
            types[declaration.substr(0, equals)] = bicep::typeRead(declaration, module).substr(equals + 3);
    }
    std::string out = "variable \"settings\" {\n  type = object({\n";
    for (const bicep::FragmentSetting &setting : fragment.settings) {
        if ((!setting.feature.empty() && !features.contains(setting.feature))
            || !readsSetting(module, setting.name))
            continue;
        Result<std::string> type = hclType(setting.type, types);
        if (!type)
            return type;
        out += "    # " + setting.meaning + "\n    " + setting.name + " = " + *type + "\n";
    }
    return out + "  })\n}\n\n";
}

} // namespace

Result<Module> parseModule(std::string_view text, const std::string &place)
{
    Module module;
    std::string *section = nullptr;
    int number = 0;
    for (const std::string_view line : bicep::linesOf(text)) {
        ++number;
        if (line == "---" || line.starts_with("--- "))
            section = &module.sections[line == "---" ? "" : std::string(line.substr(4))];
        else if (section != nullptr)
            *section += std::string(line) + "\n";
        else if (line.starts_with("gap ") ? !bicep::readGap(line.substr(4), module.gaps) : !line.empty())
            return Error{Error::Code::Invalid, "This line of a Terraform fragment cannot be read.",
                         place + ":" + std::to_string(number)};
    }
    if (!module.sections.contains(""))
        return Error{Error::Code::Invalid, "A Terraform fragment needs a module.", place};
    module.sections.emplace("access", kAccess);
    return module;
}

Result<std::string> renderModule(const Module &module, const std::string &section,
                                 const bicep::Fragment &fragment, const bicep::Features &features)
{
    const auto body = module.sections.find(section);
    if (body == module.sections.end())
        return Error{Error::Code::Impossible, "A Terraform fragment has no section '" + section + "'.",
                     section};
    std::optional<std::string> text = bicep::decided(body->second, features);
    if (!text)
        return Error{Error::Code::Invalid, "A condition of a Terraform fragment is not closed.", section};
    const bool takesSettings =
        section.empty() || (text->find("var.settings.") != std::string::npos && !takes(*text, "settings"));
    if (!takesSettings || !fragment.hasSettings)
        return *text;
    Result<std::string> settings = settingsVariable(fragment, features, *text);
    return settings ? Result<std::string>(*settings + *text) : settings;
}

bool takes(std::string_view module, std::string_view variable)
{
    return module.find("variable \"" + std::string(variable) + "\"") != std::string_view::npos;
}

} // namespace breakwater::terraform
