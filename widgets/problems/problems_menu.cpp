// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/problems_menu.h"

#include "widgets/problems/fix_words.h"
#include "widgets/session/text.h"
#include "widgets/theme/icons.h"

namespace breakwater {

namespace {

QString withoutMnemonic(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

ProblemsMenu::ProblemsMenu(std::shared_ptr<const QuickFix> fix, int alike, QWidget *parent)
    : QMenu(parent)
    , m_fix(std::move(fix))
{
    setObjectName(QStringLiteral("problemMenu"));
    setAttribute(Qt::WA_DeleteOnClose);
    if (m_fix) {
        int number = 1;
        for (const FixChoice &choice : m_fix->choices)
            addChoice(choice, number++);
        if (m_fix->choices.empty())
            addAction(withoutMnemonic(toQt(m_fix->none)))->setEnabled(false);
    }
    const auto add = [this](const QString &name, const QString &text, auto signal) {
        QAction *made = addAction(text);
        made->setObjectName(name);
        connect(made, &QAction::triggered, this, signal);
    };
    if (m_fix && m_fix->automatic && m_fix->offered() && alike > 1) {
        addSeparator();
        add(QStringLiteral("fixAllOfKind"), tr("Fix &all of %1").arg(toQt(m_fix->rule.text)),
            &ProblemsMenu::allWanted);
    }
    addSeparator();
    add(QStringLiteral("acceptRisk"), tr("Accept &risk\u2026"), &ProblemsMenu::acceptWanted);
    add(QStringLiteral("solvedOtherwise"), tr("&Solved another way\u2026"), &ProblemsMenu::attestWanted);
    addSeparator();
    add(QStringLiteral("revealProblem"), tr("Sho&w on the canvas"), &ProblemsMenu::revealWanted);
    connect(this, &QMenu::aboutToHide, this, [this] { Q_EMIT pointedAt(nullptr); });
}

/// The effect stands where other menus have their shortcuts.
void ProblemsMenu::addChoice(const FixChoice &choice, int number)
{
    const QString effect = promiseBrief(choice.effect);
    QAction *made =
        addAction(lineIcon(QStringLiteral("bulb")),
                  withoutMnemonic(toQt(choice.label))
                      + (effect.isEmpty() ? QString() : QLatin1Char('\t') + withoutMnemonic(effect)));
    made->setObjectName(QStringLiteral("fix_%1").arg(number));
    made->setEnabled(choice.whyNot.empty());
    made->setToolTip(toQt(choice.whyNot));
    setToolTipsVisible(true);
    connect(made, &QAction::hovered, this, [this, at = &choice] { Q_EMIT pointedAt(at); });
    connect(made, &QAction::triggered, this, [this, fix = m_fix, at = &choice] { Q_EMIT chosen(*at); });
}

} // namespace breakwater
