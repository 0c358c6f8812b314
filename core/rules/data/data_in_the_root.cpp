// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// The root storage belongs to the workspace: it is not replicated by choice and cannot be attached to
/// another one.
class DataInTheRoot final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-004"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *workspace : now.servicesOfKind("databricks-workspace")) {
            const std::optional<bool> root = workspace->flag("dbfsRootData");
            if (!root)
                out.notEvaluated(*this, {workspace->id}, "whether data lies in its root storage");
            else if (*root)
                out.add(*this, {workspace->id}, {{"workspace", workspace->name}});
        }
    }
};

const Registered<Rule, DataInTheRoot> kRegistered;

} // namespace

} // namespace breakwater
