// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/places.h"

#include <algorithm>

namespace breakwater::bicep {

int lineCount(std::string_view text)
{
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

std::vector<CodePlace> placesOfCalls(const Plan &plan, PartOf part, const std::vector<CallSpan> &calls,
                                     std::string_view body, const std::string &path, int above)
{
    std::vector<CodePlace> places;
    const std::vector<Unit *> units = plan.in(part);
    for (const CallSpan &call : calls) {
        const int first = above + lineCount(body.substr(0, call.begin)) + 1;
        const int lines = lineCount(body.substr(call.begin, call.end - call.begin));
        for (const Unit *unit : units) {
            if (unit->symbol == call.symbol)
                places.push_back({unit->service->id, path, first, first + lines - 1});
        }
    }
    return places;
}

std::vector<CodePlace> placesOfValues(const Plan &plan, PartOf part, const std::string &path, int above,
                                      const std::function<std::string(const Value &)> &printed)
{
    std::vector<CodePlace> places;
    const std::vector<Unit *> units = plan.in(part);
    const Value values = valuesOf(plan, part);
    int line = above;
    for (const auto &[key, value] : values.fields()) {
        const int first = line + 1;
        line += (value.comment().empty() ? 0 : 1) + lineCount(printed(value)) + 1;
        for (const Unit *unit : units) {
            if (unit->symbol == key && unit->fragment->hasSettings && !unit->restored)
                places.push_back({unit->service->id, path, first, line});
        }
    }
    return places;
}

std::vector<CodePlace> placesOfModules(const Plan &plan, const std::vector<OutputFile> &files,
                                       const std::function<std::string(const Unit &)> &pathOf)
{
    std::vector<CodePlace> places;
    for (const auto &unit : plan.units) {
        if (unit->restored)
            continue;
        const std::filesystem::path path = pathOf(*unit);
        const auto file =
            std::find_if(files.begin(), files.end(), [&](const OutputFile &one) { return one.path == path; });
        if (file != files.end())
            places.push_back({unit->service->id, path, 1, lineCount(file->bytes)});
    }
    return places;
}

} // namespace breakwater::bicep
