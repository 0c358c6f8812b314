// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/paper/speech.h"

#include <map>

/// What cards, lanes and links say; where they stand is scene_geometry's matter.
namespace breakwater::scene {

/// Everything about one stamp that several faces ask for.
class Facts {
public:
    Facts(const Topology &topology, const Stamp &stamp, const Catalog &catalog, const Assessment *assessment,
          const Speech &speech);

    CardFace face(const Service &service) const;
    CardFace ghostFace(const Service &service, const Protection &protection,
                       const ReplicaRegion &replica) const;
    void describe(Band &band) const;
    void describe(Lane &lane) const;
    /// Protection against the loss of the region that the plan would use, if there is one.
    const Protection *regionProtection(const ServiceId &service) const;
    const DrOption *option(const Protection &protection) const;
    Mark markOf(const std::string &subject) const;
    QString rpoText(const Protection &protection) const;
    /// "3 services"
    QString servicesText(std::size_t number) const;
    const Stamp &stamp() const { return m_stamp; }
    const Speech &speech() const { return m_speech; }

private:
    CardState stateOf(const Service &service) const;
    QString times(const ServiceId &service) const;
    QString unknownText(const Figure &figure) const;

    const Speech m_speech;
    const Topology &m_topology;
    const Stamp &m_stamp;
    const Catalog &m_catalog;
    const Assessment *m_assessment;
    std::map<std::string, std::pair<Mark, int>> m_marks; ///< worst mark and number, by subject
    std::map<ServiceId, const Protection *> m_protections; ///< by protected service and by counterpart
};

QString qstring(std::string_view text);
/// Text from a design on one line: control characters become blanks.
QString oneLine(std::string_view text);

} // namespace breakwater::scene
