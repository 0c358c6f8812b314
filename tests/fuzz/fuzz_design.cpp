// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_design.h"

#include "core/catalog/load.h"
#include "core/storage/design_file.h"

#include <cstdio>
#include <cstdlib>

namespace breakwater::test {

namespace {

std::string complaint(const Error &error)
{
    if (error.sentence.empty() || error.sentence.find('\n') != std::string::npos)
        return "the error is not one sentence: " + error.sentence;
    if (error.place.rfind("fuzz", 0) != 0)
        return "the error has no place: " + error.text();
    return {};
}

} // namespace

std::string whatIsWrongWith(std::string_view bytes)
{
    const Catalog &catalog = *builtinCatalog();
    const Result<OpenedDesign> first = readDesign(bytes, catalog, "fuzz");
    if (!first)
        return complaint(first.error());
    if (first->newer)
        return {};
    const std::string written = writeDesign(first->topology);
    const Result<OpenedDesign> second = readDesign(written, catalog, "fuzz");
    if (!second)
        return "what was written cannot be read: " + second.error().text();
    if (!sameContent(first->topology, second->topology))
        return "what was written reads as another design";
    if (writeDesign(second->topology) != written)
        return "written twice, the bytes differ";
    return {};
}

bool isRefused(std::string_view bytes)
{
    return !readDesign(bytes, *builtinCatalog(), "fuzz").has_value();
}

} // namespace breakwater::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string wrong = breakwater::test::whatIsWrongWith({reinterpret_cast<const char *>(data), size});
    if (wrong.empty())
        return 0;
    std::fprintf(stderr, "%s\n", wrong.c_str());
    std::abort();
}
