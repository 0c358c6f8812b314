// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/model/queries.h"

#include <QString>
#include <QStringList>

/// What two designs do not have in common, as people say it.
namespace breakwater {

/// "Service", "Link", "Accepted risk".
QString subjectTitle(const Difference &difference);
/// What it is called: services by their names, a protection by its option's.
QString subjectName(const Catalog &catalog, const Topology &before, const Topology &after,
                    const Difference &difference);
/// The changed fields under the titles that the inspector gives them: "Default TTL, Owner".
QString fieldsText(const Catalog &catalog, const Topology &before, const Topology &after,
                   const Difference &difference);
/// One sentence a difference; where cards stand is left out.
QStringList changeLines(const Catalog &catalog, const Topology &before, const Topology &after);

} // namespace breakwater
