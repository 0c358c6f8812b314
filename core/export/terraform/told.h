// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

/// What a configuration has to be told: variables, and the two files that answer them.
namespace breakwater::terraform {

/// Declarations of the variables that a body refers to.
std::string variables(const std::string &body);
/// Their values in normal operation, or while the primary region is lost. `standing` is how much of the
/// secondary region the strategy keeps: absent, standby, full.
std::string answers(const std::string &body, const std::string &standing, bool failover);

} // namespace breakwater::terraform
