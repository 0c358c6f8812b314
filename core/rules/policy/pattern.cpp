// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/policy/pattern.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace breakwater {

namespace {

constexpr std::size_t kLongestPattern = 200;
constexpr std::size_t kLongestName = 256;
constexpr std::size_t kMostStates = 2000;

/// How often at most a counted repeat takes what is before it: 4 of `{2,4}`, 2 of `{2,}`.
std::size_t repeats(const std::string &text, std::size_t open)
{
    std::size_t largest = 1, number = 0;
    for (std::size_t i = open + 1; i < text.size() && text[i] != '}'; ++i) {
        number = std::isdigit(static_cast<unsigned char>(text[i])) != 0
            ? std::min<std::size_t>(10 * number + static_cast<std::size_t>(text[i] - '0'), kMostStates)
            : 0;
        largest = std::max(largest, number);
    }
    return largest;
}

/// How many states a matcher needs, roughly: repeats that stand inside repeats multiply.
std::size_t statesOf(const std::string &text)
{
    std::vector<std::size_t> groups{0};
    std::size_t last = 0;
    for (std::size_t i = 0; i < text.size() && groups.front() <= kMostStates; ++i) {
        switch (text[i]) {
        case '(':
            groups.push_back(0);
            continue;
        case ')':
            if (groups.size() == 1)
                return 0; // the compiler says what is wrong
            last = groups.back() + 1;
            groups.pop_back();
            break;
        case '{': {
            const std::size_t more = last * (repeats(text, i) - 1);
            groups.back() += more;
            last = std::min(last + more, kMostStates);
            i = std::min(text.find('}', i), text.size());
            if (groups.back() > kMostStates)
                return groups.back();
            continue;
        }
        case '[':
            i = std::min(text.find(']', i + 2), text.size());
            last = 1;
            break;
        case '\\':
            ++i;
            last = 1;
            break;
        default:
            last = 1;
        }
        groups.back() += last;
    }
    return groups.front();
}

} // namespace

NamePattern compilePattern(const std::string &text)
{
    if (text.size() > kLongestPattern)
        return {nullptr, "The pattern is longer than 200 characters."};
    if (statesOf(text) > kMostStates)
        return {nullptr, "The pattern repeats too much; write it with smaller counts."};
    try {
        // The matcher that looks at every letter once: no pattern makes it try for hours.
        return {std::make_shared<const std::regex>(
                    text, std::regex::ECMAScript | std::regex_constants::__polynomial),
                {}};
    } catch (const std::regex_error &) {
        return {nullptr,
                "The pattern \"" + text
                    + "\" is no regular expression that can be used here; it has no back-references."};
    }
}

bool follows(const std::string &name, const std::regex &pattern)
{
    return name.size() <= kLongestName && std::regex_match(name, pattern);
}

} // namespace breakwater
