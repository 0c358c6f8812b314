// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/exporting.h"

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

struct Outcome {
    int code = -1;
    QString said;
};

Outcome terraform(const QStringList &arguments, const QString &folder, int seconds, const QString &cache = {})
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("CHECKPOINT_DISABLE", "1");
    environment.insert("TF_IN_AUTOMATION", "1");
    if (!cache.isEmpty()) // each provider is fetched once for all configurations
        environment.insert("TF_PLUGIN_CACHE_DIR", cache);
    program.setProcessEnvironment(environment);
    program.setWorkingDirectory(folder);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start("terraform", arguments);
    if (!program.waitForFinished(seconds * 1000)) {
        program.kill();
        program.waitForFinished();
        return {-1, "it took more than " + QString::number(seconds) + " s"};
    }
    return {program.exitCode(), QString::fromUtf8(program.readAll())};
}

/// The folders of a stamp that Terraform is run in.
QStringList configurationsIn(const QString &folder)
{
    const QString stamps = folder + "/iac/terraform";
    QStringList all;
    for (const QString &stamp : QDir(stamps).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        for (const char *part : {"primary", "secondary", "global", "pairing"}) {
            const QString place = stamps + "/" + stamp + "/" + part;
            if (QDir(place).exists())
                all << place;
        }
    }
    return all;
}

} // namespace

/// Exported Terraform, judged by Terraform and its providers, where they can be had.
class TestValidate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable("terraform").isEmpty())
            QSKIP("there is no terraform on PATH; the code is read by the parsers of the other tests");
    }

    void itIsValid_data() { designs(); }
    void itIsValid()
    {
        QFETCH(QString, design);
        if (!m_noProviders.isEmpty())
            QSKIP(qPrintable(m_noProviders));
        QTemporaryDir folder;
        writeAll(exported("terraform", designNamed(design.toStdString())), folder.path().toStdString());
        const QStringList all = configurationsIn(folder.path());
        QVERIFY(all.size() > 1);
        for (const QString &one : all) {
            const Outcome made =
                terraform({"init", "-backend=false", "-input=false", "-no-color"}, one, 120, m_cache.path());
            if (made.code != 0) {
                m_noProviders = "the providers of Terraform cannot be had here: "
                    + made.said.mid(std::max<qsizetype>(0, made.said.indexOf("Error")))
                          .simplified()
                          .left(240);
                QSKIP(qPrintable(m_noProviders));
            }
            const Outcome outcome = terraform({"validate", "-no-color"}, one, 120);
            QVERIFY2(outcome.code == 0, qPrintable(one + "\n" + outcome.said));
        }
    }

private:
    static void designs()
    {
        QTest::addColumn<QString>("design");
        for (const std::string &name : designNames())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }

    QTemporaryDir m_cache;
    QString m_noProviders; ///< why nothing can be validated
};

QTEST_GUILESS_MAIN(TestValidate)
#include "tst_validate.moc"
