// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/paper/scene_geometry.h"
#include "widgets/session/session.h"
#include "widgets/theme/tokens.h"

#include <QGraphicsItem>
#include <QObject>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

class QPainter;

namespace breakwater {

using Zone = std::pair<StampId, Site>;

/// What each zone says of the thing that is being dragged. Whether it can stand there at all is known at
/// once; what the rules say is worked out beside the GUI thread, the zone under the hand first, each zone
/// once a gesture. So no move of the mouse ever waits for a rule.
class Verdicts final : public QObject {
    Q_OBJECT
public:
    /// The edit that a drop in this zone would make.
    using Proposal = std::function<Edit(const Zone &zone)>;

    explicit Verdicts(QObject *parent = nullptr);
    ~Verdicts() override;

    void begin(const Session &session, Proposal proposal);
    void end();
    bool active() const { return static_cast<bool>(m_proposal); }
    /// Null until it is known; asks for it before all others.
    const Trial *of(const Zone &zone);
    const Trial *known(const Zone &zone) const;
    void ask(const Zone &zone); ///< after those that were asked for before

Q_SIGNALS:
    void arrived(const breakwater::Zone &zone);

private:
    struct Judge; ///< what only the thread beside the GUI touches
    void prepare(const Zone &zone);
    void next();

    Proposal m_proposal;
    Snapshot m_now;
    std::shared_ptr<const Assessment> m_present; ///< null: not known yet
    std::map<Zone, Trial> m_known;
    std::map<Zone, std::shared_ptr<const Topology>> m_open; ///< what would be, not judged yet
    std::deque<Zone> m_waiting;
    std::shared_ptr<Judge> m_judge;
    QThreadPool m_thread;
    std::stop_source m_stop;
    quint64 m_gesture = 0;
    bool m_busy = false;
};

/// Outlines and hatches over the zones; lies between lanes and cards.
class VerdictItem final : public QGraphicsItem {
public:
    struct Shown {
        QRectF frame;
        Site site = Site::Primary;
        Trial::State state = Trial::State::Ok;
        bool hovered = false;
        bool operator==(const Shown &) const = default;
    };
    void show(std::vector<Shown> zones);
    const std::vector<Shown> &zones() const { return m_zones; }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override;

private:
    std::vector<Shown> m_zones;
    QRectF m_bounds;
};

Token borderOf(Trial::State state);
/// The words of a verdict in a box; `wide` has the remedy and stands at the cursor.
QSizeF verdictBoxSize(const Trial &trial, bool wide);
void paintVerdictBox(QPainter &painter, const QRectF &box, const Trial &trial, bool wide);

} // namespace breakwater
