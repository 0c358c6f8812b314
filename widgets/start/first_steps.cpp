// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/first_steps.h"

#include "widgets/theme/current.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <array>

namespace breakwater {

namespace {
constexpr int kHead = 150, kButton = 84, kHeight = 48, kNumber = 24;
} // namespace

FirstSteps::FirstSteps(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("firstSteps"));
    setAccessibleName(tr("First time here? Five steps, no reading"));
    setFixedHeight(kHeight);
    setMinimumWidth(480);
    auto *start = new QPushButton(tr("Start"), this);
    start->setObjectName(QStringLiteral("startFirstSteps"));
    start->setAccessibleName(tr("Start the five steps"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(start);
    start->setFixedSize(std::max(kButton - 16, start->sizeHint().width()), 28);
    connect(start, &QPushButton::clicked, this, &FirstSteps::wanted);
}

void FirstSteps::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto lines = [&](double x, double width, const QString &head, const QString &line) {
        painter.setFont(screenFont(13, QFont::Medium));
        painter.setPen(t.color(Token::Text));
        painter.drawText(QRectF(x, 4, width, 20), int(Qt::AlignVCenter | Qt::AlignLeft), head);
        painter.setFont(screenFont(11));
        painter.setPen(t.color(Token::SecondaryText));
        painter.drawText(QRectF(x, 23, width, 18), int(Qt::AlignVCenter | Qt::AlignLeft),
                         QFontMetricsF(painter.font()).elidedText(line, Qt::ElideRight, width));
    };
    lines(0, kHead, tr("First time here?"), tr("Five steps, no reading"));
    const std::array<std::pair<QString, QString>, 5> steps{{{tr("Drag"), tr("a service to a zone")},
                                                            {tr("Verdict"), tr("before you drop")},
                                                            {tr("Mirror"), tr("to the pair")},
                                                            {tr("Simulate"), tr("the region loss")},
                                                            {tr("Export"), tr("runbook and code")}}};
    const double each = (width() - kHead - kButton) / 5.0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double x = kHead + each * static_cast<double>(i);
        const QRectF disc(x, (kHeight - kNumber) / 2.0, kNumber, kNumber);
        painter.setPen(QPen(t.color(Token::Accent), 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1));
        painter.setFont(screenFont(12, QFont::DemiBold));
        painter.setPen(t.color(Token::Accent));
        painter.drawText(disc, Qt::AlignCenter, QString::number(i + 1));
        lines(x + kNumber + 8, each - kNumber - 14, steps[i].first, steps[i].second);
    }
}

} // namespace breakwater
