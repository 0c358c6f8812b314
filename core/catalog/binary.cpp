// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/binary.h"

#include "core/catalog/fields.h"
#include "core/support/hash.h"

#include <bit>
#include <cstring>

namespace breakwater {
namespace {

constexpr std::string_view kMagic = "breakwater-catalog-1\n";
constexpr std::size_t kHashLength = 64;

static_assert(std::endian::native == std::endian::little, "numbers are stored as this machine holds them");

class Writer {
public:
    explicit Writer(std::string &out)
        : m_out(out)
    { }

    template <class T>
    void required(std::string_view, const T &value)
    {
        put(value);
    }
    template <class T>
    void optional(std::string_view, const T &value)
    {
        put(value);
    }
    template <class T>
    void attached(std::string_view, const T &value)
    {
        put(value);
    }
    void span(std::string_view, const Figure::State &state, const Minutes &value)
    {
        put(state);
        put(value);
    }

private:
    template <class T>
    void raw(const T &value)
    {
        m_out.append(reinterpret_cast<const char *>(&value), sizeof value);
    }
    void size(std::size_t count)
    {
        for (; count >= 0x80; count >>= 7)
            m_out.push_back(static_cast<char>(0x80 | (count & 0x7f)));
        m_out.push_back(static_cast<char>(count));
    }

    void put(bool value) { m_out.push_back(value ? 1 : 0); }
    void put(int value) { raw(static_cast<std::int32_t>(value)); }
    void put(double value) { raw(value); }
    void put(Minutes value) { raw(value.count()); }
    void put(UsdPerMonth value) { raw(value.count); }
    void put(const std::string &value)
    {
        size(value.size());
        m_out.append(value);
    }
    template <class Tag>
    void put(const Id<Tag> &value)
    {
        put(value.text);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { m_out.push_back(static_cast<char>(value)); }
    template <class T>
    void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <class T>
    void put(const std::vector<T> &list)
    {
        size(list.size());
        for (const T &item : list)
            put(item);
    }
    template <class K, class T>
    void put(const std::map<K, T> &map)
    {
        size(map.size());
        for (const auto &entry : map)
            put(entry);
    }
    template <class A, class B>
    void put(const std::pair<A, B> &pair)
    {
        put(pair.first);
        put(pair.second);
    }
    void put(const ParameterValue &value)
    {
        size(value.index());
        std::visit([this](const auto &held) { put(held); }, value);
    }
    template <class Struct>
    requires requires(Writer &writer, const Struct &value) { fields(writer, value); }
    void put(const Struct &value) { fields(*this, value); }

    std::string &m_out;
};

/// Never reads past the end: after the first lack everything stays at its default and ok() is false.
class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    { }

    bool ok() const { return m_ok; }
    bool atEnd() const { return m_at == m_end; }

    template <class T>
    void required(std::string_view, T &value)
    {
        get(value);
    }
    template <class T>
    void optional(std::string_view, T &value)
    {
        get(value);
    }
    template <class T>
    void attached(std::string_view, T &value)
    {
        get(value);
    }
    void span(std::string_view, Figure::State &state, Minutes &value)
    {
        get(state);
        get(value);
    }

private:
    const char *take(std::size_t count)
    {
        if (!m_ok || static_cast<std::size_t>(m_end - m_at) < count) {
            m_ok = false;
            return nullptr;
        }
        const char *from = m_at;
        m_at += count;
        return from;
    }
    template <class T>
    T raw()
    {
        T value{};
        if (const char *from = take(sizeof value))
            std::memcpy(&value, from, sizeof value);
        return value;
    }
    std::size_t size()
    {
        std::size_t count = 0;
        for (unsigned shift = 0; shift < 35; shift += 7) {
            const auto byte = raw<unsigned char>();
            count |= static_cast<std::size_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return m_ok ? count : 0;
        }
        m_ok = false;
        return 0;
    }
    // Every item takes at least a byte, so a count above what is left is a lie.
    std::size_t count()
    {
        const std::size_t items = size();
        if (items <= static_cast<std::size_t>(m_end - m_at))
            return items;
        m_ok = false;
        return 0;
    }

    void get(bool &value) { value = raw<char>() != 0; }
    void get(int &value) { value = raw<std::int32_t>(); }
    void get(double &value) { value = raw<double>(); }
    void get(Minutes &value) { value = Minutes(raw<double>()); }
    void get(UsdPerMonth &value) { value.count = raw<std::int64_t>(); }
    void get(std::string &value)
    {
        const std::size_t length = size();
        if (const char *from = take(length))
            value.assign(from, length);
    }
    template <class Tag>
    void get(Id<Tag> &value)
    {
        get(value.text);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void get(Enum &value) { value = static_cast<Enum>(raw<unsigned char>()); }
    template <class T>
    void get(std::optional<T> &value)
    {
        bool present = false;
        get(present);
        if (present)
            get(value.emplace());
    }
    template <class T>
    void get(std::vector<T> &list)
    {
        list.resize(count());
        for (T &item : list)
            get(item);
    }
    template <class K, class T>
    void get(std::map<K, T> &map)
    {
        for (std::size_t left = count(); left > 0 && m_ok; --left) {
            K key;
            get(key);
            get(map.emplace_hint(map.end(), std::move(key), T{})->second);
        }
    }
    template <class A, class B>
    void get(std::pair<A, B> &pair)
    {
        get(pair.first);
        get(pair.second);
    }
    void get(ParameterValue &value)
    {
        switch (size()) {
        case 0:
            return get(value.emplace<0>());
        case 1:
            return get(value.emplace<1>());
        case 2:
            return get(value.emplace<2>());
        case 3:
            return get(value.emplace<3>());
        default:
            m_ok = false;
        }
    }
    template <class Struct>
    requires requires(Reader &reader, Struct &value) { fields(reader, value); }
    void get(Struct &value) { fields(*this, value); }

    const char *m_at;
    const char *m_end;
    bool m_ok = true;
};

} // namespace

std::string canonicalBytes(const Catalog &catalog)
{
    std::string bytes;
    Writer writer(bytes);
    fields(writer, catalog);
    return bytes;
}

std::string encodeCatalog(const Catalog &catalog)
{
    const std::string body = canonicalBytes(catalog);
    return std::string(kMagic) + sha256Hex(body) + body;
}

Result<std::shared_ptr<const Catalog>> decodeCatalog(std::string_view bytes)
{
    const Error broken{Error::Code::Invalid, "These bytes are no catalog that this version compiled.", {}};
    if (!bytes.starts_with(kMagic) || bytes.size() < kMagic.size() + kHashLength)
        return broken;
    auto catalog = std::make_shared<Catalog>();
    catalog->hash = bytes.substr(kMagic.size(), kHashLength);
    Reader reader(bytes.substr(kMagic.size() + kHashLength));
    fields(reader, *catalog);
    if (!reader.ok() || !reader.atEnd())
        return broken;
    return std::shared_ptr<const Catalog>(std::move(catalog));
}

} // namespace breakwater
