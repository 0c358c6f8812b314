// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/migrate.h"

#include "core/model/topology.h"
#include "core/storage/cursor.h"

#include <array>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater::storage {

namespace {

using Json = nlohmann::ordered_json;

/// Moves a member to another name, when it is there. Later keys keep their order: the writer sorts anyway.
void rename(Json &object, const char *from, const char *to)
{
    const auto member = object.find(from);
    if (member == object.end())
        return;
    Json value = std::move(*member);
    object.erase(from);
    object[to] = std::move(value);
}

Json take(Json &object, const char *key)
{
    Json value = object.value(key, Json());
    object.erase(key);
    return value;
}

/// Seconds that the design stated as one number.
void secondsToDuration(Json &stamp, const char *from, const char *to)
{
    const Json seconds = take(stamp, from);
    if (seconds.is_number())
        stamp["timing"][to] = {{"fixed", seconds.get<double>() / 60}, {"grade", "stated"}};
}

void serviceFrom0(Json &service, Json &cards)
{
    rename(service, "zone", "at");
    rename(service, "settings", "parameters");
    const Json x = take(service, "x");
    const Json y = take(service, "y");
    if (x.is_number() && y.is_number() && service.contains("id") && service["id"].is_string())
        cards[service["id"].get<std::string>()] = Json::array({x, y});
}

void linkFrom0(Json &link)
{
    rename(link, "required", "hard");
    if (!link.contains("when"))
        link["when"] = "run";
    // Format 0 did not ask, and drew every link into the recovery: so it was needed there.
    if (!link.contains("afterFailover"))
        link["afterFailover"] = true;
}

template <typename Change>
void forEachObject(Json &owner, const char *key, Change change)
{
    const auto list = owner.find(key);
    if (list == owner.end() || !list->is_array())
        return;
    for (Json &item : *list)
        if (item.is_object())
            change(item);
}

void stampFrom0(Json &stamp, Json &layout)
{
    rename(stamp, "tier", "criticality");
    rename(stamp, "landingZones", "zones");
    rename(stamp, "links", "dependencies");
    for (const auto &[from, to] : {std::pair{"rtoMinutes", "rto"}, {"rpoMinutes", "rpo"}})
        if (const Json minutes = take(stamp, from); !minutes.is_null())
            stamp["objectives"]["byDisruption"]["region"][to] = minutes;
    secondsToDuration(stamp, "detectSeconds", "detect");
    secondsToDuration(stamp, "decideSeconds", "decide");
    Json cards = Json::object();
    forEachObject(stamp, "services", [&cards](Json &service) { serviceFrom0(service, cards); });
    forEachObject(stamp, "dependencies", linkFrom0);
    if (!cards.empty() && stamp.contains("id") && stamp["id"].is_string())
        layout[stamp["id"].get<std::string>()] = std::move(cards);
}

/// Format 0 knew no engagement, no roles, no layout of its own, and one pair of objectives a stamp.
Json from0(Json design)
{
    rename(design, "breakwater", "writer");
    Json engagement = {{"name", take(design, "name")}};
    if (const Json client = take(design, "client"); !client.is_null())
        engagement["client"] = client;
    engagement["language"] = "en";
    design["format"] = 1;
    design["engagement"] = std::move(engagement);
    Json layout = Json::object();
    forEachObject(design, "stamps", [&layout](Json &stamp) { stampFrom0(stamp, layout); });
    if (!layout.empty())
        design["layout"] = std::move(layout);
    return design;
}

using Migration = Json (*)(Json);
constexpr std::array<Migration, kFormat> kMigrations{from0}; ///< [n] makes format n + 1 out of format n

} // namespace

Header headerOf(std::string_view bytes)
{
    Header header;
    Cursor cursor(bytes);
    header.complete = cursor.object([&](std::string_view key) {
        const char next = cursor.peek();
        const bool isText = next == '"';
        const bool isNumber = next == '-' || (next >= '0' && next <= '9');
        header.design = header.design || key == "format" || key == "stamps" || key == "engagement";
        if (key == "format" && isNumber)
            return cursor.number(header.format.emplace());
        const bool format0 = key == "breakwater" && isText;
        if ((key == "writer" || format0) && isText) {
            std::string_view writer;
            if (!cursor.text(writer))
                return false;
            header.writer = writer;
            if (format0 && !header.format)
                header.format = 0;
            return !header.format;
        }
        return !(header.format && *header.format == kFormat) && cursor.skip();
    });
    return header;
}

Result<std::string> migrated(std::string_view bytes, int format)
{
    try {
        Json design = Json::parse(bytes);
        for (auto from = static_cast<std::size_t>(format); from < kMigrations.size(); ++from)
            design = kMigrations[from](std::move(design));
        return design.dump();
    } catch (const Json::exception &) {
        // The bytes are JSON, so this is a number or a text where a migration needs an object, or the like.
        return Error{
            Error::Code::Invalid,
            fmt::format("This file of format {} has a value of another type than that format has.", format)};
    }
}

} // namespace breakwater::storage
