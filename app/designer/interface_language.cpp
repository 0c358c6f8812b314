// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/interface_language.h"

#include "widgets/session/language.h"
#include "widgets/session/text.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QTranslator>

namespace breakwater {

namespace {

struct LanguageMenu {
    Q_DECLARE_TR_FUNCTIONS(breakwater::LanguageMenu)
};

const QString kSetting = QStringLiteral("language");

/// What the environment asks for, best first: "de-DE", "de", "en".
QStringList systemLanguages()
{
    QStringList ids;
    for (const QString &name : QLocale::system().uiLanguages())
        ids << name.section(QLatin1Char('-'), 0, 0);
    return ids;
}

void install(const QString &name, const QString &folder)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(name, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

/// With the country of the environment where its language is the same: an Austrian writes numbers as
/// Austrians do.
QLocale localeOf(const QString &id)
{
    const QLocale system = QLocale::system(), plain(id);
    return system.language() == plain.language() ? QLocale(system.name()) : plain;
}

} // namespace

QStringList interfaceLanguages()
{
    QStringList ids{QStringLiteral("en")};
    for (const std::string &id : builtinLanguages())
        ids << toQt(id);
    return ids;
}

QString startLanguage(const QString &asked, bool remembered)
{
    const QStringList known = interfaceLanguages();
    QStringList wanted{asked};
    if (remembered)
        wanted << QSettings().value(kSetting).toString();
    wanted << systemLanguages();
    for (const QString &id : wanted)
        if (known.contains(id))
            return id;
    return known.front();
}

void useLanguage(const QString &id, const QString &catalogFolder, const Catalog &catalog)
{
    QLocale::setDefault(localeOf(id));
    install(QStringLiteral("qtbase_") + id, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("breakwater_") + id, QStringLiteral(":/breakwater/languages"));
    speak(languageFor(toStd(id), toPath(catalogFolder), catalog));
}

void addLanguageMenu(QMenu *view, const std::function<void(const QString &)> &say)
{
    QMenu *menu = view->addMenu(LanguageMenu::tr("&Language"));
    menu->setObjectName(QStringLiteral("languageMenu"));
    auto *group = new QActionGroup(menu);
    const QString kept = QSettings().value(kSetting).toString();
    const auto add = [&](const QString &id, const QString &text) {
        QAction *made = menu->addAction(text);
        made->setObjectName(QStringLiteral("language_") + (id.isEmpty() ? QStringLiteral("system") : id));
        made->setCheckable(true);
        made->setChecked(id == kept);
        group->addAction(made);
        QObject::connect(made, &QAction::triggered, menu, [id, say] {
            QSettings().setValue(kSetting, id);
            say(LanguageMenu::tr("The interface speaks the chosen language from the next start."));
        });
    };
    add({}, LanguageMenu::tr("&As the system"));
    // Each in its own words, so that anybody finds the way back.
    for (const QString &id : interfaceLanguages())
        add(id, QLatin1Char('&') + QLocale(id).nativeLanguageName());
}

} // namespace breakwater
