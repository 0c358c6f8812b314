// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/quote.h"
#include "core/storage/templates.h"
#include "tests/core/export/exporting.h"
#include "tests/core/export/reading.h"
#include "tests/widgets/inert_pdf.h"
#include "widgets/bundle/pack.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>

#include <nlohmann/json.hpp>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

/// Every place outside of the stamps where a person may write a text.
Topology spoilt(Topology design, const std::string &text)
{
    Engagement engagement = *design.engagement;
    engagement.name = text;
    engagement.client = engagement.classification = engagement.version = text;
    engagement.changeLog = {{text, "2026-11-20", text, text, {}}};
    engagement.messages = {{text, text, text, text, text, text, {}}};
    auto roles = *design.roles;
    for (Role &role : roles) {
        role.title = text;
        role.person = role.deputy = role.reach = role.backupReach = role.authority = text;
    }
    if (!roles.empty())
        engagement.author = engagement.owner = engagement.approver = roles.front().id;
    Agreements agreements = *design.agreements;
    Decision open;
    open.id = DecisionId{"decision-hostile"};
    open.text = text;
    open.answer = text;
    AcceptedRisk risk;
    risk.rule = RuleId{"REG-001"};
    risk.reason = text;
    agreements.decisions.push_back(open);
    agreements.acceptedRisks.push_back(risk);
    for (auto &stamp : design.stamps) {
        Stamp changed = *stamp;
        spoil(changed, text);
        changed.impact = Impact{text, 42000.0, {}, {}};
        if (!changed.runbook)
            changed.runbook.emplace();
        changed.runbook->trigger = text;
        changed.runbook->keptAt = {text};
        ExtraStep call;
        call.id = "extra-hostile";
        call.title = text;
        call.verify = call.rollback = text;
        changed.runbook->extraSteps.push_back(call);
        changed.degradedModes.push_back({"dm-hostile", text, std::nullopt, {text}, {text}, {}});
        stamp = std::make_shared<const Stamp>(std::move(changed));
    }
    design.engagement = std::make_shared<const Engagement>(std::move(engagement));
    design.roles = std::make_shared<const std::vector<Role>>(std::move(roles));
    design.agreements = std::make_shared<const Agreements>(std::move(agreements));
    return design;
}

/// Names of elements, targets of links and what else could do something, of one XML document.
struct Read {
    QStringList elements, targets, handlers;
    QString fault;
};
Read readXml(const std::string &bytes)
{
    Read read;
    QXmlStreamReader xml(QByteArray::fromStdString(bytes));
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        read.elements << xml.name().toString();
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (attribute.name().startsWith(QLatin1String("on")))
                read.handlers << attribute.name().toString();
            if (attribute.name() == QLatin1String("href") || attribute.name() == QLatin1String("src"))
                read.targets << attribute.value().toString();
        }
    }
    if (xml.hasError())
        read.fault = QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString());
    return read;
}

} // namespace

/// A client pack of a design in which every text is a name that somebody chose to break it.
class TestHostilePack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileStaysWellFormedAndInert_data()
    {
        QTest::addColumn<QByteArray>("name");
        // The rules of one language hide in the middle of another's: several at once, in three kinds of
        // shape.
        QTest::newRow("quotes, substitutions, markup") << QByteArray(
            "it's \"q\" `id` $(touch owned) ${HOME} a|b \\| <script>alert(1)</script> --> ]]> </style> =1+1");
        QTest::newRow("lines, marks, emoji") << QByteArray(
            "# one\n- two|\r\n```\nrm -rf owned\n```\tsafe\xE2\x80\xAEtxt \xE2\x81\xA6x\xE2\x81\xA9 "
            "\xF0\x9F\x9B\x92\xF0\x9F\x87\xA9\xF0\x9F\x87\xAA \x01\x1B[31m [l](javascript:x) \"><img "
            "src=x onerror=alert(1)>");
        QTest::newRow("two hundred characters") << QByteArray(200, 'W');
    }
    void everyFileStaysWellFormedAndInert()
    {
        QFETCH(QByteArray, name);
        const auto catalog = builtinCatalog();
        const Snapshot now{
            std::make_shared<const Topology>(spoilt(*templateDesign("web", *catalog), name.toStdString())),
            catalog,
            std::chrono::year{2026} / 11 / 20,
            {}};
        Memory memory;
        const Assessment assessment = assess(now, memory);
        const auto pack = bundle::renderPack(now, assessment, {});
        QVERIFY2(pack, pack ? "" : pack.error().text().c_str());
        QTemporaryDir folder;
        QVERIFY(bundle::write(*pack, folder.path().toStdString()));
        QStringList archives, scripts;
        int checked = 0;
        for (const OutputFile &file : pack->files) {
            const std::string ending = file.path.extension().string();
            const QString path = folder.filePath(QString::fromStdString(file.path.string()));
            if (file.path.begin()->string() == "scripts" && ending == ".sh")
                scripts << path;
            if (ending == ".odt" || ending == ".xlsx")
                archives << path;
            QString fault;
            if (ending == ".html" || ending == ".svg" || ending == ".drawio")
                fault = faultOfXml(file, *pack);
            else if (ending == ".md" && file.path.parent_path().empty())
                fault = faultOfMarkdown(file.bytes);
            else if (ending == ".json" || ending == ".sarif")
                fault = nlohmann::json::accept(file.bytes) ? QString() : QStringLiteral("not JSON");
            else if (ending == ".pdf")
                fault = test::faultOfPdf(file.bytes);
            else
                continue;
            ++checked;
            QVERIFY2(fault.isEmpty(), qPrintable(QString::fromStdString(file.path.string() + ": ") + fault));
        }
        QVERIFY(checked > 20);
        QCOMPARE(archives.size(), 8);
        QVERIFY(!scripts.isEmpty());
        const QByteArray archiveFault = faultOfArchives(archives);
        QVERIFY2(archiveFault.isEmpty(), archiveFault.constData());
        for (const QString &script : scripts)
            QVERIFY2(succeeds(QStringLiteral("bash"), {QStringLiteral("-n"), script}), qPrintable(script));
        if (!QStandardPaths::findExecutable(QStringLiteral("shellcheck")).isEmpty())
            QVERIFY(succeeds(QStringLiteral("shellcheck"),
                             QStringList{QStringLiteral("-s"), QStringLiteral("bash"), QStringLiteral("-S"),
                                         QStringLiteral("error")}
                                 + scripts));
        QVERIFY(!QFile::exists(QStringLiteral("owned")));
    }

private:
    /// One script of ours in a runbook, none elsewhere; links go inside, to files of the pack, or to the web.
    static QString faultOfXml(const OutputFile &file, const Rendered &pack)
    {
        const Read read = readXml(file.bytes);
        if (!read.fault.isEmpty())
            return read.fault;
        const bool runbook = file.path.extension() == ".html" && file.path != "index.html";
        if (read.elements.count(QStringLiteral("script")) != (runbook ? 1 : 0))
            return QStringLiteral("a script that is not ours");
        if (read.elements.contains(QStringLiteral("img")) || read.elements.contains(QStringLiteral("iframe"))
            || read.elements.contains(QStringLiteral("foreignObject")))
            return QStringLiteral("an element that is not ours");
        if (!read.handlers.isEmpty())
            return read.handlers.join(u' ');
        for (const QString &target : read.targets) {
            const bool ours = std::any_of(pack.files.begin(), pack.files.end(), [&](const OutputFile &other) {
                return other.path.generic_string() == target.toStdString();
            });
            if (!ours && !target.startsWith(u'#') && !target.startsWith(QStringLiteral("https://")))
                return target;
        }
        return {};
    }

    static QString faultOfMarkdown(const std::string &bytes)
    {
        const QString uneven = firstUnevenRow(bytes);
        if (!uneven.isEmpty())
            return QStringLiteral("columns: ") + uneven;
        const QString dead = firstDeadLink(QString::fromStdString(bytes));
        if (!dead.isEmpty())
            return QStringLiteral("link: ") + dead;
        for (const char c : bytes)
            if (static_cast<unsigned char>(c) < 0x20 && c != '\n')
                return QStringLiteral("a control character");
        return bytes.find("\xE2\x80\xAE") == std::string::npos ? QString()
                                                               : QStringLiteral("text that runs backwards");
    }

    /// Every part is XML, no cell is a formula, nothing runs, and nothing is fetched from elsewhere.
    QByteArray faultOfArchives(const QStringList &paths) const
    {
        QProcess python;
        python.start(
            QStringLiteral("python3"),
            QStringList{
                QStringLiteral("-c"),
                QStringLiteral("import sys,zipfile,xml.etree.ElementTree as x\n"
                               "for p in sys.argv[1:]:\n"
                               "  z=zipfile.ZipFile(p)\n"
                               "  assert z.testzip() is None, p\n"
                               "  for n in z.namelist():\n"
                               "    if not n.endswith(('.xml','.rels','.svg')): continue\n"
                               "    for e in x.fromstring(z.read(n)).iter():\n"
                               "      tag=e.tag.split('}')[-1]\n"
                               "      assert tag not in ('f','script','event-listener','object'), (p,n,tag)\n"
                               "      if tag=='a':\n"
                               "        h=[v for k,v in e.attrib.items() if k.endswith('href')]\n"
                               "        assert h[0].startswith(('#','https://')), (p,n,h)\n"
                               "      assert not e.attrib.get('TargetMode')=='External' or "
                               "e.attrib['Target'].startswith('https://'), (p,n)\n")}
                + paths);
        if (!python.waitForFinished(120000))
            return "python3 did not end";
        return python.exitCode() == 0 ? QByteArray() : python.readAllStandardError();
    }

    static bool succeeds(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedChannels);
        process.start(program, arguments);
        return process.waitForFinished(120000) && process.exitCode() == 0;
    }
};

QTEST_MAIN(TestHostilePack)
#include "tst_hostile_pack.moc"
