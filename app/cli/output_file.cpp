// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_file.h"

#include <filesystem>

namespace breakwater::cli {

std::optional<Error> wouldOverwrite(const std::string &output, const std::string &input, bool force)
{
    std::error_code ignored;
    if (force || output.empty() || !std::filesystem::exists(output, ignored))
        return std::nullopt;
    return Error{Error::Code::Unwritable,
                 std::filesystem::equivalent(output, input, ignored)
                     ? "That is the design itself; choose another name, or overwrite it with --force."
                     : "The file exists; choose another name, or overwrite it with --force.",
                 output};
}

} // namespace breakwater::cli
