// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/model/topology.h"
#include "core/support/registered.h"
#include "core/support/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Exports make files in memory; core/storage writes them, atomically, once all of them exist.
namespace breakwater {

struct OutputFile {
    std::filesystem::path path; ///< relative to the output folder
    std::string bytes;
};

/// What stands on every export: design hash, catalog version and hash, day of the assessment.
struct Stamping {
    std::string designName;
    std::string designHash; ///< 64 hexadecimal digits
    std::string catalogVersion, catalogHash;
    std::string asOf; ///< ISO day
    std::string writer; ///< "Breakwater 0.1.0"
    std::string shortHash() const { return designHash.substr(0, 8); }
};

struct ExportRequest {
    Snapshot now;
    const Assessment *assessment = nullptr; ///< never null while rendering
    std::vector<StampId> stamps; ///< empty: all
    std::vector<std::string> code; ///< what else the same export writes: bicep, terraform, scripts ...
    Stamping stamping;
    std::map<std::string, std::string>
        pictures; ///< SVG by picture id (`topology:<stamp id>`), for formats that show them
};

/// A part of the output that could not be made, said plainly; the rest is written and the exit code is 4.
struct Gap {
    std::string what; ///< "Bicep for stamp Nightly data (automation)"
    std::string why;
};

/// Where one service is in the output: lines of one file, counted from 1.
struct CodePlace {
    ServiceId service;
    std::filesystem::path path;
    int first = 1, last = 1;
    auto operator<=>(const CodePlace &) const = default;
};

struct Rendered {
    std::vector<OutputFile> files;
    std::vector<Gap> gaps;
    std::vector<CodePlace> places; ///< of a service, the ones that say most about it first
};

/// One text format of one thing; registers itself (Registered<Exporter, ...>).
struct Exporter {
    virtual ~Exporter() = default;
    virtual std::string_view id() const noexcept = 0; ///< "bicep", "runbook-md", "runbook-html"
    virtual Result<Rendered> render(const ExportRequest &request) const = 0;
};

} // namespace breakwater
