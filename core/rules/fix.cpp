// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/fix.h"

#include "core/rules/engine.h"
#include "core/rules/rule.h"

#include <algorithm>
#include <cassert>

namespace breakwater {

namespace {

const Fix *fixFor(const RuleId &rule)
{
    for (const auto &fix : Registry<Fix>::all())
        if (fix->rule == rule.text)
            return fix.get();
    return nullptr;
}

/// FNV-1a: any platform, any run, the same number.
std::uint32_t hashOf(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return hash;
}

const Service *otherOf(const Stamp &stamp, const Service &service, Site site)
{
    const Service *named = nullptr, *only = nullptr;
    int count = 0;
    for (const Service &other : stamp.services) {
        if (other.at != site || other.kind != service.kind || other.id == service.id)
            continue;
        ++count;
        only = &other;
        if (other.name == service.name && named == nullptr)
            named = &other;
    }
    return named != nullptr ? named : count == 1 ? only : nullptr;
}

} // namespace

FixCase::FixCase(const Snapshot &now, const Finding &finding)
    : m_now(now)
    , m_finding(finding)
    , m_stamp(now.topology->stampPointer(finding.stamp))
    , m_outline(m_stamp, *now.catalog)
    , m_plans([this](PlanFor occasion) -> const PlanView & { return planView(occasion); })
    , m_view(now, m_outline, nullptr, m_plans, Reach::Topology)
{ }

std::optional<double> FixCase::param(std::string_view key) const
{
    const RuleText *words = catalog().rule(m_finding.rule);
    const auto found =
        words != nullptr ? words->params.find(std::string(key)) : decltype(words->params.end()){};
    return words != nullptr && found != words->params.end() ? std::optional(found->second) : std::nullopt;
}

std::string FixCase::subject(std::size_t index) const
{
    return index < m_finding.subjects.size() ? m_finding.subjects[index] : std::string();
}

const Service *FixCase::service(std::size_t index) const
{
    return service(ServiceId{subject(index)});
}

const Service *FixCase::service(const ServiceId &id) const
{
    return topology().find(id).second;
}

const Stamp *FixCase::stampOf(const ServiceId &id) const
{
    return topology().find(id).first;
}

const Dependency *FixCase::link(std::size_t index) const
{
    const DependencyId id{subject(index)};
    for (const auto &stamp : topology().stamps)
        if (const Dependency *found = stamp->dependency(id))
            return found;
    return nullptr;
}

const Part *FixCase::part(const Service &service, std::size_t index) const
{
    const std::string id = subject(index);
    const auto found = std::find_if(service.parts.begin(), service.parts.end(),
                                    [&id](const Part &part) { return part.id.text == id; });
    return found == service.parts.end() ? nullptr : &*found;
}

const ServiceKind *FixCase::kindOf(const Service &service) const
{
    return catalog().kind(service.kind);
}

const Service *FixCase::standIn(const Service &service) const
{
    const Stamp *owner = stampOf(service.id);
    if (owner == nullptr || service.at == Site::Secondary)
        return nullptr;
    for (const Protection &protection : owner->protections)
        if (protection.service == service.id && protection.covers(DisruptionKind::Region))
            for (const ServiceId &id : protection.counterparts)
                if (const Service *twin = owner->service(id))
                    return twin;
    return otherOf(*owner, service, Site::Secondary);
}

const Service *FixCase::original(const Service &service) const
{
    const Stamp *owner = stampOf(service.id);
    if (owner == nullptr)
        return nullptr;
    for (const Protection &protection : owner->protections)
        if (protection.covers(DisruptionKind::Region)
            && std::find(protection.counterparts.begin(), protection.counterparts.end(), service.id)
                != protection.counterparts.end())
            return owner->service(protection.service);
    return otherOf(*owner, service, Site::Primary);
}

const PlanView &FixCase::planView(PlanFor occasion) const
{
    const auto found = m_made.find(occasion);
    if (found != m_made.end())
        return found->second;
    return m_made
        .emplace(occasion,
                 PlanView(std::make_shared<const RecoveryPlan>(planAlone(m_now, m_stamp, occasion))))
        .first->second;
}

const RecoveryPlan &FixCase::plan(PlanFor occasion) const
{
    return planView(occasion).plan();
}

std::string FixCase::fresh(std::string_view kind) const
{
    const std::uint32_t seed = hashOf(m_finding.key());
    const IdMint mint([this, seed] { return (seed + 2654435761U * ++m_drawn) >> 12U; });
    return mint.mint(kind, topology());
}

FixOf::FixOf(std::string_view rule, std::function<void(const FixCase &, Offers &)> offer)
{
    Registry<Fix>::instances().push_back(std::make_unique<const Fix>(Fix{rule, std::move(offer)}));
}

bool isFixable(const RuleId &rule)
{
    return fixFor(rule) != nullptr;
}

Offers offersFor(const Snapshot &now, const Finding &finding)
{
    Offers offers;
    const Fix *fix = fixFor(finding.rule);
    if (fix == nullptr || !finding.policy.empty() || now.topology->stamp(finding.stamp) == nullptr)
        return offers;
    const FixCase at(now, finding);
    fix->offer(at, offers);
    return offers;
}

} // namespace breakwater
