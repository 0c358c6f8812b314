// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/quick_fixes.h"

#include <QString>
#include <QStringList>

/// What a quick fix would do, in words.
namespace breakwater {

/// "Storefront: RTO 146 min → 92 min, RPO 15 min", one line a stamp and disruption that changes.
QStringList promiseLines(const Topology &topology, const WhatIf &effect);
/// The same in few words for a menu: "RTO 146 min → 92 min". Empty when nothing changes.
QString promiseBrief(const WhatIf &effect);
/// "Closes 2 findings: DNS-001, TGT-002", "Adds 1 finding: ...".
QStringList findingLines(const WhatIf &effect);
/// The whole preview as rich text.
QString fixPreview(const Topology &topology, const Catalog &catalog, const FixChoice &choice);

} // namespace breakwater
