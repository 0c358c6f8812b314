// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rehearsal/reading.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace breakwater::rehearsal {

namespace {

using Row = std::vector<std::string>;

/// The sign that parts the fields of the first line: spreadsheets write what their country uses.
char separatorOf(std::string_view bytes)
{
    const std::string_view first = bytes.substr(0, bytes.find('\n'));
    char best = ',';
    for (const char sign : {',', ';', '\t'}) {
        if (std::count(first.begin(), first.end(), sign) > std::count(first.begin(), first.end(), best))
            best = sign;
    }
    return best;
}

/// Fields after RFC 4180, with that separator.
std::vector<Row> rowsOf(std::string_view bytes, char separator)
{
    std::vector<Row> rows(1, Row(1));
    bool quoted = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        std::string &field = rows.back().back();
        if (quoted && c == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"')
            field += bytes[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == separator)
            rows.back().emplace_back();
        else if (!quoted && c == '\n')
            rows.emplace_back(1);
        else if (quoted || c != '\r')
            field += c;
    }
    return rows;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

/// Index of the first title that is one of these words; nothing when none is.
std::optional<std::size_t> columnOf(const Row &header, std::initializer_list<std::string_view> words)
{
    for (const std::string_view word : words) {
        for (std::size_t i = 0; i < header.size(); ++i) {
            if (lowered(header[i]) == word)
                return i;
        }
    }
    return std::nullopt;
}

std::string fieldOf(const Row &row, const std::optional<std::size_t> &column)
{
    return column && *column < row.size() ? row[*column] : std::string();
}

} // namespace

Result<Reading> readCsv(std::string_view bytes, const std::string &name)
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (bytes.substr(0, kMark.size()) == kMark)
        bytes.remove_prefix(kMark.size());
    const std::vector<Row> rows = rowsOf(bytes, separatorOf(bytes));
    const Row &header = rows.front();
    const auto key = columnOf(header, {"key", "step key"}),
               minutes = columnOf(header, {"actual, min", "minutes"}),
               start = columnOf(header, {"actual start", "start"}),
               end = columnOf(header, {"actual end", "end"}), stamp = columnOf(header, {"stamp"}),
               plan = columnOf(header, {"plan"});
    if (!key || (!minutes && (!start || !end)))
        return Error{Error::Code::Invalid,
                     "The table has no column Key, or neither minutes nor a start and an end.", name + ":1"};
    Reading reading;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Line line{fieldOf(rows[i], stamp), fieldOf(rows[i], plan), fieldOf(rows[i], key)};
        const std::string taken = fieldOf(rows[i], minutes), from = fieldOf(rows[i], start),
                          to = fieldOf(rows[i], end);
        if (line.key.empty() || (taken.empty() && (from.empty() || to.empty())))
            continue;
        const auto measured = taken.empty() ? minutesBetween(from, to) : minutesOf(taken);
        if (!measured)
            return Error{Error::Code::Invalid,
                         fmt::format("The time of step '{}' cannot be read: '{}'.", line.key,
                                     taken.empty() ? from + " to " + to : taken),
                         fmt::format("{}:{}", name, i + 1)};
        line.minutes = *measured;
        reading.lines.push_back(std::move(line));
    }
    return reading;
}

} // namespace breakwater::rehearsal
