// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/language.h"

#include "core/catalog/language_fields.h"
#include "core/catalog/yaml_reader.h"
#include "core/support/embedded.h"

#include <algorithm>
#include <cassert>
#include <fstream>
#include <set>
#include <span>
#include <sstream>

namespace breakwater {

std::span<const EmbeddedFile> languageFiles(); // made by the build

namespace {

namespace fs = std::filesystem;
using catalog::Notebook;
using catalog::YamlReader;

constexpr std::string_view kWords = "words.yaml";

/// What is between braces.
std::set<std::string> namesIn(const std::string &text)
{
    std::set<std::string> names;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        if (const std::size_t close = text.find('}', open); close != std::string::npos)
            names.insert(text.substr(open + 1, close - open - 1));
    return names;
}

class LanguageReader {
public:
    explicit LanguageReader(std::string id) { m_language->id = std::move(id); }

    void file(const std::string &path, const std::string &text)
    {
        YamlReader reader(m_notebook, path);
        const YAML::Node node = reader.load(text);
        if (!node)
            return;
        if (fs::path(path).filename() == kWords)
            return reader.read(node, *m_language);
        std::map<std::string, RuleSaying> rules;
        reader.read(node, rules);
        m_language->rules.merge(rules); // moves the nodes: what the notebook remembers stays where it is
        for (const auto &[rule, saying] : rules)
            m_notebook.problem(path, 0, "The rule " + rule + " is said twice.");
    }

    void check(const Catalog &catalog)
    {
        for (const RuleText &rule : catalog.rules)
            checkRule(rule);
        for (const auto &[id, saying] : m_language->rules)
            if (!catalog.rule(RuleId{id}))
                m_notebook.problemAt(&saying, "There is no rule " + id + ".");
        checkPhrases(m_language->values);
        checkPhrases(m_language->missing);
    }

    LanguageFolder take()
    {
        if (m_language->day.empty() && m_notebook.clean())
            m_notebook.problem(std::string(kWords), 0, "This file is missing.");
        if (!m_notebook.clean())
            return {nullptr, m_notebook.takeProblems()};
        return {std::move(m_language), {}};
    }

private:
    void checkRule(const RuleText &rule)
    {
        const auto found = m_language->rules.find(rule.id.text);
        if (found == m_language->rules.end())
            return m_notebook.problem(m_language->id, 0, "The rule " + rule.id.text + " is not said.");
        const RuleSaying &saying = found->second;
        const std::set<std::string> names = namesIn(rule.message);
        if (namesIn(saying.message) != names)
            m_notebook.problemAt(&saying.message,
                                 "The arguments are not those of the English message of " + rule.id.text
                                     + '.');
        for (const auto &[argument, phrases] : saying.values) {
            if (!names.contains(argument))
                m_notebook.problemAt(
                    &phrases, "The message of " + rule.id.text + " has no argument {" + argument + "}.");
            checkPhrases(phrases);
        }
    }

    void checkPhrases(const PhraseTable &phrases)
    {
        for (const auto &[english, said] : phrases)
            if (namesIn(english) != namesIn(said))
                m_notebook.problemAt(&said,
                                     "Both sides of \"" + english + "\" need the same names in braces.");
    }

    Notebook m_notebook;
    std::shared_ptr<Language> m_language = std::make_shared<Language>();
};

} // namespace

LanguageFolder readLanguageFolder(const fs::path &folder, const Catalog &catalog)
{
    LanguageReader reader(folder.filename().string());
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".yaml")
            files.push_back(at->path());
    std::sort(files.begin(), files.end());
    for (const fs::path &path : files) {
        std::ifstream stream(path, std::ios::binary);
        std::stringstream content;
        content << stream.rdbuf();
        reader.file(path.string(), content.str());
    }
    reader.check(catalog);
    return reader.take();
}

std::shared_ptr<const Language> builtinLanguage(std::string_view id)
{
    const std::string folder = std::string(id) + '/';
    LanguageReader reader{std::string(id)};
    bool any = false;
    for (const EmbeddedFile &file : languageFiles())
        if (file.name.starts_with(folder)) {
            reader.file(std::string(file.name), std::string(file.bytes));
            any = true;
        }
    if (!any)
        return nullptr;
    LanguageFolder read = reader.take();
    assert(read.language); // a test reads the same files
    return read.language;
}

std::vector<std::string> builtinLanguages()
{
    std::set<std::string> ids;
    for (const EmbeddedFile &file : languageFiles())
        ids.emplace(file.name.substr(0, file.name.find('/')));
    return {ids.begin(), ids.end()};
}

std::shared_ptr<const Language> languageFor(std::string_view id, const fs::path &catalogFolder,
                                            const Catalog &catalog)
{
    const fs::path own = catalogFolder / "languages" / std::string(id);
    std::error_code error;
    if (!catalogFolder.empty() && fs::is_directory(own, error))
        if (LanguageFolder read = readLanguageFolder(own, catalog); read.language)
            return read.language;
    return builtinLanguage(id);
}

} // namespace breakwater
