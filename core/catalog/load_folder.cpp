// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/binary.h"
#include "core/catalog/check.h"
#include "core/catalog/load.h"
#include "core/support/hash.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>

namespace breakwater {
namespace {

namespace fs = std::filesystem;
using catalog::Notebook;
using catalog::YamlReader;

std::string fileText(const fs::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::stringstream content;
    content << stream.rdbuf();
    return std::move(content).str();
}

/// What is in a folder and of the wanted sort, by name: the order of a catalog is never that of a disk.
template <class Wanted>
std::vector<fs::path> sortedEntries(const fs::path &folder, Wanted wanted)
{
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (!at->path().filename().string().starts_with('.') && wanted(*at))
            paths.push_back(at->path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// The keys of one file at its top, which no struct of the catalog has as a whole.
template <class Fill>
void readFile(Notebook &notebook, const fs::path &path, Fill fill)
{
    YamlReader reader(notebook, path.string());
    const YAML::Node node = reader.open();
    if (!node)
        return;
    YamlReader::Object object(reader, node);
    fill(reader, node, object);
}

struct GenericFacts {
    std::vector<ParameterFact> parameters;
    std::vector<PartKindFact> parts;
};

template <class V, Is<GenericFacts> T>
void fields(V &v, T &generic)
{
    v.optional("parameters", generic.parameters);
    v.optional("parts", generic.parts);
}

class FolderReader {
public:
    explicit FolderReader(fs::path folder)
        : m_folder(std::move(folder))
    { }

    CatalogFolder read()
    {
        words();
        regions();
        if (m_notebook.clean())
            latencies(); // without regions every row would be wrong
        kinds();
        rules();
        // Lines that could not be read would only repeat themselves as unknown ids.
        if (m_notebook.clean())
            catalog::crossCheck(*m_catalog, m_notebook);
        if (!m_notebook.clean())
            return {nullptr, m_notebook.takeProblems()};
        m_catalog->hash = sha256Hex(canonicalBytes(*m_catalog));
        return {m_catalog, {}};
    }

private:
    void words()
    {
        readFile(m_notebook, m_folder / "catalog.yaml",
                 [this](YamlReader &reader, const YAML::Node &node, auto &object) {
                     int format = 0;
                     GenericFacts generic;
                     object.required("format", format);
                     if (format != 1)
                         reader.problem(node, "The format of this catalog is not 1, the only one known.");
                     object.required("version", m_catalog->version);
                     object.required("sources", m_catalog->sources);
                     object.required("phases", m_catalog->phases);
                     object.required("ownerRoles", m_catalog->ownerRoles);
                     object.required("actions", m_catalog->actions);
                     object.required("unattended", m_catalog->unattended);
                     object.optional("generic", generic);
                     m_catalog->genericParameters =
                         std::move(generic.parameters); // the lists keep their place in memory
                     m_catalog->genericParts = std::move(generic.parts);
                 });
    }

    void regions()
    {
        readFile(m_notebook, m_folder / "regions.yaml",
                 [this](YamlReader &reader, const YAML::Node &node, auto &object) {
                     object.required("regions", m_catalog->regions);
                     object.optional("excluded", m_catalog->excludedRegions);
                     const auto &list = m_catalog->regions;
                     for (std::size_t i = 1; i < list.size(); ++i)
                         if (list[i].id < list[i - 1].id)
                             reader.problem(node["regions"][i], "Regions stand in the order of their ids.");
                 });
    }

    // ---- latency.csv

    void latencies()
    {
        const fs::path path = m_folder / "latency.csv";
        std::ifstream stream(path);
        std::string row;
        if (!stream || !std::getline(stream, row))
            return m_notebook.problem(path.string(), 0, "This file is missing, empty or cannot be read.");
        if (row != "from,to,rttMs,percentile,month,source,earlierRttMs,earlierMonth")
            m_notebook.problem(path.string(), 1,
                               "The first row does not name the columns of a latency table.");
        for (int line = 2; std::getline(stream, row); ++line)
            if (const std::string wrong = latency(row); !wrong.empty())
                m_notebook.problem(path.string(), line, wrong);
    }

    /// Adds one row; else says what is wrong with it.
    std::string latency(const std::string &row)
    {
        std::vector<std::string> cells{""};
        for (char c : row)
            c == ',' ? void(cells.emplace_back()) : cells.back().push_back(c);
        if (cells.size() != 8)
            return "A latency row has eight columns.";
        const RegionId from{cells[0]}, to{cells[1]};
        for (const RegionId &id : {from, to})
            if (!m_catalog->region(id))
                return "The region \"" + id.text + "\" is not in regions.yaml.";
        if (from == to)
            return "A latency is between two regions.";
        Latency latency{0, 0, cells[4], cells[5], std::nullopt, cells[7]};
        double percentile = 0, earlier = 0;
        if (!number(cells[2], latency.milliseconds) || latency.milliseconds <= 0)
            return "\"" + cells[2] + "\" is no time in milliseconds.";
        if (!number(cells[3], percentile) || percentile < 1 || percentile > 99)
            return "\"" + cells[3] + "\" is no percentile.";
        latency.percentile = static_cast<int>(percentile);
        if (!m_catalog->sources.contains(latency.source))
            return "The source \"" + latency.source + "\" is not in catalog.yaml.";
        if (cells[6].empty() != cells[7].empty())
            return "An earlier figure and its month go together.";
        if (!cells[6].empty()) {
            if (!number(cells[6], earlier))
                return "\"" + cells[6] + "\" is no time in milliseconds.";
            latency.earlierMilliseconds = earlier;
        }
        for (const std::string &month : {latency.month, latency.earlierMonth})
            if (!month.empty() && (month.size() != 7 || month[4] != '-'))
                return "\"" + month + "\" is no month, as 2026-07.";
        if (latency.month.empty())
            return "A latency has the month of its measurement.";
        const bool isNew = m_catalog->latencies.try_emplace({from, to}, std::move(latency)).second;
        return isNew ? std::string()
                     : "The latency from " + from.text + " to " + to.text + " is there twice.";
    }

    static bool number(const std::string &text, double &value)
    {
        const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        return error == std::errc{} && stop == text.data() + text.size();
    }

    // ---- kinds and rules: one file each, named as what it describes

    void kinds()
    {
        const auto folders = sortedEntries(
            m_folder / "services", [](const fs::directory_entry &entry) { return entry.is_directory(); });
        if (folders.empty())
            m_notebook.problem((m_folder / "services").string(), 0, "There is no kind of service here.");
        m_catalog->kinds.resize(folders.size());
        for (std::size_t i = 0; i < folders.size(); ++i)
            kind(folders[i], m_catalog->kinds[i]);
    }

    void kind(const fs::path &folder, ServiceKind &kind)
    {
        whole(folder / "facts.yaml", folder.filename().string(), kind);
        const fs::path icon = folder / "icon.svg";
        m_notebook.remember(&kind.icon, icon.string(), 0);
        kind.icon = fileText(icon);
        for (const fs::path &path : sortedEntries(
                 folder, [](const fs::directory_entry &entry) { return entry.is_regular_file(); })) {
            const std::string name = path.filename().string();
            if (name.ends_with(".tmpl"))
                kind.fragments[name] = fileText(path);
            else if (name != "facts.yaml" && name != "icon.svg")
                m_notebook.problem(path.string(), 0,
                                   "Beside facts.yaml, icon.svg and templates (*.tmpl) a kind has no files.");
        }
    }

    void rules()
    {
        const auto files = sortedEntries(m_folder / "rules", [](const fs::directory_entry &entry) {
            return entry.path().extension() == ".yaml";
        });
        m_catalog->rules.resize(files.size());
        for (std::size_t i = 0; i < files.size(); ++i)
            whole(files[i], files[i].stem().string(), m_catalog->rules[i]);
    }

    template <class T>
    void whole(const fs::path &path, const std::string &name, T &value)
    {
        YamlReader reader(m_notebook, path.string());
        const YAML::Node node = reader.open();
        if (!node)
            return;
        reader.read(node, value);
        if (value.id.text != name)
            reader.problem(node,
                           "The id \"" + value.id.text + "\" is not the name that the file goes by, \"" + name
                               + "\".");
    }

    fs::path m_folder;
    Notebook m_notebook;
    std::shared_ptr<Catalog> m_catalog = std::make_shared<Catalog>();
};

} // namespace

CatalogFolder readCatalogFolder(const std::filesystem::path &folder)
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return {nullptr, {{Error::Code::Unreadable, "This is no folder of catalog files.", folder.string()}}};
    return FolderReader(folder).read();
}

Result<std::shared_ptr<const Catalog>> loadCatalogFolder(const std::filesystem::path &folder)
{
    CatalogFolder read = readCatalogFolder(folder);
    if (!read.catalog)
        return read.problems.front();
    return std::move(read.catalog);
}

} // namespace breakwater
