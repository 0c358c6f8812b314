// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Bicep values as data: what is text is quoted when it is printed, and nowhere else.
namespace breakwater::bicep {

class Value {
public:
    enum class Kind { Bool, Number, Text, Code, List, Object };

    static Value boolean(bool value);
    static Value number(std::int64_t value);
    static Value text(std::string_view value); ///< may be hostile: printed as one inert literal
    static Value code(std::string expression); ///< our own Bicep, never text of a design
    static Value list(std::vector<Value> items = {});
    static Value object();

    Kind kind() const noexcept { return m_kind; }
    bool empty() const noexcept { return m_items.empty() && m_fields.empty(); }
    const std::string &textValue() const noexcept { return m_text; }
    std::int64_t numberValue() const noexcept { return m_number; }
    const std::vector<Value> &items() const noexcept { return m_items; }
    const std::vector<std::pair<std::string, Value>> &fields() const noexcept { return m_fields; }
    const std::string &comment() const noexcept { return m_comment; } ///< line above it, where it is printed
    Value &add(Value item); ///< to a list
    Value &set(std::string_view key, Value value); ///< of an object; keys keep the order of setting
    /// A comment line above the item or field that was added last.
    Value &because(std::string comment);

    /// As Bicep, the first line unindented, the others `indent` deep.
    std::string print(int indent = 0) const;

private:
    std::string printLine() const; ///< empty when it needs several lines

    Kind m_kind = Kind::Text;
    bool m_bool = false;
    std::int64_t m_number = 0;
    std::string m_text;
    std::string m_comment;
    std::vector<Value> m_items;
    std::vector<std::pair<std::string, Value>> m_fields;
};

bool isIdentifier(std::string_view word);
std::string indented(int indent); ///< that many levels of two spaces

} // namespace breakwater::bicep
