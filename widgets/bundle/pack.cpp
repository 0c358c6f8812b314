// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bundle/pack.h"

#include "core/export/findings/report.h"
#include "core/export/stamping.h"
#include "core/storage/design_file.h"
#include "core/support/hash.h"
#include "core/support/zip.h"
#include "widgets/bundle/index_page.h"

namespace breakwater::bundle {

namespace {

void addFindings(Rendered &pack, const Snapshot &now, const Assessment &assessment, const std::string &design)
{
    FindingsReport report;
    report.now = now;
    report.assessment = assessment;
    report.whole = readinessOf(now, assessment);
    for (const auto &stamp : now.topology->stamps)
        report.readiness.emplace(stamp->id, readinessOf(now, assessment, stamp->id));
    report.file = "design.breakwater";
    report.lines = linesOf(design);
    pack.files.push_back({"risk-register.csv", findingsCsv(report)});
    pack.files.push_back({"findings.json", findingsJson(report)});
    pack.files.push_back({"findings.sarif", findingsSarif(report)});
}

void addChecksums(Rendered &pack)
{
    std::string sums;
    for (const OutputFile &file : pack.files)
        sums += sha256Hex(file.bytes) + "  " + file.path.generic_string() + "\n";
    pack.files.push_back({"checksums.sha256", std::move(sums)});
}

} // namespace

Result<Rendered> renderPack(const Snapshot &now, const Assessment &assessment, const PackChoices &choices,
                            const Progress &progress)
{
    Choices all;
    all.runbooks = knownRunbooks();
    all.formats = knownFormats();
    all.iac = knownIac();
    all.diagrams = knownDiagrams();
    all.board = true;
    all.stamps = choices.stamps;
    all.letter = choices.letter;
    all.theme = choices.theme;
    auto pack = render(now, assessment, all, progress);
    if (!pack)
        return pack;
    const std::string design = writeDesign(*now.topology);
    if (progress && !progress("Findings, checksums and the index page"))
        return Error{Error::Code::Cancelled, "The pack was cancelled; nothing was written.", {}};
    addFindings(*pack, now, assessment, design);
    pack->files.push_back({"design.breakwater", design});
    addChecksums(*pack);
    const Stamping stamping = stampingOf(now, designHash(*now.topology));
    std::vector<Gap> known; // render() has said them
    std::string page =
        indexPage(*pack, *now.topology->engagement, stamping, themeFor(now, choices.theme, known));
    pack->files.insert(pack->files.begin(), {"index.html", std::move(page)});
    return pack;
}

Result<std::vector<std::filesystem::path>> writePack(const Rendered &pack,
                                                     const std::filesystem::path &output)
{
    if (output.extension() == ".zip") {
        std::error_code ignored; // what cannot be made is said when the file is written
        if (output.has_parent_path())
            std::filesystem::create_directories(output.parent_path(), ignored);
        const auto saved = saveFile(zipped(pack, output.stem().string()), output);
        if (!saved)
            return saved.error();
        return std::vector{output};
    }
    const auto written = write(pack, output);
    if (!written)
        return written.error();
    std::vector<std::filesystem::path> files;
    for (const std::filesystem::path &file : written->files)
        files.push_back(output / file);
    return files;
}

std::string zipped(const Rendered &pack, const std::string &folder)
{
    std::vector<ZipEntry> entries;
    for (const OutputFile &file : pack.files)
        entries.push_back({folder + "/" + file.path.generic_string(), file.bytes});
    return zipOf(entries);
}

} // namespace breakwater::bundle
