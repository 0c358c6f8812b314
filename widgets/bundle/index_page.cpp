// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bundle/index_page.h"

#include "core/export/quote.h"
#include "core/export/runbook/kind.h"

#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace breakwater::bundle {

namespace {

using quote::html;

constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1A1F27; --soft: #4B5565; --line: #CCD3DC; --paper: #FFFFFF; --link: #0B5CAD; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #EDF1F7; --soft: #B9C3D1; --line: #38424F; --paper: #12161C; --link: #6CB6FF; } }
body { margin: 0 auto; max-width: 900px; padding: 24px; background: var(--paper); color: var(--ink);
  font: 15px/1.5 "Liberation Sans", Arial, sans-serif; }
.brand { display: flex; justify-content: space-between; align-items: center; gap: 16px; margin-bottom: 20px; }
.brand img { max-height: 56px; max-width: 45%; background: #FFFFFF; padding: 6px; border-radius: 4px; }
h1 { font-size: 30px; line-height: 1.2; margin: 8px 0; }
h2 { font-size: 19px; margin: 32px 0 8px; border-top: 2px solid var(--ink); padding-top: 10px; }
p.soft, td.soft { color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td:first-child { width: 44%; }
td.size { text-align: right; white-space: nowrap; color: var(--soft); }
a { color: var(--link); }
code { font: 13px "Liberation Mono", monospace; overflow-wrap: anywhere; }
)css";

std::string sizeText(std::size_t bytes)
{
    return bytes < 1024 * 1024 ? fmt::format("{} KB", (bytes + 1023) / 1024)
                               : fmt::format("{:.1f} MB", static_cast<double>(bytes) / (1024 * 1024));
}

/// Where a file belongs on the page, and what it is.
struct Entry {
    std::string group, what;
};

std::string_view formatWords(const std::string &ending)
{
    static const std::map<std::string, std::string_view, std::less<>> words = {
        {".pdf", "to print and to carry"},
        {".html", "in a browser, with boxes to tick; needs no network"},
        {".md", "as text, to review and to read aloud"},
        {".json", "the steps for machines, to fill in after a drill"},
        {".xlsx", "steps, RACI, inventory and findings as sheets"},
        {".odt", "to edit in a word processor"},
        {".svg", "a picture that the text shows"}};
    const auto found = words.find(ending);
    return found == words.end() ? std::string_view() : found->second;
}

Entry entryOf(const std::filesystem::path &path)
{
    const std::string file = path.filename().string(), top = path.begin()->string();
    if (top == "iac")
        return {"Infrastructure code", "see the README of each folder"};
    if (top == "scripts")
        return {"Scripts", "the steps of the runbooks; they change nothing without --execute"};
    for (const RunbookKind kind : kAllRunbooks) {
        const std::string word(toWord(kind));
        if (file.rfind(word + ".", 0) == 0 || file.rfind(word + "-topology", 0) == 0)
            return {titleOf(kind), std::string(formatWords(path.extension().string()))};
    }
    static const std::map<std::string, std::string> others = {
        {"board.pdf", "one page for those who decide"},
        {"diagram.svg", "the topology, as a vector"},
        {"diagram.png", "the topology, as a picture"},
        {"design.breakwater", "the design itself; Breakwater opens it"},
        {"risk-register.csv", "findings, accepted risks and open questions, one a line"},
        {"findings.json", "the same for machines"},
        {"findings.sarif", "the same for a code review"},
        {"checksums.sha256", "to check that no file was changed: sha256sum -c"}};
    const auto found = others.find(file);
    return {"Overview", found == others.end() ? std::string() : found->second};
}

/// Logos beside one another; the name of a consultancy that has none.
std::string brand(const PaperTheme &theme)
{
    std::string out;
    for (const auto &[logo, name] :
         {std::pair(&theme.logo, &theme.consultancy), std::pair(&theme.clientLogo, &theme.client)}) {
        if (*logo)
            out += fmt::format("<img src=\"{}\" alt=\"{}\"/>", html((*logo)->dataUri()),
                               html(name->empty() ? "Logo" : *name));
        else if (logo == &theme.logo && !name->empty())
            out += fmt::format("<span>{}</span>", html(*name));
    }
    return out.empty() ? out : fmt::format("<div class=\"brand\">{}</div>\n", out);
}

} // namespace

std::string indexPage(const Rendered &pack, const Engagement &engagement, const Stamping &stamping,
                      const PaperTheme &theme)
{
    std::vector<std::string> order{"Overview"};
    for (const RunbookKind kind : kAllRunbooks)
        order.push_back(titleOf(kind));
    order.insert(order.end(), {"Infrastructure code", "Scripts"});
    std::map<std::string, std::string> rows;
    for (const OutputFile &file : pack.files) {
        const Entry entry = entryOf(file.path);
        const std::string path = file.path.generic_string();
        rows[entry.group] += fmt::format("<tr><td><a href=\"{0}\">{0}</a></td><td class=\"soft\">{1}</td><td "
                                         "class=\"size\">{2}</td></tr>\n",
                                         html(path), html(entry.what), sizeText(file.bytes.size()));
    }
    std::string out = fmt::format(
        "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" "
        "xml:lang=\"en\">\n<head>\n<meta "
        "charset=\"UTF-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src "
        "'unsafe-inline'; img-src data:\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"/>\n"
        "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n{2}<h1>{0}</h1>\n",
        html(stamping.designName), kStyle, brand(theme));
    std::string whose = theme.client.empty() ? engagement.client.value_or("") : theme.client;
    for (const auto &part :
         {theme.classification.empty() ? engagement.classification : std::optional(theme.classification),
          engagement.version ? std::optional("version " + *engagement.version) : std::nullopt}) {
        if (part && !part->empty())
            whose += (whose.empty() ? "" : ", ") + *part;
    }
    if (!whose.empty())
        out += fmt::format("<p>{}</p>\n", html(whose));
    out += fmt::format(
        "<p class=\"soft\">Every file here was made from one design, on one day. Design <code>{}</code>, "
        "assessed on {}, catalog {}. {}.</p>\n",
        html(stamping.designHash), html(stamping.asOf), html(stamping.catalogVersion), html(stamping.writer));
    for (const std::string &group : order) {
        const auto found = rows.find(group);
        if (found != rows.end())
            out += fmt::format("<h2>{}</h2>\n<table>\n<tbody>\n{}</tbody>\n</table>\n", html(group),
                               found->second);
    }
    if (!pack.gaps.empty()) {
        out += "<h2>What could not be made</h2>\n<table>\n<tbody>\n";
        for (const Gap &gap : pack.gaps)
            out += fmt::format("<tr><td>{}</td><td class=\"soft\">{}</td></tr>\n", html(gap.what),
                               html(gap.why));
        out += "</tbody>\n</table>\n";
    }
    return out + "</body>\n</html>\n";
}

} // namespace breakwater::bundle
