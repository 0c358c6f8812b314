// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

namespace breakwater {

bool isModelEndpoint(const KindId &kind);
/// An API management that routes calls to models: it says so, or it says nothing and calls one.
bool isModelGateway(const NamedService &service, const StampView &now);
/// Another call of the same caller falls back to this model: it is drawn because it may be called then.
bool isOnlyAFallback(const Dependency &call, const StampView &now);

} // namespace breakwater
