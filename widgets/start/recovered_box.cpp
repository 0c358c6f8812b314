// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/recovered_box.h"

#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/marks.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakwater {

RecoveredBox::RecoveredBox(const RecoveredDocument &document, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("recovered_") + document.name);
    auto *title = new QLabel(tr("Recovered document"), this);
    title->setFont(screenFont(13, QFont::DemiBold));
    title->setContentsMargins(24, 0, 0, 0);
    const QString when = QLocale().toString(document.when, QLocale::ShortFormat);
    const QString edits = document.file.isEmpty()
        ? counted(document.edits, tr("1 edit, never saved."), tr("%1 edits, never saved."))
        : counted(document.edits, tr("1 edit newer than the saved file."),
                  tr("%1 edits newer than the saved file."));
    auto *text = new QLabel(tr("%1, %2").arg(document.name, when) + QLatin1Char('\n') + edits, this);
    text->setFont(screenFont(11));
    text->setWordWrap(true);
    text->setToolTip(document.file);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const auto add = [&](const QString &name, const QString &label, const QString &says, auto signal) {
        auto *button = new QPushButton(label, this);
        button->setObjectName(name);
        button->setAccessibleName(says.arg(document.name));
        button->setFixedHeight(28);
        button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // beside a scroll bar, too
        button->setMinimumWidth(button->fontMetrics().horizontalAdvance(label) + 20);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, signal);
        return button;
    };
    add(QStringLiteral("recoveredOpen"), tr("Open"), tr("Open the recovered %1"), &RecoveredBox::openWanted);
    QPushButton *compare = add(QStringLiteral("recoveredCompare"), tr("Compare"),
                               tr("Compare the recovered %1 with its file"), &RecoveredBox::compareWanted);
    compare->setEnabled(!document.file.isEmpty());
    add(QStringLiteral("recoveredDiscard"), tr("Discard"), tr("Discard the recovered %1"),
        &RecoveredBox::discardWanted)
        ->setProperty("quiet", true);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 8, 12);
    column->setSpacing(6);
    column->addWidget(title);
    column->addWidget(text);
    column->addLayout(buttons);
}

void RecoveredBox::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.color(Token::Warning));
    painter.setBrush(t.color(Token::WarningTint));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintMark(painter, QRectF(12, 11, 16, 16), Mark::Warning, t);
}

} // namespace breakwater
