// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/stage/hand.h"
#include "tests/app/stage/screen.h"

#include <QFile>
#include <QTest>

using namespace breakwater::test;

namespace {

constexpr int kPatience = 30000; // ms
constexpr char kBroken[] = "agw-eus2 (secondary) still needs api-back-eus2 (primary) after failover.";
constexpr char kFix[] = "Drop the link: one to api-public-eus2 is there already";
QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// The program on its screen, a hand and an eye.
class Workshop {
public:
    explicit Workshop(const QStringList &arguments)
        : m_hand(m_screen.environment())
        , m_program(m_screen.start(arguments))
        , m_window(m_screen.windowOf(*m_program))
    { }
    ~Workshop()
    {
        m_program->kill();
        m_program->waitForFinished();
    }

    Screen &screen() { return m_screen; }
    QProcess &program() { return *m_program; }
    const Hand &hand() const { return m_hand; }
    const Seen &window() const { return m_window; }
    QString file(const char *name) const { return m_screen.folder() + '/' + name; }
    QString title() const { return m_window.name(); }
    bool isModified() const { return title().contains('*'); }

    Seen thing(const QString &role, const QString &name) const
    {
        return m_window.find(
            [&](const Seen &one) { return one.name() == name && one.role() == role && one.isShowing(); });
    }
    Seen canvas()
    {
        if (m_canvas.isNull())
            m_canvas = m_window.find("canvas", "Topology");
        return m_canvas;
    }
    Seen onCanvas(const QString &role, const QString &name)
    {
        for (const Seen &one : canvas().children())
            if (one.name() == name && one.role() == role)
                return one;
        return {};
    }
    Seen card(const QString &name) { return onCanvas("list item", name); }
    Seen zone(const QString &words)
    {
        for (const Seen &one : canvas().children())
            if (one.role() == "panel" && one.name().contains(words))
                return one;
        return {};
    }
    QStringList cards()
    {
        QStringList names;
        for (const Seen &one : canvas().children())
            if (one.role() == "list item")
                names << one.name();
        return names;
    }
    Seen problems()
    {
        if (m_problems.isNull())
            m_problems = m_window.find("table", "Problems");
        return m_problems;
    }
    Seen cell(const QString &text)
    {
        for (const Seen &one : problems().children())
            if (one.name() == text)
                return one;
        return {};
    }

    /// A key that arrives while the window manager still hands the keyboard over is lost, as it is to a
    /// person, who presses it again.
    bool press(const QString &keys, const std::function<bool()> &done) const
    {
        for (int i = 0; i < 3; ++i) {
            m_hand.key(keys);
            if (QTest::qWaitFor(done, kPatience / 3))
                return true;
        }
        return done();
    }
    /// A command that asks for a file; the name is typed into the dialog that opens.
    void answer(const QString &keys, const QString &path) const
    {
        QVERIFY2(press(keys, [&] { return !dialog().isNull(); }), qPrintable(keys));
        QTest::qWait(300);
        m_hand.type(path);
        m_hand.key("Return");
        QVERIFY2(QTest::qWaitFor([&] { return dialog().isNull(); }, kPatience), qPrintable(path));
    }
    Seen dialog() const
    {
        for (const Seen &one : m_screen.windowsOf(*m_program))
            if (one.role() == "dialog" || one.role() == "file chooser")
                if (one.isShowing())
                    return one;
        return {};
    }

private:
    Screen m_screen;
    Hand m_hand;
    std::unique_ptr<QProcess> m_program;
    Seen m_window, m_canvas, m_problems;
};

} // namespace

/// A morning with a client, in the program as it is installed: events of the X server go in, and what
/// assistive technology is told comes out.
class TestWorkshop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = Screen::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing + " is not installed: nothing can be shown on a screen"));
    }
    void withoutAMouse();
    void withAMouse();
    void everythingIsToldByName_data();
    void everythingIsToldByName();
    void onASmallProjectorAllOfItIsSeen();

private:
    void backToTheBeginning(Workshop &room, const QStringList &before);
};

/// Undoes everything, saves, opens again, saves again: the same bytes as before the first edit.
void TestWorkshop::backToTheBeginning(Workshop &room, const QStringList &before)
{
    const Hand &hand = room.hand();
    int undone = 0;
    for (; room.isModified() && undone < 20; ++undone) {
        hand.key("ctrl+z");
        QTest::qWait(150);
    }
    QCOMPARE(undone, 6); // add, name, connect, mirror, move, fix
    QCOMPARE(room.cards(), before);
    room.answer("ctrl+shift+s", room.file("second.breakwater"));
    QTRY_VERIFY_WITH_TIMEOUT(room.title().startsWith("second"), kPatience);
    QVERIFY(room.press("ctrl+w", [&] { return !room.title().contains("second"); }));
    room.answer("ctrl+o", room.file("second.breakwater"));
    QTRY_VERIFY_WITH_TIMEOUT(room.title().startsWith("second"), kPatience);
    room.answer("ctrl+shift+s", room.file("third.breakwater"));
    QTRY_VERIFY_WITH_TIMEOUT(room.title().startsWith("third"), kPatience);
    QVERIFY(bytesOf(room.file("first.breakwater")).size() > 1000);
    QCOMPARE(bytesOf(room.file("second.breakwater")), bytesOf(room.file("first.breakwater")));
    QCOMPARE(bytesOf(room.file("third.breakwater")), bytesOf(room.file("first.breakwater")));
    hand.key("ctrl+q");
    QVERIFY(room.program().waitForFinished(kPatience));
    QCOMPARE(room.program().exitCode(), 0);
}

void TestWorkshop::withAMouse()
{
    Workshop room({"--no-restore"});
    const Hand &hand = room.hand();

    // From the gallery.
    Seen gallery;
    QTRY_VERIFY_WITH_TIMEOUT(!(gallery = room.thing("push button", "Contoso Storefront")).isNull(),
                             kPatience);
    hand.click(gallery.box().center());
    QTRY_VERIFY_WITH_TIMEOUT(room.title().startsWith("untitled-web"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!room.card("api-back-eus2").box().isEmpty(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!room.cell("GOV-007").isNull(), kPatience); // it is judged
    QVERIFY(room.cell(kBroken).isNull());
    room.answer("ctrl+s", room.file("first.breakwater"));
    QTRY_VERIFY_WITH_TIMEOUT(room.title().startsWith("first"), kPatience);
    QVERIFY(!room.isModified());
    const QStringList before = room.cards();

    // A cache out of the palette, over zones that say what they think of it.
    hand.click(room.thing("text", "Search services").box().center());
    hand.type("redis");
    Seen entry;
    QTRY_VERIFY_WITH_TIMEOUT(!(entry = room.thing("tree item", "Redis")).isNull(), kPatience);
    const Seen secondary = room.zone("Secondary"), global = room.zone("Global");
    QVERIFY(secondary.description().isEmpty());
    const QPoint strip(global.box().right() - 60, global.box().center().y());
    hand.carry(entry.box().center(), strip);
    QTRY_VERIFY_WITH_TIMEOUT(global.description().startsWith("Not possible"), kPatience);
    const QPoint free(room.card("redis-sess-eus2").box().center().x(),
                      room.card("kv-store-eus2").box().center().y());
    hand.moveTo(free - QPoint(12, 0));
    hand.moveTo(free);
    QTRY_VERIFY_WITH_TIMEOUT(!secondary.description().isEmpty(), kPatience);
    QVERIFY2(!secondary.description().startsWith("Not possible"), qPrintable(secondary.description()));
    hand.release();
    QTRY_COMPARE_WITH_TIMEOUT(room.cards().size(), before.size() + 1, kPatience);
    QVERIFY(secondary.description().isEmpty());
    hand.type("redis-queue"); // its name is asked for where it stands
    hand.key("Return");
    QTRY_VERIFY_WITH_TIMEOUT(!room.card("redis-queue").isNull(), kPatience);
    QVERIFY(room.card("redis-queue").description().contains("Secondary"));
    QVERIFY(room.isModified());

    // What needs it.
    const QRect from = room.card("api-back-eus2").box();
    hand.moveTo(from.center());
    QTest::qWait(100); // its handles come with the pointer
    hand.drag({from.left() + 1, from.center().y()}, room.card("redis-queue").box().center());
    QTRY_VERIFY_WITH_TIMEOUT(!room.onCanvas("link", "api-back-eus2 to redis-queue").isNull(), kPatience);

    // The lane, to its pair.
    const QRect lane = room.zone("Secondary").box();
    hand.click({lane.left() + 150, lane.top() + 14});
    QTRY_VERIFY_WITH_TIMEOUT(room.zone("Secondary").isSelected(), kPatience);
    hand.key("ctrl+m");
    QTRY_COMPARE_WITH_TIMEOUT(room.cards().size(), before.size() + 2, kPatience);

    // A move that breaks a rule, and its fix.
    hand.key("Home"); // everything on the canvas
    QTest::qWait(300);
    const QRect moved = room.card("api-back-eus2").box(), primary = room.zone("Primary").box();
    hand.carry(moved.center(), {primary.center().x(), primary.bottom() - 60});
    QTRY_VERIFY_WITH_TIMEOUT(!room.zone("Primary").description().isEmpty(), kPatience);
    hand.release();
    QTRY_VERIFY_WITH_TIMEOUT(room.card("api-back-eus2").description().contains("Primary"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!room.cell(kBroken).isNull(), kPatience);
    const QPoint table = room.problems().box().center();
    hand.scroll(table, -20);
    for (int i = 0; i < 20 && !room.cell(kBroken).isShowing(); ++i) {
        hand.scroll(table, 1);
        QTest::qWait(100);
    }
    Seen fix; // is looked for once its row is in view
    QTRY_VERIFY_WITH_TIMEOUT(!(fix = room.cell(kFix)).isNull() && fix.isShowing(), kPatience);
    hand.click(fix.box().center());
    QTRY_VERIFY_WITH_TIMEOUT(room.cell(kBroken).isNull(), kPatience);
    QVERIFY(room.onCanvas("link", "agw-eus2 to api-back-eus2").isNull());

    backToTheBeginning(room, before);
}

void TestWorkshop::withoutAMouse()
{
    Workshop room({"--no-restore"});
    const Hand &hand = room.hand();
    const auto pressUntil = [&](const QString &keys, const std::function<bool()> &there) {
        for (int i = 0; i < 60; ++i) {
            if (there())
                return true;
            hand.key(keys);
            if (QTest::qWaitFor(there, 300)) // a busy machine answers late: do not run past it
                return true;
        }
        return there();
    };

    Seen gallery;
    QTRY_VERIFY_WITH_TIMEOUT(!(gallery = room.thing("push button", "Contoso Storefront")).isNull(),
                             kPatience);
    QVERIFY(pressUntil("Tab", [&] { return gallery.isFocused(); }));
    hand.key("space");
    QTRY_VERIFY_WITH_TIMEOUT(room.title().startsWith("untitled-web"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!room.card("api-back-eus2").box().isEmpty(), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!room.cell("GOV-007").isNull(), kPatience);
    room.answer("ctrl+s", room.file("first.breakwater"));
    QTRY_VERIFY_WITH_TIMEOUT(room.title().startsWith("first"), kPatience);
    const QStringList before = room.cards();

    // Quick add says where it will stand before it does.
    QVERIFY(pressUntil("F6", [&] { return room.canvas().isFocused(); }));
    hand.key("slash");
    Seen field;
    QTRY_VERIFY_WITH_TIMEOUT(!(field = room.thing("text", "Service to add")).isNull(), kPatience);
    hand.type("redis sec");
    QTRY_VERIFY_WITH_TIMEOUT(field.description().contains("Secondary"), kPatience);
    hand.key("Return");
    QTRY_COMPARE_WITH_TIMEOUT(room.cards().size(), before.size() + 1, kPatience);
    hand.type("redis-queue");
    hand.key("Return");
    QTRY_VERIFY_WITH_TIMEOUT(!room.card("redis-queue").isNull(), kPatience);
    QVERIFY(room.card("redis-queue").description().contains("Secondary"));

    // From the card that needs it, which stands above the new one, by the letters of the name.
    const Seen needing = room.card("api-back-eus2");
    QVERIFY(pressUntil("shift+Tab", [&] { return needing.isSelected(); }));
    hand.key("l");
    hand.type("redis-q");
    hand.key("Return");
    QTRY_VERIFY_WITH_TIMEOUT(!room.onCanvas("link", "api-back-eus2 to redis-queue").isNull(), kPatience);

    // A lane is chosen in the outline.
    const Seen outline = room.window().find("tree", "Outline"),
               tabs = room.window().find("page tab list", "Palette");
    const Seen search = room.window().find("text", "Search services"),
               services = room.window().find("tree", "Services");
    QVERIFY(pressUntil("F6", [&] { return search.isFocused() || services.isFocused() || tabs.isFocused(); }));
    QVERIFY(pressUntil("shift+Tab", [&] { return tabs.isFocused(); }));
    hand.key("Right");
    QVERIFY(pressUntil("Tab", [&] { return outline.isFocused(); }));
    hand.type("Secondary");
    QTRY_VERIFY_WITH_TIMEOUT(room.zone("Secondary").isSelected(), kPatience);
    hand.key("ctrl+m");
    QTRY_COMPARE_WITH_TIMEOUT(room.cards().size(), before.size() + 2, kPatience);

    // A move that breaks a rule, and its fix.
    hand.key("ctrl+f");
    QTRY_VERIFY_WITH_TIMEOUT(!room.thing("text", "Find").isNull(), kPatience);
    hand.type("api-back-eus2");
    hand.key("Return");
    hand.key("Escape");
    QTRY_VERIFY_WITH_TIMEOUT(needing.isSelected() && room.canvas().isFocused(), kPatience);
    hand.key("ctrl+shift+m");
    const auto zones = [&] { return room.window().find("popup menu", "Move to zone"); };
    const auto isPrimary = [](const Seen &one) {
        return one.role() == "menu item" && one.name().contains("Primary");
    };
    QTRY_VERIFY_WITH_TIMEOUT(!zones().find(isPrimary).isNull(), kPatience);
    // The entry that is open for choice; what cannot be chosen leaves the menu open.
    const auto choose = [&](const std::function<bool()> &done) {
        QTest::qWait(500);
        for (int i = 0; i < 4 && !done(); ++i) {
            hand.key("Down");
            hand.key("Return");
            if (QTest::qWaitFor(done, 2000))
                return true;
        }
        return done();
    };
    QVERIFY(choose([&] { return room.card("api-back-eus2").description().contains("Primary"); }));
    QTRY_VERIFY_WITH_TIMEOUT(!room.cell(kBroken).isNull(), kPatience);
    QVERIFY(pressUntil("F8", [&] { return room.cell(kBroken).isSelected(); }));
    hand.key("ctrl+period");
    QVERIFY(choose([&] { return room.cell(kBroken).isNull(); }));

    backToTheBeginning(room, before);
}

void TestWorkshop::everythingIsToldByName_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("start page") << QStringList{"--no-restore"};
    QTest::newRow("web") << QStringList{"--no-restore", "--template", "web"};
    QTest::newRow("portfolio") << QStringList{"--no-restore", "--template", "portfolio"};
}

void TestWorkshop::everythingIsToldByName()
{
    QFETCH(QStringList, arguments);
    Workshop room(arguments);
    const bool design = arguments.size() > 1;
    if (design)
        QTRY_VERIFY_WITH_TIMEOUT(!room.problems().find("cell", "Error").isNull(), kPatience);
    int seen = 0, controls = 0, cards = 0, links = 0, zones = 0;
    QStringList unnamed;
    room.window().walk([&](const Seen &one) {
        if (!one.isShowing())
            return false;
        ++seen;
        const QString role = one.role();
        const bool part = role.endsWith("cell") || role.endsWith("header") || role == "separator";
        if (one.isFocusable() && !part) {
            ++controls;
            if (one.name().isEmpty())
                unnamed << role + ' ' + one.path();
        }
        return role != "combo box"; // whose list belongs to it
    });
    for (const Seen &one : room.canvas().children()) {
        const QString role = one.role();
        cards += role == "list item";
        links += role == "link";
        zones += role == "panel";
        if ((role == "list item" || role == "link" || role == "panel") && one.name().isEmpty())
            unnamed << role + ' ' + one.path();
    }
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join('\n')));
    QVERIFY2(controls > 5, qPrintable(QString::number(controls)));
    QCOMPARE(cards > 10 && links > 10 && zones > 3, design);
    qInfo("%d things, %d controls; on the canvas %d cards, %d links, %d zones", seen, controls, cards, links,
          zones);
}

void TestWorkshop::onASmallProjectorAllOfItIsSeen()
{
    const QSize size(1280, 720);
    Screen screen(size);
    const auto program = screen.start({"--template", "web"});
    const Seen window = screen.windowOf(*program);
    const auto isWhole = [&] {
        const QRect box = window.box();
        return box.width() > size.width() - 20 && QRect(QPoint(), size).contains(box);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), kPatience);
    program->kill();
    QVERIFY(program->waitForFinished());
}

QTEST_GUILESS_MAIN(TestWorkshop)
#include "tst_workshop.moc"
