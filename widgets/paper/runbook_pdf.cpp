// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/runbook_pdf.h"

#include "core/support/memory.h"
#include "widgets/paper/diagram.h"
#include "widgets/paper/pdf_cover.h"
#include "widgets/paper/pdf_finish.h"
#include "widgets/paper/pdf_pieces.h"
#include "widgets/paper/pdf_type.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QHashSeed>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <iterator>
#include <map>

namespace breakwater::paper {
namespace {

constexpr double kSide = 16 * kMillimetre;

std::string titleOf(const Document &document)
{
    std::string name = document.name;
    if (document.title.empty() || name.empty())
        return name;
    name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    return document.title + " " + name;
}

/// Cover, contents and parts on their pages, and where everything stands. The parts are laid out once for
/// that, and again, page by page, to be painted: nobody holds a long document as a whole.
class Book {
public:
    enum class Keep { Nothing, Pages };

    Book(const Document &document, const PictureSource &pictures, const PaperSize &paper, Keep keep)
        : m_document(document)
        , m_pictures(pictures)
        , m_paper(paper)
    {
        std::vector<ContentsLine> lines; // parts and sections; pages counted from the first of the body
        std::vector<Sheet> body;
        flow([&](Page page) {
            Sheet sheet = sheetOf(page);
            for (const Mark &mark : sheet.marks)
                if (mark.heading && mark.heading->level <= 2)
                    lines.push_back({*mark.heading, body.size() + 1});
            body.push_back(std::move(sheet));
            if (keep == Keep::Pages)
                m_kept.push_back(std::move(page));
            return true;
        });
        if (!lines.empty())
            m_contents = paginate(contentsPieces(lines, paper.body(false).width()), paper);
        for (ContentsLine &line : lines)
            line.page += 1 + m_contents.size();
        if (!lines.empty())
            m_contents = paginate(contentsPieces(lines, paper.body(false).width()), paper);
        for (const Page &page : m_contents)
            m_sheets.push_back(sheetOf(page));
        std::move(body.begin(), body.end(), std::back_inserter(m_sheets));
        findTargets();
    }

    std::size_t total() const { return m_sheets.size() + 1; }
    bool isAcross(std::size_t index) const { return index > 0 && m_sheets[index - 1].landscape; }

    /// Page from 0, the cover first, in tenths of a point. Only of a book that keeps its pages.
    void paintOnto(QPainter &painter, std::size_t index) const
    {
        std::vector<PlacedLink> links;
        if (index == 0)
            paintFront(painter, links);
        else if (index <= m_contents.size())
            paintPage(painter, m_contents[index - 1], index + 1, links);
        else
            paintPage(painter, m_kept[index - 1 - m_contents.size()], index + 1, links);
    }

    /// Empty when `goOn` said no.
    QByteArray paint(const std::function<bool(std::size_t, std::size_t)> &goOn)
    {
        if (!goOn(1, total()))
            return {};
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(720);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_1_6);
        writer.setPageLayout(layout(false));
        QPainter painter(&writer);
        painter.setRenderHint(QPainter::Antialiasing);
        Typesetter setter(painter);
        setter.beginPage(m_paper.height(false));
        std::vector<PlacedLink> links;
        paintFront(painter, links);
        keepLinks(links, 0, false);
        m_texts.push_back(setter.takePage());
        std::size_t done = 1;
        const auto paintNext = [&](const Page &page) {
            if (!goOn(done + 1, total()))
                return false;
            writer.setPageLayout(layout(page.landscape));
            writer.newPage();
            setter.beginPage(m_paper.height(page.landscape));
            links.clear();
            paintPage(painter, page, done + 1, links);
            keepLinks(links, done, page.landscape);
            m_texts.push_back(setter.takePage());
            ++done;
            return true;
        };
        if (!std::all_of(m_contents.begin(), m_contents.end(), paintNext) || !flow(paintNext))
            return {};
        m_faces = setter.faces();
        if (!m_faces.empty()) {
            writer.newPage();
            setter.paintSpecimen();
        }
        painter.end();
        return buffer.data();
    }

    PdfFacts takeFacts()
    {
        PdfFacts facts;
        facts.outline = std::move(m_outline);
        facts.links = std::move(m_links);
        facts.texts = std::move(m_texts);
        facts.faces = std::move(m_faces);
        return facts;
    }

private:
    QPageLayout layout(bool landscape) const
    {
        const QPageSize size(m_paper.letter ? QPageSize::Letter : QPageSize::A4);
        QPageLayout result(size, landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
                           QMarginsF(0, 0, 0, 0));
        result.setMode(QPageLayout::FullPageMode);
        return result;
    }

    /// What may be led to on a page.
    struct Mark {
        std::vector<std::string> anchors;
        std::optional<PieceHeading> heading;
        double y = 0;
    };
    struct Sheet {
        bool landscape = false;
        std::vector<Mark> marks;
    };

    static Sheet sheetOf(const Page &page)
    {
        Sheet sheet{page.landscape, {}};
        for (const PlacedPiece &placed : page.pieces)
            if (!placed.piece.anchors.empty() || placed.piece.heading)
                sheet.marks.push_back({placed.piece.anchors, placed.piece.heading, placed.at.y()});
        return sheet;
    }

    /// The pages of the body, one after the other; false when one of them was the last that was wanted.
    bool flow(const Paginator::Taker &taker)
    {
        Paginator paginator(m_paper, taker);
        bool wanted = true;
        layOut(
            m_document, [this](const std::string &id) { return pictureOf(id); }, m_paper,
            [&](Pieces pieces) { return wanted = paginator.add(std::move(pieces)); });
        return wanted && paginator.finish();
    }

    /// Made once for both times that its page is laid out.
    std::optional<DrawnPicture> pictureOf(const std::string &id)
    {
        if (const auto known = m_drawn.find(id); known != m_drawn.end())
            return known->second;
        return m_drawn.emplace(id, m_pictures ? m_pictures(id) : std::nullopt).first->second;
    }

    PdfTarget target(std::size_t page, double y) const
    {
        return {page, (m_paper.height(isAcross(page)) - y) / kPoint + 6};
    }

    void findTargets()
    {
        m_outline.push_back({1, "Cover", {0, m_paper.height(false) / kPoint}});
        for (std::size_t i = 0; i < m_sheets.size(); ++i) {
            for (const Mark &mark : m_sheets[i].marks) {
                const PdfTarget here = target(i + 1, mark.y);
                for (const std::string &anchor : mark.anchors)
                    m_targets.emplace(anchor, here);
                if (const std::optional<PieceHeading> &heading = mark.heading)
                    m_outline.push_back(
                        {heading->level,
                         heading->number.empty() ? heading->title : heading->number + " " + heading->title,
                         here});
            }
            m_sheets[i].marks = {};
        }
    }

    void keepLinks(const std::vector<PlacedLink> &links, std::size_t page, bool landscape)
    {
        const double height = m_paper.height(landscape);
        for (const PlacedLink &link : links) {
            PdfLink kept;
            kept.page = page;
            kept.left = link.box.left() / kPoint;
            kept.right = link.box.right() / kPoint;
            kept.bottom = (height - link.box.bottom()) / kPoint;
            kept.top = (height - link.box.top()) / kPoint;
            if (link.href.rfind('#', 0) == 0) {
                const auto found = m_targets.find(link.href.substr(1));
                if (found == m_targets.end())
                    continue;
                kept.target = found->second;
            } else if (link.href.rfind("https://", 0) == 0 || link.href.rfind("http://", 0) == 0) {
                kept.uri = link.href;
            } else {
                continue;
            }
            m_links.push_back(std::move(kept));
        }
    }

    void paintFront(QPainter &painter, std::vector<PlacedLink> &links) const
    {
        Ink cover{painter, links};
        paintCover(cover, m_document, m_paper);
        paintFooter(painter, false, 1);
    }

    void paintPage(QPainter &painter, const Page &page, std::size_t number,
                   std::vector<PlacedLink> &links) const
    {
        const double width = m_paper.width(page.landscape) - 2 * kSide;
        const double baseline = 15.2 * kMillimetre;
        QString left = fromUtf8(titleOf(m_document));
        if (!m_document.version.empty())
            left += QStringLiteral(", version ") + fromUtf8(m_document.version);
        QStringList right;
        for (const std::string &word : {m_document.client, m_document.classification})
            if (!word.empty())
                right << fromUtf8(word);
        paintOne(painter, QPointF(kSide, baseline), left, Face::Regular, 7.5, Token::SecondaryText,
                 width * 0.36);
        paintOne(painter, QPointF(kSide + width * 0.37, baseline), fromUtf8(page.section), Face::Regular, 7.5,
                 Token::SecondaryText, width * 0.34, Qt::AlignHCenter);
        paintOne(painter, QPointF(kSide + width * 0.72, baseline), right.join(QStringLiteral(", ")),
                 Face::Regular, 7.5, Token::SecondaryText, width * 0.28, Qt::AlignRight);
        paintRule(painter, kSide, 17.2 * kMillimetre, width, 0.5, Token::Hairline);
        Ink ink{painter, links};
        for (const PlacedPiece &placed : page.pieces)
            placed.piece.paint(ink, placed.at);
        paintFooter(painter, page.landscape, number);
    }

    void paintFooter(QPainter &painter, bool landscape, std::size_t number) const
    {
        const double width = m_paper.width(landscape) - 2 * kSide, height = m_paper.height(landscape);
        paintRule(painter, kSide, height - 18.5 * kMillimetre, width, 0.5, Token::Hairline);
        QString left;
        if (!m_document.designHash.empty())
            left = QStringLiteral("Design ") + fromUtf8(m_document.designHash.substr(0, 8));
        if (!m_document.asOf.empty())
            left += (left.isEmpty() ? QString() : QStringLiteral(" · ")) + QStringLiteral("assessed ")
                + fromUtf8(m_document.asOf);
        const double baseline = height - 15.2 * kMillimetre;
        paintOne(painter, QPointF(kSide, baseline), left, Face::Regular, 7.5, Token::SecondaryText,
                 width * 0.7);
        paintOne(painter, QPointF(kSide, baseline), QStringLiteral("Page %1 of %2").arg(number).arg(total()),
                 Face::Regular, 7.5, Token::SecondaryText, width, Qt::AlignRight);
    }

    const Document &m_document;
    const PictureSource &m_pictures;
    const PaperSize &m_paper;
    std::vector<Page> m_contents, m_kept; ///< kept: those of the body
    std::vector<Sheet> m_sheets; ///< behind the cover
    std::map<std::string, std::optional<DrawnPicture>> m_drawn;
    std::map<std::string, PdfTarget> m_targets;
    std::vector<PdfOutlineEntry> m_outline;
    std::vector<PdfLink> m_links;
    std::vector<std::string> m_texts; ///< of each page, set beside the painter
    std::vector<PdfFace> m_faces;
};

} // namespace

namespace {

constexpr std::size_t kLongDocument = 1000; // pages

} // namespace

Result<std::string> runbookPdf(const Document &document, const PictureSource &pictures,
                               const PdfOptions &options)
{
    if (!qGuiApp)
        return Error{Error::Code::Impossible, "A PDF needs the program's fonts, which are not loaded."};
    // The order of font objects in the file follows a hash: the same seed, the same bytes.
    QHashSeed::setDeterministicGlobalSeed();
    const PaperSize paper{options.paper == PdfOptions::Paper::Letter};
    const auto goOn = [&options](std::size_t page, std::size_t of) {
        return !options.progress || options.progress(page, of);
    };
    const Error cancelled{Error::Code::Cancelled, "The PDF was cancelled.", {}};
    if (!goOn(0, 0))
        return cancelled;
    std::optional<Book> book(std::in_place, document, pictures, paper, Book::Keep::Nothing);
    if (book->total() > kLongDocument)
        giveBackMemory();
    const QByteArray painted = book->paint(goOn);
    if (painted.isEmpty())
        return cancelled;
    PdfFacts facts = book->takeFacts();
    const bool isLong = book->total() > kLongDocument;
    book.reset();
    if (isLong)
        giveBackMemory();
    facts.title = titleOf(document);
    facts.author = document.author;
    facts.subject = document.subtitle;
    for (const std::string &word : document.keywords)
        facts.keywords += (facts.keywords.empty() ? "" : ", ") + word;
    facts.producer = document.writer;
    facts.language = document.language;
    facts.day = document.asOf;
    facts.attachments = {
        {options.designFileName, options.designJson, "The design that this document was made from"},
        {document.kind + ".json", options.stepsJson, "The steps, with fields for actual times"}};
    return finishPdf(std::string_view(painted.data(), static_cast<std::size_t>(painted.size())), facts);
}

struct RunbookPages::Made {
    Made(Document d, PictureSource p, PdfOptions::Paper size)
        : document(std::move(d))
        , pictures(std::move(p))
        , paper{size == PdfOptions::Paper::Letter}
        , book(document, pictures, paper, Book::Keep::Pages)
    { }
    Document document;
    PictureSource pictures;
    PaperSize paper;
    Book book;
};

RunbookPages::RunbookPages(Document document, PictureSource pictures, PdfOptions::Paper paper)
    : m_made(std::make_unique<Made>(std::move(document), std::move(pictures), paper))
{ }

RunbookPages::~RunbookPages() = default;

int RunbookPages::count() const
{
    return static_cast<int>(m_made->book.total());
}

QSizeF RunbookPages::sizeOf(int page) const
{
    const bool across = m_made->book.isAcross(static_cast<std::size_t>(page));
    return QSizeF(m_made->paper.width(across), m_made->paper.height(across)) / kPoint;
}

void RunbookPages::paint(QPainter &painter, int page) const
{
    painter.save();
    painter.scale(1 / kPoint, 1 / kPoint);
    m_made->book.paintOnto(painter, static_cast<std::size_t>(page));
    painter.restore();
}

PictureSource topologyPictures(const Snapshot &now, const Assessment *assessment)
{
    return [now, assessment](const std::string &id) -> std::optional<DrawnPicture> {
        constexpr std::string_view prefix = "topology";
        if (id.rfind(prefix, 0) != 0)
            return std::nullopt;
        std::optional<StampId> stamp;
        if (id.size() > prefix.size())
            stamp = StampId{id.substr(prefix.size() + 1)};
        Result<scene::Geometry> geometry = printedGeometry(now, assessment, stamp);
        if (!geometry)
            return std::nullopt;
        const QSizeF size = geometry->bounds.size();
        return DrawnPicture{size, [shown = *geometry](QPainter &painter) {
                                scene::Style style(tokens(Theme::Light));
                                style.paper = true;
                                style.flows = true;
                                painter.translate(-shown.bounds.topLeft());
                                scene::paintScene(painter, shown, style);
                            }};
    };
}

} // namespace breakwater::paper
