// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/log.h"

#include <string>

#include <spdlog/sinks/stdout_sinks.h>

namespace breakwater::log {

namespace {

std::shared_ptr<spdlog::logger> make(const char *name)
{
    auto logger = std::make_shared<spdlog::logger>(name, std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_level(spdlog::level::warn);
    logger->set_pattern("%n: %v");
    return logger;
}

} // namespace

spdlog::logger *io()
{
    static const std::shared_ptr<spdlog::logger> logger = make("io");
    return logger.get();
}

spdlog::logger *session()
{
    static const std::shared_ptr<spdlog::logger> logger = make("session");
    return logger.get();
}

spdlog::logger *app()
{
    static const std::shared_ptr<spdlog::logger> logger = make("breakwater");
    return logger.get();
}

} // namespace breakwater::log
