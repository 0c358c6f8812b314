// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/binary.h"
#include "core/catalog/load.h"
#include "core/support/hash.h"

#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include <filesystem>
#include <set>
#include <thread>

using namespace breakwater;

namespace {

const ServiceKind &kind(const char *id)
{
    const ServiceKind *found = builtinCatalog()->kind(KindId{id});
    if (!found)
        qFatal("no kind %s", id);
    return *found;
}

const DrOption &option(const char *kindId, const char *id)
{
    const DrOption *found = kind(kindId).option(OptionId{id});
    if (!found)
        qFatal("no option %s of %s", id, kindId);
    return *found;
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// Every figure of the catalog with a name to report it by.
std::vector<std::pair<QString, const Figure *>> allFigures()
{
    std::vector<std::pair<QString, const Figure *>> figures;
    const auto add = [&](const ServiceKind &of, const auto &option) {
        const QString name = text(of.id.text + "/" + option.id.text);
        figures.emplace_back(name + " RPO", &option.rpo);
        figures.emplace_back(name + " RTO", &option.rto);
    };
    for (const ServiceKind &of : builtinCatalog()->kinds) {
        for (const DrOption &option : of.options)
            add(of, option);
        for (const ZoneOption &option : of.zoneOptions)
            add(of, option);
    }
    return figures;
}

/// Every row of every runbook with a name to report it by.
std::vector<std::pair<QString, const StepFact *>> allSteps()
{
    std::vector<std::pair<QString, const StepFact *>> steps;
    const auto add = [&](const std::string &where, const std::vector<StepFact> &rows) {
        for (const StepFact &step : rows)
            steps.emplace_back(text(where + "/" + step.key.text), &step);
    };
    for (const ServiceKind &of : builtinCatalog()->kinds) {
        for (const DrOption &option : of.options) {
            const std::string where = of.id.text + "/" + option.id.text;
            add(where + "/preparation", option.preparation);
            add(where + "/failover", option.failover);
            add(where + "/failback", option.failback);
        }
        add(of.id.text + "/check", of.checks);
    }
    return steps;
}

} // namespace

class TestCatalog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What is to be done is done by the command of its step; what only looks is a step that changes nothing.
    void a_step_that_does_something_has_no_probe_for_a_command()
    {
        static const QRegularExpression kLooks(
            QStringLiteral("^(nslookup|dig) |^curl (?!.*(-X|-d) )|^az (\\S+ )*(show|list)( |$)[^|]*$"
                           "|^kubectl [^|]* get [^|]*$"));
        int doing = 0;
        for (const auto &[name, step] : allSteps()) {
            if (step->readOnly || step->command.empty())
                continue;
            ++doing;
            QVERIFY2(!kLooks.match(text(step->command)).hasMatch(),
                     qPrintable(name + QStringLiteral(": ") + text(step->command)));
        }
        QVERIFY(doing > 200);
    }
    void holds_every_region_latency_kind_option_and_rule_text()
    {
        const auto catalog = builtinCatalog();
        QCOMPARE(catalog->regions.size(), 71u);
        QCOMPARE(catalog->latencies.size(), 2948u);
        QCOMPARE(catalog->kinds.size(), 42u);
        QCOMPARE(catalog->rules.size(), 150u);
        QCOMPARE(catalog->phases.size(), std::size_t(kPhaseCount));
        QCOMPARE(catalog->ownerRoles.size(), 10u);
        std::size_t options = 0, zoneOptions = 0;
        for (const ServiceKind &of : catalog->kinds) {
            options += of.options.size();
            zoneOptions += of.zoneOptions.size();
        }
        QCOMPARE(options, 142u);
        QCOMPARE(zoneOptions, 67u);
        QVERIFY(allSteps().size() >= 624);
    }

    void is_what_the_folder_says()
    {
        const auto folder = loadCatalogFolder(BREAKWATER_SOURCE_DIR "/resources/catalog");
        QVERIFY2(folder, folder ? "" : folder.error().text().c_str());
        QVERIFY(canonicalBytes(**folder) == canonicalBytes(*builtinCatalog()));
        QCOMPARE(text((*folder)->hash), text(builtinCatalog()->hash));
    }

    void hash_is_that_of_its_content()
    {
        const auto catalog = builtinCatalog();
        QCOMPARE(text(catalog->hash), text(sha256Hex(canonicalBytes(*catalog))));
        Catalog other = *catalog;
        other.kinds.front().options.front().rto.value += Minutes(1);
        QVERIFY(sha256Hex(canonicalBytes(other)) != catalog->hash);
    }

    void compiled_form_returns_the_same_catalog()
    {
        const auto again = decodeCatalog(encodeCatalog(*builtinCatalog()));
        QVERIFY(again.has_value());
        QVERIFY(canonicalBytes(**again) == canonicalBytes(*builtinCatalog()));
        QCOMPARE(text((*again)->hash), text(builtinCatalog()->hash));
    }

    void damaged_compiled_form_is_refused()
    {
        const std::string bytes = encodeCatalog(*builtinCatalog());
        QVERIFY(!decodeCatalog({}));
        QVERIFY(!decodeCatalog("breakwater-catalog-1\n"));
        QVERIFY(!decodeCatalog("something else " + bytes));
        QVERIFY(!decodeCatalog(bytes + "x"));
        for (std::size_t length = 0; length < bytes.size(); length += bytes.size() / 97)
            QVERIFY2(!decodeCatalog(std::string_view(bytes).substr(0, length)),
                     std::to_string(length).c_str());
    }

    void first_calls_from_several_threads_get_one_catalog()
    {
        std::vector<std::shared_ptr<const Catalog>> seen(4);
        std::vector<std::thread> threads;
        for (auto &slot : seen)
            threads.emplace_back([&slot] { slot = builtinCatalog(); });
        for (std::thread &thread : threads)
            thread.join();
        for (const auto &catalog : seen)
            QCOMPARE(catalog.get(), builtinCatalog().get());
    }

    // ---- regions

    void central_us_and_east_us_2_are_a_pair_in_one_geography()
    {
        const Region *central = builtinCatalog()->region(RegionId{"centralus"});
        QVERIFY(central);
        QCOMPARE(text(central->name), QString("Central US"));
        QVERIFY(central->pair == RegionId{"eastus2"});
        QVERIFY(central->pairDirection == PairDirection::Mutual);
        QVERIFY(central->pairSameGeography && central->zones && !central->pairRestricted);
        QCOMPARE(central->zoneCount, 3);
        QCOMPARE(central->pairDistanceKm.value_or(0), 1421.0);
        QCOMPARE(text(central->geography), QString("United States"));
    }

    void pairs_that_are_one_way_restricted_or_none()
    {
        const auto catalog = builtinCatalog();
        const Region *west3 = catalog->region(RegionId{"westus3"});
        QVERIFY(west3->pair == RegionId{"eastus"} && west3->pairDirection == PairDirection::OneWay);
        const Region *brazil = catalog->region(RegionId{"brazilsouth"});
        QVERIFY(brazil->pair == RegionId{"southcentralus"} && !brazil->pairSameGeography);
        QVERIFY(catalog->region(RegionId{"australiacentral"})->pairRestricted);
        QVERIFY(catalog->region(RegionId{"swedensouth"})->restricted);
        QVERIFY(!catalog->region(RegionId{"polandcentral"})->pair);
        QVERIFY(catalog->region(RegionId{"northcentralus"})
                && !catalog->region(RegionId{"northcentralus"})->zones);
        QVERIFY(!catalog->region(RegionId{"atlantis"}));
        QVERIFY(catalog->excludedRegions.contains("eastus2euap"));
        const auto count = [&](PairDirection direction) {
            return std::count_if(catalog->regions.begin(), catalog->regions.end(),
                                 [=](const Region &region) { return region.pairDirection == direction; });
        };
        QCOMPARE(count(PairDirection::Mutual), 52);
        QCOMPARE(count(PairDirection::OneWay), 6);
        QCOMPARE(count(PairDirection::None), 13);
    }

    void latencies_are_those_published()
    {
        const auto catalog = builtinCatalog();
        const auto ms = [&](const char *from, const char *to) {
            const Latency *found = catalog->latency(RegionId{from}, RegionId{to});
            return found ? found->milliseconds : -1;
        };
        QCOMPARE(ms("centralus", "eastus2"), 33.0);
        QCOMPARE(ms("eastus2", "centralus"), 32.0);
        QCOMPARE(ms("brazilsouth", "southcentralus"), 139.0);
        QCOMPARE(ms("westus3", "eastus"), 57.0);
        QCOMPARE(ms("eastasia", "southeastasia"), 36.0);
        QCOMPARE(ms("centralus", "brazilsoutheast"), -1.0); // not published
        QCOMPARE(ms("centralus", "centralus"), -1.0);

        const Latency &pair = *catalog->latency(RegionId{"centralus"}, RegionId{"eastus2"});
        QCOMPARE(pair.percentile, 50);
        QCOMPARE(text(pair.month), QString("2026-07"));
        QCOMPARE(text(pair.source), QString("latency-2026-07"));
        QCOMPARE(pair.earlierMilliseconds.value_or(0), 37.0);
        QCOMPARE(text(pair.earlierMonth), QString("2025-06"));
        const Latency &older = *catalog->latency(RegionId{"westindia"}, RegionId{"southindia"});
        QCOMPARE(text(older.month), QString("2025-06"));
        QCOMPARE(older.milliseconds, 17.0);
    }

    // ---- kinds

    void kinds_are_found_by_id_and_alias()
    {
        QCOMPARE(text(kind("recovery-services-vault").id.text), QString("backup-vault"));
        QCOMPARE(text(kind("private-dns-zone").id.text), QString("private-endpoint"));
        QCOMPARE(text(kind("azure-openai").id.text), QString("openai-endpoint"));
        QVERIFY(!builtinCatalog()->kind(KindId{"generic"}));
        QVERIFY(!builtinCatalog()->kind(KindId{""}));
        QVERIFY(!builtinCatalog()->genericParameters.empty());
    }

    void storage_failover_is_carried_with_its_conditions()
    {
        const DrOption &grs = option("storage-account", "grs-failover");
        QVERIFY(grs.requiresPair && grs.dataLossPossible && grs.against(DisruptionKind::Region));
        QVERIFY(!grs.against(DisruptionKind::Corruption));
        QCOMPARE(grs.rpo.value.count(), 15.0);
        QVERIFY(!grs.rpo.max); // usually under 15 minutes, not guaranteed
        QVERIFY(grs.rpo.grade == Grade::Documented && grs.rpo.verified);
        QCOMPARE(text(grs.rpo.source),
                 QString("https://learn.microsoft.com/azure/reliability/reliability-storage-blob"));
        QCOMPARE(grs.rto.value.count(), 60.0);

        const StepFact *failover = grs.failoverStep(StepKey{"fail-over-storage"});
        QVERIFY(failover);
        QVERIFY(failover->gate && !failover->readOnly && !failover->idempotent);
        QVERIFY(failover->inverse == StepKey{"fail-over-storage"});
        QVERIFY(failover->phase == Phase::Data);
        QCOMPARE(text(failover->ownerRole), QString("platform-engineer"));
        QCOMPARE(
            text(failover->command),
            QString(
                "az storage account failover --resource-group {rgPrimary} --name {storageAccount} --yes"));
        QVERIFY(grs.failoverStep(StepKey{"read-last-sync-time"})->readOnly);
        QVERIFY(!grs.failoverStep(StepKey{"1"}));
        QVERIFY(kind("storage-account").hasPairBoundOption());
        QVERIFY(!kind("container-registry").hasPairBoundOption());
    }

    void unbounded_is_neither_a_value_nor_unknown()
    {
        const Figure &rpo = option("service-bus", "geo-dr-metadata").rpo;
        QVERIFY(rpo.state == Figure::State::Unbounded);
        QVERIFY(!rpo.known());
        QVERIFY(rpo.grade == Grade::Documented);
    }

    void doubtful_rows_are_told_apart()
    {
        const DrOption &group = option("azure-sql-database", "failover-group");
        QVERIFY(group.failoverStep(StepKey{"fail-over-planned"})->variant == StepFact::Variant::Planned);
        QVERIFY(group.failoverStep(StepKey{"fail-over-forced"})->variant == StepFact::Variant::Unplanned);

        const DrOption &backup = option("api-management", "backup-restore");
        QCOMPARE(backup.preparation.size(), 1u);
        QVERIFY(!backup.failoverStep(StepKey{"take-backup"}));

        const auto &airflow = option("airflow", "passive-release").failover;
        const auto at = [&](const char *key) {
            return std::find_if(airflow.begin(), airflow.end(),
                                [=](const StepFact &s) { return s.key.text == key; });
        };
        QVERIFY(at("scale-out") < at("verify-run")); // a canary needs workers
        QVERIFY(at("verify-run") != airflow.end());

        QVERIFY(!option("storage-account", "gzrs-failover").notes.empty());
        QVERIFY(!option("traffic-manager", "manual-switch").failover.front().note.empty());
    }

    void ransomware_counts_as_malicious_corruption()
    {
        const DrOption &vaulted = option("storage-account", "blob-vaulted-backup");
        QVERIFY(vaulted.malicious && vaulted.against(DisruptionKind::Corruption));
        QVERIFY(vaulted.against(DisruptionKind::Deletion) && !vaulted.against(DisruptionKind::Region));
        QVERIFY(option("external-model-endpoint", "provider-fallback").against(DisruptionKind::Provider));
    }

    void parameters_come_with_defaults_and_know_what_is_regional()
    {
        const ServiceKind &storage = kind("storage-account");
        const ParameterFact *redundancy = storage.parameter("redundancy");
        QVERIFY(redundancy && redundancy->type == ParameterFact::Type::Enum && !redundancy->regional);
        QVERIFY(redundancy->defaultValue == ParameterValue(std::string("Standard_RAGRS")));
        QCOMPARE(redundancy->values.size(), 6u);
        QVERIFY(storage.parameter("dataSizeGb")->defaultValue == ParameterValue(1024.0));
        QVERIFY(storage.parameter("staticWebsite")->defaultValue == ParameterValue(true));
        QVERIFY(storage.parameter("tlsMinimum")->defaultValue == ParameterValue(std::string("1.2")));
        QVERIFY(storage.part("container") && !storage.part("certificate"));
        QVERIFY(kind("key-vault").part("certificate"));
        QVERIFY(kind("virtual-network").parameter("addressSpace")->regional);
        QVERIFY(!kind("aks-cluster").parameter("vcpu")->defaultValue); // unknown until someone says it
        QVERIFY(kind("aks-cluster").part("node-pool")->parameters.size() > 4);
    }

    void money_is_exact() { QCOMPARE(kind("storage-account").cost.usd.count, std::int64_t(5000)); }

    // ---- every one of them

    void every_figure_has_a_text_and_the_source_that_its_grade_demands()
    {
        int documented = 0, sla = 0, estimated = 0;
        for (const auto &[name, figure] : allFigures()) {
            QVERIFY2(!figure->text.empty(), qPrintable(name));
            if (figure->grade == Grade::Estimated) {
                ++estimated;
                QVERIFY2(!figure->verified, qPrintable(name));
            } else {
                ++(figure->grade == Grade::Sla ? sla : documented);
                QVERIFY2(figure->source.starts_with("https://"), qPrintable(name));
            }
            if (figure->known() && figure->max)
                QVERIFY2(figure->value <= *figure->max, qPrintable(name));
            if (figure->known() && figure->min)
                QVERIFY2(*figure->min <= figure->value, qPrintable(name));
        }
        QCOMPARE(documented, 110);
        QCOMPARE(sla, 3);
        QCOMPARE(estimated, 305);
    }

    void every_step_says_who_does_what_and_how_one_sees_that_it_worked()
    {
        static const QRegularExpression key("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
        for (const auto &[name, step] : allSteps()) {
            QVERIFY2(key.match(text(step->key.text)).hasMatch(), qPrintable(name));
            QVERIFY2(step->title.size() > 3 && !step->expect.empty() && !step->rollback.empty(),
                     qPrintable(name));
            QVERIFY2(builtinCatalog()->actions.contains(step->action), qPrintable(name));
            QVERIFY2(builtinCatalog()->ownerRoles.contains(step->ownerRole), qPrintable(name));
            QVERIFY2((step->kind == StepKindWord::Manual) == step->command.empty(), qPrintable(name));
        }
    }

    void every_placeholder_is_one_name_in_braces()
    {
        static const QRegularExpression brace(R"((%?)\{([^{}]*)\})"), name("^[a-z][A-Za-z0-9]*$");
        for (const auto &[where, step] : allSteps()) {
            const QString command = text(step->command);
            QCOMPARE(command.count('{'), command.count('}'));
            for (auto found = brace.globalMatch(command); found.hasNext();) {
                const auto match = found.next();
                const bool foreign =
                    !match.captured(1).isEmpty() || match.captured(2).contains(':'); // curl, a query
                QVERIFY2(foreign || name.match(match.captured(2)).hasMatch(),
                         qPrintable(where + ": " + command));
            }
        }
    }

    void every_icon_is_a_well_formed_tintable_glyph()
    {
        std::set<std::string> drawings;
        for (const ServiceKind &of : builtinCatalog()->kinds) {
            QXmlStreamReader xml(text(of.icon));
            QStringList classes;
            while (!xml.atEnd())
                if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"path")
                    classes << xml.attributes().value("class").toString();
            QVERIFY2(!xml.hasError(), qPrintable(text(of.id.text) + ": " + xml.errorString()));
            QCOMPARE(classes, QStringList({"area", "line"}));
            QVERIFY2(drawings.insert(of.icon).second, qPrintable(text(of.id.text) + " shares its drawing"));
        }
    }

    void every_card_name_fits_and_is_its_own()
    {
        std::set<std::string> names;
        for (const ServiceKind &of : builtinCatalog()->kinds) {
            QVERIFY2(of.shortName.size() <= 20, of.shortName.c_str());
            QVERIFY2(names.insert(of.shortName).second, of.shortName.c_str());
            QVERIFY2(of.category != Category::Other, of.id.text.c_str());
        }
    }

    void every_category_has_a_word_and_a_title()
    {
        QCOMPARE(text(std::string(toWord(Category::Containers))), QString("containers"));
        QCOMPARE(text(std::string(toTitle(Category::Containers))), QString("Containers and compute"));
        QCOMPARE(text(std::string(toTitle(Category::Ai))), QString("AI"));
        QCOMPARE(text(std::string(toWord(Pattern::NativeGeoRedundant))), QString("native-geo-redundant"));
        QCOMPARE(text(std::string(toWord(Access::ReadWrite))), QString("read-write"));
        QCOMPARE(text(std::string(toWord(StepKindWord::Az))), QString("az"));
        QCOMPARE(text(std::string(toWord(Trigger::Microsoft))), QString("microsoft"));
        QCOMPARE(text(std::string(toWord(Maturity::Retiring))), QString("retiring"));
        QCOMPARE(text(std::string(toWord(Replication::Async))), QString("async"));
    }

    void rule_texts_say_what_why_and_what_to_do()
    {
        static const QRegularExpression argument(R"(\{([^{}]*)\})"), camel("^[a-z][A-Za-z0-9]*$");
        for (const RuleText &rule : builtinCatalog()->rules) {
            const QString name = text(rule.id.text);
            QVERIFY2(!rule.title.empty() && rule.why.ends_with('.') && !rule.remedy.empty(),
                     qPrintable(name));
            QVERIFY2(std::filesystem::is_directory(std::filesystem::path(BREAKWATER_SOURCE_DIR) / "core/rules"
                                                   / rule.theme),
                     qPrintable(name));
            for (auto found = argument.globalMatch(text(rule.message)); found.hasNext();)
                QVERIFY2(camel.match(found.next().captured(1)).hasMatch(), qPrintable(name));
        }
        const RuleText *pair = builtinCatalog()->rule(RuleId{"REG-001"});
        QVERIFY(pair && pair->severity == "high" && pair->scope == "stamp" && pair->basis == "adapted");
        QCOMPARE(pair->upstream.size(), 1u);
        QVERIFY(builtinCatalog()->rule(RuleId{"TGT-003"})->message.find("{criticalPath}")
                != std::string::npos);
        QVERIFY(!builtinCatalog()->rule(RuleId{"XYZ-999"}));
    }
};

QTEST_APPLESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
