// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_view.h"
#include "widgets/canvas/name_edit.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"

#include <algorithm>

/// Names changed in place.
namespace breakwater {

void CanvasView::renameSelected()
{
    if (m_session.selection().services.size() != 1)
        return;
    const ServiceId id = m_session.selection().services.front();
    bringIntoView(toQt(id.text));
    if (m_geometry.card(id))
        rename(id);
    else
        Q_EMIT editWanted(); // on the shelf there is no room for a name
}

void CanvasView::rename(const ServiceId &id)
{
    closeRename();
    const scene::CardFace *card = m_geometry.card(id);
    const Service *service = m_session.topology().find(id).second;
    if (!card || !service)
        return;
    m_renamed = id;
    m_nameEdit = new NameEdit(viewport());
    const double left = card->compact ? 32 : 40;
    const QRectF box(card->frame.left() + left, card->frame.top() + 3, scene::kCardWidth - left - 4, 24);
    const QRect place = mapFromScene(box).boundingRect();
    m_nameEdit->setGeometry(place.left(), place.top(), std::max(place.width(), 124),
                            std::max(place.height(), 24));
    m_nameEdit->setFont(screenFont(std::max(11, static_cast<int>(13 * zoom())), QFont::DemiBold));
    m_nameEdit->setTextMargins(-2, 0, -2, 0);
    const int words = QFontMetrics(m_nameEdit->font()).horizontalAdvance(toQt(service->name)) + 28;
    if (words > m_nameEdit->width())
        m_nameEdit->resize(std::min(words, 320), m_nameEdit->height());
    m_nameEdit->setText(toQt(service->name));
    m_nameEdit->selectAll();
    m_nameEdit->show();
    takeFocus(*m_nameEdit, Qt::OtherFocusReason);
    NameEdit *edit = m_nameEdit;
    connect(edit, &NameEdit::committed, this, [this, id](const QString &text) { keepName(id, text); });
    connect(edit, &NameEdit::cancelled, this, &CanvasView::closeRename);
    connect(edit, &NameEdit::nextWanted, this, [this, id](const QString &text, int direction) {
        keepName(id, text);
        if (step(direction))
            renameSelected();
    });
}

void CanvasView::keepName(const ServiceId &id, const QString &text)
{
    closeRename();
    const Service *named = m_session.topology().find(id).second;
    if (!text.isEmpty() && named && text != toQt(named->name))
        m_session.apply(changeService(id, [text](Service &one) { one.name = toStd(text); }),
                        tr("Rename to %1").arg(text));
}

void CanvasView::closeRename()
{
    if (!m_nameEdit)
        return;
    NameEdit *edit = m_nameEdit;
    m_nameEdit.clear();
    const bool focused = edit->hasFocus();
    edit->blockSignals(true);
    edit->hide();
    edit->deleteLater();
    if (focused)
        setFocus(Qt::OtherFocusReason);
}

} // namespace breakwater
