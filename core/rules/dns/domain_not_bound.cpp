// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool hasAName(const Part &part)
{
    return part.kind == "custom-domain" || part.kind == "listener";
}

std::string nameOf(const Part &part)
{
    return part.text("hostName").value_or(part.name);
}

bool isBound(const std::string &domain, const Service &service)
{
    return std::any_of(service.parts.begin(), service.parts.end(), [&domain](const Part &part) {
        return hasAName(part) && nameOf(part) == domain && part.flag("validated").value_or(true);
    });
}

/// A public endpoint answers for the names that are bound to it. Binding one takes proof of ownership and a
/// certificate, which is nothing to begin with after the disaster.
class DomainNotBound final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-014"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            std::vector<std::string> unbound;
            for (const Part &part : pair.primary->parts)
                if (hasAName(part) && !isBound(nameOf(part), *pair.secondary))
                    unbound.push_back(nameOf(part));
            if (unbound.empty() || pair.primary->flag("publicAccess") == false)
                continue;
            if (!pair.primary->flag("publicAccess"))
                out.notEvaluated(*this, {pair.secondary->id}, "whether clients reach it directly");
            else
                out.add(*this, {pair.secondary->id},
                        {{"service", pair.secondary->name}, {"domain", listing(unbound)}});
        }
    }
};

const Registered<Rule, DomainNotBound> kRegistered;

} // namespace

} // namespace breakwater
