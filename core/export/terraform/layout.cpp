// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/layout.h"

#include "core/export/bicep/fragment.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <vector>

namespace breakwater::terraform {

namespace {

/// An attribute that begins and ends on its line: where its sign stands. Nothing for every other line.
std::optional<std::size_t> signOf(std::string_view line)
{
    std::size_t at = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t from = at;
    if (at < line.size() && line[at] == '"') {
        at = line.find('"', at + 1);
        at = at == std::string_view::npos ? line.size() : at + 1;
    } else {
        while (at < line.size()
               && (std::isalnum(static_cast<unsigned char>(line[at])) != 0 || line[at] == '_'))
            ++at;
    }
    const std::size_t sign = line.find_first_not_of(' ', at);
    if (at == from || sign == std::string_view::npos || sign == at || line[sign] != '='
        || !line.substr(sign).starts_with("= "))
        return std::nullopt;
    int open = 0;
    bool text = false;
    for (std::size_t i = sign; i < line.size(); ++i) {
        const char c = line[i];
        if (text && c == '\\')
            ++i;
        else if (c == '"')
            text = !text;
        else if (!text)
            open += c == '{' || c == '[' || c == '(' ? 1 : c == '}' || c == ']' || c == ')' ? -1 : 0;
    }
    return open == 0 ? std::optional(sign) : std::nullopt;
}

} // namespace

std::string formatted(std::string_view text)
{
    std::vector<std::string> lines;
    for (const std::string_view line : bicep::linesOf(text))
        lines.emplace_back(line);
    for (std::size_t first = 0; first < lines.size();) {
        std::size_t last = first, widest = 0;
        for (; last < lines.size(); ++last) {
            const auto sign = signOf(lines[last]);
            if (!sign || lines[last].find_first_not_of(' ') != lines[first].find_first_not_of(' '))
                break;
            const std::size_t end = lines[last].find_last_not_of(' ', *sign - 1) + 1;
            widest = std::max(widest, end);
        }
        for (std::size_t i = first; i < last; ++i) {
            const std::size_t sign = *signOf(lines[i]);
            const std::size_t end = lines[i].find_last_not_of(' ', sign - 1) + 1;
            lines[i] = lines[i].substr(0, end) + std::string(widest + 1 - end, ' ') + lines[i].substr(sign);
        }
        first = std::max(last, first + 1);
    }
    std::string out;
    for (const std::string &line : lines)
        out += line + "\n";
    return out;
}

} // namespace breakwater::terraform
