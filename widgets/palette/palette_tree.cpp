// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette/palette_tree.h"

#include "widgets/session/gestures.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/glyph.h"
#include "widgets/theme/icons.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <map>

namespace breakwater {

namespace {

enum Role { KindRole = Qt::UserRole + 1, LineRole, SearchRole, CategoryRole, CountRole };
constexpr int kRowHeight = 40, kHeaderHeight = 28;

class PaletteDelegate final : public QStyledItemDelegate {
public:
    PaletteDelegate(const Catalog &catalog, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_catalog(catalog)
    { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {120, index.parent().isValid() ? kRowHeight : kHeaderHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        index.parent().isValid() ? paintEntry(*painter, option, index) : paintHeader(*painter, option, index);
        painter->restore();
    }

private:
    static void ground(QPainter &painter, const QStyleOptionViewItem &option, const QRect &row)
    {
        const Tokens &t = currentTokens();
        if (option.state.testFlag(QStyle::State_Selected))
            painter.fillRect(row, t.color(Token::Selection));
        else if (option.state.testFlag(QStyle::State_MouseOver))
            painter.fillRect(row, t.color(Token::AlternateSurface));
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter.setPen(QPen(t.color(Token::FocusRing), 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(QRectF(row).adjusted(1, 1, -1, -1));
        }
    }

    static void text(QPainter &painter, const QRectF &box, const QFont &font, const QColor &color,
                     const QString &words, Qt::Alignment alignment = Qt::AlignLeft)
    {
        painter.setFont(font);
        painter.setPen(color);
        const QString fitting = QFontMetricsF(font).elidedText(words, Qt::ElideRight, box.width() + 0.5);
        painter.drawText(box, static_cast<int>(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, fitting);
    }

    static void paintHeader(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
    {
        const Tokens &t = currentTokens();
        const QRect row = option.rect.adjusted(-option.rect.left(), 0, 0, 0);
        ground(painter, option, row);
        painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), t.color(Token::Hairline));
        const bool open = option.state.testFlag(QStyle::State_Open);
        paintLineIcon(painter, QRectF(row.left() + 6, row.center().y() - 5.5, 12, 12),
                      open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
                      t.color(Token::SecondaryText));
        text(painter, QRectF(row).adjusted(24, 1, -44, 0), screenFont(13, QFont::DemiBold),
             t.color(Token::Text), index.data(Qt::DisplayRole).toString());
        text(painter, QRectF(row).adjusted(row.width() - 70, 1, -10, 0), screenFont(11, QFont::Medium),
             t.color(Token::SecondaryText), index.data(CountRole).toString(), Qt::AlignRight);
    }

    void paintEntry(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        const Tokens &t = currentTokens();
        const QRect row = option.rect.adjusted(-option.rect.left(), 0, 0, 0);
        ground(painter, option, row);
        const KindId kind{toStd(index.data(KindRole).toString())};
        paintTile(painter, QRectF(row.left() + 12, row.top() + 6, 28, 28), glyphOf(m_catalog.kind(kind)),
                  t.category(static_cast<Category>(index.data(CategoryRole).toInt())));
        text(painter, QRectF(row.left() + 48, row.top() + 4, row.width() - 56, 17), screenFont(13),
             t.color(Token::Text), index.data(Qt::DisplayRole).toString());
        text(painter, QRectF(row.left() + 48, row.top() + 20, row.width() - 56, 15), screenFont(11),
             t.color(Token::SecondaryText), index.data(LineRole).toString());
    }

    const Catalog &m_catalog;
};

/// One line of what to know first: scope, and the first option against the loss of a region.
QString lineOf(const ServiceKind &kind)
{
    const char *scope = kind.scope == ServiceKind::Scope::Global ? QT_TRANSLATE_NOOP("breakwater", "Global")
        : kind.scope == ServiceKind::Scope::Zonal                ? QT_TRANSLATE_NOOP("breakwater", "Zonal")
                                                  : QT_TRANSLATE_NOOP("breakwater", "Regional");
    QString line = QCoreApplication::translate("breakwater", scope);
    const auto count = std::count_if(kind.options.begin(), kind.options.end(), [](const DrOption &option) {
        return option.against(DisruptionKind::Region);
    });
    if (count > 0)
        line += QStringLiteral(" \u00b7 ")
            + counted(static_cast<int>(count), PaletteTree::tr("1 DR option"),
                      PaletteTree::tr("%1 DR options"));
    return line;
}

/// The first lines of a text, broken between words, up to the end of a sentence if there is one.
QStringList firstLines(const QString &text)
{
    constexpr qsizetype width = 64, most = 2;
    QStringList lines{QString()};
    QString whole; // the sentences that ended so far
    for (const QString &word : text.simplified().split(QLatin1Char(' '))) {
        QString &line = lines.last();
        if (line.isEmpty())
            line = word;
        else if (line.size() + 1 + word.size() <= width)
            line += QLatin1Char(' ') + word;
        else
            lines << word;
        if (lines.size() > most) {
            lines.removeLast();
            if (whole.isEmpty())
                lines.last() += QStringLiteral(" \u2026");
            else
                lines = whole.split(QLatin1Char('\n'));
            break;
        }
        if (word.endsWith(QLatin1Char('.')))
            whole = lines.join(QLatin1Char('\n'));
    }
    return lines;
}

/// Three lines at most: what it is called, and what it is.
QString tipOf(const ServiceKind &kind)
{
    return QStringLiteral("<p style='white-space:pre'><b>%1</b><br>%2</p>")
        .arg(toQt(kind.name).toHtmlEscaped(),
             firstLines(toQt(kind.summary))
                 .join(QLatin1Char('\n'))
                 .toHtmlEscaped()
                 .replace(QLatin1Char('\n'), QLatin1String("<br>")));
}

} // namespace

PaletteTree::PaletteTree(std::shared_ptr<const Catalog> catalog, QWidget *parent)
    : QTreeWidget(parent)
    , m_catalog(std::move(catalog))
{
    setObjectName(QStringLiteral("paletteTree"));
    setAccessibleName(tr("Services"));
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(0);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setExpandsOnDoubleClick(false);
    setItemDelegate(new PaletteDelegate(*m_catalog, this));
    viewport()->setBackgroundRole(QPalette::Window);
    fill();
    connect(this, &QTreeWidget::itemClicked, this, [](QTreeWidgetItem *item) {
        if (kindOf(item).isEmpty())
            item->setExpanded(!item->isExpanded());
    });
    connect(this, &QTreeWidget::itemDoubleClicked, this, [this](QTreeWidgetItem *item) {
        if (!kindOf(item).isEmpty())
            Q_EMIT chosen(kindOf(item));
    });
}

QString PaletteTree::kindOf(const QTreeWidgetItem *item)
{
    return item ? item->data(0, KindRole).toString() : QString();
}

void PaletteTree::fill()
{
    std::map<Category, std::vector<const ServiceKind *>> sections;
    for (int i = 0; i < static_cast<int>(Category::Other); ++i)
        sections[static_cast<Category>(i)];
    for (const ServiceKind &kind : m_catalog->kinds)
        sections[kind.category].push_back(&kind);
    for (auto &[category, kinds] : sections) {
        if (kinds.empty())
            continue;
        std::sort(kinds.begin(), kinds.end(),
                  [](const ServiceKind *a, const ServiceKind *b) { return a->shortName < b->shortName; });
        auto *section = new QTreeWidgetItem(this, {titleOf(category)});
        section->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        for (const ServiceKind *kind : kinds)
            addEntry(section, kind->id, category);
        if (category == Category::Integration)
            addEntry(section, KindId{"generic"}, category);
        section->setData(0, CountRole, QString::number(section->childCount()));
    }
    expandItem(topLevelItem(0));
}

QTreeWidgetItem *PaletteTree::addEntry(QTreeWidgetItem *section, const KindId &id, Category category) const
{
    const ServiceKind *kind = m_catalog->kind(id);
    const QString name = kindName(*m_catalog, id);
    QString line = tr("Anything the catalog lacks");
    QString search = QStringLiteral("generic other on-premises external saas");
    QString tip = tr("Something the catalog does not know: it has a name, and no figures.");
    if (kind) {
        line = lineOf(*kind);
        search = toQt(kind->name + " " + kind->shortName + " " + kind->id.text + " " + kind->armType);
        for (const std::string &alias : kind->aliases)
            search += QLatin1Char(' ') + toQt(alias);
        tip = tipOf(*kind);
    }
    auto *entry = new QTreeWidgetItem(section, {name});
    entry->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled);
    entry->setData(0, KindRole, toQt(id.text));
    entry->setData(0, LineRole, line);
    entry->setData(0, SearchRole, search);
    entry->setData(0, CategoryRole, static_cast<int>(category));
    entry->setData(0, Qt::AccessibleTextRole, name);
    entry->setData(0, Qt::AccessibleDescriptionRole, line);
    entry->setToolTip(0, tip);
    return entry;
}

bool PaletteTree::isOwn(const QTreeWidgetItem *section) const
{
    return section && (section == m_recent || section == m_favourites);
}

void PaletteTree::showRecent(const QStringList &kinds)
{
    showOwn(m_recent, 0, tr("Recent"), kinds);
}

void PaletteTree::showFavourites(const QStringList &kinds)
{
    m_favouriteKinds = kinds;
    showOwn(m_favourites, m_recent ? 1 : 0, tr("Favourites"), kinds);
}

/// What the catalog does not have any more is left out.
void PaletteTree::showOwn(QTreeWidgetItem *&section, int index, const QString &title,
                          const QStringList &kinds)
{
    const bool open = section && section->isExpanded();
    const QString chosen =
        section && currentItem() && currentItem()->parent() == section ? kindOf(currentItem()) : QString();
    delete section;
    section = nullptr;
    auto *made = new QTreeWidgetItem({title});
    made->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    for (const QString &id : kinds)
        if (const KindId kind{toStd(id)}; m_catalog->kind(kind) || id == QLatin1String("generic"))
            addEntry(made, kind, categoryOf(*m_catalog, kind));
    if (made->childCount() == 0) {
        delete made;
        return;
    }
    made->setData(0, CountRole, QString::number(made->childCount()));
    section = made;
    insertTopLevelItem(index, made);
    made->setExpanded(open);
    made->setHidden(m_searching);
    for (int i = 0; !chosen.isEmpty() && i < made->childCount(); ++i)
        if (kindOf(made->child(i)) == chosen)
            setCurrentItem(made->child(i));
}

void PaletteTree::filter(const QString &text)
{
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const bool searching = !words.isEmpty();
    if (searching == m_searching && !searching)
        return; // what was opened stays open
    m_searching = searching;
    const int own = (m_recent != nullptr) + (m_favourites != nullptr);
    for (int s = 0; s < topLevelItemCount(); ++s) {
        QTreeWidgetItem *section = topLevelItem(s);
        if (isOwn(section)) { // the catalog has all of it
            section->setHidden(searching);
            continue;
        }
        int shown = 0;
        for (int e = 0; e < section->childCount(); ++e) {
            QTreeWidgetItem *entry = section->child(e);
            const QString haystack = entry->data(0, SearchRole).toString() + QLatin1Char(' ') + entry->text(0)
                + QLatin1Char(' ') + section->text(0);
            const bool fits = std::all_of(words.begin(), words.end(), [&](const QString &word) {
                return haystack.contains(word, Qt::CaseInsensitive);
            });
            entry->setHidden(!fits);
            shown += fits;
        }
        const int total = section->childCount();
        section->setData(0, CountRole,
                         words.isEmpty() ? QString::number(total) : tr("%1 of %2").arg(shown).arg(total));
        section->setExpanded(words.isEmpty() ? s == own : shown > 0);
        section->setHidden(!words.isEmpty() && shown == 0);
    }
    if (!words.isEmpty())
        setCurrentItem(firstVisibleEntry()); // none when nothing fits: Enter then adds nothing
}

int PaletteTree::visibleEntries() const
{
    int count = 0;
    for (int s = 0; s < topLevelItemCount(); ++s)
        for (int e = 0; e < topLevelItem(s)->childCount(); ++e)
            count += !topLevelItem(s)->isHidden() && !topLevelItem(s)->child(e)->isHidden();
    return count;
}

QTreeWidgetItem *PaletteTree::firstVisibleEntry() const
{
    for (int s = 0; s < topLevelItemCount(); ++s)
        for (int e = 0; e < topLevelItem(s)->childCount(); ++e)
            if (!topLevelItem(s)->isHidden() && !topLevelItem(s)->child(e)->isHidden())
                return topLevelItem(s)->child(e);
    return nullptr;
}

void PaletteTree::startDrag(Qt::DropActions)
{
    const QString kind = kindOf(currentItem());
    if (kind.isEmpty())
        return;
    auto *mime = new QMimeData;
    mime->setData(QLatin1String(kKindMime), kind.toUtf8());
    QDrag drag(this);
    drag.setMimeData(mime);
    QPixmap hand(1, 1); // the canvas draws the ghost itself, on its own grid
    hand.fill(Qt::transparent);
    drag.setPixmap(hand);
    drag.exec(Qt::CopyAction);
}

void PaletteTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        QTreeWidgetItem *item = currentItem();
        if (!kindOf(item).isEmpty())
            Q_EMIT chosen(kindOf(item));
        else if (item)
            item->setExpanded(!item->isExpanded());
        return;
    }
    QTreeWidget::keyPressEvent(event);
}

void PaletteTree::contextMenuEvent(QContextMenuEvent *event)
{
    QTreeWidgetItem *item =
        event->reason() == QContextMenuEvent::Mouse ? itemAt(event->pos()) : currentItem();
    const QString kind = kindOf(item);
    if (kind.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("paletteMenu"));
    menu->setAccessibleName(tr("Palette menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Add to the selected zone")), &QAction::triggered, this,
            [this, kind] { Q_EMIT chosen(kind); });
    const bool liked = m_favouriteKinds.contains(kind);
    QAction *like = menu->addAction(liked ? tr("Remove from &favourites") : tr("Add to &favourites"));
    like->setObjectName(QStringLiteral("favourite"));
    connect(like, &QAction::triggered, this, [this, kind, liked] { Q_EMIT favouriteWanted(kind, !liked); });
    menu->popup(event->reason() == QContextMenuEvent::Mouse
                    ? event->globalPos()
                    : viewport()->mapToGlobal(visualItemRect(item).bottomLeft()));
}

void PaletteTree::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace breakwater
