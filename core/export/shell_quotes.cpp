// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/shell_quotes.h"

#include "core/export/variable_words.h"

#include <algorithm>

namespace breakwater {

namespace {

/// Means itself, in double quotes and out of them.
bool isPlain(char c)
{
    return variable_words::isAlnum(c) || std::string_view("_-./:@=,+%[]").find(c) != std::string_view::npos;
}

bool endsWord(char c)
{
    return std::string_view(" \t\n|&;<>()").find(c) != std::string_view::npos;
}

/// Length of the `${NAME}` or `%{name}` that begins at `at`; 0: none does.
std::size_t expansionAt(std::string_view command, std::size_t at)
{
    if ((command[at] != '$' && command[at] != '%') || command.substr(at + 1, 1) != "{")
        return 0;
    const std::size_t end = command.find('}', at);
    return end == std::string_view::npos ? 0 : end - at + 1;
}

/// End of the word that goes on at `at` if nothing in it means another thing in quotes; else npos.
std::size_t plainEnd(std::string_view command, std::size_t at)
{
    while (at < command.size() && !endsWord(command[at])) {
        const std::size_t expansion = expansionAt(command, at);
        if (expansion == 0 && !isPlain(command[at]))
            return std::string_view::npos;
        at += std::max<std::size_t>(expansion, 1);
    }
    return at;
}

/// Where the quotes of a word open: behind the `=` of what may be an assignment, which quotes would end.
std::size_t opening(std::string_view word)
{
    const std::size_t sign = word.find('=');
    const bool assigns = sign != std::string_view::npos && sign > 0
        && std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(sign),
                       [](char c) { return variable_words::isAlnum(c) || c == '_'; });
    return assigns ? sign + 1 : 0;
}

} // namespace

std::size_t ShellQuotes::take(std::string_view command, std::size_t at)
{
    const char c = command[at];
    if (single()) {
        if (c == '\'')
            m_open.pop_back();
        return 1;
    }
    if (c == '\\' && at + 1 < command.size())
        return 2;
    if (command.substr(at, 2) == "$(") {
        m_open.push_back('(');
        return 2;
    }
    if (c == '"' && !bare())
        m_open.pop_back();
    else if (c == '"' || (bare() && (c == '\'' || c == '(')))
        m_open.push_back(c);
    else if (c == ')' && bare() && !m_open.empty())
        m_open.pop_back();
    return 1;
}

void ShellQuotes::takeAll(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();)
        at += take(text, at);
}

std::string withQuotes(std::string_view command, const std::function<bool(std::string_view)> &wanted)
{
    std::string out;
    ShellQuotes quotes;
    std::size_t word = 0; // where the word began, in `command`
    for (std::size_t at = 0; at < command.size();) {
        const std::size_t expansion = quotes.bare() ? expansionAt(command, at) : 0;
        if (expansion == 0 || !wanted(command.substr(at, expansion))) {
            const std::size_t length = expansion > 0 ? expansion : quotes.take(command, at);
            out += command.substr(at, length);
            at += length;
            if (quotes.bare() && endsWord(out.back()))
                word = at;
            continue;
        }
        const std::size_t end = plainEnd(command, word);
        if (end == std::string_view::npos) {
            out += '"' + std::string(command.substr(at, expansion)) + '"';
            at += expansion;
            continue;
        }
        const std::string_view whole = command.substr(word, end - word);
        const std::size_t open = std::min(opening(whole), at - word);
        out.resize(out.size() - (at - word));
        out += std::string(whole.substr(0, open)) + '"' + std::string(whole.substr(open)) + '"';
        at = word = end;
    }
    return out;
}

} // namespace breakwater
