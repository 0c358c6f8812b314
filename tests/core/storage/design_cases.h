// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/load.h"
#include "core/storage/design_file.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

/// What the tests of design files share: the files under tests/cases.
namespace breakwater::test {

inline std::string bytesOf(const std::filesystem::path &file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::filesystem::path caseFolder(const std::string &name)
{
    return std::filesystem::path(BREAKWATER_SOURCE_DIR) / "tests" / "cases" / name;
}

/// The files of a folder with this extension, by name.
inline std::vector<std::filesystem::path> filesIn(const std::filesystem::path &folder,
                                                  const std::string &extension)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().extension() == extension)
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

inline std::vector<std::filesystem::path> goodDesigns()
{
    std::vector<std::filesystem::path> files = filesIn(caseFolder("design/good"), ".breakwater");
    for (const auto &file :
         filesIn(std::filesystem::path(BREAKWATER_SOURCE_DIR) / "templates", ".breakwater"))
        files.push_back(file);
    return files;
}

inline Result<OpenedDesign> read(const std::string &bytes, const std::string &name = "design.breakwater")
{
    return readDesign(bytes, *builtinCatalog(), name);
}

/// For the rows of a table of test data.
inline const char *rowName(const std::filesystem::path &file)
{
    static std::string name;
    name = file.stem().string();
    return name.c_str();
}

} // namespace breakwater::test
