// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cost/price_list.h"

#include "core/support/day.h"
#include "core/support/trimmed.h"

#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

namespace breakwater {
namespace {

constexpr std::string_view kBlank = " \t\r";
constexpr double kLargestPrice = 1e12; ///< US dollars a month; above it sums of cents would overflow

/// Fields of one line after RFC 4180; a quoted field stays on its line. Nothing: a quote is not closed.
std::optional<std::vector<std::string>> fieldsOf(std::string_view line)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"')
            fields.back() += line[++i];
        else if (c == '"' && (quoted || trimmed(fields.back(), kBlank).empty()))
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else
            fields.back() += c;
    }
    if (quoted)
        return std::nullopt;
    for (std::string &field : fields)
        field = std::string(trimmed(field, kBlank));
    return fields;
}

std::optional<UsdPerMonth> moneyFrom(std::string_view text)
{
    double usd = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), usd);
    if (failure != std::errc() || end != text.data() + text.size() || !(usd >= 0) || usd > kLargestPrice)
        return std::nullopt;
    return UsdPerMonth{std::llround(usd * 100)};
}

class Reader {
public:
    explicit Reader(const std::string &name)
        : m_name(name)
    { }

    Result<PriceList> read(std::string_view csv)
    {
        if (csv.substr(0, 3) == "\xEF\xBB\xBF")
            csv.remove_prefix(3);
        while (!csv.empty()) {
            ++m_line;
            const std::size_t end = csv.find('\n');
            if (const auto error = readLine(trimmed(csv.substr(0, end), kBlank)))
                return *error;
            csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
        }
        if (!m_header)
            return wrong("A price list starts with the header subject,usdPerMonth,note.");
        return std::move(m_list);
    }

private:
    Error wrong(std::string sentence) const
    {
        return {Error::Code::Invalid, std::move(sentence), fmt::format("{}:{}", m_name, m_line)};
    }

    std::optional<Error> readLine(std::string_view line)
    {
        if (line.empty())
            return std::nullopt;
        if (line.front() == '#')
            return readComment(line.substr(1));
        const auto fields = fieldsOf(line);
        if (!fields)
            return wrong("A quotation mark is not closed.");
        if (!m_header) {
            m_header = *fields == std::vector<std::string>{"subject", "usdPerMonth", "note"}
                || *fields == std::vector<std::string>{"subject", "usdPerMonth"};
            return m_header ? std::nullopt
                            : std::optional(wrong("A price list starts with the header "
                                                  "subject,usdPerMonth,note."));
        }
        return readPrice(*fields);
    }

    std::optional<Error> readComment(std::string_view text)
    {
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos)
            return std::nullopt;
        const std::string_view key = trimmed(text.substr(0, colon), kBlank),
                               value = trimmed(text.substr(colon + 1), kBlank);
        if (key == "name")
            m_list.name = std::string(value);
        if (key == "asOf" && !dayFrom(value))
            return wrong(fmt::format("'{}' is not a day; write it as 2026-10-01.", value));
        if (key == "asOf")
            m_list.asOf = std::string(value);
        return std::nullopt;
    }

    std::optional<Error> readPrice(const std::vector<std::string> &fields)
    {
        if (fields.size() < 2 || fields.size() > 3 || fields.front().empty())
            return wrong("A line of a price list is subject,usdPerMonth,note.");
        ListedPrice price;
        price.note = fields.size() == 3 ? fields[2] : std::string();
        if (!fields[1].empty()) {
            price.usd = moneyFrom(fields[1]);
            if (!price.usd)
                return wrong(
                    fmt::format("'{}' is no price in US dollars a month, such as 812.50.", fields[1]));
        }
        if (!m_list.prices.emplace(fields.front(), std::move(price)).second)
            return wrong(fmt::format("'{}' has a price already.", fields.front()));
        return std::nullopt;
    }

    const std::string &m_name;
    PriceList m_list;
    bool m_header = false;
    int m_line = 0;
};

const ListedPrice *find(const PriceList &list, const std::string &subject)
{
    const auto found = list.prices.find(subject);
    return found == list.prices.end() ? nullptr : &found->second;
}

} // namespace

const ListedPrice *PriceList::of(const ServiceId &service) const
{
    return find(*this, service.text);
}

const ListedPrice *PriceList::of(const KindId &kind) const
{
    return find(*this, kind.text);
}

Result<PriceList> readPriceList(std::string_view csv, const std::string &name)
{
    return Reader(name).read(csv);
}

} // namespace breakwater
