// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/open_document.h"

#include "core/export/quote.h"
#include "core/export/runbook/open_document_frame.h"
#include "core/support/zip.h"

#include <fmt/format.h>

#include <algorithm>
#include <locale>
#include <numeric>
#include <optional>
#include <sstream>

namespace breakwater::paper {

namespace {

using quote::xml;

constexpr double kUpright = 17.8, kAcross = 26.5; ///< centimetres between the margins

bool mayLink(const std::string &href)
{
    return href.rfind("https://", 0) == 0 || href.rfind("http://", 0) == 0 || href.rfind('#', 0) == 0;
}

std::string runsXml(const Runs &runs)
{
    std::string out;
    for (const Run &run : runs) {
        if (run.text.empty())
            continue;
        std::string text = xml(quote::line(run.text));
        const std::string_view style = run.style == Run::Style::Strong ? "Strong"
            : run.style == Run::Style::Emphasis                        ? "Emphasis"
            : run.style == Run::Style::Code                            ? "Code"
                                                                       : "";
        if (!style.empty())
            text = fmt::format("<text:span text:style-name=\"{}\">{}</text:span>", style, text);
        if (!run.href.empty() && mayLink(run.href))
            text = fmt::format("<text:a xlink:type=\"simple\" xlink:href=\"{}\">{}</text:a>", xml(run.href),
                               text);
        out += text;
    }
    return out;
}

std::string_view markWord(Cell::Mark mark)
{
    constexpr std::string_view words[] = {"", "[OK] ", "[!] ", "[X] ", "[i] "};
    return words[static_cast<std::size_t>(mark)];
}

/// Blanks in a row are blanks of a command: a word processor would make one of them.
std::string verbatim(const std::string &text)
{
    std::string out;
    for (const char c : xml(quote::line(text)))
        out += c == ' ' && !out.empty() && (out.back() == ' ' || out.back() == '>') ? std::string("<text:s/>")
                                                                                    : std::string(1, c);
    return out;
}

/// Height over width of a drawing, from its view box; nothing where it says none that can be drawn.
std::optional<double> proportionOf(const std::string &svg)
{
    constexpr std::string_view name = "viewBox=\"";
    const std::size_t at = svg.find(name);
    if (at == std::string::npos)
        return std::nullopt;
    std::istringstream box(svg.substr(at + name.size(), 80));
    box.imbue(std::locale::classic());
    double x = 0, y = 0, width = 0, height = 0;
    if (!(box >> x >> y >> width >> height) || width <= 0 || height <= 0)
        return std::nullopt;
    return height / width;
}

class Printer {
public:
    Printer(const Document &document, const std::map<std::string, std::string> &svgs)
        : m_document(document)
        , m_svgs(svgs)
    { }

    std::string print()
    {
        front();
        for (const Block &block : m_document.blocks)
            std::visit([this](const auto &b) { put(b); }, block);
        return fmt::format(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {}>\n"
            "<office:automatic-styles>\n{}</office:automatic-styles>\n<office:body>\n<office:text>\n{}"
            "</office:text>\n</office:body>\n</office:document-content>\n",
            openDocumentNames(), kCells + m_styles, m_body);
    }
    const std::vector<ZipEntry> &pictures() const { return m_pictures; }

private:
    inline static const std::string kCells =
        "<style:style style:name=\"Line\" style:family=\"table-cell\"><style:table-cell-properties "
        "fo:border-bottom=\"0.5pt solid #CCD3DC\" fo:padding=\"0.08cm\"/></style:style>\n"
        "<style:style style:name=\"Whole\" style:family=\"table-row\"><style:table-row-properties "
        "fo:keep-together=\"always\"/></style:style>\n"
        "<style:style style:name=\"Part\" style:family=\"paragraph\" style:parent-style-name=\"Heading1\" "
        "style:master-page-name=\"Standard\"/>\n"
        "<style:style style:name=\"PartAcross\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Heading1\" "
        "style:master-page-name=\"Landscape\"/>\n";

    double width() const { return m_landscape ? kAcross : kUpright; }

    void para(std::string_view style, const std::string &content)
    {
        m_body += fmt::format("<text:p text:style-name=\"{}\">{}</text:p>\n", style, content);
    }

    /// Logos that fit 6 cm by 1.8 cm each; a name where there is none. Nothing where nobody is named.
    void brand()
    {
        if (!m_document.logo && !m_document.clientLogo && m_document.consultancy.empty())
            return;
        open(2, {0.5, 0.5});
        beginRow();
        cell("Cell", logoXml(m_document.logo, m_document.consultancy, "Logo of the consultancy"));
        cell("Right", logoXml(m_document.clientLogo, m_document.client, "Logo of the client"));
        endRow();
        close();
    }
    std::string logoXml(const std::optional<Logo> &logo, const std::string &name, std::string_view what)
    {
        if (!logo)
            return xml(quote::line(name));
        constexpr double kWidth = 6, kHeight = 1.8; // centimetres
        const double scale = std::min(kWidth / logo->width, kHeight / logo->height);
        const std::string path = fmt::format("Pictures/{}.{}", m_pictures.size() + 1, logo->ending());
        m_pictures.push_back({path, logo->bytes});
        return fmt::format("<draw:frame draw:name=\"{}\" text:anchor-type=\"as-char\" "
                           "svg:width=\"{:.2f}cm\" svg:height=\"{:.2f}cm\"><draw:image "
                           "xlink:href=\"{}\" xlink:type=\"simple\" xlink:show=\"embed\" "
                           "xlink:actuate=\"onLoad\" draw:mime-type=\"{}\"/><svg:desc>{}</svg:desc>"
                           "</draw:frame>",
                           what, logo->width * scale, logo->height * scale, path, logo->mime,
                           xml(quote::line(name.empty() ? std::string(what) : name)));
    }

    void front()
    {
        brand();
        para("Subtitle", xml(m_document.name));
        para("Title", xml(quote::line(m_document.title)));
        para("Subtitle", xml(quote::line(m_document.subtitle)));
        std::vector<std::vector<std::string>> rows;
        for (const std::vector<Fact> *facts : {&m_document.figures, &m_document.cover}) {
            for (const Fact &fact : *facts)
                rows.push_back({xml(quote::line(fact.label)),
                                xml(quote::line(fact.value + (fact.note.empty() ? "" : ", " + fact.note)))});
        }
        grid({"Document control", "Value"}, {0.35, 0.65}, rows);
        if (m_document.missing.empty())
            return;
        para("Caption",
             fmt::format("To complete before this runbook may be used: {}", m_document.missing.size()));
        rows.clear();
        for (const MissingEntry &m : m_document.missing)
            rows.push_back({runsXml({{m.where, {}, "#" + m.anchor}}), xml(quote::line(m.what)),
                            runsXml({{"TO COMPLETE: " + m.owner, Run::Style::Strong, {}}})});
        grid({"Where", "What", "Who"}, {0.16, 0.56, 0.28}, rows);
    }

    /// Opens a table of these shares of the line.
    void open(std::size_t columns, const std::vector<double> &shares)
    {
        ++m_tables;
        const std::vector<double> even(columns, 1.0);
        const std::vector<double> &used = shares.size() == columns ? shares : even;
        const double whole = std::accumulate(used.begin(), used.end(), 0.0);
        m_body += fmt::format("<table:table table:name=\"Table{}\">\n", m_tables);
        for (std::size_t i = 0; i < columns; ++i) {
            m_styles += fmt::format(
                "<style:style style:name=\"T{}.{}\" style:family=\"table-column\">"
                "<style:table-column-properties style:column-width=\"{:.2f}cm\"/></style:style>\n",
                m_tables, i, width() * used[i] / whole);
            m_body += fmt::format("<table:table-column table:style-name=\"T{}.{}\"/>\n", m_tables, i);
        }
    }
    void headRow(const std::vector<std::string> &titles)
    {
        m_body += "<table:table-header-rows><table:table-row>";
        for (const std::string &title : titles)
            cell("Head", xml(title));
        m_body += "</table:table-row></table:table-header-rows>\n";
    }
    void cell(std::string_view style, const std::string &content, std::size_t span = 1)
    {
        m_body += fmt::format(
            "<table:table-cell table:style-name=\"Line\"{}><text:p text:style-name=\"{}\">{}</text:p>"
            "</table:table-cell>",
            span > 1 ? fmt::format(" table:number-columns-spanned=\"{}\"", span) : "", style, content);
        for (std::size_t i = 1; i < span; ++i)
            m_body += "<table:covered-table-cell/>";
    }
    void beginRow() { m_body += "<table:table-row table:style-name=\"Whole\">"; }
    void endRow() { m_body += "</table:table-row>\n"; }
    void close() { m_body += "</table:table>\n<text:p text:style-name=\"Cell\"/>\n"; }

    /// Rows of cells that are XML already.
    void grid(const std::vector<std::string> &titles, const std::vector<double> &shares,
              const std::vector<std::vector<std::string>> &rows)
    {
        open(titles.size(), shares);
        headRow(titles);
        for (const std::vector<std::string> &row : rows) {
            beginRow();
            for (std::size_t i = 0; i < titles.size(); ++i)
                cell("Cell", i < row.size() ? row[i] : std::string());
            endRow();
        }
        close();
    }

    void put(const Heading &h)
    {
        std::string style = fmt::format("Heading{}", h.level);
        if (h.level == 1) {
            const bool turns = h.landscape != m_landscape || !m_begun;
            m_landscape = h.landscape;
            m_begun = true;
            if (turns || h.onePage)
                style = h.landscape ? "PartAcross" : "Part";
        }
        const std::string text = h.number.empty() ? h.title : h.number + " " + h.title;
        m_body += fmt::format("<text:h text:style-name=\"{}\" text:outline-level=\"{}\"><text:bookmark "
                              "text:name=\"{}\"/>{}</text:h>\n",
                              style, h.level, xml(h.anchor), xml(quote::line(text)));
    }
    void put(const Paragraph &p) { para("Standard", runsXml(p.runs)); }
    void put(const List &list)
    {
        int number = 0;
        for (const Runs &item : list.items)
            para("Item",
                 (list.numbered ? fmt::format("{}.", ++number) : std::string("\xE2\x80\xA2")) + "<text:tab/>"
                     + runsXml(item));
    }
    void put(const Table &table)
    {
        if (!table.caption.empty())
            para("Caption", xml(quote::line(table.caption)));
        std::vector<std::vector<std::string>> rows;
        for (const std::vector<Cell> &line : table.rows) {
            rows.emplace_back();
            for (const Cell &c : line)
                rows.back().push_back(std::string(markWord(c.mark)) + runsXml(c.runs));
        }
        grid(table.header, table.widths, rows);
        for (const std::string &line : table.copyLines)
            para("Command", verbatim(line));
    }
    void put(const ToComplete &box)
    {
        para("Box", xml(quote::line("TO COMPLETE: " + box.owner + ". " + box.what)));
    }
    void put(const CommandText &command)
    {
        para("Command", verbatim(command.command) + (command.readOnly ? " # read-only" : ""));
    }
    void put(const StepTable &steps)
    {
        if (!steps.caption.empty())
            para("Caption", xml(quote::line(steps.caption)));
        for (const StepTable::Group &group : steps.groups) {
            para("Caption", xml(quote::line(group.phase + ", " + group.window)));
            open(8, {0.08, 0.09, 0.08, 0.12, 0.22, 0.18, 0.13, 0.1});
            headRow({"No., kind", "T+, after", "Exp. / max", "Owner", "Action", "Verification", "If it fails",
                     "Actual start, end, initials"});
            for (const StepRow &step : group.rows)
                put(step);
            close();
        }
    }
    void put(const StepRow &step)
    {
        beginRow();
        cell("Cell",
             fmt::format(
                 "<text:bookmark text:name=\"{}\"/><text:span text:style-name=\"Strong\">{}</text:span> "
                 "<text:span text:style-name=\"Soft\">{}{}</text:span>",
                 xml(step.anchor), xml(step.number), xml(step.marker), step.critical ? ", critical" : ""));
        cell("Cell",
             runsXml({{step.tPlus + " ", Run::Style::Strong, {}}})
                 + (step.afterLinks.empty() ? xml(quote::line(step.after)) : runsXml(step.afterLinks)));
        cell("Cell", xml(quote::line(step.duration)));
        cell("Cell", xml(quote::line(step.owner)));
        std::string action = xml(quote::line(step.action));
        if (step.missing)
            action += runsXml({{" TO COMPLETE: " + step.missing->owner + ", " + step.missing->what,
                                Run::Style::Strong,
                                {}}});
        if (!step.note.empty())
            action += " " + xml(quote::line(step.note));
        cell("Cell",
             fmt::format("{} <text:span text:style-name=\"Soft\">{}</text:span>", action,
                         xml(quote::line(step.key))));
        cell("Cell", xml(quote::line(step.verification)));
        cell("Cell", xml(quote::line(step.rollback)));
        cell("Cell", "");
        endRow();
        if (!step.command)
            return;
        beginRow();
        cell("Command", verbatim(step.command->command) + (step.command->readOnly ? " # read-only" : ""), 8);
        endRow();
    }
    void put(const Picture &picture)
    {
        const auto file = m_svgs.find(picture.id);
        const auto proportion = file == m_svgs.end() ? std::nullopt : proportionOf(file->second);
        if (!proportion) {
            para("Standard", xml(quote::line("Picture in words: " + picture.alternative)));
            return;
        }
        const std::string path = fmt::format("Pictures/{}.svg", m_pictures.size() + 1);
        m_pictures.push_back({path, file->second});
        // As wide as the line, unless it were too high for a page with its heading and its caption.
        const double across = std::min(width(), (m_landscape ? 13.0 : 21.0) / *proportion);
        para("Picture",
             fmt::format("<draw:frame draw:name=\"{}\" text:anchor-type=\"as-char\" svg:width=\"{:.2f}cm\" "
                         "svg:height=\"{:.2f}cm\"><draw:image xlink:href=\"{}\" xlink:type=\"simple\" "
                         "xlink:show=\"embed\" xlink:actuate=\"onLoad\" draw:mime-type=\"image/svg+xml\"/>"
                         "<svg:desc>{}</svg:desc></draw:frame>",
                         xml(quote::line(picture.id)), across, across * *proportion, path,
                         xml(quote::line(picture.alternative))));
        para("Under", xml(quote::line(picture.caption)));
    }
    void put(const Form &form)
    {
        std::vector<std::vector<std::string>> rows;
        for (const std::string &line : form.lines)
            rows.push_back({xml(quote::line(line)), ""});
        para("Caption", xml(quote::line(form.title)));
        grid({"", ""}, {0.4, 0.6}, rows);
    }
    void put(const PageBreak &) { }

    const Document &m_document;
    const std::map<std::string, std::string> &m_svgs;
    std::string m_body, m_styles;
    std::vector<ZipEntry> m_pictures;
    bool m_landscape = false, m_begun = false;
    int m_tables = 0;
};

std::string manifest(const std::vector<ZipEntry> &pictures)
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest "
                      "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
                      "manifest:version=\"1.3\">\n";
    const auto entry = [&](const std::string &path, std::string_view type) {
        out += fmt::format("<manifest:file-entry manifest:full-path=\"{}\" manifest:media-type=\"{}\"/>\n",
                           path, type);
    };
    entry("/", "application/vnd.oasis.opendocument.text");
    for (const char *file : {"content.xml", "styles.xml", "meta.xml"})
        entry(file, "text/xml");
    for (const ZipEntry &picture : pictures) {
        const std::string_view ending = std::string_view(picture.path).substr(picture.path.size() - 3);
        entry(picture.path, ending == "png" ? "image/png" : ending == "jpg" ? "image/jpeg" : "image/svg+xml");
    }
    return out + "</manifest:manifest>\n";
}

} // namespace

std::string toOpenDocument(const Document &document, const std::map<std::string, std::string> &svgs)
{
    Printer printer(document, svgs);
    const std::string content = printer.print();
    std::vector<ZipEntry> files = {{"mimetype", "application/vnd.oasis.opendocument.text", true},
                                   {"META-INF/manifest.xml", manifest(printer.pictures())},
                                   {"content.xml", content},
                                   {"styles.xml", openDocumentStyles(document)},
                                   {"meta.xml", openDocumentMeta(document)}};
    files.insert(files.end(), printer.pictures().begin(), printer.pictures().end());
    return zipOf(files);
}

} // namespace breakwater::paper
