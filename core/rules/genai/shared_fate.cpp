// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/genai/models.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

std::optional<std::string> placeOf(const NamedService &model)
{
    return model.region() != nullptr ? std::optional(model.region()->text) : model.service().text("region");
}

std::optional<std::string> providerOf(const NamedService &model)
{
    return model.service().text("provider");
}

/// A second deployment in the same region goes down with the first; one at the same provider does when the
/// provider does, which is asked only where something is promised for that.
class SharedFate final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-002"; }
    Reach reach() const noexcept override { return Reach::Neighbours; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const auto &[link, from, to] : now.links()) {
            if (!link->call || link->call->fallbacks.empty() || !isModelEndpoint(to->kind())
                || isOnlyAFallback(*link, now))
                continue;
            std::vector<std::string> shared, unknown;
            judge(placeOf(*to), *link, now, placeOf, "in ", "the region of ", shared, unknown);
            if (now.target(DisruptionKind::Provider) != nullptr)
                judge(providerOf(*to), *link, now, providerOf, "at ", "the provider of ", shared, unknown);
            if (!shared.empty())
                out.add(*this, {link->from, link->id, link->to},
                        {{"from", from->name()}, {"model", to->name()}, {"shared", listing(shared)}});
            else if (!unknown.empty())
                out.notEvaluated(*this, {link->id}, inWords(unknown));
        }
    }

private:
    using Reader = std::optional<std::string> (*)(const NamedService &);
    static void judge(const std::optional<std::string> &first, const Dependency &link, const StampView &now,
                      Reader read, const char *preposition, const char *what,
                      std::vector<std::string> &shared, std::vector<std::string> &unknown)
    {
        bool all = true, known = first.has_value();
        for (const Fallback &fallback : link.call->fallbacks) {
            const NamedService *target = now.summary(fallback.to);
            const std::optional<std::string> place = target != nullptr ? read(*target) : std::nullopt;
            known = known && place;
            all = all && (!place || place == first);
        }
        if (all && known && *first != "global")
            shared.push_back(preposition + now.regionName(RegionId{*first}));
        else if (all && !known)
            unknown.push_back(what + now.summary(link.to)->name() + " or of a fallback");
    }
};

const Registered<Rule, SharedFate> kRegistered;

} // namespace

} // namespace breakwater
