// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"

#include <algorithm>

namespace breakwater {

bool isModelEndpoint(const KindId &kind)
{
    return kind.text == "openai-endpoint" || kind.text == "external-model-endpoint";
}

bool isModelGateway(const NamedService &service, const StampView &now)
{
    if (service.kind().text != "api-management")
        return false;
    if (const std::optional<bool> said = service.service().flag("aiGateway"))
        return *said;
    const auto links = now.dependenciesFrom(service.service());
    return std::any_of(links.begin(), links.end(), [&now](const Dependency *link) {
        const NamedService *target = now.summary(link->to);
        return target != nullptr && isModelEndpoint(target->kind());
    });
}

bool isOnlyAFallback(const Dependency &call, const StampView &now)
{
    const auto links = now.dependenciesFrom(call.from);
    return std::any_of(links.begin(), links.end(), [&call](const Dependency *other) {
        return other != &call && other->call
            && std::any_of(other->call->fallbacks.begin(), other->call->fallbacks.end(),
                           [&call](const Fallback &fallback) { return fallback.to == call.to; });
    });
}

} // namespace breakwater
