// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/topology.h"
#include "core/support/result.h"

#include <string>
#include <string_view>
#include <vector>

/// What `helm.tmpl` beside the facts of a kind says: how a service that no resource type makes is released
/// into its cluster. Above the first `---`, one thing a line:
///   release <name>
///   chart <name> <repository> <versions>
///   set[<parameter>=<value>] <key> -- <meaning>    what no design says; given when it is released
/// Then the values, and under `--- failover` those that are added while the first region is lost. In both a
/// line `//#if <parameter>=<value>` ... `//#else` ... `//#end` keeps what fits, and `{{parameter}}` is filled
/// in.
namespace breakwater::workloads {

struct AskedValue {
    std::string when, key, meaning; ///< when: `broker=redis-cache`; empty: always
};

struct HelmFragment {
    std::string release, chart, repository, versions;
    std::vector<AskedValue> asks;
    std::string values, failover;
};

Result<HelmFragment> parseHelm(std::string_view text, const std::string &place);

/// The values for one service; what the design does not say is the default of its kind. Fails where neither
/// says it.
Result<std::string> renderValues(std::string_view body, const Service &service, const ServiceKind &kind);
/// Whether a condition such as `broker=redis-cache` holds of a service.
bool holds(const std::string &condition, const Service &service, const ServiceKind &kind);

} // namespace breakwater::workloads
