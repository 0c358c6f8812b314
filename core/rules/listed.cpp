// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/listed.h"

#include "core/support/trimmed.h"

namespace breakwater {

std::vector<std::string> listed(std::string_view text)
{
    std::vector<std::string> words;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(",;");
        const std::string_view word = trimmed(text.substr(0, end));
        if (!word.empty() && word != "none")
            words.emplace_back(word);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return words;
}

std::vector<std::string> listed(const Parameters &parameters, std::string_view key)
{
    const auto found = parameters.find(std::string(key));
    if (found == parameters.end())
        return {};
    if (const auto *list = std::get_if<std::vector<std::string>>(&found->second))
        return *list;
    const auto *text = std::get_if<std::string>(&found->second);
    return text != nullptr ? listed(*text) : std::vector<std::string>();
}

} // namespace breakwater
