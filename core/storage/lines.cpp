// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/cursor.h"
#include "core/storage/design_file.h"

#include <algorithm>

namespace breakwater {

namespace {

/// Passes once over a file and notes where ids stand.
class Lines {
public:
    explicit Lines(std::string_view bytes)
        : m_cursor(bytes)
    { }

    std::map<std::string, std::size_t, std::less<>> read()
    {
        if (m_cursor.peek() == '{')
            m_cursor.object([this](std::string_view key) {
                return key == "stamps" || key == "roles" ? value() : m_cursor.skip();
            });
        return std::move(m_lines);
    }

private:
    bool value()
    {
        switch (m_cursor.peek()) {
        case '{':
            return m_cursor.object([this](std::string_view key) {
                if (key == "id" && m_cursor.peek() == '"')
                    return id();
                // Parameters are the architect's words; an id among them names nothing.
                return key == "parameters" ? m_cursor.skip() : value();
            });
        case '[':
            return m_cursor.array([this](std::size_t) { return value(); });
        default:
            return m_cursor.skip();
        }
    }

    bool id()
    {
        const std::size_t line = lineAt(m_cursor.offset());
        std::string_view text;
        if (!m_cursor.text(text))
            return false;
        m_lines.emplace(text, line);
        return true;
    }

    std::size_t lineAt(std::size_t offset)
    {
        const std::string_view bytes = m_cursor.bytes();
        m_line +=
            static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(m_counted),
                                                bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        m_counted = offset;
        return m_line;
    }

    storage::Cursor m_cursor;
    std::map<std::string, std::size_t, std::less<>> m_lines;
    std::size_t m_line = 1, m_counted = 0;
};

} // namespace

std::map<std::string, std::size_t, std::less<>> linesOf(std::string_view bytes)
{
    return Lines(bytes).read();
}

} // namespace breakwater
