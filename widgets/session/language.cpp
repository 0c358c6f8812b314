// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/language.h"

#include "core/rules/translation.h"
#include "widgets/session/text.h"

namespace breakwater {

namespace {

Translation &spoken()
{
    static Translation translation;
    return translation;
}

} // namespace

void speak(std::shared_ptr<const Language> language)
{
    spoken() = Translation(std::move(language));
}

QString titleOf(const Finding &finding)
{
    return toQt(spoken().title(finding));
}

QString messageOf(const Finding &finding)
{
    return toQt(spoken().message(finding));
}

QString missingOf(const NotEvaluated &fact)
{
    return toQt(spoken().missing(fact));
}

QString inInterface(const std::string &english)
{
    return toQt(spoken().phrase(english));
}

} // namespace breakwater
