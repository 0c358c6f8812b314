// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/paper/speech.h"

#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

/// What cards, lanes and links say; where they stand is scene_geometry's matter.
namespace breakwater::scene {

/// What the findings say of each subject: read once for all stamps.
class Marks {
public:
    explicit Marks(const Assessment *assessment); ///< which it points into
    Mark of(std::string_view subject) const { return find(subject).first; }
    /// The worst mark and the number of findings.
    std::pair<Mark, int> find(std::string_view subject) const;

private:
    std::unordered_map<std::string_view, std::pair<Mark, int>> m_marks;
};

/// Everything about one stamp that several faces ask for.
class Facts {
public:
    Facts(const Topology &topology, const Stamp &stamp, const Catalog &catalog, const Assessment *assessment,
          const Marks &marks, const Speech &speech);

    CardFace face(const Service &service) const;
    CardFace ghostFace(const Service &service, const Protection &protection,
                       const ReplicaRegion &replica) const;
    void describe(Band &band) const;
    void describe(Lane &lane) const;
    /// Protection against the loss of the region that the plan would use, if there is one.
    const Protection *regionProtection(const ServiceId &service) const;
    const DrOption *option(const Protection &protection) const;
    Mark markOf(std::string_view subject) const { return m_marks.of(subject); }
    /// What of the assessment the faces of this stamp show.
    std::vector<std::pair<Mark, int>> marks() const;
    std::vector<PromiseLine> promises() const;
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
    const Marks &m_marks;
    std::map<ServiceId, const Protection *> m_protections; ///< by protected service and by counterpart
};

QString qstring(std::string_view text);
/// Text from a design on one line: control characters become blanks.
QString oneLine(std::string_view text);

} // namespace breakwater::scene
