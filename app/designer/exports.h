// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"

#include <QString>

#include <filesystem>
#include <functional>
#include <set>
#include <vector>

class QWidget;

/// The way out of the window. What writes files is given to it by the program, so that the window knows of no
/// exporter.
namespace breakwater {

enum class ExportPart { RunbookPdf, RunbookHtml, RunbookMarkdown, Bicep, DiagramSvg, DiagramPng };

struct ExportJob {
    Snapshot now;
    std::shared_ptr<const Assessment> assessment; ///< of `now`
    std::vector<StampId> stamps; ///< empty: all
    std::set<ExportPart> parts;
    std::filesystem::path folder;
};

struct ExportOutcome {
    std::vector<std::filesystem::path> files; ///< that were written
    std::vector<Gap> gaps; ///< what could not be made, and why
};

class Session;

/// Opens the dialog in which exports are chosen and seen before they are written. `folder` is where the last
/// ones went; returns where these did, empty when none was written.
using ChooseExports = std::function<QString(Session &session, const QString &folder, QWidget *parent)>;

/// Opens the dialog that writes the client pack; returns the folder that it, or its archive, lies in.
using WritePack = std::function<QString(Session &session, const QString &folder, QWidget *parent)>;

/// Called off the GUI thread. Writes all files or, on an error, none that is half written.
using ExportAll = std::function<Result<ExportOutcome>(const ExportJob &)>;

} // namespace breakwater
