// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/paper_theme.h"

#include "core/support/base64.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace breakwater {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestLogo = std::size_t{1} << 20U, kLongestText = 200;
constexpr int kMostPixels = 4096;
constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";

struct Size {
    int width = 0, height = 0;
};

int number(std::string_view bytes, std::size_t at, std::size_t count)
{
    unsigned value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return static_cast<int>(std::min(value, 1'000'000U));
}

std::optional<Size> sizeOfPng(std::string_view bytes)
{
    if (bytes.size() < 33 || bytes.substr(0, kPng.size()) != kPng || bytes.substr(12, 4) != "IHDR")
        return std::nullopt;
    return Size{number(bytes, 16, 4), number(bytes, 20, 4)};
}

/// From the frame header, the first of the markers C0 to CF that is none of tables (C4, C8, CC).
std::optional<Size> sizeOfJpeg(std::string_view bytes)
{
    if (bytes.size() < 4 || bytes.substr(0, 3) != "\xFF\xD8\xFF")
        return std::nullopt;
    std::size_t at = 2;
    while (at + 9 < bytes.size() && bytes[at] == '\xFF') {
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return Size{number(bytes, at + 7, 2), number(bytes, at + 5, 2)};
        at += 2 + static_cast<std::size_t>(std::max(2, number(bytes, at + 2, 2)));
    }
    return std::nullopt;
}

Error bad(const std::string &place, std::string sentence)
{
    return {Error::Code::Invalid, std::move(sentence), place};
}

/// "house.json:3": the line that a byte stands on.
std::string lineOf(std::string_view text, std::size_t byte, const std::string &name)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    return fmt::format("{}:{}", name, 1 + std::count(before.begin(), before.end(), '\n'));
}

class Reader {
public:
    Reader(const Json &json, const std::string &name, const PictureFile &files)
        : m_json(json)
        , m_name(name)
        , m_files(files)
    { }

    Result<PaperTheme> read()
    {
        if (!m_json.is_object())
            return bad(m_name, "A theme file holds one JSON object.");
        PaperTheme theme;
        for (const auto &[key, value] : m_json.items()) {
            const std::string place = fmt::format("{} /{}", m_name, key);
            if (!value.is_string())
                return bad(place, "This field of a theme is a text.");
            if (const auto text = textOf(theme, key); text != nullptr) {
                *text = value.get<std::string>();
                if (text->size() > kLongestText)
                    return bad(place, fmt::format("At most {} bytes have room here.", kLongestText));
            } else if (const auto logo = logoOf(theme, key); logo != nullptr) {
                auto made = picture(value.get<std::string>(), place);
                if (!made)
                    return made.error();
                *logo = std::move(*made);
            } else {
                return bad(place,
                           "A theme has no such field; it has consultancy, client, classification, logo "
                           "and clientLogo.");
            }
        }
        if (theme == PaperTheme{})
            return bad(m_name, "The theme is empty: it names nobody and has no logo.");
        return theme;
    }

private:
    static std::string *textOf(PaperTheme &theme, const std::string &key)
    {
        return key == "consultancy"   ? &theme.consultancy
            : key == "client"         ? &theme.client
            : key == "classification" ? &theme.classification
                                      : nullptr;
    }
    static std::optional<Logo> *logoOf(PaperTheme &theme, const std::string &key)
    {
        return key == "logo" ? &theme.logo : key == "clientLogo" ? &theme.clientLogo : nullptr;
    }
    Result<Logo> picture(const std::string &value, const std::string &place) const
    {
        if (value.rfind("data:", 0) == 0)
            return readLogoAddress(value, place);
        if (!m_files)
            return bad(place, "The logo is not inside: it must be a data: address.");
        auto bytes = m_files(value);
        if (!bytes)
            return bad(place, fmt::format("The logo cannot be read: {}", bytes.error().text()));
        return readLogo(*bytes, place);
    }

    const Json &m_json;
    const std::string &m_name;
    const PictureFile &m_files;
};

} // namespace

std::string Logo::dataUri() const
{
    return "data:" + mime + ";base64," + base64(bytes);
}

Result<Logo> readLogo(const std::string &bytes, const std::string &place)
{
    if (bytes.size() > kLargestLogo)
        return bad(place, "The logo is larger than 1 MiB.");
    const std::optional<Size> png = sizeOfPng(bytes), size = png ? png : sizeOfJpeg(bytes);
    if (!size)
        return bad(place, "The logo is no PNG and no JPEG.");
    if (size->width < 1 || size->height < 1 || size->width > kMostPixels || size->height > kMostPixels)
        return bad(place,
                   fmt::format("The logo is {} x {} pixels; at most {} x {} have room.", size->width,
                               size->height, kMostPixels, kMostPixels));
    return Logo{png ? "image/png" : "image/jpeg", bytes, size->width, size->height};
}

Result<Logo> readLogoAddress(const std::string &address, const std::string &place)
{
    constexpr std::string_view kMark = ";base64,";
    const std::size_t mark = address.find(kMark);
    if (address.rfind("data:image/", 0) != 0 || mark == std::string::npos || mark > 40)
        return bad(place, "The logo is no address of the form data:image/png;base64,...");
    const auto bytes = bytesOfBase64(std::string_view(address).substr(mark + kMark.size()));
    if (!bytes)
        return bad(place, "The logo is not in base64.");
    return readLogo(*bytes, place);
}

Result<PaperTheme> readPaperTheme(std::string_view json, const std::string &name, const PictureFile &files)
{
    try {
        const Json parsed = Json::parse(json);
        return Reader(parsed, name, files).read();
    } catch (const Json::parse_error &fault) {
        return bad(lineOf(json, fault.byte, name), "This is not JSON.");
    }
}

std::string writePaperTheme(const PaperTheme &theme)
{
    Json json = Json::object();
    const auto put = [&](const char *key, const std::string &text) {
        if (!text.empty())
            json[key] = text;
    };
    put("consultancy", theme.consultancy);
    put("client", theme.client);
    put("classification", theme.classification);
    put("logo", theme.logo ? theme.logo->dataUri() : "");
    put("clientLogo", theme.clientLogo ? theme.clientLogo->dataUri() : "");
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

PaperTheme completedBy(PaperTheme theme, const Topology &topology, std::vector<Error> &faults)
{
    const auto &own = topology.engagement->logo;
    if (theme.clientLogo || !own || own->empty())
        return theme;
    auto logo = readLogoAddress(*own, "/engagement/logo");
    if (logo)
        theme.clientLogo = std::move(*logo);
    else
        faults.push_back(logo.error());
    return theme;
}

PaperTheme paperThemeOf(const Topology &topology, std::vector<Error> &faults)
{
    PaperTheme theme;
    const auto &choices = topology.engagement->exportChoices;
    if (const auto text = choices.find(kThemeChoice); text != choices.end()) {
        auto kept = readPaperTheme(text->second, "/engagement/exportChoices/theme");
        if (kept)
            theme = std::move(*kept);
        else
            faults.push_back(kept.error());
    }
    return completedBy(std::move(theme), topology, faults);
}

Topology signedBy(const Topology &topology, const PaperTheme &theme)
{
    Topology shown = topology;
    Engagement engagement = *topology.engagement;
    if (!theme.client.empty())
        engagement.client = theme.client;
    if (!theme.classification.empty())
        engagement.classification = theme.classification;
    shown.engagement = std::make_shared<const Engagement>(std::move(engagement));
    return shown;
}

} // namespace breakwater
