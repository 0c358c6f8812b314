// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/canvas_actions.h"

#include "app/designer/diagram_export.h"
#include "app/designer/main_tool_bar.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/session/session.h"
#include "widgets/theme/focus.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace breakwater {

CanvasActions::CanvasActions(Session &session, CanvasView &canvas, QMainWindow &window)
    : QObject(&window)
    , m_session(session)
    , m_canvas(canvas)
    , m_window(window)
{
    makeEditing();
    makeArranging();
    makeLooking();
    makeExport();
    joinMenus();
    joinToolBar();
    connect(&session, &Session::selectionChanged, this, &CanvasActions::refresh);
    connect(&session, &Session::documentChanged, this, &CanvasActions::refresh);
    connect(&session, &Session::topologyChanged, this, &CanvasActions::refresh);
    connect(&canvas, &CanvasView::menuWanted, this, &CanvasActions::openMenu);
    canvas.installEventFilter(this);
    refresh();
}

bool CanvasActions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide)
        refresh();
    return QObject::eventFilter(watched, event);
}

QAction *CanvasActions::add(const Spec &spec, const std::function<void()> &slot)
{
    auto *made = new QAction(spec.text, &m_window);
    made->setObjectName(QLatin1String(spec.name));
    if (!spec.icon.isEmpty())
        made->setIcon(lineIcon(spec.icon));
    made->setShortcut(spec.keys);
    made->setStatusTip(spec.help);
    const QString keys = spec.keys.toString(QKeySequence::NativeText);
    made->setToolTip(keys.isEmpty() ? spec.help : spec.help + QStringLiteral(" (") + keys + QLatin1Char(')'));
    m_window.addAction(made);
    m_actions.emplace_back(made, spec.needs);
    connect(made, &QAction::triggered, this, slot);
    return made;
}

QAction *CanvasActions::addCheckable(const Spec &spec, const std::function<void(bool)> &slot)
{
    QAction *made = add(spec, [] {});
    made->setCheckable(true);
    connect(made, &QAction::toggled, this, slot);
    return made;
}

QAction *CanvasActions::named(const char *name) const
{
    return m_window.findChild<QAction *>(QLatin1String(name));
}

QMenu *CanvasActions::menu(const char *name) const
{
    return m_window.findChild<QMenu *>(QLatin1String(name));
}

void CanvasActions::makeEditing()
{
    // Where text is typed these keys mean the text: on the canvas they mean the cards.
    const auto onCanvas = [this](QAction *made) {
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_window.removeAction(made);
        m_canvas.addAction(made);
    };
    onCanvas(add({"cut",
                  tr("Cu&t"),
                  {},
                  tr("Take the selected cards to the clipboard"),
                  QKeySequence::Cut,
                  Needs::Cards},
                 [this] { m_canvas.cutSelected(); }));
    onCanvas(add({"copy",
                  tr("Co&py"),
                  {},
                  tr("Copy the selected cards: as services, as a picture, as text"),
                  QKeySequence::Copy,
                  Needs::Cards},
                 [this] { m_canvas.copySelected(); }));
    onCanvas(add({"paste", tr("Past&e"), {}, tr("Paste at the pointer, into its zone"), QKeySequence::Paste},
                 [this] { m_canvas.paste(); }));
    add({"duplicate",
         tr("Dupl&icate"),
         {},
         tr("Copy the selected cards with the links among them"),
         QKeySequence(Qt::CTRL | Qt::Key_D),
         Needs::Cards},
        [this] { m_canvas.duplicateSelected(); });
    add({"quickAdd",
         tr("&Quick add\u2026"),
         QStringLiteral("plus"),
         tr("Add a service by a few letters (/ or Insert)"),
         {}},
        [this] {
            takeFocus(m_canvas, Qt::ShortcutFocusReason);
            m_canvas.quickAdd();
        });
}

void CanvasActions::makeArranging()
{
    add({"mirror", tr("&Mirror to pair"), QStringLiteral("mirror"),
         tr("Make the counterparts of the selection in the other lane"), QKeySequence(Qt::CTRL | Qt::Key_M),
         Needs::CardsOrLane},
        [this] { m_canvas.mirrorSelected(); });
    add({"moveToZone",
         tr("Move to &zone\u2026"),
         {},
         tr("Choose the zone that the selection goes to"),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M),
         Needs::Cards},
        [this] { m_canvas.chooseZone(); });
    const auto align = [this](const char *name, const QString &text, const QString &help, arrange::To to,
                              const QKeySequence &keys = {}) {
        add({name, text, {}, help, keys, Needs::TwoCards}, [this, to] { m_canvas.alignSelected(to); });
    };
    const auto arrow = [](Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::SHIFT | key); };
    align("alignLeft", tr("Align &left"), tr("Left edges on one line"), arrange::To::Left,
          arrow(Qt::Key_Left));
    align("alignRight", tr("Align &right"), tr("Right edges on one line"), arrange::To::Right,
          arrow(Qt::Key_Right));
    align("alignTop", tr("Align &top"), tr("Upper edges on one line"), arrange::To::Top, arrow(Qt::Key_Up));
    align("alignBottom", tr("Align &bottom"), tr("Lower edges on one line"), arrange::To::Bottom,
          arrow(Qt::Key_Down));
    align("alignCentre", tr("Align &centres"), tr("Middles one above the other"), arrange::To::CentreX);
    align("sameRow", tr("&Same row"), tr("All on the row of the card that was selected first"),
          arrange::To::Row);
    add({"distributeAcross",
         tr("Distribute &across"),
         {},
         tr("Equal gaps from left to right"),
         {},
         Needs::ThreeCards},
        [this] { m_canvas.distributeSelected(Qt::Horizontal); });
    add({"distributeDown",
         tr("Distribute &down"),
         {},
         tr("Equal gaps from top to bottom"),
         {},
         Needs::ThreeCards},
        [this] { m_canvas.distributeSelected(Qt::Vertical); });
    add({"autoLayout", tr("Automatic la&yout"), QStringLiteral("layout"),
         tr("Lay out everything, or the two or more cards that are selected"),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L)},
        [this] { m_canvas.autoLayoutSelected(); });
    QAction *pin = add({"pin",
                        tr("&Pin in place"),
                        QStringLiteral("pin"),
                        tr("Automatic layout leaves a pinned card where it is"),
                        {},
                        Needs::Cards},
                       [this] { m_canvas.pinSelected(!m_canvas.selectionIsPinned()); });
    pin->setCheckable(true);
}

void CanvasActions::makeLooking()
{
    add({"find", tr("&Find\u2026"), QStringLiteral("search"),
         tr("Find by name, type, region, tag or finding"), QKeySequence::Find},
        [this] { m_canvas.openFind(); });
    add({"findNext", tr("Find ne&xt"), {}, tr("The next match, brought into view"), QKeySequence(Qt::Key_F3)},
        [this] { m_canvas.findStep(1); });
    add({"findPrevious",
         tr("Find pre&vious"),
         {},
         tr("The match before"),
         QKeySequence(Qt::SHIFT | Qt::Key_F3)},
        [this] { m_canvas.findStep(-1); });
    addCheckable({"showMinimap",
                  tr("Minim&ap"),
                  {},
                  tr("A map of everything in the lower right corner"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                 [this](bool shown) { m_canvas.showMiniMap(shown); })
        ->setChecked(true);
    QAction *legend = addCheckable({"showLegend", tr("Le&gend"), {}, tr("What lines and signs mean"), {}},
                                   [this](bool shown) { m_canvas.showLegend(shown); });
    connect(&m_canvas, &CanvasView::legendToggled, legend, &QAction::setChecked);
    addCheckable({"showFindings", tr("Fi&ndings"), {}, tr("Marks of findings on cards, links and lanes"), {}},
                 [this](bool shown) { m_canvas.showFindings(shown); })
        ->setChecked(true);
    addCheckable({"showZones",
                  tr("Availability &zones"),
                  {},
                  tr("Cards by availability zone; a drag to another one changes theirs"),
                  {}},
                 [this](bool shown) { m_canvas.showZones(shown); });
    QAction *fold = add({"foldStamp",
                         tr("Stamp folded &up"),
                         {},
                         tr("The stamp of the selection as one line with what it promises"),
                         {},
                         Needs::Stamp},
                        [this] { m_canvas.foldSelected(); });
    fold->setCheckable(true);
    addCheckable(
        {"showFlows", tr("Flow num&bers"), {}, tr("The numbers of the flows, as the runbook has them"), {}},
        [this](bool shown) { m_canvas.showFlows(shown); });
}

void CanvasActions::makeExport()
{
    const auto open = [this] {
        if (!m_export)
            m_export = new DiagramExport(m_session, &m_window);
        m_export->show();
        m_export->raise();
        m_export->activateWindow();
        return m_export;
    };
    add({"diagram",
         tr("E&xport the diagram\u2026"),
         {},
         tr("As SVG, PNG, PDF or draw.io, or to the clipboard"),
         {}},
        open);
    add({"print",
         tr("&Print preview\u2026"),
         {},
         tr("See the pages of the diagram, then print"),
         QKeySequence::Print},
        [open] { open()->preview(); });
}

void CanvasActions::joinMenus()
{
    if (QMenu *file = menu("fileMenu")) {
        QAction *before = named("close");
        file->insertActions(before, {named("diagram"), named("print")});
        file->insertSeparator(before);
    }
    if (QMenu *edit = menu("editMenu")) {
        QAction *before = named("rename");
        edit->insertActions(before, {named("cut"), named("copy"), named("paste"), named("duplicate")});
        edit->insertSeparator(before);
    }
    if (QMenu *edit = menu("editMenu")) {
        edit->addSeparator();
        edit->addActions({named("find"), named("findNext"), named("findPrevious")});
    }
    if (QMenu *view = menu("viewMenu")) {
        view->addSeparator();
        view->addActions({named("showMinimap"), named("showLegend"), named("showFlows"), named("showZones"),
                          named("showFindings"), named("foldStamp")});
    }
    if (QMenu *insert = menu("insertMenu"))
        insert->insertAction(insert->actions().value(0), named("quickAdd"));
    auto *arrangeMenu = new QMenu(tr("&Arrange"), &m_window);
    arrangeMenu->setObjectName(QStringLiteral("arrangeMenu"));
    arrangeMenu->addActions({named("mirror"), named("autoLayout"), named("moveToZone")});
    arrangeMenu->addSeparator();
    arrangeMenu->addActions({named("alignLeft"), named("alignRight"), named("alignTop"), named("alignBottom"),
                             named("alignCentre"), named("sameRow")});
    arrangeMenu->addSeparator();
    arrangeMenu->addActions({named("distributeAcross"), named("distributeDown"), named("pin")});
    const QList<QAction *> bars = m_window.menuBar()->actions();
    const QMenu *insert = menu("insertMenu");
    const qsizetype at = insert ? bars.indexOf(insert->menuAction()) + 1 : bars.size();
    m_window.menuBar()->insertMenu(bars.value(at), arrangeMenu);
}

void CanvasActions::joinToolBar()
{
    auto *bar = m_window.findChild<MainToolBar *>(QStringLiteral("mainToolBar"));
    QAction *before = named("fitAll");
    if (!bar || !before)
        return;
    named("mirror")->setIconText(tr("Mirror"));
    named("autoLayout")->setIconText(tr("Lay out"));
    for (const char *name : {"mirror", "autoLayout"}) {
        bar->insertAction(before, named(name));
        bar->dress(named(name));
    }
    bar->insertSeparator(before);
}

void CanvasActions::refresh()
{
    const Selection &selection = m_session.selection();
    const std::size_t cards = selection.services.size();
    const bool lane = cards == 0 && selection.dependencies.empty() && !selection.stamp.empty();
    for (const auto &[action, needs] : m_actions) {
        bool enabled = m_session.hasDocument() && m_canvas.isVisibleTo(&m_window);
        switch (needs) {
        case Needs::Document:
            break;
        case Needs::Cards:
            enabled = enabled && cards > 0;
            break;
        case Needs::TwoCards:
            enabled = enabled && cards > 1;
            break;
        case Needs::ThreeCards:
            enabled = enabled && cards > 2;
            break;
        case Needs::CardsOrLane:
            enabled = enabled && (cards > 0 || lane);
            break;
        case Needs::Stamp:
            enabled = enabled && !selection.stamp.empty();
            break;
        }
        action->setEnabled(enabled);
    }
    named("pin")->setChecked(m_canvas.selectionIsPinned());
    named("foldStamp")->setChecked(m_canvas.selectionIsFolded());
}

// --- menus on the canvas -----------------------------------------------------------------------------------

void CanvasActions::openMenu(const QPoint &at)
{
    auto *opened = new QMenu(&m_window);
    opened->setObjectName(QStringLiteral("canvasMenu"));
    opened->setAccessibleName(tr("Canvas menu"));
    opened->setAttribute(Qt::WA_DeleteOnClose);
    const Selection &selection = m_session.selection();
    if (!selection.services.empty())
        addForCard(*opened);
    else if (!selection.dependencies.empty())
        addForLink(*opened);
    else if (!selection.stamp.empty())
        addForZone(*opened);
    else
        addForGround(*opened);
    opened->popup(at);
}

/// Commands as entries of their own: assistive technology knows an action only in the menu that showed it
/// first.
void CanvasActions::addEntries(QMenu &menu, std::initializer_list<const char *> names) const
{
    for (const char *name : names) {
        QAction *command = named(name);
        QAction *entry = menu.addAction(command->icon(), command->text());
        entry->setObjectName(QLatin1String(name) + QLatin1String("Entry"));
        entry->setShortcut(command->shortcut());
        entry->setEnabled(command->isEnabled());
        entry->setStatusTip(command->statusTip());
        entry->setToolTip(command->toolTip());
        entry->setCheckable(command->isCheckable());
        entry->setChecked(command->isChecked());
        connect(entry, &QAction::triggered, command, &QAction::trigger);
    }
}

void CanvasActions::addForCard(QMenu &menu) const
{
    addEntries(menu, {"rename", "connectFrom", "mirror", "moveToZone"});
    menu.addSeparator();
    addEntries(menu, {"cut", "copy", "paste", "duplicate", "delete"});
    menu.addSeparator();
    addEntries(menu, {"pin", "fitSelection"});
}

void CanvasActions::addForLink(QMenu &menu) const
{
    QAction *edit = menu.addAction(tr("&Edit in the inspector"));
    connect(edit, &QAction::triggered, &m_canvas, &CanvasView::editWanted);
    addEntries(menu, {"delete", "fitSelection"});
    menu.addSeparator();
    addEntries(menu, {"undo", "redo"});
}

void CanvasActions::addForZone(QMenu &menu) const
{
    addEntries(menu, {"quickAdd", "paste", "mirror"});
    menu.addSeparator();
    QAction *edit = menu.addAction(tr("&Edit in the inspector"));
    connect(edit, &QAction::triggered, &m_canvas, &CanvasView::editWanted);
    addEntries(menu, {"foldStamp", "fitSelection", "fitAll"});
    if (!m_session.selection().site) // a lane goes with its stamp
        addEntries(menu, {"delete"});
    menu.addSeparator();
    addEntries(menu, {"undo", "redo"});
}

void CanvasActions::addForGround(QMenu &menu) const
{
    addEntries(menu, {"quickAdd", "paste", "insertStamp"});
    menu.addSeparator();
    addEntries(menu, {"selectAll", "autoLayout", "find", "fitAll"});
    menu.addSeparator();
    addEntries(menu, {"undo", "redo"});
}

} // namespace breakwater
