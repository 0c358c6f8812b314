// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/value.h"

#include "core/export/quote.h"

#include <algorithm>

namespace breakwater::bicep {

namespace {

constexpr std::size_t kLongestLine = 88;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

} // namespace

bool isIdentifier(std::string_view word)
{
    return !word.empty() && isLetter(word.front()) && std::all_of(word.begin(), word.end(), [](char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    });
}

std::string indented(int indent)
{
    return std::string(static_cast<std::size_t>(indent) * 2, ' ');
}

Value Value::boolean(bool value)
{
    Value v;
    v.m_kind = Kind::Bool;
    v.m_bool = value;
    return v;
}

Value Value::number(std::int64_t value)
{
    Value v;
    v.m_kind = Kind::Number;
    v.m_number = value;
    return v;
}

Value Value::text(std::string_view value)
{
    Value v;
    v.m_text = std::string(value);
    return v;
}

Value Value::code(std::string expression)
{
    Value v;
    v.m_kind = Kind::Code;
    v.m_text = std::move(expression);
    return v;
}

Value Value::list(std::vector<Value> items)
{
    Value v;
    v.m_kind = Kind::List;
    v.m_items = std::move(items);
    return v;
}

Value Value::object()
{
    Value v;
    v.m_kind = Kind::Object;
    return v;
}

Value &Value::add(Value item)
{
    m_items.push_back(std::move(item));
    return *this;
}

Value &Value::set(std::string_view key, Value value)
{
    const auto at =
        std::find_if(m_fields.begin(), m_fields.end(), [&](const auto &f) { return f.first == key; });
    if (at != m_fields.end())
        at->second = std::move(value);
    else
        m_fields.emplace_back(std::string(key), std::move(value));
    return *this;
}

Value &Value::because(std::string comment)
{
    if (m_kind == Kind::List && !m_items.empty())
        m_items.back().m_comment = std::move(comment);
    else if (m_kind == Kind::Object && !m_fields.empty())
        m_fields.back().second.m_comment = std::move(comment);
    return *this;
}

std::string Value::printLine() const
{
    switch (m_kind) {
    case Kind::Bool:
        return m_bool ? "true" : "false";
    case Kind::Number:
        return std::to_string(m_number);
    case Kind::Text:
        return quote::bicepString(m_text);
    case Kind::Code:
        return m_text;
    case Kind::Object:
        return m_fields.empty() ? "{}" : "";
    case Kind::List:
        break;
    }
    std::string line = "[";
    for (const Value &item : m_items) {
        const std::string one = item.m_comment.empty() && item.m_kind != Kind::Object ? item.printLine() : "";
        if (one.empty() || one.find('\n') != std::string::npos)
            return "";
        line += (line.size() > 1 ? ", " : "") + one;
    }
    return line.size() < kLongestLine ? line + "]" : "";
}

std::string Value::print(int indent) const
{
    if (std::string line = printLine(); !line.empty())
        return line;
    const std::string inner = indented(indent + 1);
    const auto comment = [&](const Value &v) {
        return v.m_comment.empty() ? std::string() : inner + "// " + v.m_comment + "\n";
    };
    std::string out = m_kind == Kind::List ? "[\n" : "{\n";
    for (const Value &item : m_items)
        out += comment(item) + inner + item.print(indent + 1) + "\n";
    for (const auto &[key, value] : m_fields)
        out += comment(value) + inner + (isIdentifier(key) ? key : quote::bicepString(key)) + ": "
            + value.print(indent + 1) + "\n";
    return out + indented(indent) + (m_kind == Kind::List ? "]" : "}");
}

} // namespace breakwater::bicep
