// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/export/bicep/bicep_text.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <regex>
#include <sstream>

namespace breakwater::tests {

namespace {

/// Splits text into code and what strings and comments say, and notes what is not closed.
class Reader {
public:
    Reader(const std::string &text, BicepText &out)
        : m_text(text)
        , m_out(out)
    { }

    void read()
    {
        readCode(false);
        if (!m_open.empty())
            problem(std::string("never closed: ") + m_open.back());
    }

private:
    bool starts(const char *word) const { return m_text.compare(m_at, std::string(word).size(), word) == 0; }
    void problem(const std::string &what)
    {
        const auto line =
            std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(m_at), '\n') + 1;
        m_out.problems.push_back("line " + std::to_string(line) + ": " + what);
    }

    /// Up to the end, or to the brace that ends an expression inside a string.
    void readCode(bool inside)
    {
        const std::size_t depth = m_open.size();
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (starts("//")) {
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
                continue;
            }
            if (c == '\'') {
                readString();
                continue;
            }
            if (inside && c == '}' && m_open.size() == depth)
                return;
            bracket(c);
            m_out.code += c;
            ++m_at;
        }
    }

    void bracket(char c)
    {
        static constexpr std::array<std::pair<char, char>, 3> kPairs{{{'{', '}'}, {'[', ']'}, {'(', ')'}}};
        for (const auto &[open, close] : kPairs) {
            if (c == open)
                m_open.push_back(c);
            if (c != close)
                continue;
            if (m_open.empty() || m_open.back() != open)
                problem(std::string("unexpected ") + c);
            else
                m_open.pop_back();
        }
    }

    void readString()
    {
        m_out.code += '\'';
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\n') {
                problem("a string is not closed on its line");
                return;
            }
            if (static_cast<unsigned char>(c) < 0x20)
                problem("a control character stands in a string");
            if (c == '\\') {
                ++m_at;
                if (m_at >= m_text.size() || std::string("\\'nrtu$").find(m_text[m_at]) == std::string::npos)
                    problem("an escape that the language does not know");
            } else if (starts("${")) {
                m_out.code += " ";
                m_at += 2;
                readCode(true);
                m_out.code += " ";
                if (m_at >= m_text.size()) {
                    problem("an expression in a string is not closed");
                    return;
                }
            } else if (c == '\'') {
                m_out.code += '\'';
                ++m_at;
                return;
            }
        }
        problem("a string is not closed");
    }

    const std::string &m_text;
    BicepText &m_out;
    std::size_t m_at = 0;
    std::vector<char> m_open;
};

int depthAfter(const std::string &line, int depth)
{
    for (const char c : line)
        depth += c == '{' || c == '[' || c == '(' ? 1 : c == '}' || c == ']' || c == ')' ? -1 : 0;
    return depth;
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void readDeclarations(const std::string &text, BicepText &out)
{
    static const std::regex start(
        R"(^(param|var|resource|module|output|type|func)\s+([A-Za-z_][A-Za-z0-9_]*)(.*)$)");
    static const std::regex file(R"(^(?:module\s+\w+\s+|import\s+\{[^}]*\}\s+from\s+|using\s+)'([^']+)')");
    std::istringstream lines(text);
    std::string line, current;
    bool params = false;
    while (std::getline(lines, line)) {
        std::smatch match;
        const bool begins = !line.empty() && isWord(line.front());
        if (begins && std::regex_search(line, match, file))
            out.files.insert(match[1]);
        if (begins && std::regex_match(line, match, start)) {
            current = (match[1] == "output" ? "output " : "") + match[2].str();
            if (out.declarations.contains(current))
                out.problems.push_back("declared twice: " + current);
            out.declarations[current].kind = match[1];
            params = false;
            if (match[1] == "param" && match[3].str().find('=') == std::string::npos
                && match[3].str().find('?') == std::string::npos)
                out.required.insert(match[2]);
            std::smatch path;
            if (match[1] == "module" && std::regex_search(line, path, file))
                out.moduleFiles[current] = path[1];
        }
        if (current.empty() || line.empty() || line.find_first_not_of(' ') == std::string::npos)
            continue;
        const std::size_t first = line.find_first_not_of(' ');
        if (line.compare(first, 2, "//") == 0 || line.front() == '@')
            continue;
        out.declarations[current].text += line + "\n";
        if (line == "  params: {")
            params = true;
        else if (line == "  }")
            params = false;
        static const std::regex given(R"(^    ([A-Za-z_]\w*): .*$)");
        if (params && std::regex_match(line, match, given))
            out.passed[current].insert(match[1]);
    }
}

} // namespace

/// Loops stand alone in a variable or an output, and in a resource or module never inside one another (the
/// one that repeats the resource itself does not count).
void checkLoops(const std::string &name, const Declaration &declaration, BicepText &out)
{
    std::istringstream lines(declaration.text);
    std::vector<std::size_t> open; // indentation of each loop that is being read
    bool first = true;
    for (std::string line; std::getline(lines, line); first = false) {
        const std::size_t indent = line.find_first_not_of(' ');
        while (!open.empty() && indent < open.back())
            open.pop_back();
        const bool loop = line.compare(indent, 4, "for ") == 0 || line.find("[for ") != std::string::npos;
        if (first || !loop)
            continue;
        const bool whole = indent == 2 && line.compare(indent, 4, "for ") == 0;
        const bool value = declaration.kind == "var" || declaration.kind == "output";
        if ((value && !whole) || (!value && !whole && !open.empty()))
            out.problems.push_back("a loop stands where the language does not take one: " + name);
        if (!whole)
            open.push_back(indent);
    }
}

std::size_t timesUsed(const std::string &code, const std::string &word)
{
    std::size_t count = 0;
    for (std::size_t at = code.find(word); at != std::string::npos; at = code.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool whole = (at == 0 || !isWord(code[at - 1])) && (end == code.size() || !isWord(code[end]));
        count += whole ? 1 : 0;
    }
    return count;
}

BicepText readBicep(const std::string &text)
{
    BicepText out;
    Reader(text, out).read();
    int depth = 0;
    std::istringstream lines(out.code);
    for (std::string line; std::getline(lines, line);)
        depth = depthAfter(line, depth);
    if (depth != 0)
        out.problems.push_back("brackets do not balance");
    readDeclarations(text, out);
    const bool values = text.find("\nusing ") != std::string::npos;
    for (const auto &[name, declaration] : out.declarations) {
        checkLoops(name, declaration, out);
        const bool needed = declaration.kind == "param" || declaration.kind == "var";
        const bool exported = text.find("@export()\nvar " + name + " ") != std::string::npos;
        if (needed && !values && !exported && timesUsed(out.code, name) < 2)
            out.problems.push_back("declared and never used: " + name);
    }
    return out;
}

std::vector<std::string> problemsOf(const std::map<std::string, std::string> &files)
{
    std::vector<std::string> problems;
    std::map<std::string, BicepText> read;
    for (const auto &[path, text] : files) {
        if (path.ends_with(".bicep") || path.ends_with(".bicepparam"))
            read.emplace(path, readBicep(text));
    }
    for (const auto &[path, text] : read) {
        for (const std::string &problem : text.problems)
            problems.push_back(path + ": " + problem);
        const auto folder = std::filesystem::path(path).parent_path();
        for (const std::string &file : text.files) {
            if (!read.contains((folder / file).lexically_normal().string()))
                problems.push_back(path + ": names a file that is not there: " + file);
        }
        for (const auto &[symbol, file] : text.moduleFiles) {
            const auto module = read.find((folder / file).lexically_normal().string());
            if (module == read.end())
                continue;
            const auto passed = text.passed.find(symbol);
            const std::set<std::string> given =
                passed == text.passed.end() ? std::set<std::string>() : passed->second;
            for (const std::string &name : given) {
                const auto declared = module->second.declarations.find(name);
                if (declared == module->second.declarations.end() || declared->second.kind != "param")
                    problems.push_back(path + ": " + symbol
                                       + " is given a parameter it does not take: " + name);
            }
            for (const std::string &name : module->second.required) {
                if (!given.contains(name))
                    problems.push_back(path + ": " + symbol + " is not given " + name);
            }
        }
    }
    return problems;
}

} // namespace breakwater::tests
