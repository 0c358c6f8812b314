// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/codec.h"

#include <cmath>
#include <cstdint>
#include <type_traits>

/// One table of fields for every entity of the design file. Reader, writer and the description that is held
/// against the published schema all go through it, so they cannot differ.
namespace breakwater::storage {

enum class Presence {
    Required, ///< refused when absent
    Optional, ///< written when there is something to write
    Always ///< may be absent, is written all the same
};

/// How a field is laid out when its entity has lines of its own; entities in lists are one line each.
enum class Style {
    Joined, ///< on one line with the joined fields before it
    Line, ///< on a line of its own
    Lines ///< its elements, or its own fields, are lines of their own
};

template <typename T>
struct FieldInfo {
    std::string_view key;
    Presence presence = Presence::Optional;
    Style style = Style::Joined;
    bool (*read)(Cursor &, T &) = nullptr;
    bool (*absent)(const T &) = nullptr;
    void (*write)(std::string &, const T &) = nullptr;
    void (*writeLines)(std::string &, const T &, const std::string &indent) = nullptr;
    Shape (*shape)() = nullptr;
};

/// Specialised for every entity: `name`, `fields` in the order of the file, and `ownLines`: it is written
/// with lines of its own.
template <typename T>
struct Table;

// --- is there anything to write?
// ------------------------------------------------------------------------------------

template <typename T>
concept Entity = requires
{
    Table<T>::fields;
};

template <typename T>
bool isAbsent(const T &value);

template <typename T>
bool isAbsentValue(const std::optional<T> &value)
{
    if constexpr (std::is_same_v<T, double>)
        return !value || !std::isfinite(*value);
    else if constexpr (std::is_same_v<T, Minutes>)
        return !value || !std::isfinite(value->count());
    else if constexpr (requires { value->text; })
        return !value || value->text.empty();
    else
        return !value;
}
template <typename T>
bool isAbsentValue(const Rare<T> &value)
{
    return !value;
}
template <typename T>
bool isAbsentValue(const std::shared_ptr<const T> &value)
{
    return value == nullptr || isAbsent(*value);
}
template <typename Tag>
bool isAbsentValue(const Id<Tag> &value)
{
    return value.empty();
}
template <typename T>
bool isAbsentValue(const T &value)
{
    if constexpr (Entity<T>)
        return value.extra.empty()
            && std::all_of(Table<T>::fields.begin(), Table<T>::fields.end(),
                           [&value](const FieldInfo<T> &field) { return field.absent(value); });
    else if constexpr (requires { value.empty(); })
        return value.empty();
    else
        return false;
}
template <typename T>
bool isAbsent(const T &value)
{
    return isAbsentValue(value);
}

template <typename T>
bool isWritten(const FieldInfo<T> &field, const T &entity)
{
    return field.presence != Presence::Optional || !field.absent(entity);
}

// --- one entity
// -----------------------------------------------------------------------------------------------------

inline bool readUnknown(Cursor &cursor, std::string_view view, Extra &extra)
{
    const auto [member, fresh] = extra.try_emplace(std::string(view));
    if (!fresh)
        return cursor.twice(member->first);
    if (cursor.canonical(member->second))
        return true;
    cursor.within(std::string_view{member->first});
    return false;
}

/// Index of the field with this key, looked for from `hint` on; the number of fields when there is none.
template <typename T>
std::size_t fieldAt(std::string_view key, std::size_t hint)
{
    constexpr std::size_t count = Table<T>::fields.size();
    for (std::size_t step = 0; step < count; ++step) {
        const std::size_t index = hint + step < count ? hint + step : hint + step - count;
        if (Table<T>::fields[index].key == key)
            return index;
    }
    return count;
}

template <typename T>
bool readEntity(Cursor &cursor, T &out)
{
    constexpr auto &fields = Table<T>::fields;
    static_assert(fields.size() < 64);
    cursor.peek();
    const std::size_t start = cursor.offset();
    std::uint64_t seen = 0;
    std::size_t next = 0;
    const bool read = cursor.object([&](std::string_view key) {
        const std::size_t index = fieldAt<T>(key, next);
        if (index == fields.size())
            return readUnknown(cursor, key, out.extra);
        const std::uint64_t bit = std::uint64_t{1} << index;
        if ((seen & bit) != 0)
            return cursor.twice(fields[index].key);
        seen |= bit;
        next = index + 1 < fields.size() ? index + 1 : 0;
        if (fields[index].read(cursor, out))
            return true;
        cursor.within(fields[index].key);
        return false;
    });
    if (!read)
        return false;
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].presence == Presence::Required && (seen >> i & 1U) == 0)
            return cursor.invalid(fmt::format("The key `{}` is missing here.", fields[i].key), start);
    return true;
}

inline void appendKey(std::string &out, std::string_view key)
{
    ((out += '"') += key) += "\": ";
}

/// On one line.
template <typename T>
void writeEntity(std::string &out, const T &entity)
{
    out += '{';
    bool first = true;
    const auto separate = [&] {
        if (!first)
            out += ", ";
        first = false;
    };
    for (const FieldInfo<T> &field : Table<T>::fields) {
        if (!isWritten(field, entity))
            continue;
        separate();
        appendKey(out, field.key);
        field.write(out, entity);
    }
    for (const auto &[key, json] : entity.extra) {
        separate();
        appendText(out, key);
        (out += ": ") += json;
    }
    out += '}';
}

/// On lines of its own, unless all it has is joined on one line anyway.
template <typename T>
void writeEntityLines(std::string &out, const T &entity, const std::string &indent)
{
    constexpr auto &fields = Table<T>::fields;
    if (Table<T>::mayBeOneLine && std::none_of(fields.begin(), fields.end(), [&](const FieldInfo<T> &field) {
            return field.style != Style::Joined && isWritten(field, entity);
        }))
        return writeEntity(out, entity);
    const std::string inner = indent + "  ";
    bool first = true;
    bool joining = false;
    out += '{';
    const auto separate = [&](bool joined) {
        if (joined && joining) {
            out += ", ";
        } else {
            out += first ? "\n" : ",\n";
            out += inner;
        }
        first = false;
        joining = joined;
    };
    for (const FieldInfo<T> &field : fields) {
        if (!isWritten(field, entity))
            continue;
        separate(field.style == Style::Joined);
        appendKey(out, field.key);
        if (field.style == Style::Lines && !field.absent(entity))
            field.writeLines(out, entity, inner);
        else
            field.write(out, entity);
    }
    for (const auto &[key, json] : entity.extra) {
        separate(false);
        appendText(out, key);
        (out += ": ") += json;
    }
    ((out += '\n') += indent) += '}';
}

template <typename T>
struct Object {
    static bool read(Cursor &cursor, T &out) { return readEntity(cursor, out); }
    static void write(std::string &out, const T &entity) { writeEntity(out, entity); }
    static void writeLines(std::string &out, const T &entity, const std::string &indent)
    {
        writeEntityLines(out, entity, indent);
    }
    static Shape shape() { return {"object", Table<T>::name}; }
};

/// A value that the model shares.
template <typename Codec>
struct Shared {
    template <typename T>
    static bool read(Cursor &cursor, std::shared_ptr<const T> &out)
    {
        auto value = std::make_shared<T>();
        const bool read = Codec::read(cursor, *value);
        out = std::move(value);
        return read;
    }
    template <typename T>
    static void write(std::string &out, const std::shared_ptr<const T> &value)
    {
        if (value)
            Codec::write(out, *value);
        else
            Codec::write(out, T{});
    }
    template <typename T>
    static void writeLines(std::string &out, const std::shared_ptr<const T> &value, const std::string &indent)
    {
        Codec::writeLines(out, *value, indent);
    }
    static Shape shape() { return Codec::shape(); }
};

/// Entities of a list with lines of their own each.
template <typename T>
struct Blocks : List<Shared<Object<T>>> {
    static void writeLines(std::string &out, const std::vector<std::shared_ptr<const T>> &list,
                           const std::string &indent)
    {
        const std::string inner = indent + "  ";
        out += '[';
        for (bool first = true; const auto &item : list) {
            out += first ? "\n" : ",\n";
            first = false;
            out += inner;
            writeEntityLines(out, *item, inner);
        }
        ((out += '\n') += indent) += ']';
    }
};

// --- one field
// ------------------------------------------------------------------------------------------------------

template <typename T>
struct DefaultCodec {
    using type = Object<T>;
};
template <>
struct DefaultCodec<std::string> {
    using type = TextCodec;
};
template <>
struct DefaultCodec<bool> {
    using type = BooleanCodec;
};
template <>
struct DefaultCodec<double> {
    using type = Amount;
};
template <>
struct DefaultCodec<Minutes> {
    using type = MinutesCodec;
};
template <>
struct DefaultCodec<Duration> {
    using type = DurationCodec;
};
template <>
struct DefaultCodec<Parameters> {
    using type = ParametersCodec;
};
template <typename Tag>
struct DefaultCodec<Id<Tag>> {
    using type = IdCodec;
};
template <typename T>
requires std::is_enum_v<T>
struct DefaultCodec<T> {
    using type = WordCodec<T>;
};
template <typename T>
struct DefaultCodec<std::optional<T>> {
    using type = typename DefaultCodec<T>::type;
};
template <typename T>
struct DefaultCodec<Rare<T>> {
    using type = typename DefaultCodec<T>::type;
};
template <typename T>
struct DefaultCodec<std::vector<T>> {
    using type = List<typename DefaultCodec<T>::type>;
};
template <typename T>
struct DefaultCodec<std::map<std::string, T>> {
    using type = TextMap<typename DefaultCodec<T>::type>;
};
template <typename Enum, typename T>
requires std::is_enum_v<Enum>
struct DefaultCodec<std::map<Enum, T>> {
    using type = KeyedBy<typename DefaultCodec<T>::type, Enum>;
};
template <typename T>
struct DefaultCodec<std::shared_ptr<const T>> {
    using type = Shared<typename DefaultCodec<T>::type>;
};

template <auto Member>
struct MemberOf;
template <typename T, typename M, M T::*Pointer>
struct MemberOf<Pointer> {
    using Owner = T;
    using Type = M;
    using Default = typename DefaultCodec<M>::type;
};

template <typename T>
inline constexpr bool kIsOptional = false;
template <typename T>
inline constexpr bool kIsOptional<std::optional<T>> = true;
template <typename T>
inline constexpr bool kIsOptional<Rare<T>> = true;

/// The field `Member` under `key`. The codec follows from the member's type where none is given.
template <auto Member, typename Codec = typename MemberOf<Member>::Default>
constexpr auto field(std::string_view key, Presence presence = Presence::Optional,
                     Style style = Style::Joined)
{
    using T = typename MemberOf<Member>::Owner;
    using M = typename MemberOf<Member>::Type;
    FieldInfo<T> info{key, presence, style};
    info.absent = [](const T &entity) { return isAbsent(entity.*Member); };
    info.shape = [] { return Codec::shape(); };
    if constexpr (kIsOptional<M>) {
        info.read = [](Cursor &cursor, T &entity) { return Codec::read(cursor, (entity.*Member).emplace()); };
        info.write = [](std::string &out, const T &entity) { Codec::write(out, *(entity.*Member)); };
        if constexpr (requires(std::string & out, const M &value) { Codec::writeLines(out, *value, out); })
            info.writeLines = [](std::string &out, const T &entity, const std::string &indent) {
                Codec::writeLines(out, *(entity.*Member), indent);
            };
    } else {
        info.read = [](Cursor &cursor, T &entity) { return Codec::read(cursor, entity.*Member); };
        info.write = [](std::string &out, const T &entity) { Codec::write(out, entity.*Member); };
        if constexpr (requires(std::string & out, const M &value) { Codec::writeLines(out, value, out); })
            info.writeLines = [](std::string &out, const T &entity, const std::string &indent) {
                Codec::writeLines(out, entity.*Member, indent);
            };
    }
    return info;
}

/// Makes a table out of fields.
template <typename First, typename... Rest>
constexpr std::array<First, 1 + sizeof...(Rest)> fieldsOf(First first, Rest... rest)
{
    return {first, rest...};
}

} // namespace breakwater::storage
