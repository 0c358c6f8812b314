// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A literal of another region is none of the primary.
bool namesThePrimary(const Part &linked, const StampView &now)
{
    const std::optional<std::string> region = linked.text("literalRegion");
    return linked.text("endpoint") == "literal"
        && (!region || now.primary() == nullptr || *region == now.primary()->region.text);
}

/// A linked service that names an endpoint of the primary region is deployed to the other one with that name
/// in it.
class LiteralLinkedServices final : public Rule {
public:
    std::string_view id() const noexcept override { return "DAT-018"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *factory : now.servicesOfKind("data-factory")) {
            double literal = 0;
            bool drawn = false, unknown = false;
            for (const Part &part : factory->parts) {
                if (part.kind != "linked-service")
                    continue;
                drawn = true;
                unknown = unknown || !part.text("endpoint");
                literal += namesThePrimary(part, now) ? 1 : 0;
            }
            const std::optional<bool> parameterised = factory->flag("parameterised");
            if (literal > 0 || (!drawn && parameterised == false))
                out.add(
                    *this, {factory->id},
                    {{"factory", factory->name},
                     {"n",
                      literal > 0 ? counted(literal, "linked service") : std::string("its linked services")},
                     {"primary",
                      now.primary() != nullptr ? now.regionName(now.primary()->region)
                                               : std::string("the primary region")}});
            else if (unknown || (!drawn && !parameterised))
                out.notEvaluated(*this, {factory->id}, "how its linked services are addressed");
        }
    }
};

const Registered<Rule, LiteralLinkedServices> kRegistered;

} // namespace

} // namespace breakwater
