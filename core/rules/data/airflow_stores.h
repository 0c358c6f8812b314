// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace breakwater {

/// A store that Airflow works with, by the purpose of the link: metadata-db, xcom, remote-logs, broker.
struct AirflowStore {
    const Service *airflow = nullptr;
    const Dependency *link = nullptr;
    const NamedService *store = nullptr;
};
/// Of the side that works. Needs the neighbours.
std::vector<AirflowStore> airflowStores(const StampView &now,
                                        std::initializer_list<std::string_view> purposes);

} // namespace breakwater
