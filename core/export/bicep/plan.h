// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/fragment.h"
#include "core/export/bicep/value.h"
#include "core/export/exporter.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// A stamp as it will be deployed: one unit a service, in parts, with names and wires. Made from the design
/// and the catalog; printed by the writer.
namespace breakwater::bicep {

enum class PartOf { Primary, Secondary, Global };
std::string_view toWord(PartOf part);

/// One service that becomes a module call.
struct Unit {
    const Service *service = nullptr;
    const ServiceKind *kind = nullptr;
    const Fragment *fragment = nullptr;
    PartOf part = PartOf::Primary;
    std::string symbol; ///< the same for a service and its counterpart
    std::string baseName; ///< without the suffix of names that are unique in all of Azure
    const Unit *partner = nullptr; ///< its counterpart, or what it is the counterpart of
    const Protection *protection = nullptr; ///< against the loss of the region; of the primary one for both
    const DrOption *option = nullptr; ///< of that protection
    bool onlyAtFullScale = false; ///< absent in the secondary region until it carries the load
    std::string section; ///< of the kind's fragment that makes it; empty for the module itself
    bool restored = false; ///< made by the restore of a failover, not by this code; onlyAtFullScale too

    Value settings = Value::object();
    std::vector<std::pair<std::string, Value>> arguments;
    std::vector<std::string> after; ///< symbols that must be deployed before, where no value says so

    std::string id() const { return service->id.text; }
    void argue(std::string name, Value value) { arguments.emplace_back(std::move(name), std::move(value)); }
};

/// A module call that is no service: rights, a link between two regions.
struct Helper {
    std::string symbol;
    const ServiceKind *kind = nullptr;
    std::string section; ///< of the kind's fragment
    std::string comment;
    std::string scope; ///< expression; empty for the resource group of the part
    std::vector<std::pair<std::string, Value>> arguments;
    std::vector<std::string> after;
    std::string before; ///< unit that reads its outputs, and that it stands beside; may be empty
    std::string condition; ///< empty: always
};

/// A resource that another part makes and this one reads.
struct Existing {
    std::string symbol, type, name, scope; ///< name and scope are expressions
    bool operator==(const Existing &) const = default;
};

/// What a reader has to know that the code cannot say.
struct Remark {
    enum class What { NotMade, Assumed, Added, Conflict } what = What::NotMade;
    std::string subject, text;
    auto operator<=>(const Remark &) const = default;
};

struct Plan {
    const Stamp *stamp = nullptr;
    const Catalog *catalog = nullptr;
    Strategy strategy = Strategy::WarmStandby;
    const LandingZone *primary = nullptr, *secondary = nullptr; ///< secondary may be missing
    std::vector<std::unique_ptr<Unit>> units; ///< ordered by part, then by the order of recovery, then symbol
    std::map<PartOf, std::vector<Helper>> helpers;
    std::map<PartOf, std::vector<Existing>> existing;
    std::vector<Helper> pairing; ///< links of the two regions, made when both stand
    std::map<KindId, Fragment> fragments;
    std::map<KindId, Features> features; ///< of all services of a kind together
    std::set<Remark> remarks;
    std::set<std::string> problems; ///< what keeps the stamp from being made at all
    std::map<const Unit *, std::vector<std::string>> rights; ///< of an identity: symbols that grant them
    std::map<std::pair<const Unit *, const Unit *>, std::string> rightOn; ///< (identity, on) -> that symbol

    const Unit *unit(const ServiceId &id) const;
    std::vector<Unit *> in(PartOf part) const;
    void remark(Remark::What what, const Service &service, std::string text);
    Features &featuresOf(const Unit &unit) { return features[unit.kind->id]; }
    bool hasFeature(const Unit &unit, const std::string &feature) const;
};

/// Sorts the services into parts, names them and fills what the fragments alone can answer.
Plan makePlan(const Stamp &stamp, const Catalog &catalog);
/// Runs the emitters of the kinds, and gives rights.
void wire(Plan &plan);
/// Rights of identities: those that the design lists, and those that its dependencies need.
void giveRights(Plan &plan);

/// Remarks on what a service has and no code makes.
void listGaps(Plan &plan, const Unit &unit, const std::vector<FragmentGap> &gaps);
/// What a part is made with, from the design: place, names, settings.
Value valuesOf(const Plan &plan, PartOf part);
/// What a reader has to know that the code cannot say, and what is made, as Markdown.
std::string findings(const Plan &plan);

/// Remarks on the wires that leave the stamp.
void remarkOnOthers(Plan &plan, const Topology &topology);
/// What is said of a kind without a resource type.
std::string deployedWith(const ServiceKind &kind);
/// Why a stamp cannot be made, in one sentence.
std::string reasons(const std::set<std::string> &problems);

/// The subscription of a zone, when the design gives its id and not a name.
std::optional<std::string> subscriptionOf(const LandingZone &zone);
std::string resourceGroupName(const Plan &plan, PartOf part);
/// The module's file, without folder: `key-vault`, or `key-vault-access` for a section.
std::string moduleFile(const ServiceKind &kind, const std::string &section = {});
std::string settingsType(const ServiceKind &kind);

} // namespace breakwater::bicep
