// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/recent_row.h"

#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace breakwater {

namespace {

constexpr int kText = 44, kPin = 24, kRight = 8;

/// A time for today, a day for this year, else the year too.
QString whenOf(const QDateTime &changed)
{
    const QDate day = changed.date(), today = QDate::currentDate();
    if (day == today)
        return QLocale().toString(changed.time(), QLocale::ShortFormat);
    return QLocale().toString(
        day, day.year() == today.year() ? QStringLiteral("d MMM") : QStringLiteral("MMM yyyy"));
}

} // namespace

RecentRow::RecentRow(const RecentFile &file, QWidget *parent)
    : QAbstractButton(parent)
    , m_file(file.path)
    , m_exists(file.exists)
    , m_pin(new QToolButton(this))
{
    setText(m_file.completeBaseName());
    setObjectName(QStringLiteral("recent_") + m_file.completeBaseName());
    setAccessibleName(text());
    setAccessibleDescription(m_exists ? file.path : tr("Not found: %1").arg(file.path));
    setToolTip(file.path);
    setFixedHeight(44);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    m_pin->setObjectName(QStringLiteral("pin_") + m_file.completeBaseName());
    m_pin->setIcon(lineIcon(QStringLiteral("pin")));
    m_pin->setIconSize({16, 16});
    m_pin->setAutoRaise(true);
    m_pin->setCheckable(true);
    m_pin->setChecked(file.pinned);
    m_pin->setAccessibleName(tr("Keep %1 in the list").arg(text()));
    m_pin->setToolTip(m_pin->accessibleName());
    connect(m_pin, &QToolButton::toggled, this, &RecentRow::pinWanted);
}

void RecentRow::resizeEvent(QResizeEvent *)
{
    m_pin->setGeometry(width() - kPin - kRight, (height() - kPin) / 2, kPin, kPin);
}

void RecentRow::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() && m_exists)
        painter.fillRect(rect(), t.color(Token::AlternateSurface));
    paintLineIcon(painter, QRectF(16, 12, 20, 20), QStringLiteral("file"), t.color(Token::SecondaryText));
    const QString when = m_exists ? whenOf(m_file.lastModified()) : QString();
    const QRect box = rect().adjusted(kText, 0, -kPin - kRight - 6, 0);
    const int room = box.width() - QFontMetrics(screenFont(11)).horizontalAdvance(when) - 8;
    const auto write = [&](int y, const QFont &font, Token tint, const QString &words) {
        painter.setFont(font);
        painter.setPen(t.color(tint));
        painter.drawText(QRect(box.left(), y, room, 18), int(Qt::AlignVCenter | Qt::AlignLeft),
                         QFontMetrics(font).elidedText(words, Qt::ElideMiddle, room));
    };
    write(5, screenFont(13), m_exists ? Token::Text : Token::DisabledText, text());
    write(22, screenFont(11), Token::SecondaryText, m_exists ? m_file.absolutePath() : tr("Not found"));
    painter.setFont(screenFont(11));
    painter.setPen(t.color(Token::SecondaryText));
    painter.drawText(box, int(Qt::AlignVCenter | Qt::AlignRight), when);
    if (hasFocus()) {
        painter.setPen(QPen(t.color(Token::FocusRing), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace breakwater
