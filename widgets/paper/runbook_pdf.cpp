// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/paper/runbook_pdf.h"

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

/// Cover, contents and parts on their pages, and where everything stands.
class Book {
public:
    Book(const Document &document, const PictureSource &pictures, const PaperSize &paper)
        : m_document(document)
        , m_paper(paper)
        , m_body(paginate(piecesOf(document, pictures, paper), paper))
    {
        std::vector<ContentsLine> lines = contentsLines();
        if (!lines.empty())
            m_contents = paginate(contentsPieces(lines, paper.body(false).width()), paper);
        for (ContentsLine &line : lines)
            line.page += 1 + m_contents.size();
        if (!lines.empty())
            m_contents = paginate(contentsPieces(lines, paper.body(false).width()), paper);
        for (std::vector<Page> *part : {&m_contents, &m_body})
            for (Page &page : *part)
                m_pages.push_back(&page);
        findTargets();
    }

    std::size_t total() const { return m_pages.size() + 1; }
    bool isAcross(std::size_t index) const { return index > 0 && m_pages[index - 1]->landscape; }

    /// Page from 0, the cover first, in tenths of a point.
    void paintOnto(QPainter &painter, std::size_t index) const
    {
        std::vector<PlacedLink> links;
        if (index > 0) {
            paintPage(painter, *m_pages[index - 1], index + 1, links);
            return;
        }
        Ink cover{painter, links};
        paintCover(cover, m_document, m_paper);
        paintFooter(painter, false, 1);
    }

    /// Empty when `goOn` said no. A page that is painted is let go: a long document has many.
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
        Ink cover{painter, links};
        paintCover(cover, m_document, m_paper);
        paintFooter(painter, false, 1);
        keepLinks(links, 0, false);
        m_texts.push_back(setter.takePage());
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            if (!goOn(i + 2, total()))
                return {};
            writer.setPageLayout(layout(m_pages[i]->landscape));
            writer.newPage();
            setter.beginPage(m_paper.height(m_pages[i]->landscape));
            links.clear();
            paintPage(painter, *m_pages[i], i + 2, links);
            keepLinks(links, i + 1, m_pages[i]->landscape);
            m_texts.push_back(setter.takePage());
            m_pages[i]->pieces = {};
        }
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

    /// Parts and sections; page counts from the first page of the body.
    std::vector<ContentsLine> contentsLines() const
    {
        std::vector<ContentsLine> lines;
        for (std::size_t i = 0; i < m_body.size(); ++i)
            for (const PlacedPiece &placed : m_body[i].pieces)
                if (placed.piece.heading && placed.piece.heading->level <= 2)
                    lines.push_back({*placed.piece.heading, i + 1});
        return lines;
    }

    PdfTarget target(std::size_t page, double y) const
    {
        const bool landscape = page > 0 && m_pages[page - 1]->landscape;
        return {page, (m_paper.height(landscape) - y) / kPoint + 6};
    }

    void findTargets()
    {
        m_outline.push_back({1, "Cover", {0, m_paper.height(false) / kPoint}});
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            for (const PlacedPiece &placed : m_pages[i]->pieces) {
                const PdfTarget here = target(i + 1, placed.at.y());
                for (const std::string &anchor : placed.piece.anchors)
                    m_targets.emplace(anchor, here);
                if (const std::optional<PieceHeading> &heading = placed.piece.heading)
                    m_outline.push_back(
                        {heading->level,
                         heading->number.empty() ? heading->title : heading->number + " " + heading->title,
                         here});
            }
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
    const PaperSize &m_paper;
    std::vector<Page> m_body, m_contents;
    std::vector<Page *> m_pages; ///< behind the cover
    std::map<std::string, PdfTarget> m_targets;
    std::vector<PdfOutlineEntry> m_outline;
    std::vector<PdfLink> m_links;
    std::vector<std::string> m_texts; ///< of each page, set beside the painter
    std::vector<PdfFace> m_faces;
};

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
    std::optional<Book> book(std::in_place, document, pictures, paper);
    const QByteArray painted = book->paint(goOn);
    if (painted.isEmpty())
        return cancelled;
    PdfFacts facts = book->takeFacts();
    book.reset(); // its pages are painted, and a long document has many
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
        , book(document, pictures, paper)
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
