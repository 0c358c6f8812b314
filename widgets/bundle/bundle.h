// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/export/exporter.h"
#include "core/export/paper_theme.h"
#include "core/support/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Everything that one export writes, for both programs alike. Needs a QGuiApplication as soon as something
/// is painted (PDF, SVG, PNG); the offscreen platform will do.
namespace breakwater::bundle {

struct Choices {
    std::vector<std::string> runbooks; ///< failover, planned, failback, drill
    std::vector<std::string> formats; ///< of the runbooks: pdf, html, md, json, xlsx, odt
    std::vector<std::string> iac; ///< bicep, terraform, scripts, pipelines, chaos, workloads
    std::vector<std::string> diagrams; ///< svg, png, pdf, drawio
    bool board = false; ///< the board summary, as PDF
    std::vector<StampId> stamps; ///< empty: all
    bool letter = false; ///< Letter instead of A4
    std::vector<std::string> sections; ///< parts of the runbooks for people; empty: all
    std::optional<PaperTheme> theme; ///< absent: what the design keeps
};

/// Words that may stand in each list of Choices.
const std::vector<std::string> &knownRunbooks();
const std::vector<std::string> &knownFormats();
const std::vector<std::string> &knownIac();
const std::vector<std::string> &knownDiagrams();
/// The theme of these exports; what of it cannot be read is a gap.
PaperTheme themeFor(const Snapshot &now, const std::optional<PaperTheme> &theme, std::vector<Gap> &gaps);

/// Told what is made next; returns false to cancel.
using Progress = std::function<bool(const std::string &what)>;

/// Files in memory, and what could not be made. Fails only when cancelled or asked for something unknown.
Result<Rendered> render(const Snapshot &now, const Assessment &assessment, const Choices &choices,
                        const Progress &progress = {});

/// What was written, and what was put beside a file because somebody had changed it since.
struct Written {
    std::vector<std::filesystem::path> files; ///< relative to the folder, in the order of the export
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> beside; ///< theirs, ours
};

/// Writes them below the folder, each atomically; makes the folders. Stops at the first that cannot be
/// written. Code is edited by people: a file of code that an earlier export did not leave there like this is
/// kept, and ours stands beside it as `name.new.ext`. The folder remembers what was written in
/// `.breakwater-export`.
Result<Written> write(const Rendered &rendered, const std::filesystem::path &folder);

/// The code that earlier exports left in a folder, as it is there now. What is no longer there is left out.
std::vector<OutputFile> exportedCode(const std::filesystem::path &folder);

} // namespace breakwater::bundle
