// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/airflow_stores.h"

#include <algorithm>

namespace breakwater {

std::vector<AirflowStore> airflowStores(const StampView &now,
                                        std::initializer_list<std::string_view> purposes)
{
    std::vector<AirflowStore> stores;
    for (const Service *airflow : now.servicesOfKind("airflow")) {
        if (airflow->at == Site::Secondary)
            continue;
        for (const Dependency *link : now.dependenciesFrom(*airflow)) {
            const NamedService *store = now.summary(link->to);
            const std::string_view purpose =
                link->purpose ? std::string_view(*link->purpose) : std::string_view();
            if (store != nullptr && std::find(purposes.begin(), purposes.end(), purpose) != purposes.end())
                stores.push_back({airflow, link, store});
        }
    }
    return stores;
}

} // namespace breakwater
