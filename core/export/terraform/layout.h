// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace breakwater::terraform {

/// As `terraform fmt` leaves it: the signs of neighbouring attributes stand below one another.
std::string formatted(std::string_view text);

} // namespace breakwater::terraform
