// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/rule.h"

/// Two services that should be alike, held against one another without what the catalog marks as regional.
namespace breakwater {

struct Parity {
    int compared = 0; ///< settings and parts that both sides could say something about
    std::vector<std::string> differing; ///< `mode`, `custom-rule Rate limit`
    std::vector<std::string> unknown; ///< settings that one side does not state
};
Parity parityOf(const Service &primary, const Service &secondary, const ServiceKind &kind);

/// `high availability`: a parameter's key for people.
std::string labelOf(const ParameterFact &fact);

} // namespace breakwater
