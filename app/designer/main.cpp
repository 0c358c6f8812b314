// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/choose_exports.h"
#include "app/designer/interface_language.h"
#include "app/designer/main_window.h"
#include "app/designer/options.h"
#include "app/designer/single_instance.h"
#include "app/designer/write_exports.h"
#include "core/catalog/load.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/glyph.h"
#include "widgets/theme/strong.h"

#include <QApplication>
#include <QDate>
#include <QFileInfo>
#include <QIcon>
#include <QSettings>
#include <QStandardPaths>

#include <cstdio>

namespace {

using namespace breakwater;

int complain(const QString &sentence)
{
    std::fprintf(stderr, "breakwater: %s\n", qPrintable(sentence));
    return 2;
}

Theme startTheme(const Options &options)
{
    if (options.theme)
        return *options.theme;
    const QString kept = options.restore ? QSettings().value(QStringLiteral("theme")).toString() : QString();
    if (kept == QLatin1String("dark"))
        return Theme::Dark;
    return kept == QLatin1String("light") ? Theme::Light : systemTheme();
}

/// Empty: the built-in catalog.
QString catalogFolder(const Options &options)
{
    if (!options.catalogFolder.isEmpty() || !options.restore)
        return options.catalogFolder;
    return QSettings().value(QStringLiteral("catalogFolder")).toString();
}

/// The catalog of the command line, else the remembered one, else the one that is compiled in. A remembered
/// catalog that has become unreadable must lock nobody out: that is said, and the built-in one opens.
Result<std::shared_ptr<const Catalog>> startCatalog(const Options &options)
{
    if (!options.catalogFolder.isEmpty())
        return loadCatalogFolder(toPath(options.catalogFolder));
    const QString kept = catalogFolder(options);
    if (kept.isEmpty())
        return builtinCatalog();
    Result<std::shared_ptr<const Catalog>> own = loadCatalogFolder(toPath(kept));
    if (own)
        return own;
    complain(toQt(own.error().text()));
    return builtinCatalog();
}

/// The size of everything on screen; an environment that says so itself goes first.
void applyScale()
{
    const QSettings settings(QStringLiteral("breakwater"), QStringLiteral("breakwater"));
    const int percent = settings.value(QStringLiteral("scalePercent"), 100).toInt();
    if (percent != 100 && percent >= 75 && percent <= 300 && !qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

std::chrono::year_month_day today()
{
    const QDate date = QDate::currentDate();
    return {std::chrono::year(date.year()), std::chrono::month(static_cast<unsigned>(date.month())),
            std::chrono::day(static_cast<unsigned>(date.day()))};
}

} // namespace

int main(int argc, char **argv)
{
    // Help and version need no display.
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const Result<Options> early = parseOptions(words);
    if (early && early->help) {
        std::fputs(qPrintable(helpText()), stdout);
        return 0;
    }
    if (early && early->version) {
        std::puts("breakwater " BREAKWATER_VERSION);
        return 0;
    }

    applyScale();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("breakwater"));
    QApplication::setApplicationDisplayName(QString());
    QApplication::setOrganizationName(QStringLiteral("breakwater"));
    QApplication::setApplicationVersion(QStringLiteral(BREAKWATER_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("breakwater"));
    const Result<Options> options = parseOptions(QApplication::arguments().mid(1));
    if (!options)
        return complain(toQt(options.error().sentence));

    SingleInstance instance;
    QStringList files;
    for (const QString &file : options->files)
        files << QFileInfo(file).absoluteFilePath();
    // What asks for something of its own, a template or a catalog, gets a window of its own.
    const bool plain = options->restore && options->templateId.isEmpty() && options->catalogFolder.isEmpty();
    if (plain && instance.handOver(files))
        return 0;

    const Result<std::shared_ptr<const Catalog>> catalog = startCatalog(*options);
    if (!catalog) {
        complain(toQt(catalog.error().text()));
        return 3;
    }
    useLanguage(startLanguage(options->language, options->restore), catalogFolder(*options), **catalog);
    useHighContrast(Preferences::self().highContrast());
    applyTheme(startTheme(*options));
    if (options->reducedMotion)
        Preferences::self().reduceMotionNow();
    if (options->restore)
        useIconFolder(Preferences::self().iconFolder());
    DesignerSetup setup;
    setup.catalog = *catalog;
    setup.asOf = options->asOf.value_or(today());
    setup.exportAll = writeExports;
    setup.chooseExports = chooseExports;
    setup.writePack = writePackOf;
    setup.code = codeSource();
    setup.restore = options->restore;
    setup.journalFolder =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/journal");
    setup.theme = options->theme;
    MainWindow window(std::move(setup));
    window.show();
    QObject::connect(&instance, &SingleInstance::filesBrought, &window,
                     [&window](const QStringList &brought) {
                         window.openFiles(brought);
                         window.show();
                         window.raise();
                         window.activateWindow();
                     });
    if (!options->templateId.isEmpty())
        window.openTemplate(options->templateId);
    window.openFiles(files);
    return QApplication::exec();
}
