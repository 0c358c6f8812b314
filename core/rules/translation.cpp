// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/translation.h"

#include "core/rules/filled.h"

namespace breakwater {

namespace {

template <class Map>
const typename Map::mapped_type *find(const Map &map, const std::string &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

Translation::Translation(std::shared_ptr<const Language> language)
    : m_language(std::move(language))
{
    if (!m_language)
        return;
    m_values = Phrases(m_language->values, *m_language);
    m_missing = Phrases(m_language->missing, *m_language);
    for (const auto &[rule, saying] : m_language->rules)
        for (const auto &[argument, phrases] : saying.values)
            m_own[rule].emplace(argument, Phrases(phrases, *m_language));
}

std::string Translation::title(const Finding &finding) const
{
    const RuleSaying *saying = m_language ? find(m_language->rules, finding.rule.text) : nullptr;
    return saying ? saying->title : finding.title;
}

std::string Translation::message(const Finding &finding) const
{
    const RuleSaying *saying = m_language ? find(m_language->rules, finding.rule.text) : nullptr;
    if (!saying)
        return finding.message;
    const auto *own = find(m_own, finding.rule.text);
    std::map<std::string, std::string> arguments;
    for (const auto &[name, english] : finding.arguments) {
        const Phrases *phrases = own ? find(*own, name) : nullptr;
        const Listing *listing = find(finding.lists, name);
        arguments.emplace(name, listing ? list(*listing, phrases) : value(english, phrases));
    }
    return filled(saying->message, arguments);
}

std::string Translation::missing(const NotEvaluated &fact) const
{
    return m_missing.said(fact.missing).value_or(fact.missing);
}

std::string Translation::phrase(const std::string &english) const
{
    return value(english, nullptr);
}

std::string Translation::value(const std::string &english, const Phrases *own) const
{
    if (own)
        if (std::optional<std::string> said = own->said(english))
            return *said;
    return m_values.said(english).value_or(english);
}

std::string Translation::list(const Listing &listing, const Phrases *own) const
{
    std::vector<std::string> things;
    for (const std::string &thing : listing.shown)
        things.push_back(value(thing, own));
    if (listing.more > 0)
        things.push_back(filled(m_language->list.more, {{"n", std::to_string(listing.more)}}));
    std::string text;
    for (std::size_t i = 0; i < things.size(); ++i) {
        text += i == 0 ? "" : i + 1 == things.size() ? m_language->list.last : m_language->list.between;
        text += things[i];
    }
    return text;
}

} // namespace breakwater
