// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <spdlog/logger.h>

/// Loggers of the edges (storage, session, app). Analyses return values instead. Never log client names or
/// contents.
namespace breakwater::log {

spdlog::logger *io();
spdlog::logger *session();
spdlog::logger *app();

} // namespace breakwater::log
