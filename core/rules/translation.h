// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/language.h"
#include "core/rules/finding.h"
#include "core/rules/phrases.h"

namespace breakwater {

/// Says findings in another language than English. What it has no words for stays English: the findings of a
/// client's policy, and names out of the design, which are never touched.
class Translation {
public:
    Translation() = default; ///< English
    explicit Translation(std::shared_ptr<const Language> language); ///< null: English

    bool isEnglish() const { return !m_language; }
    std::string title(const Finding &finding) const;
    std::string message(const Finding &finding) const;
    std::string missing(const NotEvaluated &fact) const;
    /// What may stand in any sentence: a time, a count, "unbounded".
    std::string phrase(const std::string &english) const;

private:
    std::string value(const std::string &english, const Phrases *own) const;
    std::string list(const Listing &listing, const Phrases *own) const;

    std::shared_ptr<const Language> m_language;
    Phrases m_values, m_missing;
    std::map<std::string, std::map<std::string, Phrases>> m_own; ///< by rule and argument
};

} // namespace breakwater
