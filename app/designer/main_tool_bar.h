// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QToolButton;

namespace breakwater {

/// Icons with words under them, closer together where the verdict beside them needs the room; icons alone
/// when that is liked, or when the words of this language have no room. A word is never cut.
class MainToolBar final : public QToolBar {
    Q_OBJECT
public:
    using QToolBar::QToolBar;

    /// Gives the action's button its font, its size and its name.
    void dress(QAction *action);
    void setIconsLiked(bool liked);

public Q_SLOTS:
    void fit();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int widthWithWords(bool tight) const; ///< roomy: with everything else in the bar whole

    bool m_iconsLiked = false;
};

} // namespace breakwater
