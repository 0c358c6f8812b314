// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/fixture.h"
#include "widgets/exports/pack_dialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace breakwater;
using namespace breakwater::test;

/// Everything that a client keeps, by one command.
class TestPackDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = openTemplate("web");
        m_dialog = std::make_unique<PackDialog>(*m_session, m_folder.path());
    }
    void cleanup()
    {
        m_dialog.reset();
        m_session.reset();
    }

    void theArchiveEndsInZipAndTheFolderDoesNot()
    {
        QVERIFY(!m_dialog->target().endsWith(QStringLiteral(".zip")));
        QVERIFY(m_dialog->target().endsWith(QStringLiteral("-pack")));
        button("packAsArchive")->click();
        QVERIFY(m_dialog->target().endsWith(QStringLiteral("-pack.zip")));
        button("packAsFolder")->click();
        QVERIFY(!m_dialog->target().endsWith(QStringLiteral(".zip")));
        target()->clear();
        QVERIFY(!button("packWrite")->isEnabled());
    }

    void theFolderHoldsOnePageThatLeadsToEverything()
    {
        QSignalSpy written(m_dialog.get(), &PackDialog::written), news(&m_dialog->run(), &ExportRun::makes);
        button("packWrite")->click();
        QVERIFY(!button("packWrite")->isEnabled());
        QVERIFY(button("packCancel")->isEnabled());
        QCOMPARE(m_dialog->findChild<QProgressBar *>()->maximum(), 0); // it is under way
        QVERIFY(written.wait(300000));
        QVERIFY(news.size() > 20);
        const QDir folder(m_dialog->target());
        for (const char *file : {"index.html", "failover.pdf", "board.pdf", "drill.odt", "design.breakwater"})
            QVERIFY2(folder.exists(QLatin1String(file)), file);
        QVERIFY(button("packOpenFolder")->isEnabled());
        QVERIFY2(state().startsWith(QStringLiteral("The pack is written")), qPrintable(state()));
        // The page bears the hash of the design as it is now, choices included.
        QFile page(folder.filePath(QStringLiteral("index.html")));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY(page.readAll().contains(QByteArray::fromStdString(designHash(m_session->topology()))));
    }

    void anArchiveIsOneFile()
    {
        button("packAsArchive")->click();
        QSignalSpy written(m_dialog.get(), &PackDialog::written);
        button("packWrite")->click();
        QVERIFY(written.wait(300000));
        QFile archive(m_dialog->target());
        QVERIFY(archive.open(QIODevice::ReadOnly));
        QCOMPARE(archive.read(2), QByteArray("PK"));
        QCOMPARE(written.first().first().toStringList().size(), 1);
    }

    void aCancelledPackWritesNothing()
    {
        target()->setText(m_folder.filePath(QStringLiteral("none")));
        QSignalSpy finished(&m_dialog->run(), &ExportRun::finished);
        button("packWrite")->click();
        button("packCancel")->click();
        QVERIFY(finished.wait(300000));
        QVERIFY(!QFileInfo::exists(m_dialog->target()));
        QCOMPARE(state(), QStringLiteral("Cancelled; nothing was written."));
        QVERIFY(!button("packOpenFolder")->isEnabled());
    }

    void whatCannotBeWrittenIsSaid()
    {
        QFile inTheWay(m_folder.filePath(QStringLiteral("file")));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        target()->setText(inTheWay.fileName() + QStringLiteral("/pack"));
        QSignalSpy finished(&m_dialog->run(), &ExportRun::finished);
        button("packWrite")->click();
        QVERIFY(finished.wait(300000));
        QVERIFY2(state().startsWith(QStringLiteral("The pack was not written:")), qPrintable(state()));
    }

    void thePaperStaysWithTheDesign()
    {
        m_dialog->findChild<QComboBox *>(QStringLiteral("packPaper"))->setCurrentIndex(1);
        QSignalSpy finished(&m_dialog->run(), &ExportRun::finished);
        button("packWrite")->click();
        button("packCancel")->click();
        QVERIFY(finished.wait(300000));
        QVERIFY(rememberedPlan(m_session->topology()).choices.letter);
    }

private:
    QAbstractButton *button(const char *name) const
    {
        return m_dialog->findChild<QAbstractButton *>(QLatin1String(name));
    }
    QLineEdit *target() const { return m_dialog->findChild<QLineEdit *>(QStringLiteral("packTarget")); }
    QString state() const { return m_dialog->findChild<QLabel *>(QStringLiteral("packState"))->text(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<PackDialog> m_dialog;
};

QTEST_MAIN(TestPackDialog)
#include "tst_pack_dialog.moc"
