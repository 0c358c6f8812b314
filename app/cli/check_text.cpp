// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/check_text.h"

#include "core/export/quote.h"

#include <ostream>

#include <fmt/ostream.h>

namespace breakwater::cli {

namespace {

using quote::line;

constexpr std::string_view kDim = "\033[2m", kBold = "\033[1m", kPlain = "\033[0m";

std::string_view colourOf(Level level)
{
    switch (level) {
    case Level::Error:
        return "\033[31m";
    case Level::Warning:
        return "\033[33m";
    case Level::Info:
        break;
    }
    return "\033[36m";
}

class Printer {
public:
    Printer(const FindingsReport &report, bool colours, const Translation &translation, std::ostream &out)
        : m_report(report)
        , m_colours(colours)
        , m_translation(translation)
        , m_index(*report.now.topology)
        , m_out(out)
    { }

    void print()
    {
        for (const Finding &finding : m_report.assessment.findings)
            printOne(finding);
        printAccepted();
        printOpen();
        printSummary();
    }

private:
    std::string in(std::string_view colour, std::string_view text) const
    {
        return m_colours ? fmt::format("{}{}{}", colour, text, kPlain) : std::string(text);
    }

    void heading(const std::string &text) { fmt::print(m_out, "{}\n", in(kBold, line(text))); }

    std::string placeOf(const std::vector<std::string> &subjects, const StampId &stamp) const
    {
        const std::size_t number = m_report.lineOf(subjects, stamp);
        return number > 0 ? fmt::format("{}:{}", line(m_report.file), number) : line(m_report.file);
    }

    void printOne(const Finding &finding)
    {
        if (!m_stamp || *m_stamp != finding.stamp) {
            m_stamp = finding.stamp;
            heading(finding.stamp.empty() ? "Whole design" : m_report.stampName(finding.stamp));
        }
        fmt::print(m_out, "  {} {}  {}\n",
                   in(colourOf(finding.level()), fmt::format("{:<7}", toWord(finding.level()))),
                   line(finding.rule.text), line(m_translation.message(finding)));
        fmt::print(m_out, "                   {}\n", in(kDim, placeOf(finding.subjects, finding.stamp)));
        if (!finding.remedy.empty())
            fmt::print(m_out, "                   Remedy: {}\n", line(finding.remedy));
        if (!finding.policy.empty())
            fmt::print(m_out, "                   Policy: {}, {}\n", line(finding.policy),
                       line(finding.source));
    }

    void printAccepted()
    {
        if (!m_report.assessment.accepted.empty())
            heading("Accepted");
        for (const Finding &finding : m_report.assessment.accepted) {
            fmt::print(m_out, "  {}  {}\n", line(finding.rule.text), line(m_translation.message(finding)));
            const AcceptedRisk *risk = m_index.riskOf(finding.rule, finding.subjects);
            if (risk == nullptr)
                continue;
            const std::string owner = m_index.titleOf(risk->owner);
            fmt::print(m_out, "           by {}{}{}\n", owner.empty() ? "nobody" : line(owner),
                       risk->reviewOn ? ", until " + line(*risk->reviewOn) : "",
                       risk->reason ? ": " + line(*risk->reason) : "");
        }
    }

    void printOpen()
    {
        std::set<std::pair<std::string, std::string>> open;
        for (const NotEvaluated &one : m_report.assessment.notEvaluated)
            open.emplace(one.rule.text, m_translation.missing(one));
        if (!open.empty())
            heading("Not evaluated, which is never a pass");
        for (const auto &[rule, missing] : open)
            fmt::print(m_out, "  {}  missing: {}\n", line(rule), line(missing));
    }

    void printSummary()
    {
        const Assessment &assessment = m_report.assessment;
        fmt::print(
            m_out, "{} errors, {} warnings, {} infos, {} accepted, {} not evaluated for want of facts{}\n",
            assessment.count(Level::Error), assessment.count(Level::Warning), assessment.count(Level::Info),
            assessment.accepted.size(), assessment.notEvaluated.size(),
            m_report.compared ? fmt::format("; new since the baseline, which has {} others", m_report.known)
                              : "");
        for (const auto &[stamp, readiness] : m_report.readiness)
            fmt::print(m_out, "Readiness of {}: {} of 100 points\n", line(m_report.stampName(stamp)),
                       readiness.points());
        if (m_report.readiness.size() > 1)
            fmt::print(m_out, "Readiness of the whole: {} of 100 points\n", m_report.whole.points());
    }

    const FindingsReport &m_report;
    bool m_colours;
    const Translation &m_translation;
    DesignIndex m_index;
    std::ostream &m_out;
    std::optional<StampId> m_stamp; ///< whose heading was printed last
};

} // namespace

void printFindings(const FindingsReport &report, bool colours, const Translation &translation,
                   std::ostream &out)
{
    Printer(report, colours, translation, out).print();
}

} // namespace breakwater::cli
