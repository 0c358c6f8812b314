// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/markdown.h"

#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>

namespace breakwater::paper {

namespace {

using quote::markdown;
using quote::markdownCode;

bool mayLink(const std::string &href)
{
    return href.rfind("https://", 0) == 0 || href.rfind("http://", 0) == 0 || href.rfind('#', 0) == 0;
}

/// A destination inside <...>, where only angle brackets, backslashes and blanks matter.
std::string destination(const std::string &href)
{
    std::string out;
    for (const char c : quote::line(href)) {
        if (c == '<' || c == '>' || c == '\\' || c == '|' || c == ' ' || c == '`')
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else
            out += c;
    }
    return out;
}

std::string markWord(Cell::Mark mark)
{
    switch (mark) {
    case Cell::Mark::None:
        return {};
    case Cell::Mark::Ok:
        return "[OK] ";
    case Cell::Mark::Warning:
        return "[!] ";
    case Cell::Mark::Error:
        return "[X] ";
    case Cell::Mark::Info:
        return "[i] ";
    }
    return {};
}

std::string runText(const Run &run)
{
    if (run.text.empty())
        return {};
    std::string text = run.style == Run::Style::Code ? markdownCode(run.text) : markdown(run.text);
    if (text.empty())
        return text;
    if (!run.href.empty() && mayLink(run.href))
        text = fmt::format("[{}](<{}>)", text, destination(run.href));
    const std::string_view around = run.style == Run::Style::Strong ? "**"
        : run.style == Run::Style::Emphasis                         ? "*"
                                                                    : "";
    if (around.empty())
        return text;
    // Blanks stay outside of the stars, else they are no stars.
    const std::size_t first = text.find_first_not_of(' '), last = text.find_last_not_of(' ');
    if (first == std::string::npos)
        return text;
    return text.substr(0, first) + std::string(around) + text.substr(first, last - first + 1)
        + std::string(around) + text.substr(last + 1);
}

std::string runsText(const Runs &runs)
{
    std::string out;
    for (const Run &run : runs)
        out += runText(run);
    return out;
}

std::string cellText(const Cell &c)
{
    const std::string mark = markWord(c.mark);
    return (mark.empty() ? "" : markdown(mark)) + runsText(c.runs);
}

std::string row(const std::vector<std::string> &cells)
{
    std::string out = "|";
    for (const std::string &text : cells)
        out += fmt::format(" {} |", text);
    return out + "\n";
}

class Printer {
public:
    Printer(const Document &document, const std::map<std::string, std::string> &pictures)
        : m_document(document)
        , m_pictures(pictures)
    { }

    std::string print()
    {
        front();
        contents();
        for (const Block &block : m_document.blocks)
            std::visit([this](const auto &b) { put(b); }, block);
        m_out +=
            fmt::format("---\n\n{}\n",
                        markdown(fmt::format("{}, design {}, assessed on {}, catalog {}. {}",
                                             m_document.title, m_document.designHash.substr(0, 8),
                                             m_document.asOf, m_document.catalogVersion, m_document.writer)));
        return std::move(m_out);
    }

private:
    void para(const std::string &text)
    {
        if (!text.empty())
            m_out += text + "\n\n";
    }

    void front()
    {
        para("# " + markdown(m_document.name + ": " + m_document.title));
        para(markdown(m_document.subtitle));
        for (const Fact &figure : m_document.figures) {
            m_out += fmt::format("- {}: **{}**", markdown(figure.label), markdown(figure.value));
            if (!figure.note.empty())
                m_out += ", " + markdown(markWord(figure.mark) + figure.note);
            m_out += "\n";
        }
        m_out += "\n";
        m_out += row({"Document control", "Value"}) + row({"---", "---"});
        for (const Fact &fact : m_document.cover)
            m_out += row({markdown(fact.label), markdown(fact.value)});
        m_out += "\n";
        if (m_document.missing.empty())
            return;
        para(fmt::format("**To complete before this runbook may be used: {}**", m_document.missing.size()));
        m_out += row({"Where", "What", "Who"}) + row({"---", "---", "---"});
        for (const MissingEntry &m : m_document.missing)
            m_out += row({fmt::format("[{}](<#{}>)", markdown(m.where), destination(m.anchor)),
                          markdown(m.what), "**" + markdown("TO COMPLETE: " + m.owner) + "**"});
        m_out += "\n";
    }

    void contents()
    {
        para("## Contents");
        for (const Block &block : m_document.blocks) {
            const Heading *h = std::get_if<Heading>(&block);
            if (h == nullptr || h->level > 2)
                continue;
            m_out += fmt::format("{}- [{}](<#{}>)\n", h->level == 2 ? "  " : "",
                                 markdown(h->number + " " + h->title), destination(h->anchor));
        }
        m_out += "\n";
    }

    void put(const Heading &h)
    {
        const std::string text = h.number.empty() ? h.title : h.number + " " + h.title;
        para(fmt::format("<a id=\"{}\"></a>", quote::html(h.anchor)));
        para(std::string(static_cast<std::size_t>(h.level) + 1, '#') + " " + markdown(text));
    }
    void put(const Paragraph &p) { para(runsText(p.runs)); }
    void put(const List &list)
    {
        int n = 0;
        for (const Runs &item : list.items)
            m_out += (list.numbered ? fmt::format("{}. ", ++n) : "- ") + runsText(item) + "\n";
        m_out += "\n";
    }
    void put(const Table &table)
    {
        if (!table.caption.empty())
            para("*" + markdown(table.caption) + "*");
        std::vector<std::string> cells, rule;
        for (std::size_t i = 0; i < table.header.size(); ++i) {
            cells.push_back(markdown(table.header[i]));
            rule.emplace_back(i < table.rightAligned.size() && table.rightAligned[i] ? "---:" : "---");
        }
        m_out += row(cells) + row(rule);
        for (const std::vector<Cell> &line : table.rows) {
            cells.clear();
            std::transform(line.begin(), line.end(), std::back_inserter(cells), cellText);
            cells.resize(table.header.size());
            m_out += row(cells);
        }
        m_out += "\n";
        if (table.copyLines.empty())
            return;
        std::string lines;
        for (const std::string &text : table.copyLines)
            lines += (lines.empty() ? "" : "\n") + quote::line(text);
        m_out += quote::markdownFence(lines, "bash") + "\n";
    }
    void put(const ToComplete &box)
    {
        para(fmt::format("> **{}** {}", markdown("TO COMPLETE: " + box.owner + "."), markdown(box.what)));
    }
    void put(const CommandText &command)
    {
        if (command.readOnly)
            para("Read-only:");
        m_out += quote::markdownFence(command.command, command.shell) + "\n";
    }
    void put(const StepTable &steps)
    {
        if (!steps.caption.empty())
            para("*" + markdown(steps.caption) + "*");
        for (const StepTable::Group &group : steps.groups) {
            para("#### " + markdown(fmt::format("{}, {}", group.phase, group.window)));
            m_out += row({"No.", "T+", "Exp. / max", "Owner", "Action", "Done"})
                + row({"---", "---", "---", "---", "---", "---"});
            for (const StepRow &step : group.rows)
                m_out += row({fmt::format("[{}](<#{}>){}", markdown(step.number), destination(step.anchor),
                                          step.critical ? " **critical**" : ""),
                              markdown(step.tPlus), markdown(step.duration), markdown(step.owner),
                              markdown(step.action), "\\_\\_\\_\\_"});
            m_out += "\n";
            for (const StepRow &step : group.rows)
                put(step);
        }
    }
    void put(const StepRow &step)
    {
        para(fmt::format("<a id=\"{}\"></a>", quote::html(step.anchor)));
        para(fmt::format("**{} {}**", markdown(step.number), markdown(step.action)));
        para(fmt::format("{} | {} | {} | {}{}", step.marker, markdown(step.tPlus), markdown(step.duration),
                         markdown(step.owner), step.critical ? " | **critical path**" : ""));
        if (step.command) {
            if (step.command->readOnly)
                para("Read-only:");
            m_out += quote::markdownFence(step.command->command, step.command->shell) + "\n";
        }
        if (step.missing)
            put(*step.missing);
        const std::string after = step.afterLinks.empty() ? markdown(step.after) : runsText(step.afterLinks);
        m_out += "- When: " + after + "\n";
        if (!step.verification.empty())
            m_out += "- Expect: " + markdown(step.verification) + "\n";
        if (!step.rollback.empty())
            m_out += "- If it fails: " + markdown(step.rollback) + "\n";
        if (!step.note.empty())
            m_out += "- Note: " + markdown(step.note) + "\n";
        m_out += "- Key: " + markdownCode(step.key) + "\n";
        m_out += "- [ ] OK, start \\_\\_\\_\\_ end \\_\\_\\_\\_ initials \\_\\_\\_\\_\n\n";
    }
    void put(const Picture &picture)
    {
        const auto file = m_pictures.find(picture.id);
        if (file != m_pictures.end())
            para(fmt::format("![{}](<{}>)", markdown(picture.alternative), destination(file->second)));
        else
            para(markdown("Picture in words: " + picture.alternative));
        para("*" + markdown(picture.caption) + "*");
    }
    void put(const Form &form)
    {
        para("**" + markdown(form.title) + "**");
        for (const std::string &line : form.lines)
            m_out += fmt::format("- {}: {}\n", markdown(line), "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_");
        m_out += "\n";
    }
    void put(const PageBreak &) { }

    const Document &m_document;
    const std::map<std::string, std::string> &m_pictures;
    std::string m_out;
};

} // namespace

std::string toMarkdown(const Document &document, const std::map<std::string, std::string> &pictures)
{
    return Printer(document, pictures).print();
}

} // namespace breakwater::paper
