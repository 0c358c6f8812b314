// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace breakwater::test {

/// Any bytes are either refused with one sentence and a place, or a design that can be written and read again
/// without a change. Returns what is not so; empty when all is well.
std::string whatIsWrongWith(std::string_view bytes);
bool isRefused(std::string_view bytes);

} // namespace breakwater::test

/// The entry point of libFuzzer and of what runs its corpora.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
