// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/paper_theme.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The runbook as a tree, made once and printed as Markdown, HTML and PDF, section for section.
namespace breakwater::paper {

struct Run {
    std::string text; ///< plain, hostile: each format quotes it
    enum class Style { Plain, Strong, Emphasis, Code } style = Style::Plain;
    std::string href; ///< `https://...`, or `#anchor` of a heading or step; empty: no link
};
using Runs = std::vector<Run>;
inline Runs plain(std::string text)
{
    return {Run{std::move(text)}};
}

struct Heading {
    int level = 1; ///< 1 part, 2 section, 3 phase
    std::string number; ///< "9.1"
    std::string title;
    std::string anchor; ///< unique, [a-z0-9-]
    bool landscape = false; ///< level 1: the part stands on landscape pages
    bool onePage = false; ///< level 1: everything up to the next part stands on exactly one page
};
struct Paragraph {
    Runs runs;
};
struct List {
    bool numbered = false;
    std::vector<Runs> items;
};
struct Cell {
    Runs runs;
    enum class Mark {
        None,
        Ok,
        Warning,
        Error,
        Info
    } mark = Mark::None; ///< a sign with its word, never colour alone
};
struct Table {
    std::string caption;
    std::vector<std::string> header;
    std::vector<double> widths; ///< shares of the line; empty: even
    std::vector<bool> rightAligned; ///< by column; empty: none
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> copyLines; ///< lines of shell that a format from which one copies prints below
};
/// Something the design does not say: printed as a box, counted on the cover, never invented.
struct ToComplete {
    std::string owner; ///< role
    std::string what;
};
struct CommandText {
    std::string command; ///< one logical line, with ${VARIABLES}
    std::string shell; ///< bash, sql, or portal
    bool readOnly = false;
};
struct StepRow {
    std::string anchor; ///< unique
    std::string number; ///< F-03.2
    std::string key; ///< stable key, printed small
    std::string marker; ///< AUTO, MANUAL, DECISION, HOLD
    std::string tPlus; ///< "T+12", "T-3"; ">= T+12" when at least
    std::string after; ///< "after F-03.1, F-03.4" or "declaration"
    Runs afterLinks; ///< the same words with links to the steps; empty: none
    std::string duration; ///< "5 / 15 min", "unknown"
    std::string owner;
    std::string action;
    std::string verification;
    std::string rollback;
    std::optional<CommandText> command;
    std::optional<ToComplete> missing;
    std::string note;
    bool critical = false;
    /// The same in numbers, in minutes, for those who calculate. Absent: unknown or unbounded.
    std::optional<double> startsAt, endsAt, expected, most;
    std::vector<std::string> afterNumbers; ///< numbers of the steps that must have ended
    std::optional<double> measured; ///< in the newest rehearsal that has it
};
struct StepTable {
    std::string caption;
    std::string plan; ///< word of the runbook whose steps these are: `failover`, `failback`
    std::string stamp, stampName; ///< id, and the name for people
    struct Group {
        std::string phase; ///< "Fence"
        std::string window; ///< "T+0 to T+3"
        std::vector<StepRow> rows;
    };
    std::vector<Group> groups;
};
/// A picture that a format draws from the design: `topology:<stamp id>`.
struct Picture {
    std::string id;
    std::string caption;
    std::string alternative; ///< in words
};
struct Form {
    std::string title;
    std::vector<std::string> lines; ///< labels of lines to fill in
};
struct PageBreak { };

using Block = std::variant<Heading, Paragraph, List, Table, ToComplete, CommandText, StepTable, Picture, Form,
                           PageBreak>;

struct Fact {
    std::string label, value;
    std::string note; ///< small, under the value: "12 min under target"
    Cell::Mark mark = Cell::Mark::None; ///< beside the note
};
/// One box of the document, as the cover lists them.
struct MissingEntry {
    std::string where; ///< "F-01.1", "Part 5"
    std::string anchor; ///< of the heading or step it stands in
    std::string what, owner;
};
/// The bar on the cover: minutes from the disruption on. Absent: not known, and the bar says so.
struct TimeBar {
    std::optional<double> detect, decide, recover, target;
    bool atLeast = false; ///< recover is a lower bound
    bool window = false; ///< T+0 is the start of an agreed window, no declaration
};

/// A variable of the commands, as the table and the machine-readable steps have it.
struct VariableLine {
    std::string name, value, meaning, owner;
    std::string state; ///< known, to-complete, run-time, secret
};
/// detection + decision + T+ of the end of the last step = the estimate, in minutes.
struct SumLine {
    std::string stamp, stampName;
    double detect = 0, decide = 0, lastStepEnds = 0, total = 0;
    bool atLeast = false, unbounded = false;
    std::optional<double> target;
};

struct Document {
    std::string kind = "failover"; ///< word of the runbook
    std::string name = "Failover runbook"; ///< what it is, for the cover and every page
    std::string title, subtitle, client, classification, version, author, language = "en";
    std::string consultancy; ///< empty: the program's name stands there
    std::optional<Logo> logo, clientLogo; ///< of the consultancy, of the client
    std::vector<std::string> keywords;
    std::string designHash, asOf, catalogVersion, writer;
    std::vector<Fact> cover; ///< document control
    std::vector<Fact> figures; ///< big on the cover: "RTO 43 min of 60 min"
    int toComplete = 0; ///< how many boxes the document has: missing.size()
    std::vector<MissingEntry> missing; ///< in the order of the document
    std::vector<TimeBar> timeBar; ///< one, or none where the document is about several stamps
    std::vector<std::string> signatures; ///< lines to sign on the cover: "Prepared by, signature"
    std::vector<Block> blocks;
    std::vector<VariableLine> variables; ///< each after those it refers to
    std::vector<SumLine> sums; ///< one a stamp

    void sign(const PaperTheme &theme) ///< what the cover has of it beside client and classification
    {
        consultancy = theme.consultancy;
        logo = theme.logo;
        clientLogo = theme.clientLogo;
    }
};

} // namespace breakwater::paper
