// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace breakwater::scene {

/// Whose words a picture has. What is printed or exported is English as the runbook is, the same bytes in
/// every language of the interface; what is on screen speaks the interface's.
class Speech {
public:
    static Speech ofPaper() { return Speech(false); }
    static Speech ofScreen() { return Speech(true); }

    /// As QCoreApplication::translate(), by which lupdate finds the texts.
    QString translate(const char *context, const char *text) const
    {
        return m_onScreen ? QCoreApplication::translate(context, text) : QString::fromUtf8(text);
    }

private:
    explicit Speech(bool onScreen)
        : m_onScreen(onScreen)
    { }
    bool m_onScreen;
};

} // namespace breakwater::scene
