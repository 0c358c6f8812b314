// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/journal_record.h"

#include "core/storage/design_file.h"
#include "core/storage/document.h"
#include "core/support/hash.h"

#include <charconv>
#include <memory>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater::storage {

namespace {

using nlohmann::json;

constexpr std::string_view kMark = "breakwater-journal";
constexpr std::size_t kDigest = 16; // of 64 hex digits: against a torn write, not against an enemy

std::string record(const json &head, const std::string &design)
{
    const std::string body = head.dump(-1, ' ', false, json::error_handler_t::replace) + '\n' + design;
    return fmt::format("{} {} {}\n{}\n", kMark, body.size(), sha256Hex(body).substr(0, kDigest), body);
}

template <typename T>
void take(std::shared_ptr<const T> &part, const std::shared_ptr<const T> &before,
          const std::shared_ptr<const T> &now, const char *name, json &sections)
{
    if (now == before)
        return;
    part = now;
    sections.push_back(name);
}

/// The body of the record at the front of `bytes`, which it leaves behind it; empty: there is no whole one.
std::string_view nextBody(std::string_view &bytes)
{
    const std::size_t line = bytes.find('\n');
    if (line == std::string_view::npos || bytes.substr(0, kMark.size()) != kMark)
        return {};
    const std::string_view head = bytes.substr(kMark.size() + 1, line - kMark.size() - 1);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(head.data(), head.data() + head.size(), size);
    if (error != std::errc() || bytes.size() < line + 1 + size + 1)
        return {};
    const std::string_view digest = head.substr(static_cast<std::size_t>(end - head.data()) + 1);
    const std::string_view body = bytes.substr(line + 1, size);
    if (sha256Hex(body).substr(0, kDigest) != digest)
        return {};
    bytes.remove_prefix(line + 1 + size + 1);
    return body;
}

bool has(const json &sections, const char *name)
{
    return std::find(sections.begin(), sections.end(), name) != sections.end();
}

/// What the record does not bring stays as it was.
bool merge(const json &head, Topology part, Topology &design)
{
    std::vector<std::shared_ptr<const Stamp>> stamps;
    for (const std::string id : head.at("stamps")) {
        const auto changed = part.stampPointer(StampId{id});
        stamps.push_back(changed ? changed : design.stampPointer(StampId{id}));
        if (!stamps.back())
            return false;
    }
    std::vector<std::shared_ptr<const Layout>> layouts;
    const auto layoutOf = [](const Topology &of, const std::string &id) -> std::shared_ptr<const Layout> {
        for (const auto &layout : of.layouts)
            if (layout->stamp.text == id)
                return layout;
        return nullptr;
    };
    for (const std::string id : head.at("layouts")) {
        const auto changed = layoutOf(part, id);
        layouts.push_back(changed ? changed : layoutOf(design, id));
        if (!layouts.back())
            return false;
    }
    design.stamps = std::move(stamps);
    design.layouts = std::move(layouts);
    const json &sections = head.at("sections");
    if (has(sections, "engagement"))
        design.engagement = part.engagement;
    if (has(sections, "roles"))
        design.roles = part.roles;
    if (has(sections, "agreements"))
        design.agreements = part.agreements;
    if (has(sections, "records"))
        design.records = part.records;
    if (has(sections, "extra"))
        design.extra = part.extra;
    return true;
}

bool apply(std::string_view body, JournalState &state)
{
    const std::size_t line = body.find('\n');
    const json head = json::parse(body.substr(0, line), nullptr, false);
    if (!head.is_object())
        return false;
    Cursor cursor(body.substr(line + 1));
    Document document;
    if (!readDocument(cursor, document))
        return false;
    Topology part = topologyOf(std::move(document));
    if (!head.contains("stamps")) {
        state.origin = {head.value("file", ""), head.value("name", "")};
        state.edits = head.value("edits", 0);
        state.design = std::move(part);
        return true;
    }
    if (!merge(head, std::move(part), state.design))
        return false;
    ++state.edits;
    return true;
}

} // namespace

std::string wholeRecord(const Journal::Origin &origin, int edits, const Topology &now)
{
    return record({{"file", origin.file}, {"name", origin.name}, {"edits", edits}}, writeDesign(now));
}

std::string editRecord(const Topology &before, const Topology &now)
{
    Topology part;
    json head{{"stamps", json::array()}, {"layouts", json::array()}, {"sections", json::array()}};
    for (const auto &stamp : now.stamps) {
        head["stamps"].push_back(stamp->id.text);
        if (before.stampPointer(stamp->id) != stamp)
            part.stamps.push_back(stamp);
    }
    for (const auto &layout : now.layouts) {
        head["layouts"].push_back(layout->stamp.text);
        if (std::find(before.layouts.begin(), before.layouts.end(), layout) == before.layouts.end())
            part.layouts.push_back(layout);
    }
    json &sections = head["sections"];
    take(part.engagement, before.engagement, now.engagement, "engagement", sections);
    take(part.roles, before.roles, now.roles, "roles", sections);
    take(part.agreements, before.agreements, now.agreements, "agreements", sections);
    take(part.records, before.records, now.records, "records", sections);
    if (now.extra != before.extra) {
        part.extra = now.extra;
        sections.push_back("extra");
    }
    return record(head, writeDesign(part));
}

std::optional<JournalState> readJournal(std::string_view bytes)
{
    std::optional<JournalState> state;
    for (std::string_view body = nextBody(bytes); !body.empty(); body = nextBody(bytes)) {
        JournalState next = state.value_or(JournalState());
        try { // of a head that is JSON and not ours
            if (!apply(body, next))
                break;
        } catch (const json::exception &) {
            break;
        }
        state = std::move(next);
    }
    return state;
}

} // namespace breakwater::storage
