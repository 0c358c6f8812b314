// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/offscreen.h"

#include <cstdio>

#include <QApplication>
#include <QHashFunctions>

namespace breakwater::cli {

namespace {

/// Qt's remarks on the session it does not find (no runtime folder, no display) are no news on a command
/// line.
void onlyWhatMatters(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fputs(qPrintable(text + '\n'), stderr);
}

} // namespace

Offscreen::Offscreen()
{
    if (QApplication::instance())
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(onlyWhatMatters);
    QHashSeed::setDeterministicGlobalSeed();
    m_application = std::make_unique<QApplication>(m_count, m_arguments);
}

Offscreen::~Offscreen() = default;

} // namespace breakwater::cli
