// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"
#include "core/export/terraform/expression.h"
#include "core/export/terraform/module.h"

#include <map>
#include <optional>
#include <string>

namespace breakwater::terraform {

using Modules = std::map<KindId, Module>;

/// The calls of modules that a stamp is made of, and the modules that they call. The first thing that cannot
/// be said in HCL is kept as the error of all.
class ModuleCalls {
public:
    ModuleCalls(const bicep::Plan &plan, const Modules &modules)
        : m_plan(plan)
        , m_modules(modules)
    { }

    std::string unitCall(const bicep::Unit &unit);
    std::string helperCall(const bicep::Helper &helper, const Scope &scope, const std::string &symbol);
    /// The text of the module that makes a unit.
    const std::string &moduleOf(const bicep::Unit &unit) { return module(unit.kind->id, unit.section); }
    /// By file name, of all that were called.
    const std::map<std::string, std::string> &texts() const { return m_texts; }

    std::string hcl(const std::string &bicepText, const Scope &scope, int indent);
    Scope scopeOf(bicep::PartOf part) const;
    const std::optional<Error> &error() const { return m_error; }

private:
    const std::string &module(const KindId &id, const std::string &section);
    bool isHere(const std::string &symbol, bicep::PartOf part) const;
    void fail(const Error &error);

    const bicep::Plan &m_plan;
    const Modules &m_modules;
    std::map<std::string, std::string> m_texts;
    std::optional<Error> m_error;
};

/// The last argument of `resourceGroup(...)`, and the first where there are two.
std::pair<std::string, std::string> placesOf(const std::string &scope);

} // namespace breakwater::terraform
