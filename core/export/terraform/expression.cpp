// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/expression.h"

#include "core/export/quote.h"
#include "core/export/terraform/expression_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace breakwater::terraform {

namespace {

class Printer {
public:
    explicit Printer(const Scope &scope)
        : m_scope(scope)
    { }

    std::string print(const Node &node, int indent)
    {
        switch (node.kind) {
        case Node::Kind::Literal:
            return node.text;
        case Node::Kind::Text:
            return "\"" + inside(node) + "\"";
        case Node::Kind::Name:
            return name(node.text);
        case Node::Kind::Member:
            return member(node, indent);
        case Node::Kind::Index:
            return print(node.children[0], indent) + "[" + print(node.children[1], indent) + "]";
        case Node::Kind::Call:
            return call(node, indent);
        case Node::Kind::Choice:
            // Each region has a state of its own: what refers to the lost one is left alone by not being
            // asked for.
            if (node.children[0].kind == Node::Kind::Name && node.children[0].text == "primaryLeads")
                return print(node.children[1], indent);
            return print(node.children[0], indent) + " ? " + print(node.children[1], indent) + " : "
                + print(node.children[2], indent);
        case Node::Kind::Binary:
            return print(node.children[0], indent) + " " + node.text + " " + print(node.children[1], indent);
        case Node::Kind::Not:
            return "!" + print(node.children[0], indent);
        case Node::Kind::List:
        case Node::Kind::Object:
            return group(node, indent);
        }
        return {};
    }
    const std::string &problem() const { return m_problem; }

private:
    std::string refuse(const std::string &what)
    {
        m_problem = m_problem.empty() ? what : m_problem;
        return "null";
    }

    std::string inside(const Node &node)
    {
        std::string out;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const Node &child = node.children[i];
            if (i % 2 == 0) {
                const std::string quoted = quote::hclString(child.text);
                out += quoted.substr(1, quoted.size() - 2);
                // A dollar before an expression would make a literal of it.
                if (i + 1 < node.children.size() && child.text.ends_with('$'))
                    out += "${\"\"}";
            } else if (child.kind == Node::Kind::Text) {
                out += inside(child);
            } else {
                const std::string value = print(child, 0);
                const bool literal = value.size() > 1 && value.front() == '"' && value.back() == '"';
                out += literal ? value.substr(1, value.size() - 2) : "${" + value + "}";
            }
        }
        return out;
    }

    std::string name(const std::string &text)
    {
        if (text == "region")
            return m_scope.region;
        if (text == "primary" || text == "secondary" || text == "global" || text == "suffix")
            return "local." + text;
        if (text == "fullScale" || text == "activeRegion" || text == "secondaryScale"
            || text == "sqlAdministrator" || text == "tags")
            return "var." + text;
        if (text == "primaryLeads")
            return "true";
        return text;
    }

    std::string member(const Node &node, int indent)
    {
        const Node &object = node.children[0];
        if (object.kind == Node::Kind::Member && object.text == "outputs"
            && object.children[0].kind == Node::Kind::Name)
            return output(object.children[0].text, node.text);
        const std::string path = pathOf(node);
        if (path == "environment.suffixes.storage")
            return "\"core.windows.net\"";
        if (path == "environment.suffixes.sqlServerHostname")
            return "\".database.windows.net\"";
        if (path == "environment.suffixes.keyvaultDns")
            return "\".vault.azure.net\"";
        constexpr std::string_view kWeb = ".properties.primaryEndpoints.web";
        if (path.ends_with(kWeb))
            return "data.azurerm_storage_account." + path.substr(0, path.size() - kWeb.size())
                + ".primary_web_endpoint";
        return print(object, indent) + "." + node.text;
    }

    static std::string pathOf(const Node &node)
    {
        if (node.kind == Node::Kind::Member)
            return pathOf(node.children[0]) + "." + node.text;
        return node.kind == Node::Kind::Name || node.kind == Node::Kind::Call ? node.text : "?";
    }

    std::string output(const std::string &module, const std::string &what)
    {
        if (m_scope.elsewhere) {
            if (std::string found = m_scope.elsewhere(module, what); !found.empty())
                return found;
        }
        return "module." + module + (m_scope.late.contains(module) ? "[0]." : ".") + what;
    }

    std::string resourceId(const Node &node)
    {
        std::vector<const Node *> rest;
        for (const Node &child : node.children)
            rest.push_back(&child);
        const auto isType = [](const Node *one) {
            return one->kind == Node::Kind::Text && one->children.size() == 1
                && one->children[0].text.find('/') != std::string::npos;
        };
        const auto type = std::find_if(rest.begin(), rest.end(), isType);
        if (type == rest.end())
            return refuse("a resource id without a type");
        const auto places = type - rest.begin();
        const std::string group =
            places == 0 ? m_scope.region + ".resourceGroup" : print(*rest[std::size_t(places) - 1], 0);
        const std::string subscription = places < 2 ? "local.subscriptionId" : print(*rest[0], 0);
        std::string id =
            "\"/subscriptions/${" + subscription + "}/resourceGroups/${" + group + "}/providers/";
        const std::string typeText = (*type)->children[0].text;
        std::size_t from = typeText.find('/');
        id += typeText.substr(0, from);
        for (auto at = type + 1; at != rest.end(); ++at) {
            const std::size_t end = std::min(typeText.find('/', from + 1), typeText.size());
            id += typeText.substr(from, end - from) + "/";
            from = end;
            const std::string value = print(**at, 0);
            const bool literal = value.size() > 1 && value.front() == '"';
            id += literal ? value.substr(1, value.size() - 2) : "${" + value + "}";
        }
        return id + "\"";
    }

    std::string call(const Node &node, int indent)
    {
        if (node.text == "resourceId")
            return resourceId(node);
        if (node.text != "concat" && node.text != "replace")
            return refuse("the function " + node.text);
        std::vector<std::string> arguments;
        bool flat = true;
        for (const Node &child : node.children) {
            arguments.push_back(print(child, indent + 1));
            flat = flat && arguments.back().find('\n') == std::string::npos;
        }
        std::string out = node.text + "(";
        for (std::size_t i = 0; i < arguments.size(); ++i)
            out += flat ? (i == 0 ? "" : ", ") + arguments[i]
                        : "\n" + std::string(std::size_t(indent + 1) * 2, ' ') + arguments[i] + ",";
        return out + (flat ? ")" : "\n" + std::string(std::size_t(indent) * 2, ' ') + ")");
    }

    std::string group(const Node &node, int indent)
    {
        const bool list = node.kind == Node::Kind::List;
        if (node.children.empty())
            return list ? "[]" : "{}";
        const std::string inner(std::size_t(indent + 1) * 2, ' ');
        std::string out = list ? "[\n" : "{\n";
        bool flat = list;
        std::string line = "[";
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const std::string value = print(node.children[i], indent + 1);
            flat = flat && node.comments[i].empty() && value.find('\n') == std::string::npos;
            line += (i == 0 ? "" : ", ") + value;
            if (!node.comments[i].empty())
                out += inner + "# " + node.comments[i] + "\n";
            out += inner + (list ? value + "," : keyOf(node.keys[i]) + " = " + value) + "\n";
        }
        if (flat && line.size() < 100)
            return line + "]";
        return out + std::string(std::size_t(indent) * 2, ' ') + (list ? "]" : "}");
    }

    static std::string keyOf(const std::string &key)
    {
        const bool plain = !key.empty() && !(key.front() >= '0' && key.front() <= '9')
            && std::all_of(key.begin(), key.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                       || c == '_';
               });
        return plain ? key : quote::hclString(key);
    }

    const Scope &m_scope;
    std::string m_problem;
};

} // namespace

Result<std::string> hclExpression(std::string_view bicep, const Scope &scope, int indent)
{
    const std::optional<Node> node = readExpression(bicep);
    if (!node)
        return Error{Error::Code::Impossible,
                     "A wire is written in a way that Terraform's writer cannot read.",
                     std::string(bicep.substr(0, 120))};
    Printer printer(scope);
    std::string out = printer.print(*node, indent);
    if (!printer.problem().empty())
        return Error{Error::Code::Impossible, "A wire uses " + printer.problem() + ".",
                     std::string(bicep.substr(0, 120))};
    return out;
}

} // namespace breakwater::terraform
