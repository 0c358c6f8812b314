// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/id.h"
#include "core/support/quantity.h"
#include "core/support/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

/// A client's own prices, as a CSV file that a design can carry.
namespace breakwater {

/// What one line says. Without a price the client says that nobody knows it: the catalog's does not step in.
struct ListedPrice {
    std::optional<UsdPerMonth> usd;
    std::string note;
    bool operator==(const ListedPrice &) const = default;
};

/// Comment lines `# name: Contoso EA` and `# asOf: 2026-10-01`, then the header `subject,usdPerMonth,note`,
/// then one line a price. A subject is a kind of the catalog, for one region without any protection, or the
/// id of a service, for all that it costs.
struct PriceList {
    std::string name; ///< empty: the list has none
    std::string asOf; ///< ISO day; empty: the list does not say
    std::map<std::string, ListedPrice> prices; ///< by subject

    const ListedPrice *of(const ServiceId &service) const;
    const ListedPrice *of(const KindId &kind) const;
    bool operator==(const PriceList &) const = default;
};

/// Fails with Invalid and the line: no header, a field too many, a price that is no amount of money, a
/// subject twice. `name` stands in the places of errors.
Result<PriceList> readPriceList(std::string_view csv, const std::string &name);

} // namespace breakwater
