// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <ratio>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace breakwater {

/// Every time in Breakwater: minutes, with fractions where a fact has them (0.083 is five seconds).
using Minutes = std::chrono::duration<double, std::ratio<60>>;

/// A number that keeps its unit.
template <class Unit, class Rep>
struct Quantity {
    Rep count{};
    friend constexpr Quantity operator+(Quantity a, Quantity b) noexcept { return {a.count + b.count}; }
    constexpr auto operator<=>(const Quantity &) const = default;
};
using Gigabytes = Quantity<struct GigabyteUnit, double>; ///< GiB
using UsdPerMonth = Quantity<struct UsdCentUnit, std::int64_t>; ///< cents; list price, 730-hour month

/// How good a figure is; the better one outranks. Measured in a drill, stated by the client, backed by an
/// SLA, documented by the vendor, estimated by us. (Unknown is the absence of a figure.)
enum class Grade { Measured, Stated, Sla, Documented, Estimated };
std::string_view toWord(Grade grade); ///< `measured`, `stated`, `sla`, `documented`, `estimated`
std::optional<Grade> gradeFromWord(std::string_view word);

/// A time to recover or an amount of data at risk, as the catalog or the design gives it.
/// Three states: a planning value; Unbounded (misses every target); Unknown (judges none).
struct Figure {
    enum class State { Value, Unbounded, Unknown };
    State state = State::Unknown;
    Minutes value{0}; ///< planning value, only in state Value
    std::optional<Minutes> min,
        max; ///< absent max with state Value: no upper bound is given, percentiles read "at least"
    std::string text; ///< the statement to read out, with its conditions
    Grade grade = Grade::Estimated;
    bool verified = false; ///< read at `source` while the catalog was built; never true for an estimate
    std::string source; ///< address of the page; empty when there is none

    bool known() const noexcept { return state == State::Value; }
    bool operator==(const Figure &) const = default;
};

/// For comparing: what nobody knows stands above every value, what has no bound above that.
double rankOf(const Figure &figure);

/// The longest time that a design may state: a hundred years, in minutes. Above it a time says nothing that
/// "unbounded" does not say better, and sums of it lose the minutes.
inline constexpr double kLongestMinutes = 100.0 * 365 * 24 * 60;

/// A span of time as the design or the catalog states it (model: Duration).
struct FixedSpan {
    double minutes = 0;
    bool operator==(const FixedSpan &) const = default;
};
struct LogNormalSpan {
    double p50 = 0, p95 = 0;
    bool operator==(const LogNormalSpan &) const = default;
};
struct PertSpan {
    double min = 0, likely = 0, max = 0;
    bool operator==(const PertSpan &) const = default;
};
struct UniformSpan {
    double from = 0, to = 0;
    bool operator==(const UniformSpan &) const = default;
};
struct SampledSpan {
    std::vector<double> minutes; ///< at least one
    bool operator==(const SampledSpan &) const = default;
};
using Span = std::variant<FixedSpan, LogNormalSpan, PertSpan, UniformSpan, SampledSpan>;
struct Duration {
    Span shape;
    std::optional<Grade> grade;
    std::string source; ///< empty when there is none

    /// The single number to plan with: fixed; P50; likely; the mean of a uniform; the median of samples.
    /// Minutes.
    Minutes planningValue() const;
    bool operator==(const Duration &) const = default;
};

/// `48`, `2.5`, `0.08`: minutes without noise, never a locale, at most two decimals.
std::string formatMinutes(Minutes minutes);
/// For people: `5 s`, `48 min`, `2 h`, `36 h`, `2 h 30 min`; beyond the longest that a design may state
/// `more than 100 years`.
std::string humanMinutes(Minutes minutes);
/// `48 min`, `unbounded`, `unknown`.
std::string humanFigure(const Figure &figure);

} // namespace breakwater
