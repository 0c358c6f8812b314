// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Second scans of a file, made only when something is wrong with it.
namespace breakwater::storage {

/// Line of a byte, counted from 1.
std::size_t lineOf(std::string_view bytes, std::size_t offset);
/// The byte at which the value of a JSON pointer starts; that of the deepest value on its way that exists.
std::size_t offsetOf(std::string_view bytes, std::string_view pointer);
/// `name:line:column`; the column counts characters, from 1.
std::string placeOf(const std::string &name, std::string_view bytes, std::size_t offset);
/// `name:line:column /json/pointer`
std::string placeOf(const std::string &name, std::string_view bytes, std::size_t offset,
                    const std::string &pointer);

} // namespace breakwater::storage
