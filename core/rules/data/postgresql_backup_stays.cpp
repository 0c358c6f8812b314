// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A server without a running copy elsewhere comes back from a backup, if one is kept elsewhere.
class PostgresqlBackupStays final : public Rule {
public:
    std::string_view id() const noexcept override { return "DB-002"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        judgeGeoBackup(*this, "postgresql-flexible", now, out);
    }
};

const Registered<Rule, PostgresqlBackupStays> kRegistered;

} // namespace

} // namespace breakwater
