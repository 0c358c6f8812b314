// SPDX-License-Identifier: GPL-3.0-or-later
// breakwater-catalog-compiler FOLDER OUTPUT: checks the catalog and writes the form that the program embeds.
// Runs in the build only; what is wrong with a catalog file is a build error with its file and line.
#include "core/catalog/binary.h"
#include "core/catalog/load.h"

#include <fstream>
#include <iostream>

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::cerr << "usage: breakwater-catalog-compiler FOLDER OUTPUT\n";
        return 2;
    }
    const breakwater::CatalogFolder read = breakwater::readCatalogFolder(argv[1]);
    for (const breakwater::Error &problem : read.problems)
        std::cerr << problem.place << ": error: " << problem.sentence << '\n';
    if (!read.catalog)
        return 1;

    const std::string bytes = breakwater::encodeCatalog(*read.catalog);
    std::ofstream out(argv[2], std::ios::binary | std::ios::trunc);
    if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())) || !out.flush()) {
        std::cerr << argv[2] << ": error: This file cannot be written.\n";
        return 1;
    }
    return 0;
}
