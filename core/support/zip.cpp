// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/zip.h"

#include <zlib.h>

#include <cassert>
#include <cstdint>
#include <limits>

namespace breakwater {

namespace {

// APPNOTE.TXT 6.3.10, 4.3: local header, central directory, end record.
constexpr std::uint32_t kLocal = 0x04034b50, kCentral = 0x02014b50, kEnd = 0x06054b50;
constexpr std::uint16_t kVersion = 20, kUtf8 = 1U << 11U, kDeflated = 8;
constexpr std::uint16_t kNoTime = 0, kFirstDay = (1U << 5U) | 1U; // 1980-01-01, the earliest that can be said

void put16(std::string &out, std::uint32_t value)
{
    out += static_cast<char>(value & 0xFFU);
    out += static_cast<char>((value >> 8U) & 0xFFU);
}

void put32(std::string &out, std::uint32_t value)
{
    put16(out, value & 0xFFFFU);
    put16(out, value >> 16U);
}

std::uint32_t sizeOf(const std::string &bytes)
{
    assert(bytes.size() < std::numeric_limits<std::uint32_t>::max());
    return static_cast<std::uint32_t>(bytes.size());
}

/// Raw deflate, as archives have it; empty when the library gives up.
std::string deflated(const std::string &bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int end = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return end == Z_STREAM_END ? out : std::string();
}

struct Placed {
    const ZipEntry *entry;
    std::uint32_t offset, crc, packed;
    bool isDeflated;
};

/// What the local header and the central directory share.
void putCommon(std::string &out, const Placed &placed)
{
    put16(out, kVersion);
    put16(out, kUtf8);
    put16(out, placed.isDeflated ? kDeflated : 0);
    put16(out, kNoTime);
    put16(out, kFirstDay);
    put32(out, placed.crc);
    put32(out, placed.packed);
    put32(out, sizeOf(placed.entry->bytes));
    put16(out, sizeOf(placed.entry->path));
    put16(out, 0); // no extra field
}

} // namespace

std::string zipOf(const std::vector<ZipEntry> &entries)
{
    std::string out;
    std::vector<Placed> all;
    for (const ZipEntry &entry : entries) {
        const std::string packed = entry.stored ? std::string() : deflated(entry.bytes);
        const bool isDeflated = !packed.empty() && packed.size() < entry.bytes.size();
        const std::string &body = isDeflated ? packed : entry.bytes;
        const auto crc = crc32(0, reinterpret_cast<const Bytef *>(entry.bytes.data()), sizeOf(entry.bytes));
        all.push_back({&entry, sizeOf(out), static_cast<std::uint32_t>(crc), sizeOf(body), isDeflated});
        put32(out, kLocal);
        putCommon(out, all.back());
        out += entry.path;
        out += body;
    }
    const std::uint32_t directory = sizeOf(out);
    for (const Placed &placed : all) {
        put32(out, kCentral);
        put16(out, kVersion);
        putCommon(out, placed);
        put16(out, 0); // no comment
        put16(out, 0); // first disk
        put16(out, 0); // internal attributes
        put32(out, 0); // external attributes
        put32(out, placed.offset);
        out += placed.entry->path;
    }
    const std::uint32_t length = sizeOf(out) - directory;
    put32(out, kEnd);
    put32(out, 0); // one disk
    put16(out, static_cast<std::uint32_t>(all.size()));
    put16(out, static_cast<std::uint32_t>(all.size()));
    put32(out, length);
    put32(out, directory);
    put16(out, 0); // no comment
    return out;
}

} // namespace breakwater
