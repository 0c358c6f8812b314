// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commands/fuzzy.h"

#include <QStringList>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kLetter = 1, kTogether = 4, kWordStart = 6, kWhole = 20;

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// Letters in order, from one place on: each at the start of a word when there is one ahead, else the next.
std::optional<int> inOrder(const QString &word, const QString &text, qsizetype from)
{
    int score = 0;
    qsizetype at = from - 1;
    for (const QChar letter : word) {
        const qsizetype next = text.indexOf(letter, at + 1);
        if (next < 0)
            return std::nullopt;
        qsizetype found = next;
        if (next != at + 1) // prefer the start of a later word to the middle of this one
            for (qsizetype later = next; later >= 0; later = text.indexOf(letter, later + 1))
                if (startsWord(text, later)) {
                    found = later;
                    break;
                }
        score += kLetter + (found == at + 1 ? kTogether : 0) + (startsWord(text, found) ? kWordStart : 0);
        at = found;
    }
    return score;
}

std::optional<int> scoreOf(const QString &word, const QString &text)
{
    std::optional<int> best;
    if (const qsizetype whole = text.indexOf(word); whole >= 0)
        best = kWhole + static_cast<int>(word.size()) * (kLetter + kTogether)
            + (startsWord(text, whole) ? kWordStart : 0);
    for (qsizetype from = text.indexOf(word[0]); from >= 0; from = text.indexOf(word[0], from + 1))
        if (const auto score = inOrder(word, text, from))
            best = std::max(best.value_or(0), *score);
    return best;
}

} // namespace

std::optional<int> fuzzyScore(const QString &typed, const QString &text)
{
    const QString lower = text.toLower();
    int total = 0;
    for (const QString &word : typed.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto score = scoreOf(word, lower);
        if (!score)
            return std::nullopt;
        total += *score;
    }
    return total;
}

} // namespace breakwater
