// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/nearest.h"

#include <algorithm>
#include <cctype>

namespace breakwater {

namespace {

constexpr std::size_t kLongest = 64; ///< nobody mistypes a longer word, and the table grows with its square

char small(char letter)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

/// Letters to add, drop, replace or swap with their neighbour until `a` is `b`; case does not count.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                steps[i][j] = i + j;
                continue;
            }
            const std::size_t replaced = small(a[i - 1]) == small(b[j - 1]) ? 0 : 1;
            steps[i][j] =
                std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, steps[i - 1][j - 1] + replaced});
            if (i > 1 && j > 1 && small(a[i - 1]) == small(b[j - 2]) && small(a[i - 2]) == small(b[j - 1]))
                steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
        }
    return steps[a.size()][b.size()];
}

} // namespace

std::string nearestWord(std::string_view word, const std::vector<std::string> &known)
{
    if (word.empty() || word.size() > kLongest)
        return {};
    std::string nearest;
    std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string &candidate : known) {
        if (candidate.size() > kLongest)
            continue;
        const std::size_t far = distance(word, candidate);
        if (far < best) {
            best = far;
            nearest = candidate;
        }
    }
    return nearest;
}

std::string orNearest(std::string_view word, const std::vector<std::string> &known)
{
    const std::string nearest = nearestWord(word, known);
    return nearest.empty() ? std::string(".") : "; perhaps \"" + nearest + "\" is meant.";
}

} // namespace breakwater
