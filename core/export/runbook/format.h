// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/exporter.h"
#include "core/export/runbook/document.h"

/// A way to write a runbook down. Formats register themselves (Registered<RunbookFormat, ...>), so that one
/// more is one more file.
namespace breakwater {

struct RunbookFormat {
    virtual ~RunbookFormat() = default;
    virtual std::string_view
    id() const noexcept = 0; ///< "md": on the command line, and the ending of the file
    /// Files beside one another, named after the kind of the runbook. `pictures`: SVG by picture id.
    virtual Result<std::vector<OutputFile>>
    print(const paper::Document &document, const std::map<std::string, std::string> &pictures) const = 0;
};

/// Null when there is none.
const RunbookFormat *runbookFormat(std::string_view id);

} // namespace breakwater
