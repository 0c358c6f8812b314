// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/presentation.h"

#include "widgets/canvas/canvas_view.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>
#include <QLayout>
#include <QMenuBar>
#include <QPainter>
#include <QShortcut>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

namespace breakwater {

namespace {

constexpr double kLeastText = 18; ///< px on a screen of 1920 x 1080, to be read from 6 m
constexpr QSizeF kScreen(1920, 1080);
constexpr double kSmallestFont = 11, kNameFont = 13; ///< on a card
/// What floats over the canvas is read from afar, too; on a smaller screen it leaves more to the design.
constexpr int kBarFont = 18, kBarHeight = 44, kMargin = 24;
constexpr int kReturn = 300; ///< milliseconds until the panes have their room again
constexpr int kLeastBarFont = 13, kLeastBarHeight = 32, kLeastMargin = 12;

/// A panel that floats over the canvas.
class FloatingBar final : public QToolBar {
public:
    using QToolBar::QToolBar;

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(t.color(Token::ControlBorder));
        painter.setBrush(t.color(Token::Panel));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
};

/// A projector throws a small screen as large as a large one: what counts is the share of its height. As much
/// of a stamp is seen as can be read; rather its whole width with names of 18 px and smaller second lines
/// than a part of it.
double legible(double whole, double width, const QSizeF &view)
{
    const double share = std::min(view.width() / kScreen.width(), view.height() / kScreen.height());
    const double all = share * kLeastText / kSmallestFont, names = share * kLeastText / kNameFont;
    return whole >= names ? whole : std::clamp(width, names, all);
}

} // namespace

Presentation::Presentation(QMainWindow &window, CanvasView &canvas)
    : QObject(&window)
    , m_window(window)
    , m_canvas(canvas)
    , m_bar(new FloatingBar(tr("Presentation"), &canvas))
    , m_escape(new QShortcut(QKeySequence(Qt::Key_Escape), &window))
{
    m_bar->setObjectName(QStringLiteral("presentationBar"));
    m_bar->setAccessibleName(tr("Presentation"));
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->layout()->setContentsMargins(8, 6, 8, 6); // those of the bar itself would only count at two sides
    m_bar->hide();
    m_escape->setEnabled(false);
    connect(m_escape, &QShortcut::activated, this, [this] { setActive(false); });
    canvas.installEventFilter(this);
}

void Presentation::setActions(const QList<QAction *> &actions)
{
    for (QAction *one : actions) {
        if (!one)
            continue;
        m_bar->addAction(one);
        if (auto *button = qobject_cast<QToolButton *>(m_bar->widgetForAction(one)))
            button->setAccessibleName(one->iconText());
    }
    m_bar->addSeparator();
    QAction *leave = m_bar->addAction(lineIcon(QStringLiteral("close")), tr("Leave"));
    connect(leave, &QAction::triggered, this, [this] { setActive(false); });
    auto *button = qobject_cast<QToolButton *>(m_bar->widgetForAction(leave));
    button->setObjectName(QStringLiteral("leavePresentation"));
    button->setAccessibleName(tr("Leave the presentation"));
}

void Presentation::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    m_returning = false;
    m_escape->setEnabled(active);
    active ? enter() : leave();
    Q_EMIT activeChanged(active);
}

void Presentation::enter()
{
    m_state = m_window.saveState();
    m_windowState = m_window.windowState();
    m_hidden.clear();
    QList<QWidget *> chrome{m_window.menuBar(), m_window.statusBar()};
    for (QDockWidget *dock : m_window.findChildren<QDockWidget *>())
        chrome << dock;
    for (QToolBar *bar : m_window.findChildren<QToolBar *>())
        if (bar != m_bar)
            chrome << bar;
    if (auto *tabs = m_window.findChild<QWidget *>(QStringLiteral("documents")))
        chrome << tabs;
    for (QWidget *one : chrome) {
        if (one->isHidden())
            continue;
        one->hide();
        m_hidden << one;
    }
    m_canvas.setPresenting(true);
    m_canvas.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // hands and keys still scroll
    m_canvas.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_zoom = m_canvas.zoom();
    m_ground = m_canvas.ground();
    m_centre = m_canvas.mapToScene(m_canvas.viewport()->rect().center());
    if (auto *findings = m_window.findChild<QAction *>(QStringLiteral("showFindings"))) {
        m_findings = findings->isChecked();
        findings->setChecked(false); // until somebody asks for them
    }
    m_window.showFullScreen();
    m_bar->show();
    placeBar();
    m_canvas.setFocus(Qt::OtherFocusReason);
    QMetaObject::invokeMethod(
        this, [this] { frame(0); }, Qt::QueuedConnection); // once it has its size
}

void Presentation::leave()
{
    m_canvas.setPresenting(false);
    m_canvas.setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_canvas.setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    if (auto *findings = m_window.findChild<QAction *>(QStringLiteral("showFindings")))
        findings->setChecked(m_findings || findings->isChecked());
    m_bar->hide();
    m_window.setWindowState(m_windowState);
    for (const QPointer<QWidget> &one : m_hidden)
        if (one)
            one->show();
    m_window.restoreState(m_state);
    m_canvas.standOn(m_ground);
    // The panes get their room a little later.
    m_returning = true;
    goBack();
    QTimer::singleShot(kReturn, this, [this] { m_returning = false; });
}

/// The stamp of which the most is seen, the first one of several; nearest to the middle when none is.
int Presentation::stampInView() const
{
    const auto &bands = m_canvas.picture().bands;
    const QRectF view = m_canvas.mapToScene(m_canvas.viewport()->rect()).boundingRect();
    int best = -1;
    std::pair<double, double> most;
    for (int i = 0; i < static_cast<int>(bands.size()); ++i) {
        const QRectF &frame = bands[static_cast<std::size_t>(i)].frame;
        const QRectF seen = frame & view;
        const double share =
            seen.isEmpty() ? 0 : seen.width() * seen.height() / (frame.width() * frame.height());
        const std::pair rank(share, share > 0 ? 0 : -std::abs(frame.center().y() - view.center().y()));
        if (best < 0 || rank > most) {
            best = i;
            most = rank;
        }
    }
    return best;
}

void Presentation::frame(int direction)
{
    const auto &bands = m_canvas.picture().bands;
    if (bands.empty())
        return;
    const int at = std::clamp(stampInView() + direction, 0, static_cast<int>(bands.size()) - 1);
    const QRectF frame = bands[static_cast<std::size_t>(at)].frame;
    // Its head is where one starts to read; the bar covers nothing as long as there is room for both.
    const QSizeF view = m_canvas.viewport()->size();
    const double margin = scaled(kMargin, kLeastMargin);
    const double foot = m_active ? m_bar->height() + 2 * margin : margin;
    const QSizeF room(view.width() - 2 * margin, view.height() - margin - foot);
    double zoom = std::min(room.width() / frame.width(), room.height() / frame.height());
    if (m_active)
        zoom = legible(zoom, room.width() / frame.width(), view);
    m_canvas.zoomTo(zoom);
    if (m_active) { // what is at the edge of the design may stand in the middle, too
        QRectF all;
        for (const scene::Band &band : bands)
            all |= band.frame;
        const QSizeF air = QSizeF(m_canvas.viewport()->size()) / (2 * zoom);
        m_canvas.standOn(all.adjusted(-air.width(), -air.height(), air.width(), air.height()));
    }
    const auto middle = [zoom](double from, double length, double size, double before, double free) {
        return length * zoom <= free ? from + length / 2 + (size / 2 - before - free / 2) / zoom
                                     : from + (size / 2 - before) / zoom;
    };
    m_canvas.centerOn(middle(frame.left(), frame.width(), view.width(), margin, room.width()),
                      middle(frame.top(), frame.height(), view.height(), margin, room.height()));
}

int Presentation::scaled(int natural, int least) const
{
    const double share = std::min(m_canvas.width() / kScreen.width(), m_canvas.height() / kScreen.height());
    return std::clamp(static_cast<int>(std::lround(natural * share)), least, natural);
}

void Presentation::placeBar()
{
    for (QToolButton *button : m_bar->findChildren<QToolButton *>()) {
        button->setFont(screenFont(scaled(kBarFont, kLeastBarFont)));
        button->setMinimumHeight(scaled(kBarHeight, kLeastBarHeight));
    }
    m_bar->adjustSize();
    m_bar->move((m_canvas.width() - m_bar->width()) / 2,
                m_canvas.height() - m_bar->height() - scaled(kMargin, kLeastMargin));
    m_bar->raise();
}

/// To what the canvas showed before.
void Presentation::goBack()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_returning)
                return;
            m_canvas.zoomTo(m_zoom);
            m_canvas.centerOn(m_centre);
        },
        Qt::QueuedConnection);
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    if (m_returning && event->type() == QEvent::Resize)
        goBack();
    if (m_active && event->type() == QEvent::Resize) { // the screen's size may come late
        placeBar();
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_active)
                    frame(0);
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace breakwater
