// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/exports/export_dialog.h"
#include "widgets/exports/page_preview.h"
#include "widgets/exports/theme_chooser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

class TestExportDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = openTemplate("web");
        m_dialog = std::make_unique<ExportDialog>(*m_session, m_folder.filePath(QStringLiteral("out")));
    }
    void cleanup()
    {
        m_dialog.reset();
        m_session.reset();
    }

    void itBeginsWithTheFailoverRunbookAsPdf()
    {
        const ExportPlan plan = m_dialog->plan();
        QCOMPARE(plan.choices.runbooks, std::vector<std::string>{"failover"});
        QCOMPARE(plan.choices.formats, std::vector<std::string>{"pdf"});
        QVERIFY(!plan.pack && !plan.choices.board && plan.choices.iac.empty());
    }

    void workloadsAreAKindOfCode()
    {
        box("exportCode_workloads")->setChecked(true);
        QCOMPARE(m_dialog->plan().choices.iac, std::vector<std::string>{"workloads"});
    }

    void whatIsTickedIsWritten()
    {
        box("exportRunbook_failback")->setChecked(true);
        box("exportFormat_pdf")->setChecked(false);
        box("exportFormat_json")->setChecked(true);
        box("exportBoard")->setChecked(true);
        QSignalSpy written(m_dialog.get(), &ExportDialog::written);
        button("exportWrite")->click();
        QVERIFY(!button("exportWrite")->isEnabled());
        QVERIFY(written.wait(120000));
        for (const char *file : {"failover.json", "failback.json", "board.pdf"})
            QVERIFY2(QFile::exists(m_dialog->folder() + u'/' + QLatin1String(file)), file);
        QVERIFY(!QFile::exists(m_dialog->folder() + QStringLiteral("/failover.pdf")));
        QVERIFY(button("exportOpenFolder")->isEnabled());
        QVERIFY(label()->text().startsWith(QStringLiteral("3 file")));
    }

    void theDesignRemembersTheChoices()
    {
        box("exportRunbook_failover")->setChecked(false);
        box("exportRunbook_drill")->setChecked(true);
        box("exportFormat_pdf")->setChecked(false);
        box("exportFormat_md")->setChecked(true);
        m_dialog->findChild<QComboBox *>(QStringLiteral("exportPaper"))->setCurrentIndex(1);
        QSignalSpy written(m_dialog.get(), &ExportDialog::written);
        button("exportWrite")->click();
        QVERIFY(written.wait(120000));
        QVERIFY(m_session->isModified());
        const ExportDialog again(*m_session, m_folder.path());
        QCOMPARE(again.plan().choices.runbooks, std::vector<std::string>{"drill"});
        QCOMPARE(again.plan().choices.formats, std::vector<std::string>{"md"});
        QVERIFY(again.plan().choices.letter);
        QVERIFY(remembers(m_session->topology(), again.plan()));
        // Through the file and back.
        const Result<OpenedDesign> read = readDesign(bytesOf(*m_session), m_session->catalog(), "design");
        QVERIFY(read);
        QVERIFY(remembers(read->topology, again.plan()));
    }

    void thePreviewShowsTheRealPages()
    {
        auto *preview = m_dialog->findChild<PagePreview *>(QStringLiteral("exportPreview"));
        QSignalSpy shown(preview, &PagePreview::shown);
        QVERIFY(preview->count() > 0 || shown.wait(120000));
        const int pages = preview->count();
        QVERIFY(pages > 20);
        preview->turnTo(1);
        QTest::keyClick(preview, Qt::Key_PageDown);
        QCOMPARE(preview->page(), 2);
        QTest::keyClick(preview, Qt::Key_End);
        QCOMPARE(preview->page(), pages - 1);
        QTest::keyClick(preview, Qt::Key_PageDown);
        QCOMPARE(preview->page(), pages - 1);
        preview->turnTo(0);
        m_dialog->show();
        auto *sheet = m_dialog->findChild<QWidget *>(QStringLiteral("exportPreviewSheet"));
        const QImage cover = sheet->grab().toImage();
        preview->turnTo(4);
        QVERIFY(sheet->grab().toImage() != cover);
    }

    void thePartsThatPrintStayWithTheDesign()
    {
        auto *parts = m_dialog->findChild<QListWidget *>(QStringLiteral("exportParts"));
        QVERIFY(m_dialog->plan().choices.sections.empty()); // all
        for (int i = 0; i < parts->count(); ++i)
            parts->item(i)->setCheckState(Qt::Unchecked);
        QVERIFY(!button("exportWrite")->isEnabled());
        for (const QListWidgetItem *item :
             parts->findItems(QStringLiteral("Emergency card"), Qt::MatchExactly))
            parts->item(parts->row(item))->setCheckState(Qt::Checked);
        QCOMPARE(m_dialog->plan().choices.sections, std::vector<std::string>{"emergency-card"});
        auto *preview = m_dialog->findChild<PagePreview *>(QStringLiteral("exportPreview"));
        QSignalSpy shown(preview, &PagePreview::shown);
        QVERIFY(QTest::qWaitFor([&] { return preview->count() == 3; }, 120000)); // cover, contents, card
        const Topology before = m_session->topology();
        QSignalSpy written(m_dialog.get(), &ExportDialog::written);
        button("exportWrite")->click();
        QVERIFY(written.wait(120000));
        const ExportDialog again(*m_session, m_folder.path());
        QCOMPARE(again.plan().choices.sections, std::vector<std::string>{"emergency-card"});
        m_session->undoStack()->undo();
        QVERIFY(m_session->topology().engagement->exportChoices == before.engagement->exportChoices);
        button("exportAllParts")->click();
        QVERIFY(m_dialog->plan().choices.sections.empty());
    }

    void aThemeStaysWithTheDesignAndABadOneIsRefused()
    {
        auto *chooser = m_dialog->findChild<ThemeChooser *>();
        QVERIFY(!chooser->open(fileWith("bad.json", "{\"colour\": 1}")));
        const auto *fault = chooser->findChild<QLabel *>(QStringLiteral("themeFault"));
        QVERIFY2(fault->text().contains(QStringLiteral("bad.json /colour")), qPrintable(fault->text()));
        QVERIFY(!m_dialog->plan().theme);
        QImage logo(30, 10, QImage::Format_RGB32);
        logo.fill(Qt::darkGreen);
        QVERIFY(logo.save(m_folder.filePath(QStringLiteral("logo.png"))));
        QVERIFY(chooser->open(
            fileWith("house.json", "{\"consultancy\": \"Harbour & Co.\", \"logo\": \"logo.png\"}")));
        QVERIFY(fault->text().isEmpty());
        QCOMPARE(m_dialog->plan().theme->consultancy, std::string("Harbour & Co."));
        box("exportFormat_pdf")->setChecked(false);
        box("exportFormat_html")->setChecked(true);
        QSignalSpy written(m_dialog.get(), &ExportDialog::written);
        button("exportWrite")->click();
        QVERIFY(written.wait(120000));
        QFile page(m_dialog->folder() + QStringLiteral("/failover.html"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().contains("alt=\"Harbour &amp; Co.\""));
        // Its logo lies in the design now: whoever opens that needs no file beside it.
        const Result<OpenedDesign> read = readDesign(bytesOf(*m_session), m_session->catalog(), "design");
        QVERIFY(read);
        const auto kept = rememberedPlan(read->topology).theme;
        QVERIFY(kept && kept->logo && kept->logo->width == 30);
        chooser->findChild<QPushButton *>(QStringLiteral("themeRemove"))->click();
        QVERIFY(!m_dialog->plan().theme);
    }

    void aRunCanBeCancelledAndWritesNothing()
    {
        box("exportPack")->setChecked(true);
        QVERIFY(!box("exportRunbook_failover")->isEnabled()); // the pack has everything
        QSignalSpy finished(&m_dialog->run(), &ExportRun::finished);
        button("exportWrite")->click();
        button("exportCancel")->click();
        QVERIFY(finished.wait(120000));
        QVERIFY(m_dialog->run().outcome().cancelled);
        QVERIFY(!QFile::exists(m_dialog->folder() + QStringLiteral("/index.html")));
        QCOMPARE(label()->text(), QStringLiteral("Cancelled; nothing was written."));
    }

    void withNothingTickedThereIsNothingToExport()
    {
        box("exportRunbook_failover")->setChecked(false);
        QVERIFY(!button("exportWrite")->isEnabled());
        box("exportDiagram_svg")->setChecked(true);
        QVERIFY(button("exportWrite")->isEnabled());
        m_dialog->findChild<QLineEdit *>(QStringLiteral("exportFolder"))->clear();
        QVERIFY(!button("exportWrite")->isEnabled());
    }

    void everythingHasANameForAScreenReader()
    {
        for (QWidget *widget : m_dialog->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus
                || widget->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            const auto *text = qobject_cast<QAbstractButton *>(widget);
            const bool buddy = qobject_cast<QComboBox *>(widget) || qobject_cast<QLineEdit *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (text && !text->text().isEmpty()) || buddy,
                     qPrintable(widget->objectName()));
        }
    }

private:
    QCheckBox *box(const char *name) const { return m_dialog->findChild<QCheckBox *>(QLatin1String(name)); }
    QPushButton *button(const char *name) const
    {
        return m_dialog->findChild<QPushButton *>(QLatin1String(name));
    }
    QString fileWith(const char *name, const char *text) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) > 0 ? file.fileName() : QString();
    }
    QLabel *label() const { return m_dialog->findChild<QLabel *>(QStringLiteral("exportState")); }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ExportDialog> m_dialog;
};

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
