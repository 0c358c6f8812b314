// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/redundancy/high_availability.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A standby in another zone takes over within minutes and loses nothing; a restore loses and takes hours.
class MysqlWithoutStandby final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-006"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        judgeHighAvailability(*this, "mysql-flexible", now, out);
    }
};

const Registered<Rule, MysqlWithoutStandby> kRegistered;

} // namespace

} // namespace breakwater
