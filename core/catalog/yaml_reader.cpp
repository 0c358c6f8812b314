// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/yaml_reader.h"

#include "core/support/nearest.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <sstream>

namespace breakwater::catalog {
namespace {

std::optional<double> numberFrom(const std::string &text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    if (error != std::errc{} || stop != end || text.empty() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

// A quoted scalar is text, whatever it looks like.
bool isQuoted(const YAML::Node &node)
{
    return node.Tag() == "!";
}

} // namespace

void Notebook::problem(std::string file, int line, std::string sentence)
{
    m_problems.push_back({{std::move(file), line}, std::move(sentence)});
}

void Notebook::problemAt(const void *thing, std::string sentence)
{
    const auto found = m_places.find(thing);
    m_problems.push_back({found == m_places.end() ? Place{} : found->second, std::move(sentence)});
}

void Notebook::remember(const void *thing, const std::string &file, int line)
{
    m_places[thing] = {file, line};
}

std::vector<Error> Notebook::takeProblems()
{
    std::stable_sort(m_problems.begin(), m_problems.end(), [](const Problem &a, const Problem &b) {
        return std::tie(a.place.file, a.place.line) < std::tie(b.place.file, b.place.line);
    });
    std::vector<Error> errors;
    for (Problem &problem : m_problems) {
        std::string place = problem.place.file;
        if (problem.place.line > 0)
            place.append(":").append(std::to_string(problem.place.line));
        errors.push_back({Error::Code::Invalid, std::move(problem.sentence), std::move(place)});
    }
    return errors;
}

YAML::Node YamlReader::open()
{
    std::ifstream stream(m_file, std::ios::binary);
    std::stringstream content;
    if (!stream || !(content << stream.rdbuf())) {
        m_notebook.problem(m_file, 0, "This file is missing, empty or cannot be read.");
        return YAML::Node(YAML::NodeType::Undefined);
    }
    return load(content.str());
}

YAML::Node YamlReader::load(const std::string &text)
{
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception &error) {
        m_notebook.problem(m_file, error.mark.is_null() ? 0 : error.mark.line + 1,
                           "This is no YAML: " + error.msg + ".");
        return YAML::Node(YAML::NodeType::Undefined);
    }
}

void YamlReader::problem(const YAML::Node &node, std::string sentence)
{
    m_notebook.problem(m_file, line(node), std::move(sentence));
}

YamlReader::Object::Object(YamlReader &reader, const YAML::Node &node)
    : m_reader(reader)
    , m_node(node)
    , m_isMap(reader.isMap(node))
{ }

YamlReader::Object::~Object()
{
    if (!m_isMap)
        return;
    std::set<std::string, std::less<>> seen;
    for (const auto &entry : m_node) {
        const std::string &name = entry.first.Scalar();
        if (!m_known.contains(name))
            m_reader.problem(entry.first,
                             "The key \"" + name + "\" is unknown here"
                                 + orNearest(name, {m_known.begin(), m_known.end()}));
        else if (!seen.insert(name).second)
            m_reader.problem(entry.first, "The key \"" + name + "\" is there twice.");
    }
}

YAML::Node YamlReader::Object::child(std::string_view name)
{
    m_known.emplace(name);
    if (m_isMap)
        for (const auto &entry : m_node)
            if (entry.first.IsScalar() && entry.first.Scalar() == name)
                return entry.second;
    return YAML::Node(YAML::NodeType::Undefined);
}

void YamlReader::Object::missing(std::string_view name)
{
    if (m_isMap)
        m_reader.problem(m_node, "The key \"" + std::string(name) + "\" is missing here.");
}

void YamlReader::Object::span(std::string_view name, Figure::State &state, Minutes &value)
{
    const YAML::Node node = child(name);
    if (!node)
        return missing(name);
    m_reader.m_notebook.remember(&value, m_reader.m_file, line(node));
    const std::string word = node.IsScalar() ? node.Scalar() : std::string();
    if (const auto minutes = numberFrom(word)) {
        state = Figure::State::Value;
        value = Minutes(*minutes);
    } else if (word == "unbounded") {
        state = Figure::State::Unbounded;
    } else if (word != "unknown") {
        m_reader.problem(node, "A figure is a number of minutes, or the word unbounded or unknown.");
    }
}

bool YamlReader::isList(const YAML::Node &node)
{
    if (node.IsSequence())
        return true;
    problem(node, "There should be a list here.");
    return false;
}

bool YamlReader::isMap(const YAML::Node &node)
{
    if (node.IsMap())
        return true;
    problem(node, "There should be keys with values here.");
    return false;
}

bool YamlReader::text(const YAML::Node &node, std::string &value, const char *expected)
{
    if (node.IsScalar()) {
        value = node.Scalar();
        return true;
    }
    problem(node, std::string("There should be ") + expected + " here.");
    return false;
}

void YamlReader::get(const YAML::Node &node, std::string &value)
{
    if (text(node, value, "a text") && value.empty())
        problem(node, "The text is empty; leave the key out instead.");
}

void YamlReader::get(const YAML::Node &node, bool &value)
{
    std::string word;
    if (!text(node, word, "true or false"))
        return;
    value = word == "true";
    if (!value && word != "false")
        problem(node, "\"" + word + "\" is neither true nor false.");
}

void YamlReader::get(const YAML::Node &node, double &value)
{
    std::string word;
    if (!text(node, word, "a number"))
        return;
    const auto number = numberFrom(word);
    if (!number || isQuoted(node))
        return problem(node, "\"" + word + "\" is no number.");
    value = *number;
}

void YamlReader::get(const YAML::Node &node, int &value)
{
    double number = 0;
    get(node, number);
    if (number != std::floor(number) || std::abs(number) > 1e9)
        return problem(node, "There should be a whole number here.");
    value = static_cast<int>(number);
}

void YamlReader::get(const YAML::Node &node, Minutes &value)
{
    double minutes = 0;
    get(node, minutes);
    value = Minutes(minutes);
}

void YamlReader::get(const YAML::Node &node, UsdPerMonth &value)
{
    double dollars = 0;
    get(node, dollars);
    value.count = std::llround(dollars * 100);
}

void YamlReader::get(const YAML::Node &node, ParameterValue &value)
{
    if (node.IsSequence())
        return get(node, value.emplace<std::vector<std::string>>());
    std::string word;
    if (!text(node, word, "a value"))
        return;
    const auto number = numberFrom(word);
    if (isQuoted(node))
        value = word;
    else if (word == "true" || word == "false")
        value = word == "true";
    else if (number)
        value = *number;
    else
        value = word;
}

void YamlReader::get(const YAML::Node &node, std::vector<std::pair<std::string, std::string>> &list)
{
    if (!isList(node))
        return;
    for (const auto &item : node) {
        if (!item.IsMap() || item.size() != 1 || !item.begin()->second.IsScalar()) {
            problem(item, "Each item here is one key with one text.");
            continue;
        }
        list.emplace_back(item.begin()->first.Scalar(), item.begin()->second.Scalar());
    }
}

} // namespace breakwater::catalog
