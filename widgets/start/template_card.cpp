// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/start/template_card.h"

#include "widgets/paper/scene_painter.h"
#include "widgets/paper/verdict_mark.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/glyph.h"
#include "widgets/theme/marks.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <set>

namespace breakwater {

namespace {

constexpr double kPictureHeight = 174;

void paintGround(QPainter &painter, const QAbstractButton &card)
{
    const Tokens &t = currentTokens();
    const bool strong = card.hasFocus() || card.underMouse();
    const QColor edge = card.hasFocus() ? t.color(Token::FocusRing)
        : card.underMouse()             ? t.color(Token::Accent)
                                        : t.color(Token::CardBorder);
    painter.setPen(QPen(edge, strong ? 2 : 1));
    painter.setBrush(t.color(Token::Card));
    const double inset = strong ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(card.rect()).adjusted(inset, inset, -inset, -inset), 6, 6);
}

QString bare(Minutes minutes)
{
    return toQt(formatMinutes(Minutes(std::round(minutes.count()))));
}

QString ofTarget(const QString &achieved, const QString &target, bool narrow)
{
    return (narrow ? TemplateCard::tr("%1 / %2") : TemplateCard::tr("%1 of %2")).arg(achieved, target);
}

QString rtoText(const StampEstimate &estimate, bool narrow = false)
{
    QString text = estimate.rto.unbounded ? QStringLiteral("\u221e") : bare(estimate.rto.rto);
    if (estimate.rto.atLeast && !estimate.rto.unbounded)
        text.prepend(QStringLiteral("\u2265 "));
    return estimate.rtoTarget ? ofTarget(text, bare(*estimate.rtoTarget), narrow) : text;
}

QString rpoText(const StampEstimate &estimate, bool narrow)
{
    const QString text = shortMinutes(estimate.rpo);
    return estimate.rpoTarget ? ofTarget(text, bare(*estimate.rpoTarget), narrow) : text;
}

int servicesOf(const Topology &design)
{
    int count = 0;
    for (const auto &stamp : design.stamps)
        count += static_cast<int>(stamp->services.size());
    return count;
}

/// "2 errors, 1 warning".
QString countsOf(const Assessment &assessment)
{
    const int errors = assessment.count(Level::Error), warnings = assessment.count(Level::Warning);
    return (errors == 1 ? TemplateCard::tr("1 error") : TemplateCard::tr("%1 errors").arg(errors))
        + QStringLiteral(", ")
        + (warnings == 1 ? TemplateCard::tr("1 warning") : TemplateCard::tr("%1 warnings").arg(warnings));
}

/// Lanes and glyphs where the canvas has them, small.
void paintPicture(QPainter &painter, const scene::Band &band, const QRectF &box)
{
    const Tokens &t = currentTokens();
    const QRectF from =
        band.frame.adjusted(scene::kBandMargin, scene::kTitleRow, -scene::kBandMargin, -scene::kBandMargin);
    const double sx = box.width() / from.width(), sy = box.height() / from.height();
    const auto map = [&](const QRectF &r) {
        return QRectF(box.left() + (r.left() - from.left()) * sx, box.top() + (r.top() - from.top()) * sy,
                      r.width() * sx, r.height() * sy);
    };
    const auto zone = [&](const QRectF &frame, Site site) {
        QPen pen(t.zoneBorder(site), 1.25);
        if (site == Site::Secondary)
            pen.setDashPattern({4, 2.5});
        else if (site == Site::External)
            pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.setBrush(t.zoneFill(site));
        const QRectF shown = map(frame).adjusted(.5, .5, -.5, -.5);
        painter.drawRoundedRect(shown, 3, 3);
        if (site == Site::Global) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.zoneBorder(site), .75));
            painter.drawRoundedRect(shown.adjusted(2, 2, -2, -2), 2, 2);
        }
    };
    if (band.global)
        zone(band.global->frame, Site::Global);
    zone(band.primary.frame, Site::Primary);
    zone(band.secondary.frame, Site::Secondary);
    if (band.external)
        zone(band.external->frame, Site::External);
    for (const scene::Link &link : band.links) {
        if (link.style != scene::LinkStyle::Replication || link.points.size() < 2)
            continue;
        painter.setPen(QPen(t.color(Token::IdleLink), 2));
        const QRectF a = map(QRectF(link.points.first(), QSizeF())),
                     b = map(QRectF(link.points.last(), QSizeF()));
        if (std::abs(a.top() - b.top()) < 2)
            painter.drawLine(a.topLeft(), b.topLeft());
    }
    for (const scene::CardFace &card : band.cards) {
        const QPointF centre = map(card.frame).center();
        const double width = std::clamp(card.frame.width() * sx * 0.62, 16.0, 28.0);
        const double height = std::min(18.0, std::max(14.0, card.frame.height() * sy * 0.9));
        const QRectF tile(centre.x() - width / 2, centre.y() - height / 2, width, height);
        painter.setPen(QPen(t.color(Token::CardBorder), 1));
        painter.setBrush(t.color(Token::Card));
        painter.drawRoundedRect(tile, 3, 3);
        if (card.glyph)
            paintGlyph(painter, QRectF(centre.x() - 6.5, centre.y() - 6.5, 13, 13), *card.glyph,
                       t.category(card.category));
        if (card.mark == Mark::Error || card.mark == Mark::Warning) {
            painter.setPen(QPen(t.color(Token::Card), 1));
            painter.setBrush(t.color(tokenOf(card.mark)));
            painter.drawEllipse(tile.topRight() + QPointF(-0.5, .5), 3.5, 3.5);
        }
    }
}

/// At most two lines, the second one elided.
void paintTwoLines(QPainter &painter, const QRectF &box, const QString &text, const QFont &font,
                   const QColor &color)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(box.width());
    const qsizetype end = first.textLength();
    layout.endLayout();
    scene::paintText(painter, {box.left(), box.top() + 12}, text.left(end).trimmed(), font, color,
                     box.width());
    scene::paintText(painter, {box.left(), box.top() + 28}, text.mid(end).trimmed(), font, color,
                     box.width());
}

void promise(QPainter &painter, double x, double y, const QString &head, const QString &value, Mark mark)
{
    const Tokens &t = currentTokens();
    if (mark != Mark::None)
        paintMark(painter, QRectF(x, y - 10, 12, 12), mark, t);
    const QFont small = screenFont(11);
    scene::paintText(painter, {x + 17, y}, head, small, t.color(Token::SecondaryText));
    scene::paintText(painter, {x + 17 + QFontMetricsF(small).horizontalAdvance(head) + 4, y}, value,
                     screenFont(11, QFont::Medium), t.color(Token::Text));
}

} // namespace

TemplateCard::TemplateCard(const Gallery &gallery, int index, QWidget *parent)
    : QAbstractButton(parent)
    , m_gallery(gallery)
    , m_index(index)
{
    setObjectName(QStringLiteral("template_") + toQt(entry().fact.id));
    setText(toQt(entry().fact.name));
    setAccessibleName(toQt(entry().fact.name));
    setAccessibleDescription(toQt(entry().fact.description));
    setToolTip(toQt(entry().fact.description));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(300);
    refresh();
}

void TemplateCard::refresh()
{
    m_geometry = scene::layoutOf(entry().design, m_gallery.catalog(), entry().assessment.get(),
                                 {.speech = scene::Speech::ofScreen()});
    update();
}

void TemplateCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter, *this);
    if (!m_geometry.bands.empty())
        paintPicture(painter, m_geometry.bands.front(), QRectF(9, 9, width() - 18, kPictureHeight - 18));
    painter.setPen(QPen(t.color(Token::Hairline), 1));
    painter.drawLine(QPointF(1, kPictureHeight), QPointF(width() - 1, kPictureHeight));
    const double left = 16, room = width() - 32;
    const auto type = stampTypeFromWord(entry().fact.stampType);
    scene::paintText(painter, {left, kPictureHeight + 26}, type ? titleOf(*type) : text(),
                     screenFont(15, QFont::DemiBold), t.color(Token::Text), room);
    paintTwoLines(painter, QRectF(left, kPictureHeight + 34, room, 34), toQt(entry().fact.description),
                  screenFont(12), t.color(Token::SecondaryText));
    const Assessment *assessment = entry().assessment.get();
    const double line = kPictureHeight + 88;
    if (assessment && !assessment->estimates.empty()) {
        const StampEstimate &estimate = assessment->estimates.front();
        const bool narrow = width() < 250;
        promise(painter, left, line, tr("RTO"), rtoText(estimate, narrow), markOf(estimate.rtoVerdict));
        promise(painter, left + room * 0.53, line, tr("RPO"), rpoText(estimate, narrow),
                markOf(estimate.rpoVerdict));
    }
    painter.setPen(QPen(t.color(Token::Hairline), 1));
    painter.drawLine(QPointF(left, kPictureHeight + 102), QPointF(width() - left, kPictureHeight + 102));
    const double foot = kPictureHeight + 124;
    scene::paintText(painter, {left, foot},
                     counted(servicesOf(entry().design), tr("1 service"), tr("%1 services")), screenFont(11),
                     t.color(Token::SecondaryText), room);
    scene::paintText(painter, {left, foot}, assessment ? countsOf(*assessment) : tr("judging\u2026"),
                     screenFont(11), t.color(Token::SecondaryText), room, Qt::AlignRight);
}

PortfolioCard::PortfolioCard(const Gallery &gallery, int index, QWidget *parent)
    : QAbstractButton(parent)
    , m_gallery(gallery)
    , m_index(index)
{
    setObjectName(QStringLiteral("template_") + toQt(entry().fact.id));
    setText(toQt(entry().fact.name));
    setAccessibleName(toQt(entry().fact.name));
    setAccessibleDescription(toQt(entry().fact.description));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(1272);
}

void PortfolioCard::refresh()
{
    update();
}

void PortfolioCard::paintStamps(QPainter &painter, const QRectF &box) const
{
    const Tokens &t = currentTokens();
    const auto &stamps = entry().design.stamps;
    const int columns = stamps.size() > 4 ? 3 : 2;
    const double gap = 20, width = (box.width() - gap * (columns - 1)) / columns, height = 68;
    for (std::size_t i = 0; i < stamps.size(); ++i) {
        const Stamp &stamp = *stamps[i];
        const QRectF cell(box.left() + static_cast<double>(static_cast<int>(i) % columns) * (width + gap),
                          box.top() + static_cast<double>(static_cast<int>(i) / columns) * (height + 20),
                          width, height);
        painter.setPen(QPen(t.color(Token::CardBorder), 1));
        painter.setBrush(t.color(Token::Panel));
        painter.drawRoundedRect(cell.adjusted(.5, .5, -.5, -.5), 6, 6);
        const Assessment *assessment = entry().assessment.get();
        const StampEstimate *estimate = assessment ? assessment->estimate(stamp.id) : nullptr;
        double right = cell.right() - 12;
        if (estimate) {
            const QString value = rtoText(*estimate);
            const QFont font = screenFont(11, QFont::Medium);
            const double wide = QFontMetricsF(font).horizontalAdvance(value);
            scene::paintText(painter, {right - wide, cell.top() + 37}, value, font, t.color(Token::Text));
            right -= wide + 18;
            if (markOf(estimate->rtoVerdict) != Mark::None)
                paintMark(painter, QRectF(right, cell.top() + 27, 12, 12), markOf(estimate->rtoVerdict), t);
        }
        scene::paintText(painter, {cell.left() + 12, cell.top() + 20}, toQt(stamp.name),
                         screenFont(13, QFont::DemiBold), t.color(Token::Text), cell.width() - 24);
        scene::paintText(painter, {cell.left() + 12, cell.top() + 37}, titleOf(stamp.type), screenFont(11),
                         t.color(Token::SecondaryText), right - cell.left() - 16);
        const double lane = (cell.width() - 32) / 2;
        for (const Site site : {Site::Primary, Site::Secondary}) {
            QPen pen(t.zoneBorder(site), 1);
            if (site == Site::Secondary)
                pen.setDashPattern({4, 2});
            painter.setPen(pen);
            painter.setBrush(t.zoneFill(site));
            painter.drawRoundedRect(QRectF(cell.left() + 12 + (site == Site::Secondary ? lane + 8 : 0),
                                           cell.bottom() - 20, lane, 11),
                                    3, 3);
        }
    }
}

void PortfolioCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = currentTokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter, *this);
    const double split = std::round(width() * 0.56);
    paintStamps(painter, QRectF(24, 28, split - 48, height() - 56));
    painter.setPen(QPen(t.color(Token::Hairline), 1));
    painter.drawLine(QPointF(split, 1), QPointF(split, height() - 1));
    const double left = split + 24, room = width() - left - 24;
    scene::paintText(painter, {left, 40}, text(), screenFont(15, QFont::DemiBold), t.color(Token::Text),
                     room);
    painter.setFont(screenFont(12));
    painter.setPen(t.color(Token::SecondaryText));
    painter.drawText(QRectF(left, 52, room, 54), Qt::TextWordWrap, toQt(entry().fact.description));

    int needs = 0, met = 0, judged = 0;
    for (const auto &stamp : entry().design.stamps) {
        for (const Dependency &dependency : stamp->dependencies)
            needs += !stamp->service(dependency.to);
        const StampEstimate *estimate =
            entry().assessment ? entry().assessment->estimate(stamp->id) : nullptr;
        if (estimate && (estimate->rtoVerdict == Verdict::Met || estimate->rtoVerdict == Verdict::Missed)) {
            ++judged;
            met += estimate->rtoVerdict == Verdict::Met;
        }
    }
    double x = left;
    const auto figure = [&](const QString &number, const QString &words) {
        scene::paintText(painter, {x, 142}, number, screenFont(22, QFont::DemiBold), t.color(Token::Text));
        scene::paintText(painter, {x, 160}, words, screenFont(11), t.color(Token::SecondaryText));
        x += std::max(QFontMetricsF(screenFont(22, QFont::DemiBold)).horizontalAdvance(number),
                      QFontMetricsF(screenFont(11)).horizontalAdvance(words))
            + 28;
    };
    figure(QString::number(servicesOf(entry().design)), tr("services"));
    figure(QString::number(needs), tr("needs between stamps"));
    if (judged)
        figure(tr("%1 of %2").arg(met).arg(judged), tr("RTO targets met"));
    scene::paintText(painter, {left, 190}, tr("Open a copy"), screenFont(13, QFont::DemiBold),
                     t.color(Token::Link), room);
}

} // namespace breakwater
