// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Restoring a server in another region takes hours, whatever the promise is; a replica is promoted in
/// minutes.
class MysqlWithoutReplica final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-008"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        judgeReplica(*this, "mysql-flexible", now, out);
    }
};

const Registered<Rule, MysqlWithoutReplica> kRegistered;

} // namespace

} // namespace breakwater
