// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/locate.h"

#include "core/storage/cursor.h"

#include <algorithm>

#include <fmt/format.h>

namespace breakwater::storage {

namespace {

/// Moves the cursor to the value that the first segment of `pointer` names, and takes the segment off.
bool descend(Cursor &cursor, std::string_view &pointer, std::size_t &offset)
{
    const std::size_t slash = pointer.find('/', 1);
    const std::string_view segment = pointer.substr(1, slash - 1);
    const std::string_view rest =
        slash == std::string_view::npos ? std::string_view{} : pointer.substr(slash);
    bool found = false;
    const auto arrive = [&](bool here) {
        if (!here)
            return cursor.skip();
        cursor.peek();
        offset = cursor.offset();
        pointer = rest;
        found = true;
        return false;
    };
    if (cursor.peek() == '{')
        cursor.object([&](std::string_view key) { return arrive(pointerSegment(key) == segment); });
    else if (cursor.peek() == '[')
        cursor.array([&](std::size_t index) { return arrive(std::to_string(index) == segment); });
    return found;
}

} // namespace

std::size_t lineOf(std::string_view bytes, std::size_t offset)
{
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(offset, bytes.size()));
    return 1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n'));
}

std::size_t offsetOf(std::string_view bytes, std::string_view pointer)
{
    Cursor cursor(bytes);
    cursor.peek();
    std::size_t offset = cursor.offset();
    while (!pointer.empty() && descend(cursor, pointer, offset)) { }
    return offset;
}

std::string placeOf(const std::string &name, std::string_view bytes, std::size_t offset)
{
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    const std::string_view row = before.substr(before.rfind('\n') + 1); // npos + 1 is the beginning
    const auto startsACharacter = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    };
    return fmt::format("{}:{}:{}", name, lineOf(bytes, offset),
                       1 + std::count_if(row.begin(), row.end(), startsACharacter));
}

std::string placeOf(const std::string &name, std::string_view bytes, std::size_t offset,
                    const std::string &pointer)
{
    const std::string line = placeOf(name, bytes, offset);
    if (pointer.empty())
        return line;
    // Deeper than any design: the beginning tells enough.
    constexpr std::size_t kLongest = 256;
    return pointer.size() <= kLongest
        ? fmt::format("{} {}", line, pointer)
        : fmt::format("{} {}/...", line, pointer.substr(0, pointer.rfind('/', kLongest)));
}

} // namespace breakwater::storage
