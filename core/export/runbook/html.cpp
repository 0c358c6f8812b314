// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/html.h"

#include "core/export/quote.h"
#include "core/export/runbook/html_frame.h"
#include "core/support/base64.h"
#include "core/support/hash.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::paper {

namespace {

using quote::html;

bool mayLink(const std::string &href)
{
    return href.rfind("https://", 0) == 0 || href.rfind("http://", 0) == 0 || href.rfind('#', 0) == 0;
}

std::string bytesOfHex(const std::string &hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

std::string_view markClass(Cell::Mark mark)
{
    switch (mark) {
    case Cell::Mark::None:
        return {};
    case Cell::Mark::Ok:
        return "mark-ok";
    case Cell::Mark::Warning:
        return "mark-warning";
    case Cell::Mark::Error:
        return "mark-error";
    case Cell::Mark::Info:
        return "mark-info";
    }
    return {};
}
/// A sign of its own shape for each, so that no colour is needed.
std::string_view markSign(Cell::Mark mark)
{
    switch (mark) {
    case Cell::Mark::None:
        return {};
    case Cell::Mark::Ok:
        return "\xE2\x9C\x93"; // check mark
    case Cell::Mark::Warning:
        return "\xE2\x96\xB2"; // triangle
    case Cell::Mark::Error:
        return "\xE2\x9C\x95"; // cross
    case Cell::Mark::Info:
        return "\xE2\x93\x98"; // circled i
    }
    return {};
}

std::string marked(Cell::Mark mark)
{
    if (mark == Cell::Mark::None)
        return {};
    return fmt::format("<span class=\"{}\" aria-hidden=\"true\">{}</span> ", markClass(mark), markSign(mark));
}

std::string runsHtml(const Runs &runs)
{
    std::string out;
    for (const Run &run : runs) {
        if (run.text.empty())
            continue;
        std::string text = html(run.text);
        if (run.style == Run::Style::Strong)
            text = "<strong>" + text + "</strong>";
        else if (run.style == Run::Style::Emphasis)
            text = "<em>" + text + "</em>";
        else if (run.style == Run::Style::Code)
            text = "<code>" + text + "</code>";
        if (!run.href.empty() && mayLink(run.href))
            text = fmt::format("<a href=\"{}\">{}</a>", html(run.href), text);
        out += text;
    }
    return out;
}

/// The element of an SVG file, without its prolog; empty when it is none.
std::string svgElement(const std::string &file)
{
    const std::size_t from = file.find("<svg"), to = file.rfind("</svg>");
    if (from == std::string::npos || to == std::string::npos || to < from)
        return {};
    return file.substr(from, to + 6 - from);
}

class Printer {
public:
    Printer(const Document &document, const std::map<std::string, std::string> &svgs)
        : m_document(document)
        , m_svgs(svgs)
    { }

    std::string print()
    {
        head();
        front();
        contents();
        m_out += "<main>\n";
        for (const Block &block : m_document.blocks)
            std::visit([this](const auto &b) { put(b); }, block);
        m_out += fmt::format("</main>\n<footer class=\"soft\"><p>{}</p></footer>\n",
                             html(fmt::format("{}, design {}, assessed on {}, catalog {}. {}",
                                              m_document.title, m_document.designHash, m_document.asOf,
                                              m_document.catalogVersion, m_document.writer)));
        m_out += fmt::format("<script>{}</script>\n</body>\n</html>\n", htmlScript());
        return std::move(m_out);
    }

private:
    void head()
    {
        // Only our own script may run, and nothing may be fetched, whatever a name in the design holds.
        const std::string policy = fmt::format("default-src 'none'; style-src 'unsafe-inline'; img-src "
                                               "data:; script-src 'sha256-{}'; base-uri 'none'; "
                                               "form-action 'none'",
                                               base64(bytesOfHex(sha256Hex(htmlScript()))));
        m_out += fmt::format(
            "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{0}\" xml:lang=\"{0}\" "
            "data-design=\"{2}-{1}\">\n<head>\n<meta charset=\"UTF-8\"/>\n",
            html(m_document.language), html(m_document.designHash.substr(0, 16)), html(m_document.kind));
        m_out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n", html(policy));
        m_out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n";
        m_out += fmt::format("<meta name=\"generator\" content=\"{}\"/>\n", html(m_document.writer));
        std::string keywords;
        for (const std::string &word : m_document.keywords)
            keywords += (keywords.empty() ? "" : ", ") + word;
        m_out += fmt::format("<meta name=\"keywords\" content=\"{}\"/>\n", html(keywords));
        m_out += fmt::format("<title>{}</title>\n", html(m_document.name + ": " + m_document.title));
        m_out += fmt::format("<style>{}</style>\n</head>\n<body>\n", htmlStyle());
    }

    void front()
    {
        m_out += "<header>\n" + brand();
        m_out += fmt::format("<p class=\"soft\">{}</p>\n<h1>{}</h1>\n<p>{}</p>\n", html(m_document.name),
                             html(m_document.title), html(m_document.subtitle));
        m_out += "<ul class=\"figures\">\n";
        for (const Fact &f : m_document.figures)
            m_out += fmt::format("<li>{}<b>{}</b>{}{}</li>\n", html(f.label), html(f.value), marked(f.mark),
                                 html(f.note));
        m_out += "</ul>\n<table>\n<caption>Document control</caption>\n<tbody>\n";
        for (const Fact &f : m_document.cover)
            m_out +=
                fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", html(f.label), html(f.value));
        m_out += "</tbody>\n</table>\n";
        if (!m_document.missing.empty()) {
            m_out += fmt::format("<div class=\"box\">\n<strong>To complete before this runbook may be used: "
                                 "{}</strong>\n<table>\n<tbody>\n",
                                 m_document.missing.size());
            for (const MissingEntry &m : m_document.missing)
                m_out += fmt::format(
                    "<tr><td><a href=\"#{}\">{}</a></td><td>{}</td><td><strong>{}</strong></td></tr>\n",
                    html(m.anchor), html(m.where), html(m.what), html("TO COMPLETE: " + m.owner));
            m_out += "</tbody>\n</table>\n</div>\n";
        }
        m_out += "</header>\n";
    }

    /// Who hands the paper over on the left, who keeps it on the right; nothing where nobody is named.
    std::string brand() const
    {
        const std::string left = logoHtml(m_document.logo, m_document.consultancy),
                          right = logoHtml(m_document.clientLogo, m_document.client);
        if (!m_document.logo && !m_document.clientLogo && m_document.consultancy.empty())
            return {};
        return fmt::format("<div class=\"brand\">{}{}</div>\n", left, right);
    }
    static std::string logoHtml(const std::optional<Logo> &logo, const std::string &name)
    {
        if (!logo)
            return fmt::format("<span>{}</span>", html(name));
        return fmt::format("<img src=\"{}\" alt=\"{}\"/>", html(logo->dataUri()),
                           html(name.empty() ? "Logo" : name));
    }

    void contents()
    {
        m_out += "<nav aria-label=\"Contents\">\n<ol>\n";
        for (const Block &block : m_document.blocks) {
            const Heading *h = std::get_if<Heading>(&block);
            if (h != nullptr && h->level <= 2)
                m_out += fmt::format("<li{}><a href=\"#{}\">{}</a></li>\n",
                                     h->level == 2 ? " class=\"deeper\"" : "", html(h->anchor),
                                     html(h->number + " " + h->title));
        }
        m_out += "</ol>\n</nav>\n";
    }

    void para(const std::string &content, std::string_view attributes = {})
    {
        m_out += fmt::format("<p{}>{}</p>\n", attributes, content);
    }

    void put(const Heading &h)
    {
        const std::string text = h.number.empty() ? h.title : h.number + " " + h.title;
        m_out += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n", h.level + 1, html(h.anchor), html(text));
    }
    void put(const Paragraph &p) { para(runsHtml(p.runs)); }
    void put(const List &list)
    {
        const std::string_view tag = list.numbered ? "ol" : "ul";
        m_out += fmt::format("<{}>\n", tag);
        for (const Runs &item : list.items)
            m_out += "<li>" + runsHtml(item) + "</li>\n";
        m_out += fmt::format("</{}>\n", tag);
    }
    void columns(const std::vector<double> &widths)
    {
        if (widths.empty())
            return;
        double sum = 0;
        for (const double w : widths)
            sum += w;
        m_out += "<colgroup>";
        for (const double w : widths)
            m_out += fmt::format("<col style=\"width: {:.1f}%\"/>", 100 * w / sum);
        m_out += "</colgroup>\n";
    }
    /// A cell of our own "[ ] OK  [ ] fail" becomes boxes that can be ticked and are remembered.
    std::string cellHtml(const Cell &cell)
    {
        constexpr std::string_view kBox = "[ ]";
        if (cell.runs.size() != 1 || cell.runs.front().text.rfind(kBox, 0) != 0)
            return runsHtml(cell.runs);
        std::string out;
        std::string_view rest = cell.runs.front().text;
        while (!rest.empty()) {
            rest.remove_prefix(kBox.size());
            const std::size_t next = std::min(rest.find(kBox), rest.size());
            std::string label(rest.substr(0, next));
            label.erase(0, label.find_first_not_of(' '));
            label.erase(label.find_last_not_of(' ') + 1);
            out += fmt::format("<label><input type=\"checkbox\" data-tick=\"box-{}\"/> {}</label> ",
                               ++m_boxes, html(label));
            rest.remove_prefix(next);
        }
        return out;
    }
    void put(const Table &table)
    {
        m_out += "<table>\n";
        if (!table.caption.empty())
            m_out += "<caption>" + html(table.caption) + "</caption>\n";
        columns(table.widths);
        const auto right = [&](std::size_t i) {
            return i < table.rightAligned.size() && table.rightAligned[i] ? " class=\"right\"" : "";
        };
        m_out += "<thead>\n<tr>";
        for (std::size_t i = 0; i < table.header.size(); ++i)
            m_out += fmt::format("<th scope=\"col\"{}>{}</th>", right(i), html(table.header[i]));
        m_out += "</tr>\n</thead>\n<tbody>\n";
        for (const std::vector<Cell> &line : table.rows) {
            m_out += "<tr>";
            for (std::size_t i = 0; i < table.header.size(); ++i)
                m_out += i < line.size()
                    ? fmt::format("<td{}>{}{}</td>", right(i), marked(line[i].mark), cellHtml(line[i]))
                    : std::string("<td></td>");
            m_out += "</tr>\n";
        }
        m_out += "</tbody>\n</table>\n";
        if (table.copyLines.empty())
            return;
        std::string lines;
        for (const std::string &text : table.copyLines)
            lines += quote::line(text) + "\n";
        command(lines, false);
    }
    void put(const ToComplete &box)
    {
        para(fmt::format("<strong>{}</strong> {}", html("TO COMPLETE: " + box.owner + "."), html(box.what)),
             " class=\"box\"");
    }
    void command(const std::string &text, bool readOnly)
    {
        m_out += fmt::format("<div class=\"command\"><pre>{}</pre>{}<button type=\"button\" "
                             "data-copy=\"1\">Copy</button></div>\n",
                             html(text), readOnly ? "<span class=\"only\"># read-only</span>" : "");
    }
    void put(const CommandText &c) { command(c.command, c.readOnly); }
    void put(const StepTable &steps)
    {
        m_out += "<table class=\"steps\">\n";
        if (!steps.caption.empty())
            m_out += "<caption>" + html(steps.caption) + "</caption>\n";
        columns({0.09, 0.1, 0.09, 0.12, 0.2, 0.19, 0.13, 0.08});
        m_out += "<thead>\n<tr>";
        for (const char *title : {"No., kind", "T+, after", "Exp. / max", "Owner", "Action", "Verification",
                                  "If it fails", "Done"})
            m_out += fmt::format("<th scope=\"col\">{}</th>", title);
        m_out += "</tr>\n</thead>\n";
        for (const StepTable::Group &group : steps.groups) {
            m_out += fmt::format("<tbody class=\"phase\">\n<tr><th colspan=\"8\" "
                                 "scope=\"rowgroup\">{}<span>{}</span></th></tr>\n"
                                 "</tbody>\n",
                                 html(group.phase), html(group.window));
            for (const StepRow &step : group.rows)
                put(step);
        }
        m_out += "</table>\n";
    }
    void put(const StepRow &step)
    {
        const std::string after = step.afterLinks.empty() ? html(step.after) : runsHtml(step.afterLinks);
        m_out += fmt::format("<tbody class=\"step{}\" id=\"{}\">\n<tr>", step.critical ? " critical" : "",
                             html(step.anchor));
        m_out += fmt::format("<td><strong>{}</strong><br/><span class=\"marker marker-{}\">{}</span>{}</td>",
                             html(step.number), html(step.marker), html(step.marker),
                             step.critical ? "<br/><span class=\"key\">critical</span>" : "");
        m_out += fmt::format("<td><strong>{}</strong><br/><span class=\"key\">{}</span></td>",
                             html(step.tPlus), after);
        m_out += fmt::format("<td>{}</td><td>{}</td>", html(step.duration), html(step.owner));
        std::string action = html(step.action);
        if (!step.note.empty())
            action += "<br/><span class=\"soft\">" + html(step.note) + "</span>";
        if (step.missing)
            action += fmt::format("<br/><strong class=\"box\">{}</strong> {}",
                                  html("TO COMPLETE: " + step.missing->owner), html(step.missing->what));
        action += "<br/><span class=\"key\">" + html(step.key) + "</span>";
        m_out += fmt::format("<td>{}</td><td>{}</td><td>{}</td>", action, html(step.verification),
                             html(step.rollback));
        m_out += fmt::format("<td><label><input type=\"checkbox\" data-tick=\"{}\"/> OK</label></td></tr>\n",
                             html(step.anchor));
        if (step.command) {
            m_out += "<tr><td colspan=\"8\">";
            command(step.command->command, step.command->readOnly);
            m_out += "</td></tr>\n";
        }
        m_out += "</tbody>\n";
    }
    void put(const Picture &picture)
    {
        const auto file = m_svgs.find(picture.id);
        const std::string svg = file == m_svgs.end() ? std::string() : svgElement(file->second);
        if (svg.empty())
            para(html("Picture in words: " + picture.alternative));
        else
            m_out += fmt::format(
                "<figure role=\"img\" aria-label=\"{}\">\n{}\n<figcaption>{}</figcaption>\n</figure>\n",
                html(picture.alternative), svg, html(picture.caption));
    }
    void put(const Form &form)
    {
        m_out += fmt::format("<h4>{}</h4>\n<table>\n<tbody>\n", html(form.title));
        for (const std::string &line : form.lines)
            m_out += fmt::format("<tr><th scope=\"row\">{}</th><td><span class=\"fill\"></span></td></tr>\n",
                                 html(line));
        m_out += "</tbody>\n</table>\n";
    }
    void put(const PageBreak &) { }

    const Document &m_document;
    const std::map<std::string, std::string> &m_svgs;
    std::string m_out;
    int m_boxes = 0; ///< boxes of tables, so far
};

} // namespace

std::string toHtml(const Document &document, const std::map<std::string, std::string> &svgs)
{
    return Printer(document, svgs).print();
}

} // namespace breakwater::paper
