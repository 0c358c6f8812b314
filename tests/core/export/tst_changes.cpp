// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/load.h"
#include "core/export/quote.h"
#include "tests/core/export/bicep/bicep_text.h"
#include "tests/core/export/exporting.h"

#include <QTest>

#include <algorithm>
#include <sstream>

using namespace breakwater;
using namespace breakwater::tests;

namespace {

using Pieces = std::map<std::string, std::string>; // what a reviewer would be shown as one change

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Cuts a text at every line that begins a name `margin` blanks deep.
Pieces cut(const std::string &text, std::size_t margin, const std::string &prefix)
{
    Pieces pieces;
    std::string key;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t at = line.find_first_not_of(' ');
        if (at == std::string::npos || line[at] == '#' || line.compare(at, 2, "//") == 0)
            continue;
        if (at == margin && startsName(line[at]))
            key = line.substr(at, line.find_first_of(":={", at) - at);
        if (!key.empty())
            pieces[prefix + ": " + key] += line + "\n";
    }
    return pieces;
}

/// Everything that one export says, in pieces: a declaration each, and of values a service each.
Pieces piecesOf(const Files &files)
{
    Pieces all;
    for (const auto &[path, text] : files) {
        const std::size_t folder = path.find('/', path.find('/', 4) + 1) + 1; // iac/<language>/<stamp>/
        const std::string name = path.substr(folder);
        if (name.ends_with(".md"))
            continue;
        const bool bicep = name.ends_with(".bicep") || name.ends_with(".bicepparam");
        if (name.starts_with("values/"))
            all.merge(cut(text, bicep ? 2 : 4, name));
        else if (bicep) {
            for (const auto &[symbol, declaration] : readBicep(text).declarations)
                all[name + ": " + symbol] = declaration.text;
        } else
            all.merge(cut(text, 0, name));
    }
    return all;
}

std::set<std::string> changedBetween(const Pieces &before, const Pieces &after)
{
    std::set<std::string> changed;
    const auto collect = [&](const Pieces &from, const Pieces &other) {
        for (const auto &[key, text] : from) {
            const auto twin = other.find(key);
            if (twin == other.end() || twin->second != text)
                changed.insert(key);
        }
    };
    collect(before, after);
    collect(after, before);
    return changed;
}

/// The services of a kind, and all that cannot be without them.
std::set<ServiceId> concerned(const Stamp &stamp, const KindId &kind)
{
    std::set<ServiceId> all;
    for (const Service &service : stamp.services) {
        if (service.kind == kind)
            all.insert(service.id);
    }
    for (std::size_t before = 0; before != all.size();) {
        before = all.size();
        for (const Dependency &dependency : stamp.dependencies) {
            if (all.contains(dependency.to))
                all.insert(dependency.from);
        }
    }
    return all;
}

/// Their symbols, from the table of the README.
std::set<std::string> symbolsOf(const Files &files, const Stamp &stamp, const KindId &kind)
{
    std::set<std::string> symbols;
    const std::set<ServiceId> services = concerned(stamp, kind);
    for (const auto &[path, text] : files) {
        if (!path.ends_with("README.md"))
            continue;
        for (const Service &service : stamp.services) {
            const std::size_t row = text.find("\n| " + quote::markdown(service.name) + " |");
            if (!services.contains(service.id) || row == std::string::npos)
                continue;
            const std::size_t open = text.find('`', row) + 1;
            symbols.insert(text.substr(open, text.find('`', open) - open));
        }
    }
    return symbols;
}

/// What a file is given, and which parts are deployed: follows from what stands in the parts.
bool isFrame(const std::string &key)
{
    static const std::set<std::string> given{
        "primary",         "secondary",        "suffix",
        "fullScale",       "primaryLeads",     "secondaryScale",
        "activeRegion",    "sqlAdministrator", "mysqlAdministratorPassword",
        "machinePassword", "machinePublicKey"};
    const std::string name = key.substr(key.find(": ") + 2);
    return key.starts_with("main.bicep: ") || key.find(".tfvars: ") != std::string::npos
        || given.contains(name) || name.starts_with("locals") || name.starts_with("variable ")
        || name.starts_with("module \"values\"") || name.starts_with("data ");
}

/// The design as it is; each is exported once.
const Files &plain(const std::string &language, const std::string &design)
{
    static std::map<std::string, Files> known;
    const auto [at, isNew] = known.try_emplace(language + ' ' + design);
    if (isNew)
        at->second = exported(language, designNamed(design));
    return at->second;
}

std::string textAt(const Pieces &pieces, const std::string &key)
{
    const auto at = pieces.find(key);
    return at == pieces.end() ? std::string() : at->second;
}

} // namespace

/// Another option for a service changes that service, and what refers to it, and nothing else.
class TestChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOptionChangesItsOwnServicesOnly_data();
    void anOptionChangesItsOwnServicesOnly();
};

void TestChanges::anOptionChangesItsOwnServicesOnly_data()
{
    QTest::addColumn<QString>("design");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("option");
    for (const ServiceKind &kind : builtinCatalog()->kinds) {
        const std::string design = designWith(kind.id);
        if (design.empty() || !kind.fragments.contains("bicep.tmpl"))
            continue;
        for (const DrOption &option : kind.options)
            QTest::newRow((kind.id.text + " by " + option.id.text).c_str())
                << QString::fromStdString(design) << QString::fromStdString(kind.id.text)
                << QString::fromStdString(option.id.text);
    }
}

void TestChanges::anOptionChangesItsOwnServicesOnly()
{
    QFETCH(QString, design);
    QFETCH(QString, kind);
    QFETCH(QString, option);
    const KindId id{kind.toStdString()};
    const Topology before = designNamed(design.toStdString());
    const Topology after = changed(design.toStdString(), [&](Stamp &stamp) {
        for (Protection &protection : stamp.protections) {
            if (stamp.service(protection.service)->kind == id && protection.covers(DisruptionKind::Region))
                protection.option.text = option.toStdString();
        }
    });
    for (const char *language : {"bicep", "terraform"}) {
        const Files &old = plain(language, design.toStdString());
        const Files now = exported(language, after);
        std::set<std::string> symbols = symbolsOf(old, *before.stamps.front(), id);
        symbols.merge(symbolsOf(now, *after.stamps.front(), id));
        const Pieces was = piecesOf(old), is = piecesOf(now);
        std::set<std::string> foreign;
        for (const std::string &key : changedBetween(was, is)) {
            const std::string all = key + textAt(was, key) + textAt(is, key);
            const bool own = isFrame(key) || key.starts_with("modules/" + id.text)
                || std::any_of(symbols.begin(), symbols.end(), [&](const std::string &symbol) {
                                 return all.find(symbol) != std::string::npos;
                             });
            if (!own)
                foreign.insert(key);
        }
        QVERIFY2(foreign.empty(), (std::string(language) + ":" + listed(foreign)).c_str());
    }
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
