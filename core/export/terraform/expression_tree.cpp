// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/expression_tree.h"

#include <algorithm>

namespace breakwater::terraform {

namespace {

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

} // namespace

std::optional<Node> readExpression(std::string_view bicep)
{
    return Parser(bicep).whole();
}

} // namespace breakwater::terraform
