// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/support/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Who signs the papers: names and logos for the covers, from the design or from a file of the consultancy.
namespace breakwater {

/// A PNG or JPEG, whole. Its size is known from its head; whether it can be painted is not.
struct Logo {
    std::string mime; ///< image/png, image/jpeg
    std::string bytes;
    int width = 0, height = 0; ///< pixels
    bool operator==(const Logo &) const = default;
    std::string dataUri() const;
    std::string_view ending() const { return mime == "image/png" ? "png" : "jpg"; }
};

struct PaperTheme {
    std::string consultancy; ///< stands where the program's name would
    std::string client, classification; ///< go before those of the design: see signedBy()
    std::optional<Logo> logo; ///< of the consultancy
    std::optional<Logo> clientLogo;
    bool operator==(const PaperTheme &) const = default;
};

/// The bytes of a picture that a theme file names by its path.
using PictureFile = std::function<Result<std::string>(const std::string &path)>;

/// A theme file (JSON; the manual says what it holds). `name` stands in the places of errors. Fails with
/// Invalid: not JSON, a field it does not know, a logo that is no PNG or JPEG, larger than 1 MiB or 4096
/// pixels. Logos are `data:` addresses or, where `files` is given, paths.
Result<PaperTheme> readPaperTheme(std::string_view json, const std::string &name,
                                  const PictureFile &files = {});
/// The same on one line, with its logos inside.
std::string writePaperTheme(const PaperTheme &theme);
/// A logo from its bytes, or from a `data:` address; `place` for the error.
Result<Logo> readLogo(const std::string &bytes, const std::string &place);
Result<Logo> readLogoAddress(const std::string &address, const std::string &place);

/// Where the design keeps the theme that was chosen for its exports.
inline constexpr const char *kThemeChoice = "theme";
/// What the design keeps, and its own logo where the theme has none for the client. What cannot be read is
/// left out and said in `faults`.
PaperTheme paperThemeOf(const Topology &topology, std::vector<Error> &faults);
/// A theme for one export, completed by the design's own logo.
PaperTheme completedBy(PaperTheme theme, const Topology &topology, std::vector<Error> &faults);

/// The design as the papers show it: with the client and the classification of the theme.
Topology signedBy(const Topology &topology, const PaperTheme &theme);

} // namespace breakwater
