// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/documents.h"

#include "widgets/theme/icons.h"

#include <QFileInfo>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QToolButton>

#include <algorithm>

namespace breakwater {

Documents::Documents(Session &session, QWidget *parent)
    : QTabBar(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("documents"));
    setAccessibleName(tr("Open designs"));
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideMiddle);
    setUsesScrollButtons(true);
    setIconSize({14, 14});
    hide();
    connect(this, &QTabBar::currentChanged, this, [this](int index) {
        if (!m_quiet)
            show(index);
    });
    connect(&session, &Session::documentChanged, this, &Documents::refreshTitle);
    connect(&session, &Session::modifiedChanged, this, &Documents::refreshTitle);
}

int Documents::indexOf(const QString &path) const
{
    const QString wanted = QFileInfo(path).absoluteFilePath();
    for (int i = 0; i < count(); ++i) {
        const auto &parked = m_parked[static_cast<std::size_t>(i)];
        if ((parked ? parked->path : m_session.path()) == wanted)
            return i;
    }
    return -1;
}

bool Documents::isModified(int index) const
{
    const auto &parked = m_parked[static_cast<std::size_t>(index)];
    return parked ? !parked->undo->isClean() : m_session.isModified();
}

void Documents::leaveCurrent()
{
    if (m_front < 0)
        return;
    Q_EMIT aboutToLeave(m_front);
    m_parked[static_cast<std::size_t>(m_front)] = m_session.park();
}

void Documents::beginNew()
{
    const QScopedValueRollback quiet(m_quiet, true);
    leaveCurrent();
    m_parked.push_back(nullptr);
    m_front = count();
    addTabFor(m_front);
    setCurrentIndex(m_front);
    setVisible(true);
}

void Documents::addTabFor(int index)
{
    addTab(QString());
    auto *close = new QToolButton(this);
    close->setObjectName(QStringLiteral("closeTab"));
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setIconSize({12, 12});
    close->setFixedSize(24, 24);
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus); // Ctrl+W does it from the keyboard
    setTabButton(index, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, this, [this, close] {
        for (int i = 0; i < count(); ++i)
            if (tabButton(i, QTabBar::RightSide) == close)
                return Q_EMIT closeWanted(i);
    });
}

void Documents::show(int index)
{
    if (index < 0 || index >= count() || index == m_front)
        return;
    const QScopedValueRollback quiet(m_quiet, true);
    leaveCurrent();
    m_front = index;
    setCurrentIndex(index);
    m_session.resume(std::move(m_parked[static_cast<std::size_t>(index)]));
    Q_EMIT arrived(index);
}

void Documents::closeCurrent()
{
    if (m_front < 0)
        return;
    const QScopedValueRollback quiet(m_quiet, true);
    const int gone = std::exchange(m_front, -1);
    m_parked.erase(m_parked.begin() + gone);
    removeTab(gone);
    if (m_parked.empty()) {
        setVisible(false);
        m_session.close();
        return;
    }
    m_session.forget();
    const int next = std::min(gone, count() - 1);
    m_front = next;
    setCurrentIndex(next);
    m_session.resume(std::move(m_parked[static_cast<std::size_t>(next)]));
    Q_EMIT arrived(next);
}

void Documents::refreshTitle()
{
    if (m_front < 0 || !m_session.hasDocument())
        return;
    const QString name = m_session.displayName();
    setTabText(m_front, m_session.isModified() ? name + QLatin1Char('*') : name);
    const QString reason = m_session.readOnlyReason();
    setTabIcon(m_front, reason.isEmpty() ? QIcon() : lineIcon(QStringLiteral("lock")));
    setTabToolTip(m_front,
                  m_session.path().isEmpty() ? tr("Not saved yet")
                      : reason.isEmpty()     ? m_session.path()
                                             : m_session.path() + QLatin1Char('\n') + reason);
    if (auto *close = tabButton(m_front, QTabBar::RightSide)) {
        close->setAccessibleName(tr("Close %1").arg(name));
        close->setToolTip(close->accessibleName());
    }
}

void Documents::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = tabAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && index >= 0)
        Q_EMIT closeWanted(index);
    else
        QTabBar::mouseReleaseEvent(event);
}

} // namespace breakwater
