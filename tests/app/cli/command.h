// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/shell.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

/// Runs a command line in this process and keeps what it said.
struct Command {
    int code = 0;
    std::string out, err;

    explicit Command(const std::vector<std::string> &arguments)
    {
        std::ostringstream standardOut, standardError;
        code = static_cast<int>(breakwater::cli::run(arguments, standardOut, standardError));
        out = standardOut.str();
        err = standardError.str();
    }
};

inline std::string bytesOf(const std::string &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

inline void writeBytes(const std::string &file, const std::string &bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}
