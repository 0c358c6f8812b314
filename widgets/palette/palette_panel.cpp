// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/palette_panel.h"

#include "widgets/palette/palette_tree.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/focus.h"
#include "widgets/theme/icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QVBoxLayout>

namespace breakwater {

namespace {
constexpr qsizetype kMostRecent = 6;
constexpr char kRecent[] = "palette/recent", kFavourites[] = "palette/favourites";
} // namespace

PalettePanel::PalettePanel(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_search(new QLineEdit(this))
    , m_tree(new PaletteTree(session.now().catalog, this))
    , m_hint(new QLabel(tr("Drag onto a zone, or press Enter to add to the selected one."), this))
{
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setAccessibleName(tr("Search services"));
    m_search->setPlaceholderText(tr("Search services"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(lineIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);

    m_hint->setWordWrap(true);
    m_hint->setFont(screenFont(11));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setContentsMargins(12, 8, 12, 8);

    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(8, 8, 8, 8);
    searchRow->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(searchRow);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_hint);

    connect(m_search, &QLineEdit::textChanged, m_tree, &PaletteTree::filter);
    connect(m_tree, &PaletteTree::chosen, this, &PalettePanel::add);
    connect(m_tree, &PaletteTree::favouriteWanted, this, &PalettePanel::setFavourite);
    // Of what was just added; afterwards, for it may be an entry of this list that is being dropped.
    connect(
        &session, &Session::renameRequested, this,
        [this](const QString &id) {
            if (const Service *service = m_session.topology().find(ServiceId{toStd(id)}).second)
                noteRecent(toQt(service->kind.text));
        },
        Qt::QueuedConnection);
}

void PalettePanel::keepBetweenRuns()
{
    m_kept = true;
    m_recent = QSettings().value(QLatin1String(kRecent)).toStringList();
    m_tree->showRecent(m_recent);
    m_tree->showFavourites(QSettings().value(QLatin1String(kFavourites)).toStringList());
}

void PalettePanel::noteRecent(const QString &kind)
{
    if (!m_recent.isEmpty() && m_recent.front() == kind)
        return;
    m_recent.removeAll(kind);
    m_recent.prepend(kind);
    while (m_recent.size() > kMostRecent)
        m_recent.removeLast();
    m_tree->showRecent(m_recent);
    if (m_kept)
        QSettings().setValue(QLatin1String(kRecent), m_recent);
}

void PalettePanel::setFavourite(const QString &kind, bool wanted)
{
    QStringList kinds = m_tree->favourites();
    kinds.removeAll(kind);
    if (wanted)
        kinds << kind;
    m_tree->showFavourites(kinds);
    if (m_kept)
        QSettings().setValue(QLatin1String(kFavourites), kinds);
}

void PalettePanel::focusSearch()
{
    takeFocus(*m_search, Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool PalettePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Down) {
            m_tree->setFocus();
            if (!m_tree->currentItem())
                m_tree->setCurrentItem(m_tree->firstVisibleEntry());
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            if (!m_search->text().isEmpty() && !PaletteTree::kindOf(m_tree->currentItem()).isEmpty())
                add(PaletteTree::kindOf(m_tree->currentItem()));
            return true;
        }
        if (key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PalettePanel::add(const QString &kind)
{
    const KindId id{toStd(kind)};
    const auto [stamp, site] = m_session.targetZone(id);
    if (stamp.empty()) {
        m_session.say(Level::Info,
                      tr("Open a template or a design first: a service needs a stamp to stand in."));
        return;
    }
    m_session.addService(id, stamp, site);
}

} // namespace breakwater
