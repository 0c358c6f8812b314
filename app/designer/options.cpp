// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/options.h"

#include "app/designer/interface_language.h"
#include "widgets/session/text.h"

#include <QDate>

namespace breakwater {

namespace {

Error usage(const QString &sentence)
{
    return {Error::Code::Usage, toStd(sentence), {}};
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    Options options;
    bool onlyFiles = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        QString word = arguments[i];
        if (onlyFiles || !word.startsWith(QLatin1Char('-')) || word == QLatin1String("-")) {
            options.files << word;
            continue;
        }
        if (word == QLatin1String("--")) {
            onlyFiles = true;
            continue;
        }
        QString value;
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const bool inOne = equals > 0;
        if (inOne) {
            value = word.mid(equals + 1);
            word.truncate(equals);
        }
        const bool needsValue = word == QLatin1String("--template") || word == QLatin1String("--catalog")
            || word == QLatin1String("--as-of") || word == QLatin1String("--theme")
            || word == QLatin1String("--language");
        if (needsValue && !inOne) {
            if (i + 1 >= arguments.size())
                return usage(QStringLiteral("%1 needs a value.").arg(word));
            value = arguments[++i];
        }
        if (word == QLatin1String("--template")) {
            options.templateId = value;
        } else if (word == QLatin1String("--catalog")) {
            options.catalogFolder = value;
        } else if (word == QLatin1String("--theme")) {
            if (value == QLatin1String("light"))
                options.theme = Theme::Light;
            else if (value == QLatin1String("dark"))
                options.theme = Theme::Dark;
            else
                return usage(QStringLiteral("--theme is light or dark, not %1.").arg(value));
        } else if (word == QLatin1String("--language")) {
            if (!interfaceLanguages().contains(value))
                return usage(QStringLiteral("--language is %1, not %2.")
                                 .arg(interfaceLanguages().join(QStringLiteral(" or ")), value));
            options.language = value;
        } else if (word == QLatin1String("--as-of")) {
            const QDate date = QDate::fromString(value, Qt::ISODate);
            if (!date.isValid())
                return usage(QStringLiteral("--as-of needs a day such as 2026-11-23, not %1.").arg(value));
            options.asOf = std::chrono::year_month_day{
                std::chrono::year(date.year()), std::chrono::month(static_cast<unsigned>(date.month())),
                std::chrono::day(static_cast<unsigned>(date.day()))};
        } else if (word == QLatin1String("--no-restore")) {
            options.restore = false;
        } else if (word == QLatin1String("--reduced-motion")) {
            options.reducedMotion = true;
        } else if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            options.help = true;
        } else if (word == QLatin1String("--version") || word == QLatin1String("-v")) {
            options.version = true;
        } else {
            return usage(QStringLiteral("There is no option %1.").arg(word));
        }
    }
    if (!options.files.isEmpty() && !options.templateId.isEmpty())
        return usage(QStringLiteral("A file or a template, not both."));
    return options;
}

QString helpText()
{
    return QStringLiteral(
        "Usage: breakwater [OPTIONS] [FILE ...]\n"
        "\n"
        "Opens the designer on design files (*.breakwater), on a template, or on the start page.\n"
        "A second start hands its files to the window that is open.\n"
        "Nothing is ever fetched from or sent to a network.\n"
        "\n"
        "Options:\n"
        "  --template ID        open a template as a new design:\n"
        "                       portfolio, web, automation, kubernetes, genai\n"
        "  --catalog DIR        use the catalog in this folder instead of the built-in one\n"
        "  --as-of YYYY-MM-DD   judge the design on this day instead of today\n"
        "  --theme light|dark   start with this theme\n"
        "  --language en|de     speak this language instead of the remembered or the system's\n"
        "  --reduced-motion     nothing glides\n"
        "  --no-restore         a window of its own, without the remembered layout and settings\n"
        "  -h, --help           print this and exit\n"
        "  -v, --version        print the version and exit\n");
}

} // namespace breakwater
