// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/session/playback.h"

#include <map>
#include <set>
#include <vector>

namespace breakwater {

/// Puts a moment of an outage onto the cards and links of the canvas.
class PlaybackLook {
public:
    explicit PlaybackLook(std::shared_ptr<const PlayRun> run);

    /// Returns the lines that a copy has taken over: each joins the copy that serves, in place of one of the
    /// geometry that ends at what is lost and is shown as cut off.
    std::vector<scene::Link> apply(scene::Geometry &geometry, const Moment &moment);
    /// Everything as usual again.
    static void clear(scene::Geometry &geometry);

private:
    /// Blocks that work on a service, with what a card says of them.
    struct Work {
        std::string key;
        QString number; ///< "F-02.2"; empty: the block has no rows
        Minutes start{0}, end{0}; ///< on the RTO clock
        bool serves = false; ///< afterwards it serves
    };
    void show(scene::CardFace &card, const Moment &moment, bool hasGhost) const;
    void showWork(scene::CardFace &card, const ServiceId &owner, const Moment &moment) const;
    void showDone(scene::CardFace &card, const ServiceId &owner, const Moment &moment) const;
    void show(scene::Link &link, const Moment &moment) const;
    class Standing;
    void leadOver(scene::Band &band, std::vector<scene::Link> &led);
    static void leadOver(std::vector<scene::Link> &crossLinks, const std::vector<scene::Band> &bands,
                         std::vector<scene::Link> &led);
    ServiceId ownerOf(const ServiceId &service) const;

    std::shared_ptr<const PlayRun> m_run;
    std::map<ServiceId, std::vector<Work>> m_work; ///< by the service that is protected
    std::map<ServiceId, ServiceId> m_owners; ///< by who stands in for it
    std::set<ServiceId> m_lost;
    scene::RouteMemory m_led;
};

} // namespace breakwater
