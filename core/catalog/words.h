// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// The closed vocabularies of the catalog: every enum and the word by which files and screens call it.
namespace breakwater {

template <class Enum>
using WordTable = std::span<const std::pair<Enum, std::string_view>>;

WordTable<PairDirection> wordsOf(PairDirection);
WordTable<StepKindWord> wordsOf(StepKindWord);
WordTable<StepFact::Variant> wordsOf(StepFact::Variant);
WordTable<Pattern> wordsOf(Pattern);
WordTable<Maturity> wordsOf(Maturity);
WordTable<Replication> wordsOf(Replication);
WordTable<Trigger> wordsOf(Trigger);
WordTable<Access> wordsOf(Access);
WordTable<Category> wordsOf(Category);
WordTable<ParameterFact::Type> wordsOf(ParameterFact::Type);
WordTable<NeedFact::Strength> wordsOf(NeedFact::Strength);
WordTable<ServiceKind::State> wordsOf(ServiceKind::State);
WordTable<ServiceKind::Scope> wordsOf(ServiceKind::Scope);
WordTable<ServiceKind::Content> wordsOf(ServiceKind::Content);
WordTable<DisruptionKind> wordsOf(DisruptionKind);
WordTable<Phase> wordsOf(Phase);
WordTable<Grade> wordsOf(Grade);
WordTable<Figure::State> wordsOf(Figure::State);

template <class Enum>
std::optional<Enum> fromWord(std::string_view word)
{
    for (const auto &[value, text] : wordsOf(Enum{}))
        if (text == word)
            return value;
    return std::nullopt;
}

/// "a, b or c", for a sentence.
template <class Enum>
std::string allWords()
{
    const auto words = wordsOf(Enum{});
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0)
            text += i + 1 == words.size() ? " or " : ", ";
        text += words[i].second;
    }
    return text;
}

} // namespace breakwater
