// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix_kit.h"

#include <fmt/format.h>

namespace breakwater {

namespace {

/// The verifications that the room left out; else the links are hard, so that the plan makes it wait.
const FixOf kSchedulerTooEarly("AIR-001", [](const FixCase &at, Offers &out) {
    const Service *airflow = at.service();
    if (airflow == nullptr)
        return;
    offerSteps(at, {"verify-data", "verify-role", "verify-health", "verify-run", "verify-access", "wait"},
               PlanFor::Failover, out);
    std::vector<Edit> edits;
    std::vector<std::string> names;
    for (const Dependency *link : at.view().dependenciesFrom(*airflow)) {
        const Service *store = at.service(link->to);
        const bool works =
            link->purpose == "metadata-db" || link->purpose == "xcom" || link->purpose == "remote-logs";
        if (store == nullptr || !works || (link->hard && link->afterFailover))
            continue;
        names.push_back(store->name);
        edits.push_back(changeDependency(link->id, [](Dependency &changed) {
            changed.hard = true;
            changed.afterFailover = true;
            changed.when = Dependency::When::Start;
        }));
    }
    if (!edits.empty())
        out.push_back({fmt::format("{} needs {} before it starts", airflow->name, inWords(names)),
                       allOf(std::move(edits)),
                       {}});
});

const FixOf kTwoSchedulers("AIR-006", [](const FixCase &at, Offers &out) {
    const Service *airflow = at.service();
    if (airflow == nullptr)
        return;
    for (const Protection *protection : at.view().protectionsOf(*airflow))
        if (protection->fence == Fence::None) {
            Protection fenced = *protection;
            fenced.fence = Fence::Stop;
            out.push_back({fmt::format("Fence {}: stop it before the other one starts", airflow->name),
                           protect(std::move(fenced)),
                           {}});
        }
});

const FixOf kTwoSetsOfJobs("DAT-003", [](const FixCase &at, Offers &out) {
    offerSteps(at, {"stop-writers"}, PlanFor::Failover, out);
});

const FixOf kLiteralWorkspace("DAT-010", [](const FixCase &at, Offers &out) {
    const Service *to = at.service(2);
    if (to == nullptr)
        return;
    if (const Dependency *link = at.link(1)) {
        for (const auto &[word, label] :
             {std::pair{"parameter", "Take the address of {} from a setting of the region"},
              {"failover-host", "Address {} by a stable name that the failover switches"}})
            out.push_back({fmt::format(fmt::runtime(label), to->name),
                           changeDependency(link->id,
                                            [word = std::string(word)](Dependency &changed) {
                                                changed.addressedBy = word;
                                            }),
                           {}});
        return;
    }
    const Service *from = at.service();
    const Part *linked = from != nullptr ? at.part(*from, 1) : nullptr;
    if (linked != nullptr)
        out.push_back(
            {fmt::format("{}: take the address of {} from a setting of the region", from->name, to->name),
             changePart(from->id, linked->id,
                        [](Part &changed) {
                            changed.parameters["endpoint"] = std::string("parameter");
                            changed.parameters.erase("literalRegion");
                        }),
             {}});
});

/// What runs before the failover goes on; what runs in the other factory waits for it.
const FixOf kTriggersTwice("DAT-017", [](const FixCase &at, Offers &out) {
    const Service *there = at.service(1);
    if (there == nullptr)
        return;
    out.push_back({fmt::format("Keep the triggers of {} stopped until the failover", there->name),
                   changeService(there->id,
                                 [](Service &changed) {
                                     for (Part &part : changed.parts)
                                         if (part.kind == "trigger")
                                             part.parameters["running"] = false;
                                 }),
                   {}});
});

const FixOf kLiteralLinkedServices("DAT-018", [](const FixCase &at, Offers &out) {
    const Service *factory = at.service();
    if (factory == nullptr)
        return;
    for (const auto &[word, label] :
         {std::pair{"parameter", "{}: take the endpoints from the region's settings"},
          {"key-vault", "{}: take the endpoints from the key vault of the region"}})
        out.push_back({fmt::format(fmt::runtime(label), factory->name),
                       changeService(factory->id,
                                     [word = std::string(word)](Service &changed) {
                                         for (Part &part : changed.parts)
                                             if (part.kind == "linked-service"
                                                 && part.text("endpoint") == "literal") {
                                                 part.parameters["endpoint"] = word;
                                                 part.parameters.erase("literalRegion");
                                             }
                                         if (changed.flag("parameterised") == false)
                                             changed.parameters["parameterised"] = true;
                                     }),
                       {}});
});

} // namespace

} // namespace breakwater
