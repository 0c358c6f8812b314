// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/storage/cursor.h"
#include "core/storage/out.h"
#include "core/storage/shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

/// How one value is read, written and described. A codec is a type with three static functions:
/// `bool read(Cursor &, T &)`, `void write(std::string &, const T &)`, `Shape shape()`.
namespace breakwater::storage {

bool readId(Cursor &cursor, std::string &out);
bool readDay(Cursor &cursor, std::string &out);
bool readDuration(Cursor &cursor, Duration &out);
void writeDuration(std::string &out, const Duration &duration);
bool readParameters(Cursor &cursor, Parameters &out);
void writeParameters(std::string &out, const Parameters &parameters);
bool outOfRange(Cursor &cursor, double least, double most, std::size_t offset);
bool unknownWord(Cursor &cursor, std::string_view word, const std::vector<std::string_view> &words,
                 std::size_t offset);

// --- texts
// -----------------------------------------------------------------------------------------------------------

struct TextCodec {
    static bool read(Cursor &cursor, std::string &out)
    {
        std::string_view view;
        if (!cursor.text(view))
            return false;
        out.assign(view);
        return true;
    }
    static void write(std::string &out, const std::string &text) { appendText(out, text); }
    static Shape shape() { return {"text"}; }
};

/// An id of anything, a kind, an option, a region: a word without spaces and slashes.
struct IdTextCodec {
    static bool read(Cursor &cursor, std::string &out) { return readId(cursor, out); }
    static void write(std::string &out, const std::string &id) { appendText(out, id); }
    static Shape shape() { return {"id"}; }
};
struct IdCodec {
    template <typename Tag>
    static bool read(Cursor &cursor, Id<Tag> &out)
    {
        return readId(cursor, out.text);
    }
    template <typename Tag>
    static void write(std::string &out, const Id<Tag> &id)
    {
        appendText(out, id.text);
    }
    static Shape shape() { return {"id"}; }
};

struct DayCodec {
    static bool read(Cursor &cursor, std::string &out) { return readDay(cursor, out); }
    static void write(std::string &out, const std::string &day) { appendText(out, day); }
    static Shape shape() { return {"day"}; }
};

/// A value of any type, kept as canonical text.
struct RawCodec {
    static bool read(Cursor &cursor, std::string &out) { return cursor.canonical(out); }
    static void write(std::string &out, const std::string &json) { out += json; }
    static Shape shape() { return {"raw"}; }
};

// --- numbers
// ---------------------------------------------------------------------------------------------------------

struct BooleanCodec {
    static bool read(Cursor &cursor, bool &out) { return cursor.boolean(out); }
    static void write(std::string &out, bool value) { out += value ? "true" : "false"; }
    static Shape shape() { return {"boolean"}; }
};

inline constexpr double kNoLimit = std::numeric_limits<double>::infinity();

template <double Least, double Most>
struct Number {
    static bool read(Cursor &cursor, double &out)
    {
        cursor.peek();
        const std::size_t from = cursor.offset();
        return cursor.number(out) && ((out >= Least && out <= Most) || outOfRange(cursor, Least, Most, from));
    }
    static void write(std::string &out, double value) { appendNumber(out, value); }
    static Shape shape()
    {
        Shape shape{"number"};
        if (Least > -kNoLimit)
            shape.minimum = Least;
        if (Most < kNoLimit)
            shape.maximum = Most;
        return shape;
    }
};
using Amount = Number<0.0, kNoLimit>;
using Percent = Number<0.0, 100.0>;
using Share = Number<0.0, 1.0>;
/// Minutes, up to the longest time that a design may state.
using Time = Number<0.0, kLongestMinutes>;

struct MinutesCodec {
    static bool read(Cursor &cursor, Minutes &out)
    {
        double count = 0;
        const bool read = Time::read(cursor, count);
        out = Minutes{count};
        return read;
    }
    static void write(std::string &out, Minutes value) { appendNumber(out, value.count()); }
    static Shape shape() { return Time::shape(); }
};

/// A whole number that the model keeps as a double, because it may be absent.
template <int Least, int Most>
struct WholeNumber {
    static bool read(Cursor &cursor, double &out)
    {
        cursor.peek();
        const std::size_t from = cursor.offset();
        if (!cursor.number(out))
            return false;
        if (out < Least || out > Most)
            return outOfRange(cursor, Least, Most, from);
        return out == std::floor(out) || cursor.invalid("This must be a whole number.", from);
    }
    static void write(std::string &out, double value) { appendNumber(out, value); }
    static Shape shape()
    {
        Shape shape{"integer"};
        shape.minimum = Least;
        shape.maximum = Most;
        return shape;
    }
};

template <int Least, int Most>
struct Integer {
    static bool read(Cursor &cursor, int &out)
    {
        cursor.peek();
        const std::size_t from = cursor.offset();
        double value = 0;
        if (!cursor.number(value))
            return false;
        if (value < Least || value > Most)
            return outOfRange(cursor, Least, Most, from);
        out = static_cast<int>(value);
        return out == value || cursor.invalid("A whole number is expected here.", from);
    }
    static void write(std::string &out, int value) { appendNumber(out, value); }
    static Shape shape() { return {"integer", {}, {}, Least, Most}; }
};

/// A coordinate of the canvas, in pixels.
using Coordinate = Integer<-1000000, 1000000>;

// --- words
// -----------------------------------------------------------------------------------------------------------

template <typename Enum>
inline constexpr std::size_t kWordCount = 0; ///< specialised for every enumeration of the file
template <>
inline constexpr std::size_t kWordCount<StampType> = 6;
template <>
inline constexpr std::size_t kWordCount<Strategy> = 5;
template <>
inline constexpr std::size_t kWordCount<ZoneRole> = 2;
template <>
inline constexpr std::size_t kWordCount<Site> = 4;
template <>
inline constexpr std::size_t kWordCount<DependencyType> = 13;
template <>
inline constexpr std::size_t kWordCount<Fence> = 5;
template <>
inline constexpr std::size_t kWordCount<Access> = 3;
template <>
inline constexpr std::size_t kWordCount<DisruptionKind> = 6;
template <>
inline constexpr std::size_t kWordCount<Phase> = kPhaseCount;
template <>
inline constexpr std::size_t kWordCount<Grade> = 5;
template <>
inline constexpr std::size_t kWordCount<Dependency::When> = 2;

inline std::string_view toWord(Dependency::When when)
{
    return when == Dependency::When::Start ? "start" : "run";
}

/// The words of an enumeration, in its order.
template <typename Enum>
const std::vector<std::string_view> &wordsOf()
{
    static_assert(kWordCount<Enum> > 0);
    static const std::vector<std::string_view> words = [] {
        std::vector<std::string_view> list;
        for (std::size_t i = 0; i < kWordCount<Enum>; ++i)
            list.push_back(toWord(static_cast<Enum>(i)));
        return list;
    }();
    return words;
}

template <typename Enum>
bool fromWord(Cursor &cursor, std::string_view word, Enum &out, std::size_t offset)
{
    const std::vector<std::string_view> &words = wordsOf<Enum>();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word) {
            out = static_cast<Enum>(i);
            return true;
        }
    }
    return unknownWord(cursor, word, words, offset);
}

template <typename Enum>
struct WordCodec {
    static bool read(Cursor &cursor, Enum &out)
    {
        cursor.peek();
        const std::size_t from = cursor.offset();
        std::string_view word;
        return cursor.text(word) && fromWord(cursor, word, out, from);
    }
    static void write(std::string &out, Enum value)
    {
        (out += '"') += wordsOf<Enum>()[static_cast<std::size_t>(value)];
        out += '"';
    }
    static Shape shape() { return {"word", {}, {}, {}, {}, wordsOf<Enum>()}; }
};

/// A text of which the model keeps the word itself. `Words` has `static constexpr std::array list`.
template <typename Words>
struct OneOf {
    static const std::vector<std::string_view> &words()
    {
        static const std::vector<std::string_view> list(Words::list.begin(), Words::list.end());
        return list;
    }
    static bool read(Cursor &cursor, std::string &out)
    {
        cursor.peek();
        const std::size_t from = cursor.offset();
        std::string_view word;
        if (!cursor.text(word))
            return false;
        out.assign(word);
        return std::find(words().begin(), words().end(), word) != words().end()
            || unknownWord(cursor, word, words(), from);
    }
    static void write(std::string &out, const std::string &word) { appendText(out, word); }
    static Shape shape() { return {"word", {}, {}, {}, {}, words()}; }
};

// --- what is made of values
// ------------------------------------------------------------------------------------------

struct DurationCodec {
    static bool read(Cursor &cursor, Duration &out) { return readDuration(cursor, out); }
    static void write(std::string &out, const Duration &duration) { writeDuration(out, duration); }
    static Shape shape() { return {"duration"}; }
};

struct ParametersCodec {
    static bool read(Cursor &cursor, Parameters &out) { return readParameters(cursor, out); }
    static void write(std::string &out, const Parameters &parameters) { writeParameters(out, parameters); }
    static Shape shape() { return {"parameters"}; }
};

/// The canvas, one stamp after another, one card a line.
struct LayoutCodec {
    static bool read(Cursor &cursor, std::vector<std::shared_ptr<const Layout>> &out);
    static void write(std::string &out, const std::vector<std::shared_ptr<const Layout>> &layouts)
    {
        writeLines(out, layouts, {});
    }
    static void writeLines(std::string &out, const std::vector<std::shared_ptr<const Layout>> &layouts,
                           const std::string &indent);
    static Shape shape() { return {"layout"}; }
};

/// A list. Elements are gathered in a buffer that is used again, so that the list gets the room it needs and
/// no more: most of a design is lists, and a list that grew would keep up to twice that.
template <typename Item, bool Unique = false>
struct List {
    template <typename T>
    static bool read(Cursor &cursor, std::vector<T> &out)
    {
        std::vector<T> items;
        if constexpr (sizeof(T) > 64)
            items.swap(spare<T>());
        const bool read = cursor.array([&](std::size_t) {
            cursor.peek();
            const std::size_t from = cursor.offset();
            if (!Item::read(cursor, items.emplace_back()))
                return false;
            if constexpr (Unique)
                if (std::find(items.begin(), items.end() - 1, items.back()) != items.end() - 1)
                    return cursor.invalid("This stands in the list twice.", from);
            return true;
        });
        if constexpr (sizeof(T) > 64) {
            out.reserve(items.size());
            std::move(items.begin(), items.end(), std::back_inserter(out));
            items.clear();
            if (items.capacity() * sizeof(T) <= kSpareBytes)
                items.swap(spare<T>());
        } else {
            items.shrink_to_fit();
            out = std::move(items);
        }
        return read;
    }
    template <typename T>
    static void write(std::string &out, const std::vector<T> &list)
    {
        out += '[';
        for (bool first = true; const T &item : list) {
            if (!first)
                out += ", ";
            first = false;
            Item::write(out, item);
        }
        out += ']';
    }
    template <typename T>
    static void writeLines(std::string &out, const std::vector<T> &list, const std::string &indent)
    {
        out += '[';
        for (bool first = true; const T &item : list) {
            out += first ? "\n" : ",\n";
            first = false;
            (out += indent) += "  ";
            Item::write(out, item);
        }
        ((out += '\n') += indent) += ']';
    }
    static Shape shape() { return {"list", {}, {Item::shape()}, {}, {}, {}, Unique}; }

private:
    static constexpr std::size_t kSpareBytes = 1U
        << 20U; ///< a longer list does not leave its room lying about
    template <typename T>
    static std::vector<T> &spare()
    {
        thread_local std::vector<T> list;
        return list;
    }
};

/// An object with keys of the user's own: quotas, step overrides, times of a rehearsal.
template <typename Item>
struct TextMap {
    template <typename T>
    static bool read(Cursor &cursor, std::map<std::string, T> &out)
    {
        return cursor.object([&](std::string_view view) {
            const std::size_t before = out.size();
            const auto member = out.try_emplace(out.end(), std::string(view));
            if (out.size() == before)
                return cursor.twice(std::string(view));
            if (Item::read(cursor, member->second))
                return true;
            cursor.within(std::string_view{member->first});
            return false;
        });
    }
    template <typename T>
    static void write(std::string &out, const std::map<std::string, T> &map)
    {
        out += '{';
        for (bool first = true; const auto &[key, value] : map) {
            if (!first)
                out += ", ";
            first = false;
            appendText(out, key);
            out += ": ";
            Item::write(out, value);
        }
        out += '}';
    }
    template <typename T>
    static void writeLines(std::string &out, const std::map<std::string, T> &map, const std::string &indent)
    {
        out += '{';
        for (bool first = true; const auto &[key, value] : map) {
            out += first ? "\n" : ",\n";
            first = false;
            (out += indent) += "  ";
            appendText(out, key);
            out += ": ";
            Item::write(out, value);
        }
        ((out += '\n') += indent) += '}';
    }
    static Shape shape() { return {"map", {}, {Item::shape()}}; }
};

/// An object whose keys are the words of an enumeration; written in the order of the alphabet.
template <typename Item>
struct WordMap {
    template <typename Enum, typename T>
    static bool read(Cursor &cursor, std::map<Enum, T> &out)
    {
        return cursor.object([&](std::string_view word) {
            Enum key{};
            if (!fromWord(cursor, word, key, cursor.keyOffset())) {
                cursor.within(word);
                return false;
            }
            const auto [member, fresh] = out.try_emplace(key);
            const std::string_view name = wordsOf<Enum>()[static_cast<std::size_t>(key)];
            if (!fresh)
                return cursor.twice(name);
            if (Item::read(cursor, member->second))
                return true;
            cursor.within(name);
            return false;
        });
    }
    template <typename Enum, typename T>
    static void write(std::string &out, const std::map<Enum, T> &map)
    {
        std::vector<std::pair<std::string_view, const T *>> members;
        members.reserve(map.size());
        for (const auto &[key, value] : map)
            members.emplace_back(wordsOf<Enum>()[static_cast<std::size_t>(key)], &value);
        std::sort(members.begin(), members.end());
        out += '{';
        for (bool first = true; const auto &[word, value] : members) {
            if (!first)
                out += ", ";
            first = false;
            ((out += '"') += word) += "\": ";
            Item::write(out, *value);
        }
        out += '}';
    }
};
template <typename Item, typename Enum>
struct KeyedBy : WordMap<Item> {
    static Shape shape() { return {"map", {}, {Item::shape()}, {}, {}, wordsOf<Enum>()}; }
};

} // namespace breakwater::storage
