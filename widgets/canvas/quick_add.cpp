// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/quick_add.h"

#include "core/catalog/search.h"
#include "widgets/canvas/overlay.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"
#include "widgets/theme/icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

constexpr int kWidth = 344, kRows = 7, kRowHeight = 32, kLeastOfASite = 3;
constexpr int kKindRole = Qt::UserRole + 1;

} // namespace

QuickQuery quickQuery(const QString &typed)
{
    QStringList words = typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QuickQuery query;
    if (words.size() > 1 && words.last().size() >= kLeastOfASite) {
        for (const Site site : {Site::Primary, Site::Secondary, Site::Global, Site::External}) {
            const QString last = words.last();
            if (titleOf(site).startsWith(last, Qt::CaseInsensitive)
                || toQt(toWord(site)).startsWith(last, Qt::CaseInsensitive))
                query.site = site;
        }
        if (query.site)
            words.removeLast();
    }
    query.kind = words.join(QLatin1Char(' '));
    return query;
}

QuickAdd::QuickAdd(const Catalog &catalog, QWidget *parent)
    : QFrame(parent)
    , m_catalog(catalog)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_foot(new QLabel(this))
{
    setObjectName(QStringLiteral("quickAdd"));
    setAccessibleName(tr("Quick add"));
    setFixedWidth(kWidth);
    m_field->setObjectName(QStringLiteral("quickAddField"));
    m_field->setAccessibleName(tr("Service to add"));
    m_field->setPlaceholderText(tr("Add a service: \u201ckv sec\u201d"));
    m_field->setToolTip(tr("Name, other word, initials or Azure type; then a zone, if you like."));
    m_field->setClearButtonEnabled(true);
    m_field->addAction(lineIcon(QStringLiteral("plus")), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("quickAddList"));
    m_list->setAccessibleName(tr("Services that fit"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->setIconSize({20, 20});
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_foot->setObjectName(QStringLiteral("quickAddTarget"));
    m_foot->setFont(screenFont(11));
    m_foot->setForegroundRole(QPalette::PlaceholderText);
    m_foot->setContentsMargins(8, 2, 8, 2);
    m_foot->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 6);
    layout->setSpacing(6);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    layout->addWidget(m_foot);
    connect(m_field, &QLineEdit::textChanged, this, &QuickAdd::refill);
    connect(m_list, &QListWidget::currentRowChanged, this, &QuickAdd::describeCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &QuickAdd::take);
    hide();
}

void QuickAdd::open(const QPoint &at, const QString &typed, Describe describe)
{
    m_describe = std::move(describe);
    m_field->setText(typed);
    refill();
    const QRect room = parentWidget()->rect().adjusted(8, 8, -8, -8);
    QRect box(at, size());
    if (box.bottom() > room.bottom())
        box.moveBottom(std::max(room.top() + height(), room.bottom()));
    if (box.right() > room.right())
        box.moveRight(room.right());
    box.moveTop(std::max(box.top(), room.top()));
    box.moveLeft(std::max(box.left(), room.left()));
    move(box.topLeft());
    show();
    raise();
    takeFocus(*m_field, Qt::PopupFocusReason);
    m_field->end(false);
}

void QuickAdd::refill()
{
    m_list->clear();
    const QuickQuery query = quickQuery(m_field->text());
    const auto add = [this](const KindId &id, const QString &text) {
        const ServiceKind *kind = m_catalog.kind(id);
        auto *item = new QListWidgetItem(tileIcon(glyphOf(kind), kind ? kind->category : Category::Other),
                                         text, m_list);
        item->setData(kKindRole, toQt(id.text));
        item->setSizeHint({kWidth - 40, kRowHeight});
        if (kind)
            item->setToolTip(toQt(kind->summary));
    };
    for (const KindMatch &match : searchKinds(m_catalog, toStd(query.kind)))
        add(match.kind->id, kindName(m_catalog, match.kind->id));
    add(KindId{"generic"}, tr("Something the catalog does not know"));
    m_list->setFixedHeight(std::min(kRows, m_list->count()) * kRowHeight + 2);
    m_list->setCurrentRow(0);
    describeCurrent();
    adjustSize();
}

void QuickAdd::describeCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !m_describe)
        return;
    const KindId kind{toStd(item->data(kKindRole).toString())};
    m_foot->setText(m_describe(kind, quickQuery(m_field->text()).site));
    m_field->setAccessibleDescription(item->text() + QStringLiteral(". ") + m_foot->text());
}

void QuickAdd::take()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const KindId kind{toStd(item->data(kKindRole).toString())};
    const std::optional<Site> site = quickQuery(m_field->text()).site;
    leave();
    Q_EMIT chosen(kind, site);
}

void QuickAdd::step(int by)
{
    m_list->setCurrentRow(std::clamp(m_list->currentRow() + by, 0, m_list->count() - 1));
}

void QuickAdd::leave()
{
    if (!isVisible())
        return;
    hide();
    Q_EMIT closed();
}

void QuickAdd::paintEvent(QPaintEvent *)
{
    paintOverlayGround(*this);
}

bool QuickAdd::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QFrame::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::ShortcutOverride: // no window shortcut acts while a name is typed
        event->accept();
        return true;
    case QEvent::FocusOut: {
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason
            && !rect().contains(mapFromGlobal(QCursor::pos())))
            leave();
        break;
    }
    case QEvent::KeyPress:
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_PageDown:
            step(kRows);
            return true;
        case Qt::Key_PageUp:
            step(-kRows);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            take();
            return true;
        case Qt::Key_Escape:
        case Qt::Key_Tab:
        case Qt::Key_Backtab:
            leave();
            return true;
        default:
            break;
        }
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace breakwater
