// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/quick_fixes.h"

#include <QMenu>

namespace breakwater {

/// What can be done about one finding: its fixes with what each does to RTO and RPO, and what the room may
/// say of it.
class ProblemsMenu final : public QMenu {
    Q_OBJECT
public:
    /// `fix` may be null: nobody has looked yet. `alike`: how many findings have this rule.
    ProblemsMenu(std::shared_ptr<const QuickFix> fix, int alike, QWidget *parent);

Q_SIGNALS:
    void pointedAt(const breakwater::FixChoice *choice); ///< null: at none
    void chosen(const breakwater::FixChoice &choice);
    void allWanted();
    void acceptWanted();
    void attestWanted();
    void revealWanted();

private:
    void addChoice(const FixChoice &choice, int number);

    std::shared_ptr<const QuickFix> m_fix;
};

} // namespace breakwater
