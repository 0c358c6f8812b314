// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/expression.h"

#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace breakwater::terraform {

namespace {

struct Node {
    enum class Kind {
        Literal,
        Text,
        Name,
        Member,
        Index,
        Call,
        Choice,
        Binary,
        Not,
        List,
        Object
    } kind = Kind::Literal;
    std::string text; ///< literal, name, member, operator; of Text a piece
    std::vector<Node> children; ///< of Text alternating: pieces and expressions
    std::vector<std::string> keys, comments; ///< of objects and lists
};

class Parser {
public:
    explicit Parser(std::string_view text)
        : m_text(text)
    { }

    std::optional<Node> whole()
    {
        Node node = choice();
        skip();
        if (m_failed || m_at != m_text.size())
            return std::nullopt;
        return node;
    }

private:
    void skip(bool lines = true)
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || (lines && m_text[m_at] == '\n')))
            ++m_at;
    }
    bool take(std::string_view word)
    {
        skip();
        if (!m_text.substr(m_at).starts_with(word))
            return false;
        m_at += word.size();
        return true;
    }
    bool next(std::string_view word)
    {
        skip();
        return m_text.substr(m_at).starts_with(word);
    }
    static bool isWord(char c)
    {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    std::string word()
    {
        skip();
        const std::size_t from = m_at;
        while (m_at < m_text.size() && isWord(m_text[m_at]))
            ++m_at;
        m_failed = m_failed || from == m_at;
        return std::string(m_text.substr(from, m_at - from));
    }

    Node choice()
    {
        Node condition = binary();
        if (m_failed || !take("?"))
            return condition;
        Node node{Node::Kind::Choice, "", {std::move(condition)}, {}, {}};
        node.children.push_back(choice());
        m_failed = m_failed || !take(":");
        node.children.push_back(choice());
        return node;
    }

    Node binary()
    {
        Node left = unary();
        for (const char *sign : {"==", "!=", "&&", "||"}) {
            if (!m_failed && take(sign)) {
                Node node{Node::Kind::Binary, sign, {std::move(left)}, {}, {}};
                node.children.push_back(binary());
                return node;
            }
        }
        return left;
    }

    Node unary()
    {
        if (next("!") && !next("!=")) {
            take("!");
            return {Node::Kind::Not, "", {unary()}, {}, {}};
        }
        return postfix(primary());
    }

    Node postfix(Node node)
    {
        while (!m_failed && m_at < m_text.size()) {
            const std::string_view rest = m_text.substr(m_at);
            if (rest.starts_with("!.")) {
                m_at += 2;
                node = {Node::Kind::Member, word(), {std::move(node)}, {}, {}};
            } else if (rest.starts_with(".")) {
                ++m_at;
                node = {Node::Kind::Member, word(), {std::move(node)}, {}, {}};
            } else if (rest.starts_with("[")) {
                ++m_at;
                Node index = choice();
                m_failed = m_failed || !take("]");
                node = {Node::Kind::Index, "", {std::move(node), std::move(index)}, {}, {}};
            } else if (rest.starts_with("(") && node.kind == Node::Kind::Name) {
                ++m_at;
                node.kind = Node::Kind::Call;
                while (!m_failed && !take(")")) {
                    node.children.push_back(choice());
                    if (!take(",") && !next(")"))
                        m_failed = true;
                }
            } else {
                break;
            }
        }
        return node;
    }

    Node primary()
    {
        skip();
        if (m_at >= m_text.size()) {
            m_failed = true;
            return {};
        }
        const char c = m_text[m_at];
        if (c == '\'')
            return text();
        if (c == '[')
            return list();
        if (c == '{')
            return object();
        if (c == '(') {
            ++m_at;
            Node node = choice();
            m_failed = m_failed || !take(")");
            return node;
        }
        const bool minus = take("-");
        std::string name = word();
        const bool number = !name.empty() && name.front() >= '0' && name.front() <= '9';
        if (number || minus || name == "true" || name == "false" || name == "null")
            return {Node::Kind::Literal, (minus ? "-" : "") + name, {}, {}, {}};
        return {Node::Kind::Name, std::move(name), {}, {}, {}};
    }

    Node text()
    {
        ++m_at;
        Node node{Node::Kind::Text, "", {}, {}, {}};
        std::string piece;
        while (!m_failed) {
            if (m_at >= m_text.size()) {
                m_failed = true;
                break;
            }
            const char c = m_text[m_at++];
            if (c == '\'')
                break;
            if (c == '\\') {
                escape(piece);
            } else if (c == '$' && m_at < m_text.size() && m_text[m_at] == '{') {
                ++m_at;
                node.children.push_back({Node::Kind::Literal, std::move(piece), {}, {}, {}});
                piece.clear();
                node.children.push_back(choice());
                m_failed = m_failed || !take("}");
            } else {
                piece += c;
            }
        }
        node.children.push_back({Node::Kind::Literal, std::move(piece), {}, {}, {}});
        return node;
    }

    void escape(std::string &piece)
    {
        const char c = m_at < m_text.size() ? m_text[m_at++] : '\0';
        if (c == 'n')
            piece += '\n';
        else if (c == 'r')
            piece += '\r';
        else if (c == 't')
            piece += '\t';
        else if (c == '\\' || c == '\'' || c == '$')
            piece += c;
        else if (c == 'u' && m_at < m_text.size() && m_text[m_at] == '{') {
            const std::size_t end = m_text.find('}', m_at);
            if (end == std::string_view::npos) {
                m_failed = true;
                return;
            }
            appendUtf8(piece, std::stoul(std::string(m_text.substr(m_at + 1, end - m_at - 1)), nullptr, 16));
            m_at = end + 1;
        } else {
            m_failed = true;
        }
    }

    static void appendUtf8(std::string &out, unsigned long code)
    {
        const auto put = [&](unsigned long byte) { out += static_cast<char>(byte); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0 | (code >> 6U));
            put(0x80 | (code & 0x3FU));
        } else if (code < 0x10000) {
            put(0xE0 | (code >> 12U));
            put(0x80 | ((code >> 6U) & 0x3FU));
            put(0x80 | (code & 0x3FU));
        } else {
            put(0xF0 | (code >> 18U));
            put(0x80 | ((code >> 12U) & 0x3FU));
            put(0x80 | ((code >> 6U) & 0x3FU));
            put(0x80 | (code & 0x3FU));
        }
    }

    std::string comment()
    {
        skip();
        if (!m_text.substr(m_at).starts_with("// "))
            return {};
        const std::size_t end = std::min(m_text.find('\n', m_at), m_text.size());
        std::string line(m_text.substr(m_at + 3, end - m_at - 3));
        m_at = end;
        return line;
    }

    Node list()
    {
        ++m_at;
        Node node{Node::Kind::List, "", {}, {}, {}};
        while (!m_failed && !take("]")) {
            node.comments.push_back(comment());
            node.children.push_back(choice());
            take(",");
        }
        return node;
    }

    Node object()
    {
        ++m_at;
        Node node{Node::Kind::Object, "", {}, {}, {}};
        while (!m_failed && !take("}")) {
            node.comments.push_back(comment());
            if (next("'")) {
                skip();
                const Node key = text();
                node.keys.push_back(key.children.empty() ? "" : key.children.front().text);
            } else {
                node.keys.push_back(word());
            }
            m_failed = m_failed || !take(":");
            node.children.push_back(choice());
            take(",");
        }
        return node;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_failed = false;
};

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

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace

Result<std::string> hclExpression(std::string_view bicep, const Scope &scope, int indent)
{
    const std::optional<Node> node = Parser(bicep).whole();
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
