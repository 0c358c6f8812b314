// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/findings/report.h"
#include "core/export/quote.h"

namespace breakwater {

namespace {

/// Without it Excel takes UTF-8 for something else.
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

void addRow(std::string &out, const std::vector<std::string> &cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += ',';
        out += quote::csv(cells[i]);
    }
    out += "\r\n"; // RFC 4180
}

class Register {
public:
    explicit Register(const FindingsReport &report)
        : m_report(report)
        , m_index(*report.now.topology)
    { }

    void add(const Finding &finding, const std::string &status, std::string &out) const
    {
        const AcceptedRisk *risk = m_index.riskOf(finding.rule, finding.subjects);
        const std::string owner = risk != nullptr ? m_index.titleOf(risk->owner) : std::string();
        addRow(out,
               {finding.key(), finding.rule.text, std::string(toWord(finding.severity)),
                m_report.stampName(finding.stamp), namesOf(finding.subjects), finding.title,
                finding.message + (finding.why.empty() ? "" : " " + finding.why), finding.remedy,
                owner.empty() ? m_index.ownerOf(finding.subjects) : owner, status,
                risk != nullptr ? risk->reviewOn.value_or("") : "", finding.source});
    }

    void add(const NotEvaluated &open, std::string &out) const
    {
        const RuleWords words = wordsFor(m_report, open.rule);
        addRow(out,
               {keyOf(open.rule, open.subjects), open.rule.text, words.severity,
                m_report.stampName(open.stamp), namesOf(open.subjects), words.title,
                "Not judged; missing: " + open.missing + ".", "Find out and enter it: " + open.missing + ".",
                m_index.ownerOf(open.subjects), "not evaluated", "", words.source});
    }

private:
    std::string namesOf(const std::vector<std::string> &subjects) const
    {
        std::string names;
        for (const std::string &subject : subjects)
            names += (names.empty() ? "" : "; ") + m_index.nameOf(subject);
        return names;
    }

    const FindingsReport &m_report;
    DesignIndex m_index;
};

} // namespace

std::string findingsCsv(const FindingsReport &report)
{
    const Register rows(report);
    std::string out(kByteOrderMark);
    addRow(out,
           {"id", "rule", "severity", "stamp", "subject", "title", "consequence", "remedy", "owner", "status",
            "review date", "source"});
    for (const Finding &finding : report.assessment.findings)
        rows.add(finding, "open", out);
    for (const Finding &finding : report.assessment.accepted)
        rows.add(finding, "accepted", out);
    for (const NotEvaluated &open : report.assessment.notEvaluated)
        rows.add(open, out);
    return out;
}

} // namespace breakwater
