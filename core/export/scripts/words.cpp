// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/scripts/words.h"

#include <algorithm>

namespace breakwater::scripts {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// Reads one command; whatever bash would not take literally, apart from ${NAME}, ends the reading.
class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    { }

    std::optional<std::vector<Word>> read()
    {
        std::vector<Word> words;
        while (skipBlanks()) {
            Word word;
            while (m_at < m_text.size() && m_text[m_at] != ' ') {
                if (!readPiece(word))
                    return std::nullopt;
            }
            words.push_back(std::move(word));
        }
        const bool assigns = !words.empty() && !words[0].empty() && !words[0][0].variable
            && words[0][0].text.find('=') != std::string::npos;
        return words.empty() || assigns ? std::nullopt : std::optional(std::move(words));
    }

private:
    bool skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
        return m_at < m_text.size();
    }

    static void say(Word &word, std::string_view text)
    {
        if (word.empty() || word.back().variable)
            word.push_back({});
        word.back().text += text;
    }

    bool readPiece(Word &word)
    {
        const char c = m_text[m_at];
        if (c == '\'')
            return readSingle(word);
        if (c == '"')
            return readDouble(word);
        if (c == '$')
            return readVariable(word);
        if (c == '\\') {
            if (m_at + 1 >= m_text.size())
                return false;
            say(word, m_text.substr(m_at + 1, 1));
            m_at += 2;
            return true;
        }
        const bool first = word.empty();
        if (std::string_view("|&;<>()`*?\n\t").find(c) != std::string_view::npos
            || (first && (c == '~' || c == '#')))
            return false;
        say(word, m_text.substr(m_at++, 1));
        return true;
    }

    bool readSingle(Word &word)
    {
        const std::size_t end = m_text.find('\'', m_at + 1);
        if (end == std::string_view::npos)
            return false;
        say(word, m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return true;
    }

    bool readDouble(Word &word)
    {
        for (++m_at; m_at < m_text.size();) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            const bool escapes = c == '\\' && m_at + 1 < m_text.size()
                && std::string_view("\\\"$`").find(m_text[m_at + 1]) != std::string_view::npos;
            if (c == '`')
                return false;
            if (c == '$') {
                if (!readVariable(word))
                    return false;
                continue;
            }
            say(word, m_text.substr(m_at + (escapes ? 1 : 0), 1));
            m_at += escapes ? 2 : 1;
        }
        return false;
    }

    bool readVariable(Word &word)
    {
        const std::size_t end = m_text.find('}', m_at);
        if (m_text.substr(m_at, 2) != "${" || end == std::string_view::npos)
            return false;
        const std::string_view name = m_text.substr(m_at + 2, end - m_at - 2);
        if (name.empty() || !std::all_of(name.begin(), name.end(), isNameCharacter))
            return false;
        word.push_back({true, std::string(name)});
        m_at = end + 1;
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<std::vector<Word>> wordsOf(std::string_view command)
{
    return Reader(command).read();
}

std::vector<std::string> variablesOf(std::string_view command)
{
    std::vector<std::string> names;
    for (std::size_t at = 0; (at = command.find("${", at)) != std::string_view::npos; ++at) {
        const std::size_t end = std::min(command.find('}', at), command.size());
        std::string name(command.substr(at + 2, end - at - 2));
        const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), isNameCharacter);
        if (plain && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    return names;
}

} // namespace breakwater::scripts
