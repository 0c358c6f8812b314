// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/preview.h"

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

/// What stands in one list and not, with the same content, in the other.
template <typename Thing, typename Visit>
void eachChanged(const std::vector<Thing> &before, const std::vector<Thing> &after, Visit visit)
{
    const auto missingIn = [&](const std::vector<Thing> &from, const std::vector<Thing> &in) {
        for (const Thing &one : from)
            if (std::find(in.begin(), in.end(), one) == in.end())
                visit(one);
    };
    missingIn(before, after);
    missingIn(after, before);
}

void collect(const Stamp &before, const Stamp &after, std::set<ServiceId> &touched)
{
    eachChanged(before.services, after.services, [&](const Service &service) { touched.insert(service.id); });
    eachChanged(before.dependencies, after.dependencies, [&](const Dependency &link) {
        touched.insert(link.from);
        touched.insert(link.to);
    });
    eachChanged(before.protections, after.protections, [&](const Protection &protection) {
        touched.insert(protection.service);
        touched.insert(protection.counterparts.begin(), protection.counterparts.end());
    });
}

} // namespace

Preview previewOf(const Topology &now, std::shared_ptr<const Topology> after)
{
    std::set<ServiceId> touched;
    const Stamp none;
    for (const auto &stamp : after->stamps) {
        const auto before = now.stampPointer(stamp->id);
        if (before != stamp)
            collect(before ? *before : none, *stamp, touched);
    }
    Preview preview{std::move(after), {}};
    for (const ServiceId &id : touched)
        if (now.find(id).second)
            preview.services.push_back(id);
    return preview;
}

} // namespace breakwater
