// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terraform/outputs.h"

#include "core/export/bicep/outputs.h"

namespace breakwater::terraform {

namespace {

constexpr std::string_view kOutput = "output \"", kModule = "module \"", kFolder = "\"../modules/";

std::string_view quoted(std::string_view text, std::size_t at)
{
    const std::size_t end = text.find('"', at);
    return end == std::string_view::npos ? std::string_view() : text.substr(at, end - at);
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// The word at a place, which is moved behind it.
std::string_view takeWord(std::string_view text, std::size_t &at)
{
    const std::size_t from = at;
    while (at < text.size() && isWord(text[at]))
        ++at;
    return text.substr(from, at - from);
}

/// `module.<symbol>.<output>`, with an index behind the symbol where the module has a count.
void readIn(std::string_view text, const std::map<std::string_view, std::string_view> &files,
            std::map<std::string, std::set<std::string>> &read)
{
    constexpr std::string_view kRead = "module.";
    for (std::size_t at = text.find(kRead); at != std::string_view::npos; at = text.find(kRead, at)) {
        at += kRead.size();
        const auto file = files.find(takeWord(text, at));
        if (at < text.size() && text[at] == '[')
            at = text.find(']', at) + 1;
        if (file == files.end() || at >= text.size() || text[at] != '.')
            continue;
        ++at;
        read[std::string(file->second)].insert(std::string(takeWord(text, at)));
    }
}

} // namespace

std::vector<std::string> outputsForPeople(std::string_view module)
{
    std::vector<std::string> list;
    for (const std::string_view line : bicep::linesOf(module)) {
        if (line.starts_with(kOutput) && bicep::isForPeople(quoted(line, kOutput.size())))
            list.emplace_back(quoted(line, kOutput.size()));
    }
    return list;
}

std::map<std::string, std::set<std::string>> outputsRead(const std::vector<std::string> &callers)
{
    std::map<std::string, std::set<std::string>> read;
    for (const std::string &text : callers) {
        std::map<std::string_view, std::string_view> files; // by symbol
        std::string_view symbol;
        for (const std::string_view line : bicep::linesOf(text)) {
            if (line.starts_with(kModule))
                symbol = quoted(line, kModule.size());
            if (const std::size_t folder = line.find(kFolder);
                folder != std::string_view::npos && !symbol.empty())
                files[symbol] = quoted(line, folder + kFolder.size());
        }
        readIn(text, files, read);
    }
    return read;
}

std::string withOutputs(std::string_view module, const std::set<std::string> &read)
{
    std::string out, above; // comments wait for what they belong to
    bool kept = true;
    for (const std::string_view line : bicep::linesOf(module)) {
        if (line.starts_with('#')) {
            above += std::string(line) + "\n";
            continue;
        }
        if (line.starts_with(kOutput))
            kept = read.contains(std::string(quoted(line, kOutput.size())));
        else if (!line.empty() && !line.starts_with(' ') && !line.starts_with('}'))
            kept = true;
        if (kept)
            out += above + std::string(line) + "\n";
        above.clear();
    }
    while (out.ends_with("\n\n"))
        out.pop_back();
    return out;
}

} // namespace breakwater::terraform
