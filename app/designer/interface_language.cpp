// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/interface_language.h"

#include "widgets/session/language.h"
#include "widgets/session/text.h"

#include <QActionGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QTranslator>

#include <algorithm>
#include <vector>

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

struct Choice {
    QString id, title;
};

/// What a person chooses from. Each language in its own words, so that anybody finds the way back.
std::vector<Choice> choices()
{
    std::vector<Choice> all{{QString(), LanguageMenu::tr("As the system")}};
    for (const QString &id : interfaceLanguages())
        all.push_back({id, QLocale(id).nativeLanguageName()});
    return all;
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

QComboBox *languageBox(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(QStringLiteral("settingLanguage"));
    for (const Choice &choice : choices())
        box->addItem(choice.title, choice.id);
    box->setCurrentIndex(std::max(0, box->findData(QSettings().value(kSetting).toString())));
    QObject::connect(box, &QComboBox::activated, box,
                     [box](int index) { QSettings().setValue(kSetting, box->itemData(index)); });
    return box;
}

void addLanguageMenu(QMenu *view, const std::function<void(const QString &)> &say)
{
    QMenu *menu = view->addMenu(LanguageMenu::tr("&Language"));
    menu->setObjectName(QStringLiteral("languageMenu"));
    auto *group = new QActionGroup(menu);
    // Asked anew each time: the settings change it too.
    QObject::connect(menu, &QMenu::aboutToShow, group, [group] {
        for (QAction *entry : group->actions())
            entry->setChecked(entry->data() == QSettings().value(kSetting, QString()));
    });
    for (const Choice &choice : choices()) {
        QAction *made = menu->addAction(QLatin1Char('&') + choice.title);
        made->setObjectName(QStringLiteral("language_")
                            + (choice.id.isEmpty() ? QStringLiteral("system") : choice.id));
        made->setStatusTip(LanguageMenu::tr("Speak this language from the next start"));
        made->setData(choice.id);
        made->setCheckable(true);
        made->setChecked(choice.id == QSettings().value(kSetting).toString());
        group->addAction(made);
        QObject::connect(made, &QAction::triggered, menu, [id = choice.id, say] {
            QSettings().setValue(kSetting, id);
            say(LanguageMenu::tr("The interface speaks the chosen language from the next start."));
        });
    }
}

} // namespace breakwater
