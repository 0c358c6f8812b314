// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/check.h"
#include "core/catalog/check_words.h"

#include <regex>

/// What the checks of regions, kinds, parameters and rules share.
namespace breakwater::catalog {

class Checks {
public:
    Checks(const Catalog &catalog, Notebook &notebook)
        : m_catalog(catalog)
        , m_notebook(notebook)
    { }

protected:
    void say(const void *thing, std::string sentence) { m_notebook.problemAt(thing, std::move(sentence)); }
    void expect(bool good, const void *thing, const std::string &sentence)
    {
        if (!good)
            say(thing, sentence);
    }
    void word(const std::string &text, Words words)
    {
        expect(oneOf(text, words), &text,
               "The word \"" + text + "\" is unknown here; it should be one of " + joined(words) + ".");
    }
    void address(const std::string &text)
    {
        expect(text.empty() || isAddress(text), &text, "A source is an address that begins with https://.");
    }
    template <class List, class Name>
    void unique(const List &list, Name name, const std::string &what)
    {
        std::set<std::string> seen;
        for (const auto &item : list)
            expect(seen.insert(name(item)).second, &item,
                   "The " + what + " \"" + name(item) + "\" is there twice.");
    }

    void stampTypes(const std::vector<std::string> &types)
    {
        for (const std::string &type : types)
            word(type, {"web", "automation", "kubernetes", "genai"});
    }

    const Catalog &m_catalog;
    Notebook &m_notebook;
};

/// Of a kind, of its parts, and of services that no kind describes.
class ParameterChecks : public Checks {
public:
    using Checks::Checks;
    void parameters(const std::vector<ParameterFact> &list);
    void parts(const std::vector<PartKindFact> &list);

private:
    void parameter(const ParameterFact &parameter);
    void defaultOf(const ParameterFact &parameter, const ParameterValue &value);
};

void checkRegions(const Catalog &catalog, Notebook &notebook);
void checkKinds(const Catalog &catalog, Notebook &notebook);

} // namespace breakwater::catalog
