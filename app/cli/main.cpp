// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shell.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

int main(int argc, char *argv[])
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const bool colours = breakwater::cli::coloursWanted(isatty(STDOUT_FILENO) == 1, std::getenv("NO_COLOR"),
                                                        std::getenv("TERM"));
    const auto code = breakwater::cli::run(arguments, std::cout, std::cerr, colours);
    return static_cast<int>(code);
}
