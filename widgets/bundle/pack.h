// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/bundle/bundle.h"

/// Everything that a client keeps of a design, with a page to find it by.
namespace breakwater::bundle {

struct PackChoices {
    std::vector<StampId> stamps; ///< empty: all
    bool letter = false;
    std::optional<PaperTheme> theme; ///< absent: what the design keeps
};

/// All runbooks in all formats, the board summary, diagrams, code, scripts, the risk register, the design
/// itself, `index.html` and the SHA-256 of every file. All of them bear the hash of one design. Fails as
/// render() does.
Result<Rendered> renderPack(const Snapshot &now, const Assessment &assessment, const PackChoices &choices,
                            const Progress &progress = {});

/// Into a folder, or into one archive where the path ends in .zip; folders are made. Returns what there is
/// now.
Result<std::vector<std::filesystem::path>> writePack(const Rendered &pack,
                                                     const std::filesystem::path &output);

/// The files as one ZIP archive below a folder named after the design; the same files give the same bytes.
std::string zipped(const Rendered &pack, const std::string &folder);

} // namespace breakwater::bundle
