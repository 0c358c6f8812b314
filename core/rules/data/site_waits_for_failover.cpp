// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/data/stores.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// `Standard_RAGZRS`
bool isReadable(const Service &account)
{
    const std::string redundancy = account.text("redundancy").value_or("");
    return redundancy.find("_RA") != std::string::npos;
}

/// By an option that keeps the promise without an account failover.
bool isServedOtherwise(const Service &account, Minutes rto, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(account)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region) && !isAccountFailover(*option)
            && option->rto.known() && option->rto.value <= rto)
            return true;
    }
    return false;
}

/// Of the failover that the design plans, else of any that the kind knows.
const Figure *failoverTime(const Service &account, const StampView &now)
{
    for (const Protection *protection : now.protectionsOf(account)) {
        const DrOption *option = now.optionOf(*protection);
        if (option != nullptr && protection->covers(DisruptionKind::Region) && isAccountFailover(*option))
            return &option->rto;
    }
    const ServiceKind *kind = now.kindOf(account);
    if (kind != nullptr)
        for (const DrOption &option : kind->options)
            if (option.against(DisruptionKind::Region) && isAccountFailover(option))
                return &option.rto;
    return nullptr;
}

/// Without read access to the copy, a static site is away until its whole account has failed over. How long
/// that takes is what the catalog says of the option.
class SiteWaitsForFailover final : public Rule {
public:
    std::string_view id() const noexcept override { return "STO-003"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *account : now.servicesOfKind("storage-account")) {
            const std::optional<Minutes> rto = now.rtoOf(*account);
            const std::optional<bool> site = account->flag("staticWebsite");
            const RedundancyFact *redundancy = now.redundancyOf(*account);
            if (!rto || site == false || account->at == Site::Secondary || redundancy == nullptr
                || !redundancy->region || isReadable(*account) || isServedOtherwise(*account, *rto, now))
                continue;
            const Figure *time = failoverTime(*account, now);
            if (!site || time == nullptr || time->state == Figure::State::Unknown)
                out.notEvaluated(*this, {account->id},
                                 !site ? "whether it serves a static site" : "how long its failover takes");
            else if (time->state == Figure::State::Unbounded || time->value > *rto)
                out.add(*this, {account->id},
                        {{"service", account->name}, {"failover", *time}, {"rto", *rto}});
        }
    }
};

const Registered<Rule, SiteWaitsForFailover> kRegistered;

} // namespace

} // namespace breakwater
