// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/support/result.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// English phrase -> the same in the other language. {n}, {m}, {k} in a phrase are numbers, {day} is a day as
/// 2026-11-28, any other {name} is any text.
using PhraseTable = std::map<std::string, std::string>;

/// What one rule says.
struct RuleSaying {
    std::string title;
    std::string message; ///< with the {names} of the English one
    std::map<std::string, PhraseTable> values; ///< by argument: what may stand in it
};

struct ListWords {
    std::string between, last; ///< ", " and " und "
    std::string more; ///< "{n} weitere": the last of a list that is cut off
};

/// The words of the rules in another language than English. They stand beside the catalog and no analysis
/// reads them: findings, exports and the catalog's hash are the same in every language.
struct Language {
    std::string id; ///< "de"
    std::string decimal, thousands; ///< between the digits of numbers
    std::string day; ///< "{d}.{m}.{y}"
    ListWords list;
    PhraseTable values; ///< what may stand in any argument
    PhraseTable missing; ///< the facts that rules lack
    std::map<std::string, RuleSaying> rules; ///< by rule id
};

/// A language, or everything that is wrong with its files.
struct LanguageFolder {
    std::shared_ptr<const Language> language; ///< null when there are problems
    std::vector<Error> problems;
};

/// Reads languages/<id>/: words.yaml and one file a theme. It has to say every rule of the catalog with the
/// arguments of the English message, and no other rule. (Library breakwater_languages.)
LanguageFolder readLanguageFolder(const std::filesystem::path &folder, const Catalog &catalog);

/// The language of this build, from resources/catalog/languages; null for English and for one that is not
/// there. Takes some milliseconds; safe on any thread. (Library breakwater_languages.)
std::shared_ptr<const Language> builtinLanguage(std::string_view id);
/// The ids beside "en", in alphabetical order: "de".
std::vector<std::string> builtinLanguages();

/// The language for a catalog: of the folder that it was read from where that has one, else the built-in one.
std::shared_ptr<const Language> languageFor(std::string_view id, const std::filesystem::path &catalogFolder,
                                            const Catalog &catalog);

} // namespace breakwater
