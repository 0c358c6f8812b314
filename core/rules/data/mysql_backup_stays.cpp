// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A server without a running copy elsewhere comes back from a backup, if one is kept elsewhere.
class MysqlBackupStays final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-007"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        judgeGeoBackup(*this, "mysql-flexible", now, out);
    }
};

const Registered<Rule, MysqlBackupStays> kRegistered;

} // namespace

} // namespace breakwater
