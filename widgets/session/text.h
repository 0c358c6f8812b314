// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/cost/cost.h"
#include "core/model/topology.h"
#include "core/recovery/estimate.h"
#include "core/rules/finding.h"
#include "widgets/theme/marks.h"

#include <QString>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

/// The one place where the core's words become Qt's, and back.
namespace breakwater {

QString toQt(std::string_view text);
std::string toStd(const QString &text);
std::filesystem::path toPath(const QString &path);
QString fromPath(const std::filesystem::path &path);

/// "1 service", "3 services": `several` has %1.
QString counted(int number, const QString &one, const QString &several);

/// What people read for the words of the model.
QString titleOf(StampType type); ///< "Web"
QString titleOf(Strategy strategy); ///< "Warm standby"
QString titleOf(Site site); ///< "Primary"
QString titleOf(DisruptionKind kind); ///< "Loss of a region"
QString titleOf(DependencyType type); ///< "reads secret"
QString titleOf(Grade grade); ///< "Documented"
QString titleOf(Level level); ///< "Error"
Mark markOf(Level level);
QString titleOf(Category category);

/// "146", "<1", "–" when unknown, "∞" when unbounded: the number alone, minutes.
QString shortMinutes(const Figure &figure);
/// "5 s", "48 min", "2 h 30 min", "unbounded", "unknown".
QString figureText(const Figure &figure);
/// "92 min", "≥ 92 min" when a time is missing, "unbounded".
QString promiseText(const Promise &promise);
/// What a hand that hovers can read: the whole sentence stands in the Problems panel afterwards.
QString brief(const QString &sentence);
/// "60 min", "2 h 30 min".
QString minutesText(Minutes minutes);
/// "60 min" or "–".
QString minutesText(const std::optional<Minutes> &minutes);
/// "$1,240", "at least EUR 1,140", "unknown": in the currency of the settings.
QString moneyText(const CostSum &sum);

/// "Central US", or the id when the catalog does not know it.
QString regionName(const Catalog &catalog, const RegionId &id);
/// "Primary · Central US" of a lane, "Global" and "External" of a strip.
QString siteTitle(const Catalog &catalog, const Stamp &stamp, Site site);
/// The short name of the kind, or the word of a kind that the catalog does not know.
QString kindName(const Catalog &catalog, const KindId &id);
Category categoryOf(const Catalog &catalog, const KindId &id);

} // namespace breakwater
