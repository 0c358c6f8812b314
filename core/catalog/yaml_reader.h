// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/fields.h"
#include "core/catalog/words.h"
#include "core/support/result.h"

#include <yaml-cpp/yaml.h>

#include <set>
#include <string>
#include <unordered_map>
#include <vector>

/// Reads what people write by hand, the catalog's files and the policies of a client, into structs by their
/// one description (fields.h).
namespace breakwater::catalog {

/// Where things stand in files, and what is wrong with them. A thing is known by its address while it is
/// checked, so lists must not grow after they were read.
class Notebook {
public:
    void problem(std::string file, int line, std::string sentence);
    void problemAt(const void *thing, std::string sentence);
    void remember(const void *thing, const std::string &file, int line);
    std::vector<Error> takeProblems();
    bool clean() const { return m_problems.empty(); }

private:
    struct Place {
        std::string file;
        int line = 0;
    };
    struct Problem {
        Place place;
        std::string sentence;
    };
    std::unordered_map<const void *, Place> m_places;
    std::vector<Problem> m_problems;
};

class YamlReader {
public:
    YamlReader(Notebook &notebook, std::string file)
        : m_notebook(notebook)
        , m_file(std::move(file))
    { }

    /// Null when the file cannot be read or is no YAML mapping; then the problem is noted.
    YAML::Node open();
    /// The same for text that came another way.
    YAML::Node load(const std::string &text);

    template <class T>
    void read(const YAML::Node &node, T &value)
    {
        m_notebook.remember(&value, m_file, line(node));
        get(node, value);
    }

    void problem(const YAML::Node &node, std::string sentence);

    /// The keys of one mapping: hands each to its member, then names those that nobody asked for.
    class Object {
    public:
        Object(YamlReader &reader, const YAML::Node &node);
        ~Object();
        Object(const Object &) = delete;
        Object &operator=(const Object &) = delete;

        template <class T>
        void required(std::string_view name, T &value)
        {
            if (!take(name, value))
                missing(name);
        }
        template <class T>
        void optional(std::string_view name, T &value)
        {
            take(name, value);
        }
        template <class T>
        void attached(std::string_view, T &)
        { }
        void span(std::string_view name, Figure::State &state, Minutes &value);

    private:
        template <class T>
        bool take(std::string_view name, T &value)
        {
            const YAML::Node node = child(name);
            if (node)
                m_reader.read(node, value);
            return static_cast<bool>(node);
        }
        YAML::Node child(std::string_view name);
        void missing(std::string_view name);

        YamlReader &m_reader;
        YAML::Node m_node;
        std::set<std::string, std::less<>> m_known;
        bool m_isMap = false;
    };

private:
    static int line(const YAML::Node &node) { return node.Mark().is_null() ? 0 : node.Mark().line + 1; }

    bool text(const YAML::Node &node, std::string &value, const char *expected);
    void get(const YAML::Node &node, std::string &value);
    void get(const YAML::Node &node, bool &value);
    void get(const YAML::Node &node, double &value);
    void get(const YAML::Node &node, int &value);
    void get(const YAML::Node &node, Minutes &value);
    void get(const YAML::Node &node, UsdPerMonth &value);
    void get(const YAML::Node &node, ParameterValue &value);
    void get(const YAML::Node &node, std::vector<std::pair<std::string, std::string>> &list);
    bool isList(const YAML::Node &node);
    bool isMap(const YAML::Node &node);

    template <class Tag>
    void get(const YAML::Node &node, Id<Tag> &value)
    {
        get(node, value.text);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void get(const YAML::Node &node, Enum &value)
    {
        std::string word;
        if (!text(node, word, "a word"))
            return;
        if (const auto known = fromWord<Enum>(word))
            value = *known;
        else
            problem(node,
                    "The word \"" + word + "\" is unknown here; it should be " + allWords<Enum>() + ".");
    }
    template <class T>
    void get(const YAML::Node &node, std::optional<T> &value)
    {
        read(node, value.emplace());
    }
    template <class T>
    void get(const YAML::Node &node, std::vector<T> &list)
    {
        if (!isList(node))
            return;
        list.resize(node.size());
        for (std::size_t i = 0; i < node.size(); ++i)
            read(node[i], list[i]);
    }
    template <class T>
    void get(const YAML::Node &node, std::map<std::string, T> &map)
    {
        if (!isMap(node))
            return;
        for (const auto &entry : node) {
            const auto [at, isNew] = map.try_emplace(entry.first.Scalar());
            if (isNew)
                read(entry.second, at->second);
            else
                problem(entry.first, "The key \"" + entry.first.Scalar() + "\" is there twice.");
        }
    }
    template <class Struct>
    requires requires(Object &object, Struct &value) { fields(object, value); }
    void get(const YAML::Node &node, Struct &value)
    {
        Object object(*this, node);
        fields(object, value);
    }

    Notebook &m_notebook;
    std::string m_file;
};

} // namespace breakwater::catalog
