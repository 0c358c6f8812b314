// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parity/parity.h"
#include "core/rules/rule.h"

#include <charconv>

namespace breakwater {

namespace {

/// How well a setting guards, as a number that grows with it; nullopt: it is not stated.
struct Guard {
    const char *key;
    std::optional<double> (*strength)(const Service &);
};

std::optional<double> isClosed(const Service &service)
{
    const std::optional<bool> open = service.flag("publicAccess");
    return open ? std::optional(*open ? 0.0 : 1.0) : std::nullopt;
}

std::optional<double> denies(const Service &service)
{
    const std::optional<std::string> mode = service.text("firewallMode");
    return mode ? std::optional(*mode == "deny" ? 1.0 : 0.0) : std::nullopt;
}

std::optional<double> leastTls(const Service &service)
{
    const std::optional<std::string> version = service.text("tlsMinimum");
    double number = 0; // not strtod, which reads "1.2" as 1 where a comma is the decimal point
    if (version)
        std::from_chars(version->data(), version->data() + version->size(), number);
    return version ? std::optional(number) : std::nullopt;
}

std::optional<double> hasGroups(const Service &service)
{
    const std::optional<bool> groups = service.flag("networkSecurityGroups");
    return groups ? std::optional(*groups ? 1.0 : 0.0) : std::nullopt;
}

std::optional<double> filtersEgress(const Service &service)
{
    const std::optional<std::string> route = service.text("egressRoute");
    if (!route)
        return std::nullopt;
    return *route == "none" ? 3 : *route == "firewall" ? 2 : *route == "default-outbound" ? 0 : 1;
}

constexpr Guard kGuards[] = {{"publicAccess", isClosed},
                             {"firewallMode", denies},
                             {"tlsMinimum", leastTls},
                             {"networkSecurityGroups", hasGroups},
                             {"egressRoute", filtersEgress}};

/// A standby that was opened for a test and never closed is the way in. What only one side states cannot be
/// compared.
class WeakerPosture final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-008"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            const ServiceKind *kind = now.kindOf(*pair.primary);
            if (kind == nullptr || pair.secondary->kind != pair.primary->kind)
                continue;
            std::vector<std::string> weaker, unknown;
            for (const Guard &guard : kGuards) {
                const ParameterFact *fact = kind->parameter(guard.key);
                if (fact == nullptr)
                    continue;
                const auto here = guard.strength(*pair.primary), there = guard.strength(*pair.secondary);
                if (!here || !there)
                    unknown.push_back(labelOf(*fact));
                else if (*there < *here)
                    weaker.push_back(labelOf(*fact));
            }
            if (!weaker.empty())
                out.add(*this, {pair.secondary->id},
                        {{"service", pair.secondary->name},
                         {"twin", pair.primary->name},
                         {"fields", listing(weaker)}});
            else if (!unknown.empty())
                out.notEvaluated(*this, {pair.secondary->id}, "on both sides: " + inWords(unknown));
        }
    }
};

const Registered<Rule, WeakerPosture> kRegistered;

} // namespace

} // namespace breakwater
