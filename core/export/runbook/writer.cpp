// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/writer.h"

#include "core/export/runbook/number_links.h"

#include <map>
#include <string_view>

#include <fmt/format.h>

namespace breakwater::paper {

Run strong(std::string text)
{
    return {std::move(text), Run::Style::Strong, {}};
}
Run code(std::string text)
{
    return {std::move(text), Run::Style::Code, {}};
}
Run link(std::string text, std::string href)
{
    return {std::move(text), Run::Style::Plain, std::move(href)};
}

namespace {

constexpr std::string_view kOpenNumber = " (part {n})";

} // namespace

std::string numbered(std::string text)
{
    return text.append(kOpenNumber);
}

void numberLinks(Document &document)
{
    std::map<std::string, std::string> numbers;
    for (const Block &block : document.blocks)
        if (const auto *heading = std::get_if<Heading>(&block))
            numbers.emplace("#" + heading->anchor, heading->number);
    for (Block &block : document.blocks) {
        auto *paragraph = std::get_if<Paragraph>(&block);
        if (paragraph == nullptr)
            continue;
        for (Run &run : paragraph->runs) {
            const std::size_t at = run.href.empty() ? std::string::npos : run.text.rfind(kOpenNumber);
            if (at == std::string::npos)
                continue;
            run.text.resize(at);
            if (const auto found = numbers.find(run.href); found != numbers.end())
                run.text += fmt::format(" (part {})", found->second);
        }
    }
}

Cell cell(std::string text, Cell::Mark mark)
{
    return {plain(std::move(text)), mark};
}
Cell cell(Runs runs)
{
    return {std::move(runs), Cell::Mark::None};
}
Cell sourceCell(const std::string &source)
{
    const bool web = source.rfind("https://", 0) == 0 || source.rfind("http://", 0) == 0;
    if (!web)
        return cell(source.empty() ? "none" : source);
    return cell(Runs{link(source, source)});
}

Writer::Writer(Document &document)
    : m_document(document)
{ }

std::string Writer::uniqueAnchor(const std::string &wanted)
{
    std::string base;
    for (const char c : wanted) {
        const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (keep)
            base += c;
        else if (c >= 'A' && c <= 'Z')
            base += static_cast<char>(c - 'A' + 'a');
        else if (!base.empty() && base.back() != '-')
            base += '-';
    }
    while (!base.empty() && base.back() == '-')
        base.pop_back();
    if (base.empty())
        base = "place";
    std::string anchor = base;
    for (int n = 2; !m_anchors.insert(anchor).second; ++n)
        anchor = fmt::format("{}-{}", base, n);
    return anchor;
}

void Writer::heading(int level, std::string number, const std::string &title, const std::string &anchor,
                     bool landscape, bool onePage)
{
    m_anchor = uniqueAnchor(anchor);
    m_document.blocks.emplace_back(Heading{level, std::move(number), title, m_anchor, landscape, onePage});
}

void Writer::part(const std::string &title, const std::string &anchor, bool landscape, bool onePage)
{
    m_partNumber = fmt::format("{}", ++m_part);
    m_section = 0;
    m_where = "Part " + m_partNumber;
    heading(1, m_partNumber, title, anchor, landscape, onePage);
}

void Writer::appendix(const std::string &title, const std::string &anchor, bool landscape)
{
    m_partNumber = std::string(1, m_appendix++);
    m_section = 0;
    m_where = "Appendix " + m_partNumber;
    heading(1, m_partNumber, title, anchor, landscape, false);
}

void Writer::section(const std::string &title, const std::string &anchor)
{
    const std::string number = fmt::format("{}.{}", m_partNumber, ++m_section);
    m_where = number;
    heading(2, number, title, anchor, false, false);
}

void Writer::phase(const std::string &title, const std::string &anchor)
{
    heading(3, {}, title, anchor, false, false);
}

void Writer::say(std::string text)
{
    m_document.blocks.emplace_back(Paragraph{plain(std::move(text))});
}
void Writer::say(Runs runs)
{
    m_document.blocks.emplace_back(Paragraph{std::move(runs)});
}
void Writer::list(std::vector<Runs> items, bool numbered)
{
    if (!items.empty())
        m_document.blocks.emplace_back(List{numbered, std::move(items)});
}
void Writer::list(const std::vector<std::string> &items, bool numbered)
{
    std::vector<Runs> runs;
    for (const std::string &item : items)
        runs.push_back(plain(item));
    list(std::move(runs), numbered);
}
void Writer::add(Block block)
{
    m_document.blocks.push_back(std::move(block));
}

void Writer::count(const std::string &where, const std::string &anchor, const std::string &owner,
                   const std::string &what)
{
    m_document.missing.push_back({where, anchor, what, owner});
    m_document.toComplete = static_cast<int>(m_document.missing.size());
}

void Writer::box(const std::string &owner, const std::string &what)
{
    count(m_where, m_anchor, owner, what);
    m_document.blocks.emplace_back(ToComplete{owner, what});
}

Cell Writer::boxCell(const std::string &owner, const std::string &what)
{
    count(m_where, m_anchor, owner, what);
    return {Runs{strong("TO COMPLETE: " + owner)}, Cell::Mark::Warning};
}

Cell Writer::orBox(const std::string &text, const std::string &owner, const std::string &what)
{
    return text.empty() ? boxCell(owner, what) : cell(text);
}

} // namespace breakwater::paper
