// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits.h"
#include "tests/widgets/fixture.h"
#include "widgets/bundle/bundle.h"
#include "widgets/code/code_panel.h"
#include "widgets/code/code_tree.h"
#include "widgets/code/code_view.h"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>

#include <semaphore>

using namespace breakwater;
using namespace breakwater::test;

namespace {

constexpr int kLong = 60000;

Rendered codeOf(const Snapshot &now, std::vector<std::string> formats)
{
    bundle::Choices choices;
    choices.iac = std::move(formats);
    return *bundle::render(now, Assessment(), choices);
}

Edit renamed(const ServiceId &id)
{
    return changeService(id, [](Service &service) { service.name = "kv-ledger"; });
}

CodeSource realSource()
{
    return {[](const Snapshot &now, const std::function<bool()> &goOn) {
                bundle::Choices all;
                all.iac = bundle::knownIac();
                return bundle::render(now, Assessment(), all, [&](const std::string &) { return goOn(); });
            },
            bundle::exportedCode};
}

} // namespace

class TestCodePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = openTemplate("web");
        open(realSource());
    }
    void cleanup()
    {
        m_panel.reset();
        m_session.reset();
    }

    void everyFileOfTheExportIsListed()
    {
        QStringList expected;
        for (const OutputFile &file : codeOf(m_session->now(), bundle::knownIac()).files)
            expected << fromPath(file.path);
        expected.sort();
        QCOMPARE(QSet<QString>(expected.begin(), expected.end()).size(), expected.size()); // each once
        QVERIFY2(m_panel->path().endsWith(QStringLiteral("main.bicep")), qPrintable(m_panel->path()));
        QStringList listed = tree()->paths();
        listed.sort();
        QCOMPARE(listed, expected);
        QVERIFY(expected.size() > 40);
    }

    void theTextIsTheFile()
    {
        for (const OutputFile &file : codeOf(m_session->now(), {"bicep"}).files) {
            tree()->choose(file.path);
            Q_EMIT tree()->chosen(fromPath(file.path));
            QCOMPARE(view()->toPlainText() + QLatin1Char('\n'), toQt(file.bytes));
            QCOMPARE(m_panel->path(), fromPath(file.path));
        }
    }

    void aSelectedCardShowsItsResource()
    {
        for (const char *kind : {"key-vault", "azure-sql-database", "front-door"}) {
            const Service *service = serviceOfKind(kind);
            m_session->select(selectionOf(*m_session, service->id));
            QVERIFY(view()->firstMarked() > 0);
            const QString first = view()->document()->findBlockByNumber(view()->firstMarked() - 1).text();
            QVERIFY2(first.startsWith(QStringLiteral("module ")), qPrintable(first));
            QCOMPARE(view()->document()->findBlockByNumber(view()->lastMarked() - 1).text(),
                     QStringLiteral("}"));
            QCOMPARE(view()->textCursor().blockNumber() + 1, view()->firstMarked());
        }
    }

    /// Each service of each template that code is made of has a place, and the place is about its kind.
    void everyPlaceIsWhereTheEmitterPutTheService_data()
    {
        QTest::addColumn<QString>("design");
        for (const char *one : {"web", "automation", "kubernetes", "genai"})
            QTest::newRow(one) << QString::fromLatin1(one);
    }
    void everyPlaceIsWhereTheEmitterPutTheService()
    {
        QFETCH(QString, design);
        const auto session = openTemplate(toStd(design));
        const Rendered code = codeOf(session->now(), {"bicep", "terraform"});
        std::map<std::string, QStringList> lines;
        for (const OutputFile &file : code.files)
            lines[file.path.string()] = toQt(file.bytes).split(QLatin1Char('\n'));
        std::set<ServiceId> seen;
        int calls = 0, values = 0, modules = 0;
        for (const CodePlace &place : code.places) {
            const std::string path = place.path.string();
            QVERIFY2(lines.contains(path), path.c_str());
            const QStringList &text = lines[path];
            QVERIFY(place.first >= 1 && place.last < text.size() && place.first <= place.last);
            const QString first = text[place.first - 1], last = text[place.last - 1];
            const Service *service = session->topology().find(place.service).second;
            QVERIFY(service);
            seen.insert(place.service);
            const QString where = QStringLiteral("%1:%2 %3").arg(toQt(path)).arg(place.first).arg(first);
            if (path.find("/modules/") != std::string::npos) {
                ++modules;
                QVERIFY2(path.find("/modules/" + service->kind.text) != std::string::npos, path.c_str());
                QCOMPARE(place.first, 1);
            } else if (path.find("/values/") != std::string::npos) {
                ++values;
                QVERIFY2(first.startsWith(QStringLiteral("  "))
                             && !first.startsWith(QStringLiteral("       ")),
                         qPrintable(where));
                QVERIFY2(last.trimmed() == QStringLiteral("}") || place.first == place.last,
                         qPrintable(where));
            } else {
                ++calls;
                QVERIFY2(first.startsWith(QStringLiteral("module ")), qPrintable(where));
                QCOMPARE(last, QStringLiteral("}"));
                const QStringList body = text.mid(place.first - 1, 3);
                QVERIFY2(body.join(QLatin1Char('\n'))
                             .contains(QStringLiteral("modules/") + toQt(service->kind.text)),
                         qPrintable(where));
            }
        }
        QVERIFY(calls > 20 && values > 20 && modules > 20);
        QVERIFY(seen.size() > session->topology().stamps.front()->services.size() / 2);
    }

    void theNextPlaceIsInTheOtherFiles()
    {
        m_session->select(selectionOf(*m_session, serviceOfKind("key-vault")->id));
        const QString first = m_panel->path();
        QStringList seen{first};
        for (int i = 0; i < 12; ++i) {
            button("codeNextPlace")->click();
            if (m_panel->path() == first)
                break;
            seen << m_panel->path();
        }
        QVERIFY(seen.filter(QStringLiteral("/modules/key-vault")).size() >= 2); // in both languages
        QVERIFY(seen.filter(QStringLiteral("/values/")).size() >= 2);
        button("codePreviousPlace")->click();
        QVERIFY(m_panel->path() != first);
    }

    void theLanguageThatIsReadIsKept()
    {
        m_session->select(selectionOf(*m_session, serviceOfKind("key-vault")->id));
        while (!m_panel->path().startsWith(QStringLiteral("iac/terraform")))
            button("codeNextPlace")->click();
        m_session->select(selectionOf(*m_session, serviceOfKind("app-service")->id));
        QVERIFY2(m_panel->path().startsWith(QStringLiteral("iac/terraform")), qPrintable(m_panel->path()));
    }

    void aServiceWithoutCodeSaysSo()
    {
        ServiceId without;
        const Rendered code = codeOf(m_session->now(), bundle::knownIac());
        for (const Service &service : m_session->topology().stamps.front()->services) {
            if (std::none_of(code.places.begin(), code.places.end(),
                             [&](const CodePlace &place) { return place.service == service.id; }))
                without = service.id;
        }
        if (without.empty())
            QSKIP("every service of the template has code");
        m_session->select(selectionOf(*m_session, without));
        QVERIFY(label("codeNote")->isVisibleTo(m_panel.get()));
        QVERIFY(label("codeNote")->text().contains(QStringLiteral("no code of its own")));
    }

    void anEditIsSeenInTheCodeAndWhatIsOutOfDateSaysSo()
    {
        const Service *vault = serviceOfKind("key-vault");
        m_session->select(selectionOf(*m_session, vault->id));
        while (!m_panel->path().contains(QStringLiteral("/values/")))
            button("codeNextPlace")->click();
        const QString before = view()->toPlainText();
        QVERIFY(m_panel->isCurrent());
        QSignalSpy refreshed(m_panel.get(), &CodePanel::refreshed);
        m_session->apply(renamed(vault->id), QStringLiteral("Rename"));
        // At once, before anything is made anew.
        QVERIFY(!m_panel->isCurrent());
        QVERIFY(view()->isStale());
        QVERIFY(label("codeWhere")->text().startsWith(QStringLiteral("Out of date")));
        QVERIFY(!button("codeSave")->isEnabled());
        QVERIFY(!m_panel->saveTo(m_folder.filePath(QStringLiteral("stale.bicep"))));
        QVERIFY(refreshed.wait(kLong));
        QVERIFY(m_panel->isCurrent() && !view()->isStale());
        QVERIFY(view()->toPlainText() != before);
        QVERIFY(view()->toPlainText().contains(QStringLiteral("ledger")));
    }

    void whatIsMadeForAnOlderDesignIsNeverShown()
    {
        std::counting_semaphore<> go(0);
        std::atomic<int> begun = 0;
        open({[&](const Snapshot &now, const std::function<bool()> &) -> Result<Rendered> {
                  ++begun;
                  go.acquire();
                  return Rendered{
                      {{"iac/bicep/x/main.bicep", "// " + now.topology->engagement->name + "\n"}}, {}, {}};
              },
              {}},
             false);
        QTRY_COMPARE(begun.load(), 1);
        const auto rename = [this](const std::string &name) {
            m_session->apply(changeEngagement([name](Engagement &one) { one.name = name; }),
                             QStringLiteral("Rename"));
        };
        QSignalSpy refreshed(m_panel.get(), &CodePanel::refreshed);
        rename("second");
        go.release(); // the first one is done, too late
        QTRY_COMPARE_WITH_TIMEOUT(begun.load(), 2, kLong);
        QCOMPARE(refreshed.count(), 0);
        QVERIFY(view()->toPlainText().isEmpty());
        go.release();
        QTRY_COMPARE_WITH_TIMEOUT(refreshed.count(), 1, kLong);
        QCOMPARE(view()->toPlainText(), QStringLiteral("// second"));
        m_panel.reset();
    }

    void aPanelThatNobodySeesMakesNothing()
    {
        std::atomic<int> begun = 0;
        m_panel = std::make_unique<CodePanel>(
            *m_session,
            CodeSource{[&](const Snapshot &, const std::function<bool()> &) -> Result<Rendered> {
                           ++begun;
                           return Rendered{};
                       },
                       {}});
        m_session->apply(changeEngagement([](Engagement &one) { one.name = "x"; }), QStringLiteral("Rename"));
        QTest::qWait(300);
        QCOMPARE(begun.load(), 0);
        m_panel->show();
        QTRY_COMPARE(begun.load(), 1);
        m_panel.reset();
    }

    void changesSinceTheLastExportAreShown()
    {
        const QString folder = m_folder.filePath(QStringLiteral("exported"));
        QVERIFY(bundle::write(codeOf(m_session->now(), {"bicep"}), toPath(folder)));
        refresh([&] { m_panel->compareWith(folder); });
        button("codeChanges")->setChecked(true);
        Q_EMIT tree()->chosen(fileCalled("values/primary.bicep"));
        QVERIFY(label("codeNote")->text().contains(QStringLiteral("as it was exported")));
        QVERIFY(!button("codeNextChange")->isEnabled());

        const Service *vault = serviceOfKind("key-vault");
        refresh([&] { m_session->apply(renamed(vault->id), QStringLiteral("Rename")); });
        QVERIFY(button("codeNextChange")->isEnabled());
        QVERIFY(view()->toPlainText().contains(QStringLiteral("ledger")));
        button("codeNextChange")->click();
        const int at = view()->textCursor().blockNumber();
        const QString gone = view()->document()->findBlockByNumber(at).text();
        const QString added = view()->document()->findBlockByNumber(at + 1).text();
        QVERIFY2(!gone.contains(QStringLiteral("ledger")) && added.contains(QStringLiteral("ledger")),
                 qPrintable(gone + added));
        // In the list, too, and in words.
        const auto items =
            tree()->findItems(QStringLiteral("primary.bicep"), Qt::MatchExactly | Qt::MatchRecursive);
        QStringList said;
        for (const QTreeWidgetItem *item : items)
            said << item->data(0, Qt::AccessibleTextRole).toString();
        QVERIFY2(said.filter(QStringLiteral("changed since the last export")).size() > 0,
                 qPrintable(said.join(u'\n')));
        // The last export had no Terraform, so none of it is new.
        for (const QTreeWidgetItem *item :
             tree()->findItems(QStringLiteral("versions.tf"), Qt::MatchExactly | Qt::MatchRecursive))
            QCOMPARE(item->data(0, Qt::AccessibleTextRole).toString(), QStringLiteral("versions.tf"));
        // What is read as a whole stays the file.
        button("codeChanges")->setChecked(false);
        QVERIFY(!view()->toPlainText().contains(gone));
    }

    void aServiceThatIsRemovedLeavesFilesThatAreNoLongerExported()
    {
        const QString folder = m_folder.filePath(QStringLiteral("gone"));
        QFile theirs(folder + QStringLiteral("/../secret.txt"));
        QVERIFY(bundle::write(codeOf(m_session->now(), {"bicep"}), toPath(folder)));
        const QString path = fileCalled("modules/key-vault.bicep");
        QVERIFY(theirs.open(QIODevice::WriteOnly) && theirs.write("secret") == 6);
        theirs.close();
        QFile receipt(folder + QStringLiteral("/.breakwater-export"));
        QVERIFY(receipt.open(QIODevice::Append));
        receipt.write(QByteArray(64, '0') + "  ../secret.txt\n"); // leads nowhere
        receipt.close();
        std::vector<ServiceId> vaults;
        for (const Service &service : m_session->topology().stamps.front()->services) {
            if (service.kind.text == "key-vault")
                vaults.push_back(service.id);
        }
        refresh([&] {
            m_session->apply(removeServices(vaults), QStringLiteral("Delete"));
            m_panel->compareWith(folder);
        });
        QVERIFY(tree()->paths().contains(path));
        QVERIFY(tree()->paths().filter(QStringLiteral("secret")).isEmpty());
        Q_EMIT tree()->chosen(path);
        button("codeChanges")->setChecked(true);
        QVERIFY(!view()->toPlainText().isEmpty());
        QVERIFY(!button("codeSave")->isEnabled()); // it would not be exported
    }

    void copyTakesTheSelectionElseTheFile()
    {
        Q_EMIT tree()->chosen(fileCalled("main.bicep"));
        button("codeCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text().trimmed(), view()->toPlainText().trimmed());
        QTextCursor cursor = view()->textCursor();
        cursor.movePosition(QTextCursor::Start);
        cursor.movePosition(QTextCursor::EndOfLine, QTextCursor::KeepAnchor);
        view()->setTextCursor(cursor);
        button("codeCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), cursor.selectedText());
    }

    void saveWritesTheFileThatIsShown()
    {
        const QString path = fileCalled("main.bicep"), to = m_folder.filePath(QStringLiteral("main.bicep"));
        Q_EMIT tree()->chosen(path);
        QVERIFY(m_panel->saveTo(to));
        QFile saved(to);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const QByteArray bytes = saved.readAll();
        const Rendered code = codeOf(m_session->now(), {"bicep"});
        const auto file = std::find_if(code.files.begin(), code.files.end(),
                                       [&](const OutputFile &one) { return fromPath(one.path) == path; });
        QCOMPARE(bytes.toStdString(), file->bytes);
    }

    void anotherDesignShowsNothingOfTheOneBefore()
    {
        Q_EMIT tree()->chosen(fileCalled("main.bicep"));
        QVERIFY(!view()->toPlainText().isEmpty());
        Result<Topology> other = templateDesign("genai", m_session->catalog());
        QSignalSpy refreshed(m_panel.get(), &CodePanel::refreshed);
        m_session->startUntitled(std::move(other).value(), QStringLiteral("genai"));
        QVERIFY(view()->toPlainText().isEmpty());
        QVERIFY(tree()->paths().isEmpty());
        QVERIFY(refreshed.wait(kLong));
        QVERIFY(!tree()->paths().isEmpty());
    }

    void everythingHasANameForAScreenReader()
    {
        for (QWidget *root : {static_cast<QWidget *>(m_panel.get()), m_panel->headerTools()}) {
            for (const QWidget *widget : root->findChildren<QWidget *>()) {
                if (widget->focusPolicy() == Qt::NoFocus
                    || widget->objectName().startsWith(QStringLiteral("qt_")))
                    continue;
                const auto *text = qobject_cast<const QAbstractButton *>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (text && !text->text().isEmpty()),
                         qPrintable(widget->objectName() + QLatin1String(widget->metaObject()->className())));
            }
        }
        QVERIFY(!view()->accessibleDescription().isEmpty());
        view()->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()) && view()->hasFocus());
        QTest::keyClick(view(), Qt::Key_Tab); // a text to read is no trap
        QVERIFY(!view()->hasFocus());
    }

private:
    void open(CodeSource source, bool wait = true)
    {
        m_panel = std::make_unique<CodePanel>(*m_session, std::move(source));
        QSignalSpy refreshed(m_panel.get(), &CodePanel::refreshed);
        m_panel->resize(900, 400);
        m_panel->show();
        if (wait)
            QVERIFY(refreshed.wait(kLong));
    }
    void refresh(const std::function<void()> &act)
    {
        QSignalSpy refreshed(m_panel.get(), &CodePanel::refreshed);
        act();
        QVERIFY(refreshed.wait(kLong));
    }
    const Service *serviceOfKind(const std::string &kind) const
    {
        for (const Service &service : m_session->topology().stamps.front()->services) {
            if (service.kind.text == kind)
                return &service;
        }
        return nullptr;
    }
    QString fileCalled(const char *end) const
    {
        const QStringList found = tree()->paths().filter(QLatin1String(end));
        return found.isEmpty() ? QString() : found.front();
    }
    CodeTree *tree() const { return m_panel->findChild<CodeTree *>(); }
    CodeView *view() const { return m_panel->findChild<CodeView *>(); }
    QLabel *label(const char *name) const { return m_panel->findChild<QLabel *>(QLatin1String(name)); }
    QToolButton *button(const char *name) const
    {
        return m_panel->findChild<QToolButton *>(QLatin1String(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<CodePanel> m_panel;
};

QTEST_MAIN(TestCodePanel)
#include "tst_code_panel.moc"
