// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/quantity.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace breakwater {

namespace {

constexpr std::pair<Grade, std::string_view> kGrades[] = {{Grade::Measured, "measured"},
                                                          {Grade::Stated, "stated"},
                                                          {Grade::Sla, "sla"},
                                                          {Grade::Documented, "documented"},
                                                          {Grade::Estimated, "estimated"}};

struct PlanningValue {
    double operator()(const FixedSpan &span) const { return span.minutes; }
    double operator()(const LogNormalSpan &span) const { return span.p50; }
    double operator()(const PertSpan &span) const { return span.likely; }
    double operator()(const UniformSpan &span) const { return (span.from + span.to) / 2; }
    double operator()(const SampledSpan &span) const
    {
        if (span.minutes.empty())
            return 0;
        std::vector<double> sorted = span.minutes;
        std::sort(sorted.begin(), sorted.end());
        const std::size_t half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
};

} // namespace

std::string_view toWord(Grade grade)
{
    return std::find_if(std::begin(kGrades), std::end(kGrades),
                        [grade](const auto &g) { return g.first == grade; })
        ->second;
}

std::optional<Grade> gradeFromWord(std::string_view word)
{
    for (const auto &[grade, name] : kGrades)
        if (name == word)
            return grade;
    return std::nullopt;
}

double rankOf(const Figure &figure)
{
    constexpr double kUnknown = 1e12, kUnbounded = 2e12; // far above the longest time
    return figure.known()                          ? figure.value.count()
        : figure.state == Figure::State::Unbounded ? kUnbounded
                                                   : kUnknown;
}

Minutes Duration::planningValue() const
{
    return Minutes{std::visit(PlanningValue{}, shape)};
}

std::string formatMinutes(Minutes minutes)
{
    const double rounded = std::round(minutes.count() * 100) / 100;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string humanMinutes(Minutes minutes)
{
    const double count = minutes.count();
    if (count > 0 && count < 1)
        return fmt::format("{} s", std::lround(count * 60));
    if (count < 120)
        return formatMinutes(Minutes{count < 10 ? std::round(count * 10) / 10 : std::round(count)}) + " min";
    if (std::isinf(count))
        return "an unbounded time";
    if (!(count <= kLongestMinutes))
        return "more than 100 years";
    const long whole = std::lround(count);
    return whole % 60 == 0 ? fmt::format("{} h", whole / 60)
                           : fmt::format("{} h {} min", whole / 60, whole % 60);
}

std::string humanFigure(const Figure &figure)
{
    switch (figure.state) {
    case Figure::State::Unbounded:
        return "unbounded";
    case Figure::State::Unknown:
        return "unknown";
    case Figure::State::Value:
        break;
    }
    return humanMinutes(figure.value);
}

} // namespace breakwater
