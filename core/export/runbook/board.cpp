// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/board.h"

#include "core/advice/remedies.h"
#include "core/cost/cost.h"
#include "core/export/runbook/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace breakwater::paper {

namespace {

constexpr std::size_t kRemediesFor = 4; ///< stamps: a page has no room for more, and each takes many plans

/// "three of four"; from thirteen on in digits, as a board reads them.
std::string numberWord(std::size_t number)
{
    constexpr const char *kWords[] = {"none",  "one",   "two",  "three", "four",   "five",  "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    return number < std::size(kWords) ? kWords[number] : fmt::format("{}", number);
}

class Maker {
public:
    explicit Maker(const ExportRequest &request)
        : m_request(request)
        , m_input(planFor(request, RunbookKind::Failover))
        , m_variables(request.now, DisruptionKind::Region, true)
        , m_out(m_scratch)
        , m_c(request, RunbookKind::Failover, m_input, m_variables, m_out)
    { }

    BoardSummary make()
    {
        const Engagement &e = *m_c.topology.engagement;
        m_board.client = e.client.value_or("");
        m_board.classification = e.classification.value_or("");
        m_board.design = e.name;
        m_board.asOf = m_request.stamping.asOf;
        m_board.designHash = m_request.stamping.designHash;
        m_board.catalogVersion = m_request.stamping.catalogVersion;
        m_board.writer = m_request.stamping.writer;
        if (const auto cost = costOf(m_request.now))
            m_cost = *cost;
        for (const StampEstimate &estimate : m_c.estimates)
            if (isCovered(estimate.stamp))
                addLine(estimate);
        addHeadline();
        addFigures();
        addDecisions();
        addRisks();
        addEvidence();
        return std::move(m_board);
    }

private:
    bool isCovered(const StampId &stamp) const
    {
        return std::any_of(m_c.stamps.begin(), m_c.stamps.end(),
                           [&](const Stamp *s) { return s->id == stamp; });
    }

    /// "warm standby", without what it is called elsewhere.
    static std::string plainStrategy(Strategy strategy)
    {
        const std::string title = strategyTitle(strategy);
        return title.substr(0, title.find(" ("));
    }

    static std::string ofTarget(const std::string &value, const std::optional<Minutes> &target)
    {
        const bool figure = !value.empty() && (std::isdigit(static_cast<unsigned char>(value.front())) != 0);
        return target
            ? fmt::format(fmt::runtime(figure ? "{} of {}" : "{} / {}"), value, humanMinutes(*target))
            : value + ", no target";
    }

    void addLine(const StampEstimate &estimate)
    {
        const Stamp &stamp = *m_c.topology.stamp(estimate.stamp);
        BoardLine line;
        line.name = stamp.name;
        line.detail = std::string(toWord(stamp.type))
            + (stamp.criticality ? fmt::format(", tier {}", *stamp.criticality) : "")
            + (stamp.strategy ? ", " + plainStrategy(*stamp.strategy) : "");
        if (!estimate.rto.unbounded)
            line.achieved = estimate.rto.rto.count();
        if (estimate.rtoTarget)
            line.target = estimate.rtoTarget->count();
        line.atLeast = estimate.rto.atLeast;
        line.recovery = ofTarget(achievedRto(estimate), estimate.rtoTarget);
        line.loss = ofTarget(humanFigure(estimate.rpo), estimate.rpoTarget);
        if (const StampCost *cost = m_cost.stamp(estimate.stamp))
            line.standby = humanCost(cost->standby);
        judge(estimate, line);
        m_board.lines.push_back(std::move(line));
    }

    void judge(const StampEstimate &e, BoardLine &line)
    {
        const bool late = e.rtoVerdict == Verdict::Missed, loses = e.rpoVerdict == Verdict::Missed;
        const bool open = e.rtoVerdict == Verdict::Unknown || e.rpoVerdict == Verdict::Unknown;
        const bool judged = e.rtoVerdict == Verdict::Met || e.rpoVerdict == Verdict::Met;
        if (late) {
            line.verdict = e.rto.unbounded ? "not back by any date"
                                           : fmt::format("{} late", humanMinutes(e.rto.rto - *e.rtoTarget));
            m_late.push_back(&e);
        } else if (loses) {
            line.verdict = "in time, loses too much";
        } else if (open) {
            line.verdict = "not known";
        } else {
            line.verdict = judged ? "on target" : "no target";
        }
        line.mark = late || loses ? Cell::Mark::Error
            : open                ? Cell::Mark::Warning
            : judged              ? Cell::Mark::Ok
                                  : Cell::Mark::None;
        m_inTime += e.rtoVerdict == Verdict::Met ? 1 : 0;
        m_judged += e.rtoVerdict == Verdict::NotJudged ? 0 : 1;
    }

    /// The region that all covered stamps lose; "its region" where they are several.
    std::string lostRegion() const
    {
        std::string region;
        for (const Stamp *stamp : m_c.stamps) {
            const std::string own = m_c.primaryRegion(*stamp);
            if (!region.empty() && region != own)
                return "the primary region";
            region = own;
        }
        return region.empty() ? "the primary region" : region;
    }

    static std::string latenessOf(const StampEstimate &e)
    {
        return e.rto.unbounded ? "not back by any date" : humanMinutes(e.rto.rto - *e.rtoTarget) + " late";
    }

    void addHeadline()
    {
        if (m_judged == 0) {
            m_board.headline =
                fmt::format("If {} is lost, nobody can say who is back in time: no workload has a "
                            "target.",
                            lostRegion());
        } else if (m_inTime == m_judged) {
            m_board.headline = m_judged == 1
                ? fmt::format("If {} is lost, {} is back in time.", lostRegion(), m_board.lines[0].name)
                : fmt::format("If {} is lost, all {} workloads are back in time.", lostRegion(),
                              numberWord(m_judged));
        } else if (m_judged == 1 && !m_late.empty()) {
            const StampEstimate &late = *m_late.front();
            m_board.headline = fmt::format("If {} is lost, {} is {}.", lostRegion(),
                                           m_c.topology.stamp(late.stamp)->name, latenessOf(late));
        } else {
            m_board.headline =
                fmt::format("If {} is lost, {} of {} workloads {} back in time.", lostRegion(),
                            numberWord(m_inTime), numberWord(m_judged), m_inTime == 1 ? "is" : "are");
            if (const StampEstimate *worst = latest())
                m_board.headline +=
                    fmt::format(" {} is {}.", m_c.topology.stamp(worst->stamp)->name, latenessOf(*worst));
        }
        std::set<std::string> to;
        for (const Stamp *stamp : m_c.stamps)
            if (stamp->zone(ZoneRole::Secondary) != nullptr)
                to.insert(m_c.secondaryRegion(*stamp));
        m_board.subline = to.empty()
            ? "Nothing stands by in another region."
            : fmt::format(
                "What stands by in {} costs {} a month, beside {} for one region; list prices, estimated.",
                joined({to.begin(), to.end()}, " and "), humanCost(summed(&StampCost::standby)),
                humanCost(summed(&StampCost::oneRegion)));
    }

    /// Of the stamps of the request.
    CostSum summed(CostSum StampCost::*slot) const
    {
        CostSum sum;
        for (const StampCost &cost : m_cost.stamps) {
            if (isCovered(cost.stamp))
                sum += cost.*slot;
        }
        return sum;
    }

    const StampEstimate *latest() const
    {
        const StampEstimate *worst = nullptr;
        for (const StampEstimate *e : m_late) {
            const auto over = [](const StampEstimate &x) {
                return x.rto.unbounded ? HUGE_VAL : (x.rto.rto - *x.rtoTarget).count();
            };
            if (worst == nullptr || over(*e) > over(*worst))
                worst = e;
        }
        return worst;
    }

    void addFigures()
    {
        double fastest = HUGE_VAL, slowest = 0;
        bool unbounded = false;
        for (const BoardLine &line : m_board.lines) {
            unbounded = unbounded || !line.achieved;
            fastest = std::min(fastest, line.achieved.value_or(HUGE_VAL));
            slowest = std::max(slowest, line.achieved.value_or(0));
        }
        m_board.figures.push_back(
            {m_judged == 1 ? "workload meets its recovery time" : "workloads meet their recovery time",
             fmt::format("{} of {}", m_inTime, m_judged),
             {},
             m_inTime == m_judged ? Cell::Mark::Ok : Cell::Mark::Error});
        if (!m_board.lines.empty())
            m_board.figures.push_back({"until service is back",
                                       unbounded ? std::string("no bound")
                                           : fastest == slowest
                                           ? humanMinutes(Minutes{slowest})
                                           : fmt::format("{} to {}", humanMinutes(Minutes{fastest}),
                                                         humanMinutes(Minutes{slowest})),
                                       {},
                                       Cell::Mark::None});
        const Figure *worst = nullptr;
        for (const StampEstimate &e : m_c.estimates) {
            if (isCovered(e.stamp) && (worst == nullptr || rankOf(e.rpo) > rankOf(*worst)))
                worst = &e.rpo;
        }
        if (worst != nullptr)
            m_board.figures.push_back(
                {"of data at risk, worst store", humanFigure(*worst), {}, Cell::Mark::None});
        m_board.figures.push_back(
            {"a month for standby", humanCost(summed(&StampCost::standby)), {}, Cell::Mark::None});
    }

    void addDecisions()
    {
        std::size_t advised = 0;
        for (const StampEstimate &e : m_c.estimates) {
            const bool missed = e.rtoVerdict == Verdict::Missed || e.rpoVerdict == Verdict::Missed;
            if (!missed || !isCovered(e.stamp) || advised++ == kRemediesFor)
                continue;
            const Advice advice = smallestRemedies(m_request.now, e.stamp, {}, 1);
            if (advice.remedies.empty())
                continue;
            BoardItem item = asDecision(e, advice.remedies.front());
            const bool known = std::any_of(m_board.decisions.begin(), m_board.decisions.end(),
                                           [&](const BoardItem &other) { return other.title == item.title; });
            if (!known)
                m_board.decisions.push_back(std::move(item));
        }
        std::vector<const Decision *> open;
        for (const Decision &d : m_c.topology.agreements->decisions) {
            if (!d.status || *d.status == "open")
                open.push_back(&d);
        }
        std::stable_sort(open.begin(), open.end(), [](const Decision *a, const Decision *b) {
            return a->due.value_or("9") < b->due.value_or("9");
        });
        for (const Decision *d : open) {
            const std::string owner = m_c.roleTitle(d->owner);
            m_board.decisions.push_back(
                {d->text,
                 joined({owner.empty() ? "no owner yet" : owner, d->due ? "by " + *d->due : "no date yet"})
                     + ".",
                 Cell::Mark::None});
        }
    }

    BoardItem asDecision(const StampEstimate &before, const Remedy &remedy) const
    {
        const Change &change = remedy.changes.front();
        std::string text;
        if (change.option)
            text = change.costFactor < 1.005
                ? std::string("No cost beyond what it costs in one region, estimated. ")
                : fmt::format("About {:.3g} times what it costs in one region, estimated. ",
                              change.costFactor);
        if (remedy.after.rto.rto != before.rto.rto || remedy.after.rto.unbounded != before.rto.unbounded)
            text += fmt::format("Recovery from {} to {}. ", achievedRto(before), achievedRto(remedy.after));
        if (humanFigure(remedy.after.rpo) != humanFigure(before.rpo))
            text += fmt::format("Data at risk from {} to {}.", humanFigure(before.rpo),
                                humanFigure(remedy.after.rpo));
        return {asSentence(change.words), text, Cell::Mark::None};
    }

    void addRisks()
    {
        std::vector<std::pair<const Finding *, int>> kinds; // one line a rule, with how often it shows
        for (const Finding &f : m_request.assessment->findings) {
            if (f.level() != Level::Error || !(f.stamp.empty() || isCovered(f.stamp)))
                continue;
            const auto known = std::find_if(kinds.begin(), kinds.end(),
                                            [&](const auto &kind) { return kind.first->rule == f.rule; });
            if (known == kinds.end())
                kinds.emplace_back(&f, 1);
            else
                ++known->second;
        }
        for (const auto &[first, count] : kinds)
            m_board.risks.push_back({asSentence(first->title.empty() ? first->rule.text : first->title),
                                     count == 1 ? first->message
                                                : fmt::format("{} And {} more of the kind.",
                                                              asSentence(first->message), count - 1),
                                     Cell::Mark::Error});
        for (const AcceptedRisk &risk : m_c.topology.agreements->acceptedRisks) {
            const auto finding = std::find_if(
                m_request.assessment->accepted.begin(), m_request.assessment->accepted.end(),
                [&](const Finding &f) { return f.rule == risk.rule && f.subjects == risk.subjects; });
            if (finding == m_request.assessment->accepted.end())
                continue;
            m_board.risks.push_back(
                {finding->title,
                 fmt::format("Accepted{}: {}", risk.reviewOn ? " until " + *risk.reviewOn : "",
                             risk.reason.value_or("no reason on record")),
                 Cell::Mark::Info});
        }
    }

    void addEvidence()
    {
        for (const auto &[stamp, promise] : m_c.schedule.byStamp) {
            if (!isCovered(stamp))
                continue;
            m_board.evidence.unknown += static_cast<int>(promise.unknown.size());
            for (const std::size_t block : promise.criticalPath) {
                const BlockTime &time = m_c.plan.blocks[block].time;
                if (time.state == Figure::State::Value)
                    shareOf(time.grade) += time.planning.count();
            }
        }
    }
    double &shareOf(Grade grade)
    {
        switch (grade) {
        case Grade::Measured:
            return m_board.evidence.measured;
        case Grade::Stated:
            return m_board.evidence.stated;
        case Grade::Sla:
        case Grade::Documented:
            return m_board.evidence.documented;
        case Grade::Estimated:
            break;
        }
        return m_board.evidence.estimated;
    }

    const ExportRequest &m_request;
    RunbookInput m_input;
    Variables m_variables;
    Document m_scratch;
    Writer m_out;
    Context m_c;
    BoardSummary m_board;
    DesignCost m_cost;
    std::vector<const StampEstimate *> m_late;
    std::size_t m_inTime = 0, m_judged = 0;
};

} // namespace

BoardSummary makeBoardSummary(const ExportRequest &request)
{
    return Maker(request).make();
}

} // namespace breakwater::paper
