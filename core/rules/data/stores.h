// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

/// What several rules ask of a thing that keeps data.
namespace breakwater {

/// It keeps data of its own, on the side that works: no standby, and nothing that only carries backups.
bool isStore(const Service &service, const StampView &now);
bool isAccountFailover(const DrOption &option); ///< swaps primary and secondary of a storage account
/// Some protection for the loss of the region keeps a running copy, no backup.
bool hasReplica(const Service &service, const StampView &now);
/// A wrong write is carried over to another region: by a replica, or by a redundancy that the platform keeps.
bool isCopiedElsewhere(const Service &service, const StampView &now);
/// An earlier state can be had: by a protection, by a setting of its own, by the nature of its kind, or from
/// the repository that it is deployed from. nullopt: nobody said.
std::optional<bool> canGoBack(const Service &service, const StampView &now);
/// How far back, by the settings of the service and of the vault that keeps its backups; nullopt: nobody
/// said.
std::optional<double> daysBack(const Service &service, const StampView &now);
/// How long a restore in the other region takes, as the catalog has it for `geo-restore`.
const Figure *geoRestoreTime(const Service &service, const StampView &now);

/// Server whose backups stay in its region although that region may be lost.
void judgeGeoBackup(const Rule &rule, std::string_view kind, const StampView &now, Findings &out);
/// Server without a running copy elsewhere although restoring one takes longer than the promise.
void judgeReplica(const Rule &rule, std::string_view kind, const StampView &now, Findings &out);

} // namespace breakwater
