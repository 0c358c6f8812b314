// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/binary.h"
#include "core/catalog/load.h"

#include <QtTest>

using namespace breakwater;

class TestCatalog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holds_every_region_kind_option_and_rule_text()
    {
        const auto catalog = builtinCatalog();
        QCOMPARE(catalog->regions.size(), 71u);
        QCOMPARE(catalog->kinds.size(), 42u);
        QCOMPARE(catalog->latencies.size(), 2948u);
        QCOMPARE(catalog->rules.size(), 22u);
        std::size_t options = 0;
        for (const ServiceKind &kind : catalog->kinds)
            options += kind.options.size();
        QCOMPARE(options, 139u);
    }

    void is_what_the_folder_says()
    {
        const auto folder = loadCatalogFolder(BREAKWATER_SOURCE_DIR "/resources/catalog");
        QVERIFY2(folder, folder ? "" : folder.error().text().c_str());
        QCOMPARE(QString::fromStdString((*folder)->hash), QString::fromStdString(builtinCatalog()->hash));
        QVERIFY(encodeCatalog(**folder) == encodeCatalog(*builtinCatalog()));
    }
};

QTEST_APPLESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
