// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/designer/window.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/exports/export_dialog.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QScrollBar>
#include <QTabBar>
#include <QTemporaryDir>

#include <set>

using namespace breakwater;
using namespace breakwater::test;

namespace {

/// What a person presses, types into, chooses from or moves the focus to.
bool isControl(const QAccessibleInterface &one)
{
    static const std::set<QAccessible::Role> controls{
        QAccessible::PushButton,   QAccessible::CheckBox, QAccessible::RadioButton,
        QAccessible::EditableText, QAccessible::ComboBox, QAccessible::Table,
        QAccessible::Tree,         QAccessible::List,     QAccessible::SpinBox,
        QAccessible::ButtonMenu,   QAccessible::Slider,   QAccessible::Canvas,
        QAccessible::PageTabList,  QAccessible::MenuItem, QAccessible::Link,
        QAccessible::PageTab,      QAccessible::ListItem};
    return one.state().focusable || controls.contains(one.role());
}

bool isInside(const QAccessibleInterface &one, QAccessible::Role role)
{
    for (QAccessibleInterface *up = one.parent(); up; up = up->parent())
        if (up->role() == role)
            return true;
    return false;
}

/// Parts of another control, which has the name: cells may be empty, and a tab bar that has tabs names itself
/// by them.
bool isPart(const QAccessibleInterface &one)
{
    if (one.role() == QAccessible::Cell || one.role() == QAccessible::RowHeader
        || one.role() == QAccessible::ColumnHeader || one.role() == QAccessible::Separator)
        return true;
    // The ground of what scrolls: the focus goes to the area around it.
    const auto *area = one.object() ? qobject_cast<QAbstractScrollArea *>(one.object()->parent()) : nullptr;
    if (area && area->viewport() == one.object())
        return true;
    const bool choices = isInside(one, QAccessible::ComboBox) && one.role() != QAccessible::ComboBox;
    const bool empty = one.role() == QAccessible::PageTabList && one.childCount() <= 2;
    return choices || empty;
}

struct Walk {
    int seen = 0, controls = 0;
    QStringList unnamed;
};

void walk(QAccessibleInterface *at, Walk &result)
{
    if (!at || at->state().invisible)
        return;
    ++result.seen;
    if (isControl(*at) && !isPart(*at)) {
        ++result.controls;
        if (at->text(QAccessible::Name).isEmpty()) {
            QStringList path;
            for (QAccessibleInterface *up = at; up; up = up->parent())
                if (up->object())
                    path.prepend(QString("%1 %2").arg(up->object()->metaObject()->className(),
                                                      up->object()->objectName()));
            result.unnamed << QString("role %1: ").arg(at->role()) + path.join(" > ");
        }
    }
    for (int i = 0; i < at->childCount(); ++i)
        walk(at->child(i), result);
}

} // namespace

/// What assistive technology finds on every page, and where the Tab key goes.
class TestAccessibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useOwnSettings("accessibility"); }
    void everyControlOfEveryPageHasAName_data();
    void everyControlOfEveryPageHasAName();
    void everyCardLinkAndZoneIsThereByName_data();
    void everyCardLinkAndZoneIsThereByName();
    void aCardSaysKindPlaceRedundancyAndFindings();
    void aLinkSaysWhatItJoinsAndCanBeChosen();
    void theMenuThatIsOpenIsFoundBelowItsWindow_data();
    void theMenuThatIsOpenIsFoundBelowItsWindow();
    void tabGoesThroughThePanesAndNeverStays();

private:
    static void look(QWidget &at)
    {
        Walk result;
        walk(QAccessible::queryAccessibleInterface(&at), result);
        QVERIFY2(result.unnamed.isEmpty(), qPrintable("\n" + result.unnamed.join('\n')));
        QVERIFY2(result.controls > 1, qPrintable(QString::number(result.controls)));
        qInfo("%d things, %d controls", result.seen, result.controls);
    }
};

void TestAccessibility::everyControlOfEveryPageHasAName_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page :
         {"start page", "design",   "empty design", "export",        "settings",       "shortcuts",
          "about",      "manual",   "diagram",      "applyTemplate", "commandPalette", "find",
          "quickAdd",   "rename",   "presentation", "service",       "lane",           "Problems",
          "Charts",     "Timeline", "Decisions",    "Outline",       "History"})
        QTest::newRow(page) << page;
}

void TestAccessibility::everyControlOfEveryPageHasAName()
{
    QFETCH(QString, page);
    MainWindow window(plainSetup());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    if (page == "start page")
        return look(window);
    if (page == "empty design") {
        window.openBlank();
        return look(window);
    }
    window.openTemplate("web");
    Session &session = window.session();
    QVERIFY(waitForVerdict(session));
    if (page == "export") {
        QTemporaryDir folder;
        ExportDialog dialog(session, folder.path());
        dialog.show();
        return look(dialog);
    }
    if (page == "service" || page == "rename" || page == "quickAdd")
        session.select(selectionOf(session, serviceNamed(session, "sql-orders-cus")->id));
    if (page == "lane")
        session.select({session.topology().stamps.front()->id, Site::Primary, {}, {}});
    if (page == "presentation")
        command(window, "present")->trigger();
    for (QTabBar *tabs : window.findChildren<QTabBar *>())
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabText(i) == page)
                tabs->setCurrentIndex(i);
    QAction *action = command(window, qPrintable(page));
    if (action)
        action->trigger();
    QTest::qWait(50);
    for (QDialog *dialog : window.findChildren<QDialog *>())
        if (dialog->isVisible())
            look(*dialog);
    look(window);
}

void TestAccessibility::everyCardLinkAndZoneIsThereByName_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"web", "automation", "kubernetes", "genai", "portfolio"})
        QTest::newRow(id) << id;
}

void TestAccessibility::everyCardLinkAndZoneIsThereByName()
{
    QFETCH(QString, id);
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate(id);
    QVERIFY(waitForVerdict(window.session()));
    auto *view = window.findChild<CanvasView *>("canvas");
    const scene::Geometry &picture = view->picture();
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(view);
    QStringList cards, zones, links;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface *one = canvas->child(i);
        const QString name = one->text(QAccessible::Name);
        if (one->role() == QAccessible::ListItem)
            cards << name;
        else if (one->role() == QAccessible::Grouping && !one->object()->isWidgetType())
            zones << name;
        else if (one->role() == QAccessible::Link)
            links << name;
        else
            continue;
        QVERIFY2(!name.isEmpty(), qPrintable(QString::number(i)));
        QVERIFY2(!one->rect().isEmpty(), qPrintable(name));
        QCOMPARE(canvas->indexOfChild(one), i);
    }
    int services = 0;
    for (const auto &stamp : window.session().topology().stamps)
        for (const Service &service : stamp->services) {
            ++services;
            QVERIFY2(cards.contains(QString::fromStdString(service.name)), service.name.c_str());
        }
    QCOMPARE(cards.size(), services);
    int drawn = 0, lanes = 0;
    for (const scene::Band &band : picture.bands) {
        for (const Site site : {Site::Global, Site::Primary, Site::Secondary, Site::External})
            lanes += !band.zone(site).isNull();
        for (const scene::Link &link : band.links)
            drawn += !link.points.isEmpty();
    }
    for (const scene::Link &link : picture.crossLinks)
        drawn += !link.points.isEmpty();
    QCOMPARE(zones.size(), lanes);
    QCOMPARE(links.size(), drawn);
    QVERIFY(drawn > 5);
}

void TestAccessibility::aCardSaysKindPlaceRedundancyAndFindings()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(waitForVerdict(window.session()));
    auto *view = window.findChild<CanvasView *>("canvas");
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(view);
    for (int i = 0; i < canvas->childCount(); ++i) {
        if (canvas->child(i)->text(QAccessible::Name) != QLatin1String("stsitecus"))
            continue;
        const QString said = canvas->child(i)->text(QAccessible::Description);
        const Service *service = serviceNamed(window.session(), "stsitecus");
        const QString badge = view->picture().card(service->id)->badge;
        QVERIFY(!badge.isEmpty());
        for (const QString &part :
             {QString("Storage account"), QString("Primary"), badge, QString("1 finding")})
            QVERIFY2(said.contains(part), qPrintable(said));
        return;
    }
    QFAIL("no such card");
}

void TestAccessibility::aLinkSaysWhatItJoinsAndCanBeChosen()
{
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(waitForVerdict(window.session()));
    auto *view = window.findChild<CanvasView *>("canvas");
    QAccessibleInterface *canvas = QAccessible::queryAccessibleInterface(view);
    int hard = 0, copies = 0;
    for (int i = 0; i < canvas->childCount(); ++i) {
        QAccessibleInterface *one = canvas->child(i);
        if (one->role() != QAccessible::Link)
            continue;
        const QString said = one->text(QAccessible::Description);
        hard += said.contains("depends on") && said.contains("hard");
        copies += said.contains("is replicated to");
        if (one->text(QAccessible::Name) != QLatin1String("api-back-eus2 to redis-sess-eus2"))
            continue;
        QVERIFY(said.startsWith("api-back-eus2 depends on redis-sess-eus2"));
        one->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QVERIFY(one->state().selected);
        QVERIFY(!window.session().selection().dependencies.empty());
    }
    QVERIFY(hard > 3);
    QVERIFY(copies > 0);
    QVERIFY(!window.session().selection().empty());
}

void TestAccessibility::theMenuThatIsOpenIsFoundBelowItsWindow_data()
{
    QTest::addColumn<QString>("menu");
    QTest::newRow("of a card, at the pointer") << "context";
    QTest::newRow("zones to move to") << "moveToZone";
    QTest::newRow("menu bar") << "bar";
}

/// Once, and with names for all that can be chosen; once it is closed it is gone.
void TestAccessibility::theMenuThatIsOpenIsFoundBelowItsWindow()
{
    QFETCH(QString, menu);
    MainWindow window(plainSetup());
    window.show();
    window.openTemplate("web");
    QVERIFY(waitForVerdict(window.session()));
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto *view = window.findChild<CanvasView *>("canvas");
    window.session().select(selectionOf(window.session(), serviceNamed(window.session(), "stsitecus")->id));
    QAccessibleInterface *all = QAccessible::queryAccessibleInterface(&window);
    const auto openMenus = [&] {
        QList<QAccessibleInterface *> found, open{all};
        while (!open.isEmpty()) {
            QAccessibleInterface *one = open.takeFirst();
            if (one->role() == QAccessible::PopupMenu && !one->state().invisible)
                found << one;
            for (int i = 0; i < one->childCount(); ++i)
                if (QAccessibleInterface *child = one->child(i)) {
                    if (one == all && all->indexOfChild(child) != i)
                        qFatal("a child is not where it says");
                    open << child;
                }
        }
        return found;
    };
    const int before = all->childCount();
    QVERIFY(openMenus().isEmpty());
    QMenu *fileMenu = nullptr;
    if (menu == "context") {
        const QPoint at = view->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, at, view->mapToGlobal(at));
        QCoreApplication::sendEvent(view->viewport(), &event);
    } else if (menu == "bar") {
        fileMenu = window.menuBar()->actions().first()->menu();
        window.menuBar()->setActiveAction(window.menuBar()->actions().first());
        fileMenu->popup(window.mapToGlobal(QPoint(10, 40)));
    } else {
        command(window, "moveToZone")->trigger();
    }
    QTRY_VERIFY(QApplication::activePopupWidget());
    QCOMPARE(openMenus().size(), 1);
    Walk result;
    walk(openMenus().first(), result);
    QVERIFY2(result.unnamed.isEmpty(), qPrintable(result.unnamed.join('\n')));
    QVERIFY2(result.controls > 2,
             qPrintable(QString("%1 of %2").arg(result.controls).arg(openMenus().first()->childCount())));
    QApplication::activePopupWidget()->close();
    QTRY_COMPARE(openMenus().size(), 0);
    QCOMPARE(all->childCount(), before);
}

void TestAccessibility::tabGoesThroughThePanesAndNeverStays()
{
    MainWindow window(plainSetup());
    window.resize(1440, 900);
    window.show();
    window.openTemplate("web");
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QVERIFY(waitForVerdict(window.session()));
    Session &session = window.session();
    session.clearSelection();
    const auto paneOf = [&](const QWidget *widget) -> QString {
        for (const char *dock : {"paletteDock", "inspectorDock", "problemsDock"})
            if (window.findChild<QDockWidget *>(dock)->isAncestorOf(widget))
                return dock;
        const auto *canvas = window.findChild<CanvasView *>("canvas");
        return widget == canvas || canvas->isAncestorOf(widget) ? "canvas" : "around";
    };
    auto *search = window.findChild<QDockWidget *>("paletteDock")->findChild<QLineEdit *>();
    search->setFocus();
    QStringList panes{"paletteDock"};
    int presses = 0;
    for (; presses < 300; ++presses) {
        const QWidget *before = QApplication::focusWidget();
        const Selection was = session.selection();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        QVERIFY(now);
        // On the canvas it steps from card to card.
        QVERIFY2(now != before || !(was == session.selection()),
                 qPrintable(now->objectName() + " keeps the focus"));
        if (paneOf(now) != panes.last())
            panes << paneOf(now);
        if (now == search)
            break;
    }
    QVERIFY2(presses < 300, "never back where it began");
    panes.removeAll("around");
    QCOMPARE(panes.join(' '), QString("paletteDock canvas inspectorDock problemsDock paletteDock"));
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
