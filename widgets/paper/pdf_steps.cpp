// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/pdf_pieces.h"

#include <QPainter>

#include <algorithm>

/// The step table: what an on-call engineer reads at three in the morning.
namespace breakwater::paper {
namespace {

constexpr double kPad = 3.4 * kPoint, kGap = 7 * kPoint, kBar = 2 * kPoint, kInset = 7 * kPoint;
constexpr double kBoxHeight = 11 * kPoint, kActual = 30 * kPoint;
const TextStyle kBody{8, Face::Regular, Token::Text, 1.28};
const TextStyle kStrong{8, Face::Bold, Token::Text, 1.28};
const TextStyle kSmall{7, Face::Regular, Token::SecondaryText, 1.28};
const TextStyle kKey{6, Face::Mono, Token::SecondaryText, 1.3};
const char *const kTitles[] = {"No., kind", "T+, after",    "Exp. / max",  "Owner",
                               "Action",    "Verification", "If it fails", "Actual start to end, initials"};
constexpr double kShares[] = {0.075, 0.078, 0.066, 0.087, 0.208, 0.19, 0.168, 0.128};

struct Grid {
    explicit Grid(double whole)
    {
        double at = 0;
        for (const double share : kShares) {
            x.push_back(at + (x.empty() ? kInset : 0));
            width.push_back(share * whole - kGap - (x.size() == 1 ? kInset : 0));
            at += share * whole;
        }
    }
    std::vector<double> x, width;
};

/// A step with its texts broken for the grid.
struct StepLines {
    std::vector<Line> number, clock, after, duration, owner, action, verification, rollback, note, missing,
        key, command;
    QString marker;
    bool critical = false;
    std::string anchor;
};

StepLines linesOf(const StepRow &row, const Grid &grid, double width)
{
    StepLines lines;
    lines.number = breakText(row.number, grid.width[0], kStrong);
    lines.clock = breakText(row.tPlus, grid.width[1], kStrong);
    if (!row.afterLinks.empty() || !row.after.empty())
        lines.after =
            breakRuns(row.afterLinks.empty() ? plain(row.after) : row.afterLinks, grid.width[1], kSmall);
    lines.duration = breakText(row.duration, grid.width[2], kBody);
    lines.owner = breakText(row.owner, grid.width[3], kBody);
    lines.action = breakText(row.action, grid.width[4], kBody);
    lines.verification = breakText(row.verification, grid.width[5], kBody);
    lines.rollback = breakText(row.rollback, grid.width[6], kBody);
    if (!row.note.empty())
        lines.note = breakText(row.note, grid.x[6] + grid.width[6] - grid.x[4], kSmall);
    if (row.missing)
        lines.missing = breakRuns({{"TO COMPLETE: " + row.missing->owner
                                        + (row.missing->what.empty() ? "" : ", " + row.missing->what),
                                    Run::Style::Strong,
                                    {}}},
                                  grid.x[6] + grid.width[6] - grid.x[4] - 8 * kPoint, kBody);
    if (!row.key.empty())
        lines.key = breakText(row.key, width - grid.x[0], kKey);
    if (row.command)
        lines.command = breakCommand(*row.command, width - 16 * kPoint, kCommandPoints);
    lines.marker = fromUtf8(row.marker);
    lines.critical = row.critical;
    lines.anchor = row.anchor;
    return lines;
}

double tall(const std::vector<Line> &lines, const TextStyle &style)
{
    return static_cast<double>(lines.size()) * style.lineHeight();
}

double missingHeight(const StepLines &step)
{
    return step.missing.empty() ? 0 : tall(step.missing, kBody) + 4 * kPoint;
}

/// Of the cells above key and command.
double cellsHeight(const StepLines &step)
{
    const double kind = tall(step.number, kStrong) + (step.marker.isEmpty() ? 0 : kBoxHeight + 2 * kPoint);
    const double clock = tall(step.clock, kStrong) + tall(step.after, kSmall);
    const double text =
        std::max({tall(step.action, kBody), tall(step.verification, kBody), tall(step.rollback, kBody)});
    return std::max({kind, clock, tall(step.duration, kBody), tall(step.owner, kBody),
                     text + missingHeight(step) + tall(step.note, kSmall), kActual});
}

double stepHeight(const StepLines &step)
{
    return 2 * kPad + cellsHeight(step) + tall(step.key, kKey)
        + (step.command.empty() ? 0 : commandHeight(step.command.size()) + 2 * kPad);
}

/// By shape, not by colour: outline AUTO, solid MANUAL, thick left edge DECISION, double line HOLD.
void paintMarker(QPainter &painter, const QPointF &corner, const QString &marker)
{
    const Tokens &t = paperTokens();
    const bool bold = marker == QLatin1String("DECISION") || marker == QLatin1String("HOLD");
    const double width = advance(marker, bold ? Face::Bold : Face::Regular, 6.4) + 9 * kPoint;
    const QRectF box(corner, QSizeF(width, kBoxHeight));
    const bool solid = marker == QLatin1String("MANUAL");
    painter.setPen(QPen(t.color(Token::Text), 0.7 * kPoint));
    painter.setBrush(solid ? QBrush(t.color(Token::Text)) : QBrush(Qt::NoBrush));
    painter.drawRect(box);
    if (marker == QLatin1String("DECISION"))
        painter.fillRect(QRectF(corner, QSizeF(2.6 * kPoint, kBoxHeight)), t.color(Token::Text));
    if (marker == QLatin1String("HOLD"))
        painter.drawRect(box.adjusted(1.5 * kPoint, 1.5 * kPoint, -1.5 * kPoint, -1.5 * kPoint));
    paintOne(painter, corner + QPointF(5 * kPoint, 7.9 * kPoint), marker, bold ? Face::Bold : Face::Regular,
             6.4, solid ? Token::Canvas : Token::Text);
}

void paintActual(QPainter &painter, const QPointF &corner, double width)
{
    const Tokens &t = paperTokens();
    const double line = (width - 16 * kPoint) / 2;
    paintRule(painter, corner.x(), corner.y() + 11 * kPoint, line, 0.5, Token::Text);
    paintOne(painter, corner + QPointF(line + 4.5 * kPoint, 11 * kPoint), QStringLiteral("to"), Face::Regular,
             7, Token::SecondaryText);
    paintRule(painter, corner.x() + line + 16 * kPoint, corner.y() + 11 * kPoint, line, 0.5, Token::Text);
    const double y = corner.y() + 27 * kPoint;
    paintRule(painter, corner.x(), y, 20 * kPoint, 0.5, Token::Text);
    double x = corner.x() + 26 * kPoint;
    for (const char *word : {"OK", "Fail"}) {
        painter.setPen(QPen(t.color(Token::Text), 0.6 * kPoint));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(x, y - 7 * kPoint, 7 * kPoint, 7 * kPoint));
        paintOne(painter, QPointF(x + 9.5 * kPoint, y - 0.6 * kPoint), QLatin1String(word), Face::Regular,
                 7.4, Token::Text);
        x += 25 * kPoint;
    }
}

void paintStep(Ink &ink, const QPointF &at, const StepLines &step, const Grid &grid, double width)
{
    QPainter &painter = ink.painter;
    const double top = at.y() + kPad;
    const auto text = [&](const std::vector<Line> &lines, std::size_t column, double y,
                          const TextStyle &style) {
        return paintLines(painter, lines, QPointF(at.x() + grid.x[column], y), style, ink.links);
    };
    paintRule(painter, at.x(), at.y(), width, 0.6, Token::Text);
    const double under = text(step.number, 0, top, kStrong);
    if (!step.marker.isEmpty())
        paintMarker(painter, QPointF(at.x() + grid.x[0], under + 1.5 * kPoint), step.marker);
    text(step.after, 1, text(step.clock, 1, top, kStrong), kSmall);
    text(step.duration, 2, top, kBody);
    text(step.owner, 3, top, kBody);
    double y = std::max({text(step.action, 4, top, kBody), text(step.verification, 5, top, kBody),
                         text(step.rollback, 6, top, kBody)});
    if (!step.missing.empty())
        y = paintLines(painter, step.missing, QPointF(at.x() + grid.x[4] + 3 * kPoint, y + 2 * kPoint), kBody,
                       ink.links)
            + 2 * kPoint;
    text(step.note, 4, y, kSmall);
    paintActual(painter, QPointF(at.x() + grid.x[7], top), grid.width[7] + kGap);
    const double cells = top + cellsHeight(step);
    const double keyEnd = text(step.key, 0, cells, kKey);
    if (step.critical)
        painter.fillRect(QRectF(at.x(), at.y(), kBar, keyEnd + kPad - at.y()),
                         paperTokens().color(Token::Text));
    if (!step.command.empty())
        paintCommand(painter, step.command,
                     QRectF(at.x(), keyEnd + kPad, width, commandHeight(step.command.size())), step.critical);
}

Piece stepPiece(StepLines lines, const Grid &grid, double width, bool landscape)
{
    const auto shared = std::make_shared<const StepLines>(std::move(lines)); // by painting and parting
    Piece piece;
    piece.landscape = landscape;
    piece.height = stepHeight(*shared);
    piece.anchors = {shared->anchor};
    piece.paint = [shared, grid, width](Ink &ink, const QPointF &at) {
        paintStep(ink, at, *shared, grid, width);
    };
    // A step that no page holds: its command goes on by itself.
    piece.split = [shared, grid, width, landscape](double room) -> std::optional<std::pair<Piece, Piece>> {
        const StepLines &step = *shared;
        StepLines above = step;
        above.command.clear();
        const double rest = room - stepHeight(above) - 2 * kPad - 7 * kPoint;
        const auto fits = static_cast<std::ptrdiff_t>(rest / (kCommandPoints * 1.4 * kPoint));
        if (fits < 1 || fits >= static_cast<std::ptrdiff_t>(step.command.size()))
            return std::nullopt;
        above.command = {step.command.begin(), step.command.begin() + fits};
        const std::vector<Line> left = {step.command.begin() + fits, step.command.end()};
        Piece below;
        below.landscape = landscape;
        below.height = commandHeight(left.size());
        below.paint = [left, width, critical = step.critical](Ink &ink, const QPointF &at) {
            paintCommand(ink.painter, left, QRectF(at, QSizeF(width, commandHeight(left.size()))), critical);
        };
        return std::pair(stepPiece(above, grid, width, landscape), below);
    };
    return piece;
}

Piece titlesPiece(const Grid &grid, double width, bool landscape)
{
    std::vector<std::vector<Line>> titles;
    std::size_t most = 1;
    for (std::size_t i = 0; i < std::size(kTitles); ++i) {
        titles.push_back(breakText(kTitles[i], grid.width[i] + kGap / 2, kSmall));
        most = std::max(most, titles.back().size());
    }
    Piece piece;
    piece.landscape = landscape;
    piece.keepWithNext = true;
    piece.height = static_cast<double>(most) * kSmall.lineHeight() + 4 * kPoint;
    piece.paint = [titles, grid, width, height = piece.height](Ink &ink, const QPointF &at) {
        for (std::size_t i = 0; i < titles.size(); ++i)
            paintLines(ink.painter, titles[i], at + QPointF(grid.x[i], 0), kSmall, ink.links);
        paintRule(ink.painter, at.x(), at.y() + height, width, 0.8, Token::Text);
    };
    return piece;
}

Piece wordsPiece(const std::string &strong, const std::string &light, double width, bool landscape,
                 double points)
{
    const TextStyle style{points, Face::Regular, Token::SecondaryText, 1.3};
    Runs runs{{strong, Run::Style::Strong, {}}};
    if (!light.empty())
        runs.push_back({"    " + light, Run::Style::Plain, {}});
    std::vector<Line> lines = breakRuns(runs, width, style);
    for (Line &line : lines)
        for (Fragment &fragment : line.fragments)
            fragment.color = fragment.face == Face::Bold ? Token::Text : Token::SecondaryText;
    Piece piece;
    piece.landscape = landscape;
    piece.keepWithNext = true;
    piece.height = static_cast<double>(lines.size()) * style.lineHeight() + 6 * kPoint;
    piece.paint = [lines, style](Ink &ink, const QPointF &at) {
        paintLines(ink.painter, lines, at + QPointF(0, 3.5 * kPoint), style, ink.links);
    };
    return piece;
}

/// The last step follows another one on its page, with the title of its phase between them or without.
void keepTheLastInCompany(Pieces &pieces)
{
    constexpr double kMost = 200 * kPoint; // beyond, the hole on the page before would be the greater evil
    double height = 0;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) {
        height += piece->height;
        if (piece == pieces.rbegin() || piece->keepWithNext)
            continue;
        piece->keepWithNext = height <= kMost;
        return;
    }
}

} // namespace

Pieces stepPieces(const StepTable &table, double width, bool landscape)
{
    const Grid grid(width);
    const auto key = std::make_shared<const int>(0);
    Pieces pieces;
    if (!table.caption.empty()) {
        pieces.push_back(wordsPiece(table.caption, "", width, landscape, 8.5));
        pieces.back().before = 6 * kPoint;
    }
    pieces.push_back(titlesPiece(grid, width, landscape));
    for (const StepTable::Group &group : table.groups) {
        if (group.rows.empty())
            continue;
        auto head = std::make_shared<RepeatedHead>();
        head->table = key;
        head->pieces.push_back(titlesPiece(grid, width, landscape));
        head->pieces.push_back(wordsPiece(group.phase + " (continued)", group.window, width, landscape, 9));
        Piece title = wordsPiece(group.phase, group.window, width, landscape, 9);
        title.head = std::make_shared<RepeatedHead>(RepeatedHead{{titlesPiece(grid, width, landscape)}, key});
        if (&group != &table.groups.front())
            title.paint = [paint = title.paint, width](Ink &ink, const QPointF &at) {
                paintRule(ink.painter, at.x(), at.y(), width, 0.6, Token::Text);
                paint(ink, at);
            };
        pieces.push_back(std::move(title));
        for (const StepRow &row : group.rows) {
            Piece piece = stepPiece(linesOf(row, grid, width), grid, width, landscape);
            piece.head = head;
            pieces.push_back(std::move(piece));
        }
    }
    keepTheLastInCompany(pieces);
    return pieces;
}

} // namespace breakwater::paper
