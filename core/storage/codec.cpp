// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/codec.h"

#include <charconv>
#include <chrono>

#include <fmt/ranges.h>

namespace breakwater::storage {

namespace {

constexpr std::size_t kMaxIdLength = 128;

constexpr bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isId(std::string_view text)
{
    if (text.empty() || text.size() > kMaxIdLength || !isAlphanumeric(text.front()))
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return isAlphanumeric(c) || c == '-' || c == '.' || c == '_'; });
}

bool isDay(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const auto number = [text](std::size_t from, std::size_t length, unsigned &out) {
        const char *first = text.data() + from;
        const auto [last, error] = std::from_chars(first, first + length, out);
        return error == std::errc{} && last == first + length;
    };
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    return number(0, 4, year) && number(5, 2, month) && number(8, 2, day)
        && std::chrono::year_month_day{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                       std::chrono::day{day}}
               .ok();
}

bool readParameter(Cursor &cursor, ParameterValue &out)
{
    switch (cursor.peek()) {
    case 't':
    case 'f':
        return cursor.boolean(out.emplace<bool>());
    case '"':
        return TextCodec::read(cursor, out.emplace<std::string>());
    case '[':
        return List<TextCodec>::read(cursor, out.emplace<std::vector<std::string>>());
    case '{':
    case 'n':
        return cursor.unexpected("A number, true or false, text or a list of texts");
    default:
        return cursor.number(out.emplace<double>());
    }
}

/// What a duration's keys have said so far.
struct DurationParts {
    std::optional<double> fixed, p50, p95, min, likely, max;
    std::optional<std::vector<double>> uniform, samples;
    bool source = false;
};

/// The number or list of numbers that `key` stands for; null when it stands for something else.
std::optional<double> *numberOf(DurationParts &parts, std::string_view key)
{
    return key == "fixed" ? &parts.fixed
        : key == "p50"    ? &parts.p50
        : key == "p95"    ? &parts.p95
        : key == "min"    ? &parts.min
        : key == "likely" ? &parts.likely
        : key == "max"    ? &parts.max
                          : nullptr;
}
std::optional<std::vector<double>> *listOf(DurationParts &parts, std::string_view key)
{
    return key == "uniform" ? &parts.uniform : key == "samples" ? &parts.samples : nullptr;
}

bool readDurationMember(Cursor &cursor, std::string_view key, DurationParts &parts, Duration &out)
{
    const auto again = [&cursor] {
        return cursor.invalid("This key stands here twice.", cursor.keyOffset());
    };
    if (std::optional<double> *number = numberOf(parts, key))
        return *number ? again() : Time::read(cursor, number->emplace());
    if (std::optional<std::vector<double>> *list = listOf(parts, key))
        return *list ? again() : List<Time>::read(cursor, list->emplace());
    if (key == "grade")
        return out.grade ? again() : WordCodec<Grade>::read(cursor, out.grade.emplace());
    if (key == "source")
        return std::exchange(parts.source, true) ? again() : TextCodec::read(cursor, out.source);
    if (cursor.lenient())
        return cursor.skip();
    return cursor.invalid(fmt::format("A duration has no key `{}`.", key), cursor.keyOffset());
}

/// Exactly one of the five shapes, complete and in order.
bool assembleDuration(const DurationParts &parts, Duration &out, std::string_view &problem)
{
    const int shapes = (parts.fixed ? 1 : 0) + (parts.p50 || parts.p95 ? 1 : 0)
        + (parts.min || parts.likely || parts.max ? 1 : 0) + (parts.uniform ? 1 : 0)
        + (parts.samples ? 1 : 0);
    problem = "A duration is one of fixed; p50 and p95; min, likely and max; uniform; samples.";
    if (shapes != 1)
        return false;
    if (parts.fixed) {
        out.shape = FixedSpan{*parts.fixed};
        return true;
    }
    if (parts.p50 && parts.p95) {
        out.shape = LogNormalSpan{*parts.p50, *parts.p95};
        problem = "p50 must be above 0 and not above p95.";
        return *parts.p50 > 0 && *parts.p50 <= *parts.p95;
    }
    if (parts.min && parts.likely && parts.max) {
        out.shape = PertSpan{*parts.min, *parts.likely, *parts.max};
        problem = "min, likely and max must be in this order.";
        return *parts.min <= *parts.likely && *parts.likely <= *parts.max;
    }
    if (parts.uniform) {
        problem = "uniform is a list of two numbers, the smaller one first.";
        if (parts.uniform->size() != 2 || parts.uniform->front() > parts.uniform->back())
            return false;
        out.shape = UniformSpan{parts.uniform->front(), parts.uniform->back()};
        return true;
    }
    if (!parts.samples)
        return false;
    problem = "samples needs at least one number.";
    out.shape = SampledSpan{*parts.samples};
    return !parts.samples->empty();
}

struct ShapeWriter {
    std::string &out;
    void operator()(const FixedSpan &span) const { number("\"fixed\": ", span.minutes); }
    void operator()(const LogNormalSpan &span) const
    {
        number("\"p50\": ", span.p50);
        number(", \"p95\": ", span.p95);
    }
    void operator()(const PertSpan &span) const
    {
        number("\"min\": ", span.min);
        number(", \"likely\": ", span.likely);
        number(", \"max\": ", span.max);
    }
    void operator()(const UniformSpan &span) const
    {
        number("\"uniform\": [", span.from);
        number(", ", span.to);
        out += ']';
    }
    void operator()(const SampledSpan &span) const
    {
        out += "\"samples\": ";
        List<Time>::write(out, span.minutes);
    }
    void number(std::string_view before, double value) const
    {
        out += before;
        appendNumber(out, value);
    }
};

struct ParameterWriter {
    std::string &out;
    void operator()(bool value) const { BooleanCodec::write(out, value); }
    void operator()(double value) const { appendNumber(out, value); }
    void operator()(const std::string &value) const { appendText(out, value); }
    void operator()(const std::vector<std::string> &value) const { List<TextCodec>::write(out, value); }
};

bool readCard(Cursor &cursor, CardPlace &out)
{
    cursor.peek();
    const std::size_t from = cursor.offset();
    std::size_t count = 0;
    const bool read = cursor.array([&](std::size_t index) {
        count = index + 1;
        if (index < 2)
            return Coordinate::read(cursor, index == 0 ? out.x : out.y);
        return index == 2 ? cursor.boolean(out.pinned) : cursor.skip();
    });
    return read
        && ((count >= 2 && count <= 3)
            || cursor.invalid("The place of a card is [x, y] or [x, y, pinned].", from));
}

bool readStampLayout(Cursor &cursor, Layout &out)
{
    bool hasCollapsed = false;
    return cursor.object([&](std::string_view view) {
        if (view == "collapsed") {
            if (std::exchange(hasCollapsed, true))
                return cursor.twice("collapsed");
            if (cursor.boolean(out.collapsed))
                return true;
            cursor.within(std::string_view{"collapsed"});
            return false;
        }
        const std::size_t before = out.cards.size();
        const auto card = out.cards.try_emplace(out.cards.end(), ServiceId{std::string(view)});
        if (out.cards.size() == before)
            return cursor.twice(card->first.text);
        if (readCard(cursor, card->second))
            return true;
        cursor.within(std::string_view{card->first.text});
        return false;
    });
}

} // namespace

bool readId(Cursor &cursor, std::string &out)
{
    cursor.peek();
    const std::size_t from = cursor.offset();
    if (!TextCodec::read(cursor, out))
        return false;
    if (out == "collapsed") // it stands beside the ids of the cards in a layout
        return cursor.invalid("The word `collapsed` cannot be an id.", from);
    return isId(out)
        || cursor.invalid(fmt::format("An id is 1 to {} letters, digits, dots, hyphens and underscores, and "
                                      "starts with a letter or a digit.",
                                      kMaxIdLength),
                          from);
}

bool readDay(Cursor &cursor, std::string &out)
{
    cursor.peek();
    const std::size_t from = cursor.offset();
    return TextCodec::read(cursor, out)
        && (isDay(out) || cursor.invalid("A day that exists is expected here, written 2026-11-30.", from));
}

bool outOfRange(Cursor &cursor, double least, double most, std::size_t offset)
{
    if (most == kNoLimit)
        return cursor.invalid(fmt::format("This number must not be below {}.", least), offset);
    if (most == kLongestMinutes)
        return cursor.invalid(
            fmt::format("A time must lie between 0 and {} minutes, which are 100 years.", most), offset);
    return cursor.invalid(fmt::format("This number must lie between {} and {}.", least, most), offset);
}

bool unknownWord(Cursor &cursor, std::string_view word, const std::vector<std::string_view> &words,
                 std::size_t offset)
{
    return cursor.invalid(
        fmt::format("`{}` is no word that stands here; these do: {}.", word, fmt::join(words, ", ")), offset);
}

bool readParameters(Cursor &cursor, Parameters &out)
{
    return cursor.object([&](std::string_view view) {
        const std::size_t before = out.size();
        const auto member = out.try_emplace(out.end(), std::string(view));
        if (out.size() == before)
            return cursor.twice(member->first);
        if (readParameter(cursor, member->second))
            return true;
        cursor.within(std::string_view{member->first});
        return false;
    });
}

void writeParameters(std::string &out, const Parameters &parameters)
{
    out += '{';
    for (bool first = true; const auto &[key, value] : parameters) {
        if (!first)
            out += ", ";
        first = false;
        appendText(out, key);
        out += ": ";
        std::visit(ParameterWriter{out}, value);
    }
    out += '}';
}

bool readDuration(Cursor &cursor, Duration &out)
{
    cursor.peek();
    const std::size_t from = cursor.offset();
    DurationParts parts;
    const bool read = cursor.object([&](std::string_view view) {
        const std::string key(view);
        if (readDurationMember(cursor, key, parts, out))
            return true;
        cursor.within(std::string_view{key});
        return false;
    });
    std::string_view problem;
    return read && (assembleDuration(parts, out, problem) || cursor.invalid(std::string(problem), from));
}

void writeDuration(std::string &out, const Duration &duration)
{
    out += '{';
    std::visit(ShapeWriter{out}, duration.shape);
    if (duration.grade) {
        out += ", \"grade\": ";
        WordCodec<Grade>::write(out, *duration.grade);
    }
    if (!duration.source.empty()) {
        out += ", \"source\": ";
        appendText(out, duration.source);
    }
    out += '}';
}

bool LayoutCodec::read(Cursor &cursor, std::vector<std::shared_ptr<const Layout>> &out)
{
    const bool read = cursor.object([&](std::string_view view) {
        auto layout = std::make_shared<Layout>();
        layout->stamp.text = view;
        if (std::any_of(out.begin(), out.end(),
                        [&](const auto &other) { return other->stamp == layout->stamp; }))
            return cursor.twice(layout->stamp.text);
        if (!readStampLayout(cursor, *layout)) {
            cursor.within(std::string_view{layout->stamp.text});
            return false;
        }
        out.push_back(std::move(layout));
        return true;
    });
    return read;
}

void LayoutCodec::writeLines(std::string &out, const std::vector<std::shared_ptr<const Layout>> &layouts,
                             const std::string &indent)
{
    out += '{';
    for (bool first = true; const auto &layout : layouts) {
        out += first ? "\n" : ",\n";
        first = false;
        (out += indent) += "  ";
        appendText(out, layout->stamp.text);
        out += ": {";
        bool firstCard = true;
        const auto line = [&] {
            out += firstCard ? "\n" : ",\n";
            firstCard = false;
            (out += indent) += "    ";
        };
        if (layout->collapsed) {
            line();
            out += "\"collapsed\": true";
        }
        for (const auto &[service, place] : layout->cards) {
            line();
            appendText(out, service.text);
            out += ": [";
            appendNumber(out, place.x);
            out += ", ";
            appendNumber(out, place.y);
            out += place.pinned ? ", true]" : "]";
        }
        if (!firstCard)
            ((out += '\n') += indent) += "  ";
        out += '}';
    }
    ((out += '\n') += indent) += '}';
}

} // namespace breakwater::storage
