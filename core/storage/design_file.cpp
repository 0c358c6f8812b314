// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/design_file.h"

#include "core/storage/check.h"
#include "core/storage/document.h"
#include "core/storage/locate.h"
#include "core/storage/migrate.h"
#include "core/storage/out.h"
#include "core/storage/self_check.h"
#include "core/support/hash.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace breakwater {

namespace {

using namespace storage;

Error unreadable(std::string sentence, std::string place)
{
    return {Error::Code::Unreadable, std::move(sentence), std::move(place)};
}

bool startsWith(std::string_view bytes, std::string_view prefix)
{
    return bytes.substr(0, prefix.size()) == prefix;
}

/// `key:` at the start of a line, a document mark, a comment, a list: what a YAML file starts with.
bool looksLikeYaml(std::string_view bytes)
{
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (startsWith(line, "---") || startsWith(line, "%YAML") || startsWith(line, "#")
        || startsWith(line, "- "))
        return true;
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos)
        return false;
    const std::string_view key = line.substr(0, colon);
    const std::string_view rest = line.substr(colon + 1);
    return (rest.empty() || rest[0] == ' ' || rest[0] == '\r')
        && std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
                   || c == '-' || c == ' ' || c == '"' || c == '\'';
           });
}

/// What can be told before anything is read as JSON.
std::optional<Error> notADesign(std::string_view bytes, const std::string &name)
{
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return unreadable("The file is empty.", name);
    if (startsWith(bytes, "\xEF\xBB\xBF"))
        return unreadable("The file starts with a byte order mark; save it as UTF-8 without one.",
                          name + ":1:1");
    if (startsWith(bytes, "\xFF\xFE") || startsWith(bytes, "\xFE\xFF"))
        return unreadable("The file is UTF-16; a design file is UTF-8.", name + ":1:1");
    const std::string line = placeOf(name, bytes, first);
    if (startsWith(bytes.substr(first), "<<<<<<<"))
        return unreadable("A merge left its conflict marks here; resolve them first.", line);
    if (bytes[first] != '{' && looksLikeYaml(bytes.substr(first)))
        return unreadable("This looks like YAML; a design file is JSON.", line);
    if (bytes[first] != '{')
        return unreadable("This is no design file: it does not start with an object in braces.", line);
    if (const std::size_t bad = firstBadUtf8(bytes); bad != std::string_view::npos)
        return unreadable("This is not UTF-8.", placeOf(name, bytes, bad));
    return std::nullopt;
}

Result<OpenedDesign> readFormat(std::string_view bytes, const Catalog *catalog, const std::string &name,
                                bool lenient)
{
    Cursor cursor(bytes, lenient);
    Document document;
    if (!readDocument(cursor, document)) {
        const Failure &failure = *cursor.failure();
        return Error{failure.code, failure.sentence, placeOf(name, bytes, failure.offset, failure.pointer)};
    }
    if (const std::optional<Violation> violation = firstViolation(document, catalog, lenient))
        return Error{Error::Code::Invalid, violation->sentence,
                     placeOf(name, bytes, offsetOf(bytes, violation->pointer), violation->pointer)};
    OpenedDesign opened;
    opened.format = document.format;
    opened.topology = topologyOf(std::move(document));
    return opened;
}

Result<OpenedDesign> readNewer(std::string_view bytes, const Catalog &catalog, const std::string &name,
                               const Header &header)
{
    Result<OpenedDesign> opened = readFormat(bytes, &catalog, name, true);
    if (opened) {
        opened->newer = true;
        return opened;
    }
    if (opened.error().code == Error::Code::Unreadable)
        return opened;
    const std::string writer = header.writer.empty() ? "a newer version" : "version " + header.writer;
    return Error{
        Error::Code::Newer,
        fmt::format("This design was written by {} of Breakwater in format {}, and this version ({}, "
                    "format {}) cannot show it: {}",
                    writer, *header.format, BREAKWATER_VERSION, kFormat, opened.error().sentence),
        opened.error().place};
}

Result<OpenedDesign> readOlder(std::string_view bytes, const Catalog *catalog, const std::string &name,
                               int format)
{
    // Read as JSON once by our own rules first: duplicate keys, depth and truncation are found there, with
    // their places in the file as it is.
    Cursor cursor(bytes);
    if (std::string ignored; !cursor.canonical(ignored) || !cursor.end()) {
        const Failure &failure = *cursor.failure();
        return Error{failure.code, failure.sentence, placeOf(name, bytes, failure.offset, failure.pointer)};
    }
    const Result<std::string> today = migrated(bytes, format);
    if (!today)
        return Error{today.error().code, today.error().sentence, name};
    Result<OpenedDesign> opened = readFormat(*today, catalog, {}, false);
    if (opened) {
        opened->format = format;
        return opened;
    }
    // The line is one of the migrated text, which nobody has seen; the pointer still tells.
    const std::string &place = opened.error().place;
    const std::size_t pointer = place.find(' ');
    return Error{opened.error().code,
                 fmt::format("{} (The file is of format {}; this is where it stands in format {}.)",
                             opened.error().sentence, format, kFormat),
                 pointer == std::string::npos ? name : name + place.substr(pointer)};
}

std::size_t expectedSize(const Topology &topology)
{
    std::size_t size = 4096;
    for (const auto &stamp : topology.stamps)
        size += 2048 + 420 * stamp->services.size() + 260 * stamp->dependencies.size()
            + 240 * stamp->protections.size();
    return size;
}

} // namespace

Result<OpenedDesign> readDesign(std::string_view bytes, const Catalog &catalog, const std::string &name)
{
    if (std::optional<Error> error = notADesign(bytes, name))
        return *error;
    const Header header = headerOf(bytes);
    if (!header.format && !header.design && header.complete)
        return unreadable("This is JSON, but no design: it has no `format`.", fmt::format("{}:1", name));
    if (header.format && *header.format > kFormat && *header.format == std::trunc(*header.format))
        return readNewer(bytes, catalog, name, header);
    if (header.format && *header.format == 0)
        return readOlder(bytes, &catalog, name, 0);
    return readFormat(bytes, &catalog, name, false);
}

std::string writeDesign(const Topology &topology)
{
    return writeDocument(documentOf(topology), expectedSize(topology));
}

std::string designHash(const Topology &topology)
{
    Document document = documentOf(topology);
    document.writer.clear();
    document.layout.clear();
    document.records = nullptr;
    return sha256Hex(writeDocument(document, expectedSize(topology)));
}

namespace storage {

std::optional<Error> whyNotReadable(std::string_view bytes)
{
    const Result<OpenedDesign> read = readFormat(bytes, nullptr, {}, false);
    return read ? std::nullopt : std::optional<Error>(read.error());
}

} // namespace storage

} // namespace breakwater
