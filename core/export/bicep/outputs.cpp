// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/outputs.h"

#include <algorithm>
#include <array>

namespace breakwater::bicep {

namespace {

constexpr std::string_view kOutput = "output ";

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view wordAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isWord(text[end]))
        ++end;
    return text.substr(at, end - at);
}

/// The word that ends before a place; a `!` between them asserts that it is there.
std::string_view wordBefore(std::string_view text, std::size_t end)
{
    end -= end > 0 && text[end - 1] == '!' ? 1 : 0;
    std::size_t at = end;
    while (at > 0 && isWord(text[at - 1]))
        --at;
    return text.substr(at, end - at);
}

/// Whether a line goes on with the declaration before it.
bool goesOn(std::string_view line)
{
    return line.starts_with(' ') || line.starts_with(']') || line.starts_with('}') || line.starts_with(')');
}

} // namespace

bool isForPeople(std::string_view output)
{
    constexpr std::array<std::string_view, 4> list{"hostName", "nameServers", "validations", "workspaceUrl"};
    return std::find(list.begin(), list.end(), output) != list.end();
}

std::vector<Output> outputsForPeople(std::string_view module)
{
    std::vector<Output> list;
    for (const std::string_view line : linesOf(module)) {
        if (!line.starts_with(kOutput))
            continue;
        const std::string_view name = wordAt(line, kOutput.size());
        const std::size_t type = kOutput.size() + name.size() + 1, equals = line.find(" = ", type);
        if (isForPeople(name) && equals != std::string_view::npos)
            list.push_back({std::string(name), std::string(line.substr(type, equals - type))});
    }
    return list;
}

std::string outputName(const std::string &symbol, const std::string &output)
{
    std::string title = output;
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return symbol + title;
}

std::string_view emptyOutput(std::string_view type)
{
    return type.ends_with("[]") ? "[]" : "''";
}

std::map<std::string, std::set<std::string>> outputsRead(const std::vector<std::string> &callers)
{
    constexpr std::string_view kModule = "module ", kFolder = " 'modules/", kRead = ".outputs.";
    std::map<std::string, std::set<std::string>> read;
    for (const std::string &text : callers) {
        std::map<std::string_view, std::string_view> files; // by symbol
        for (const std::string_view line : linesOf(text)) {
            const std::size_t folder = line.find(kFolder), end = line.find(".bicep'");
            if (line.starts_with(kModule) && folder != std::string_view::npos
                && end != std::string_view::npos)
                files[wordAt(line, kModule.size())] =
                    line.substr(folder + kFolder.size(), end - folder - kFolder.size());
        }
        for (std::size_t at = text.find(kRead); at != std::string::npos; at = text.find(kRead, at + 1)) {
            const auto file = files.find(wordBefore(text, at));
            if (file != files.end())
                read[std::string(file->second)].insert(std::string(wordAt(text, at + kRead.size())));
        }
    }
    return read;
}

std::string withOutputs(std::string_view module, const std::set<std::string> &read)
{
    std::string out, above; // decorators wait for what they belong to
    bool kept = true;
    for (const std::string_view line : linesOf(module)) {
        if (line.starts_with('@')) {
            above += std::string(line) + "\n";
            continue;
        }
        if (!goesOn(line) || !above.empty())
            kept = !line.starts_with(kOutput) || read.contains(std::string(wordAt(line, kOutput.size())));
        if (kept)
            out += above + std::string(line) + "\n";
        above.clear();
    }
    while (out.ends_with("\n\n"))
        out.pop_back();
    return out;
}

} // namespace breakwater::bicep
