// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/exports/export_dialog.h"
#include "widgets/exports/page_preview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
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
    QLabel *label() const { return m_dialog->findChild<QLabel *>(QStringLiteral("exportState")); }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ExportDialog> m_dialog;
};

QTEST_MAIN(TestExportDialog)
#include "tst_export_dialog.moc"
