// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/bicep/fragment.h"
#include "tests/core/export/exporting.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <fstream>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

constexpr const char *kParsers = BREAKWATER_BINARY_DIR "/parsers";
constexpr const char *kTable = BREAKWATER_SOURCE_DIR "/tests/cases/protections/table.yaml";

/// The options of all kinds that become code, as `kind/option`.
std::map<std::string, const DrOption *> allOptions()
{
    std::map<std::string, const DrOption *> all;
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        if (!kind.fragments.contains("bicep.tmpl"))
            continue;
        for (const DrOption &option : kind.options)
            all.emplace(kind.id.text + "/" + option.id.text, &option);
    }
    return all;
}

/// Options of which the exports themselves say that a part is made in another way.
std::set<std::string> listedGaps()
{
    std::set<std::string> gaps;
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        const auto text = kind.fragments.find("bicep.tmpl");
        if (text == kind.fragments.end())
            continue;
        const auto fragment = bicep::parseFragment(text->second, kind.id.text);
        for (const bicep::FragmentGap &gap : fragment->gaps) {
            if (gap.when == bicep::FragmentGap::When::Option)
                gaps.insert(kind.id.text + "/" + gap.value);
        }
    }
    return gaps;
}

/// A service in the other region for a kind that the design has in one only.
void addStandby(Stamp &stamp, const KindId &kind)
{
    const auto leader = std::find_if(stamp.services.begin(), stamp.services.end(), [&](const Service &one) {
        return one.kind == kind && one.at == Site::Primary;
    });
    Service copy = *leader;
    copy.id.text = leader->id.text + "-zz";
    copy.name += "-dr";
    copy.at = Site::Secondary;
    stamp.services.push_back(copy);
    std::sort(stamp.services.begin(), stamp.services.end(),
              [](const auto &a, const auto &b) { return a.id < b.id; });
}

/// The design, with a region that stands by, in which every leading service of the kind is protected by that
/// option.
void protectBy(Stamp &stamp, const KindId &kind, const DrOption &option)
{
    stamp.strategy = Strategy::WarmStandby;
    ServiceId standby;
    for (const Service &service : stamp.services) {
        if (service.kind == kind && service.at == Site::Secondary)
            standby = service.id;
    }
    for (const Service &service : stamp.services) {
        if (service.kind != kind || service.at == Site::Secondary)
            continue;
        const auto covers = [&](const Protection &protection) {
            return protection.service == service.id
                && std::any_of(option.protectsAgainst.begin(), option.protectsAgainst.end(),
                               [&](DisruptionKind one) { return protection.covers(one); })
                && protection.covers(DisruptionKind::Region) == option.against(DisruptionKind::Region);
        };
        const auto known = std::find_if(stamp.protections.begin(), stamp.protections.end(), covers);
        if (known != stamp.protections.end()) {
            known->option = option.id;
            if (known->counterparts.empty() && !standby.empty() && option.against(DisruptionKind::Region))
                known->counterparts = {standby};
            continue;
        }
        Protection protection;
        protection.id.text = "prot-zy" + std::to_string(stamp.protections.size());
        protection.service = service.id;
        protection.option = option.id;
        protection.against = option.protectsAgainst;
        if (!standby.empty() && option.against(DisruptionKind::Region))
            protection.counterparts = {standby};
        stamp.protections.push_back(protection);
    }
    std::sort(stamp.protections.begin(), stamp.protections.end(),
              [](const auto &a, const auto &b) { return a.id < b.id; });
}

} // namespace

/// What the room chose is what the code says: each option of each kind, found in the exported code by parsers
/// that others have written. The table says where. Set BREAKWATER_KEEP to a folder to look at the code.
class TestProtections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOptionHasARowOrAReason();
    void theCodeContainsWhatImplementsAnOption_data();
    void theCodeContainsWhatImplementsAnOption();
    void aWrongExpectationIsFound();

private:
    QJsonObject checked(const QString &table, const QString &folder);
    QJsonObject m_problems; ///< by option
    QString m_skip; ///< why nothing can be checked
    bool m_ran = false;
};

void TestProtections::everyOptionHasARowOrAReason()
{
    std::set<std::string> rows;
    for (const YAML::Node &row : YAML::LoadFile(kTable)) {
        const std::string option = row["option"].as<std::string>();
        QVERIFY2(rows.insert(option).second, option.c_str());
        if (row["gap"])
            QVERIFY2(row["gap"].as<std::string>().size() > 20, option.c_str());
        else
            QVERIFY2(row["bicep"] && row["terraform"], option.c_str());
        for (const char *language : {"bicep", "terraform"}) // one of them may have no words for it
            if (row[language] && row[language].IsMap() && row[language]["gap"])
                QVERIFY2(row[language]["gap"].as<std::string>().size() > 20, option.c_str());
    }
    const std::set<std::string> gaps = listedGaps();
    std::set<std::string> missing;
    const auto options = allOptions();
    for (const auto &[option, fact] : options) {
        if (!rows.contains(option) && !gaps.contains(option))
            missing.insert(option);
    }
    QVERIFY2(missing.empty(), listed(missing).c_str());
    for (const std::string &row : rows)
        QVERIFY2(options.contains(row), row.c_str());
}

QJsonObject TestProtections::checked(const QString &table, const QString &folder)
{
    QProcess node;
    node.start("node", {QString(kParsers) + "/check_protections.mjs", table, folder});
    if (!node.waitForFinished(600000))
        qFatal("the parsers did not end");
    const QByteArray said = node.readAllStandardOutput();
    if (node.exitCode() != 0)
        qFatal("%s%s", said.constData(), node.readAllStandardError().constData());
    return QJsonDocument::fromJson(said).object();
}

void TestProtections::theCodeContainsWhatImplementsAnOption_data()
{
    QTest::addColumn<QString>("option");
    for (const YAML::Node &row : YAML::LoadFile(kTable)) {
        if (!row["gap"])
            QTest::newRow(row["option"].as<std::string>().c_str())
                << QString::fromStdString(row["option"].as<std::string>());
    }
    if (std::exchange(m_ran, true))
        return;
    if (QStandardPaths::findExecutable("node").isEmpty())
        m_skip = "there is no node on PATH, so no parser by others can run";
    else if (!QFileInfo::exists(QString(kParsers) + "/node_modules/web-tree-sitter")
             || !QFileInfo::exists(QString(kParsers) + "/check_protections.mjs"))
        m_skip = "the parsers are not installed below the build folder; ./test installs them where npm can";
    if (!m_skip.isEmpty())
        return;
    const QTemporaryDir temporary;
    const QString kept = qEnvironmentVariable("BREAKWATER_KEEP");
    const QString folder = kept.isEmpty() ? temporary.path() : kept;
    for (const YAML::Node &row : YAML::LoadFile(kTable)) {
        const std::string option = row["option"].as<std::string>();
        const KindId kind{option.substr(0, option.find('/'))};
        const std::string design = designWith(kind);
        if (row["gap"] || design.empty())
            continue;
        const Topology topology = changed(design, [&](Stamp &stamp) {
            if (row["standby"])
                addStandby(stamp, kind);
            protectBy(stamp, kind, *allOptions().at(option));
        });
        for (const char *language : {"bicep", "terraform"})
            writeAll(exported(language, topology), folder.toStdString() + "/" + option);
    }
    m_problems = checked(kTable, folder);
}

void TestProtections::theCodeContainsWhatImplementsAnOption()
{
    QFETCH(QString, option);
    if (!m_skip.isEmpty())
        QSKIP(qPrintable(m_skip));
    QVERIFY(m_problems.contains(option));
    QStringList problems;
    for (const QJsonValue &problem : m_problems[option].toArray())
        problems << problem.toString();
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
}

/// The check itself can fail: what no export says is not found.
void TestProtections::aWrongExpectationIsFound()
{
    if (!m_skip.isEmpty())
        QSKIP(qPrintable(m_skip));
    QTemporaryDir folder;
    const std::string option = "storage-account/gzrs-failover";
    const Topology topology = changed(
        "web", [&](Stamp &stamp) { protectBy(stamp, KindId{"storage-account"}, *allOptions().at(option)); });
    for (const char *language : {"bicep", "terraform"})
        writeAll(exported(language, topology), folder.path().toStdString() + "/" + option);
    const QString table = folder.filePath("table.yaml");
    std::ofstream(table.toStdString())
        << "- option: " << option
        << "\n  bicep: [{at: primary, type: Microsoft.Storage/storageAccounts, path: sku.name, is: "
           "Standard_LRS}, {at: primary, type: Microsoft.Storage/storageAccounts, path: sku.name, isnt: "
           "Standard_GZRS}, {at: primary, type: Microsoft.Storage/storageAccounts, path: sku.name, none: "
           "true}]\n"
           "  terraform: [{at: secondary, type: azurerm_storage_account, standing: failover}, "
           "{at: primary, type: azurerm_storage_account, path: account_replication_type, is: LRS}]\n";
    const QJsonArray problems = checked(table, folder.path())[QString::fromStdString(option)].toArray();
    QCOMPARE(problems.size(), 5);
    for (int i = 0; i < 3; ++i)
        QVERIFY(problems[i].toString().contains("Standard_GZRS"));
}

QTEST_GUILESS_MAIN(TestProtections)
#include "tst_protections.moc"
