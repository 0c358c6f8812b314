// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/check.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace breakwater::storage {

namespace {

/// A JSON pointer that is only put together when something is wrong.
class Path {
public:
    Path(std::string_view key)
        : m_key(key)
    { }
    Path(const Path *parent, std::string_view key, std::size_t index = kNone)
        : m_parent(parent)
        , m_key(key)
        , m_index(index)
    { }
    std::string text() const
    {
        std::string pointer = m_parent != nullptr ? m_parent->text() : std::string{};
        pointer.append("/").append(pointerSegment(m_key));
        if (m_index != kNone)
            pointer.append("/").append(std::to_string(m_index));
        return pointer;
    }

private:
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    const Path *m_parent = nullptr;
    std::string_view m_key;
    std::size_t m_index = kNone;
};

/// What an id of the file stands for.
struct Named {
    enum class What { Service, Part, Dependency, Other } what = What::Other;
    const Stamp *stamp = nullptr;
    const Service *service = nullptr; ///< itself, or that of a part
};

class Checker {
public:
    Checker(const Document &document, const Catalog *catalog, bool lenient)
        : m_document(document)
        , m_catalog(catalog)
        , m_lenient(lenient)
    { }

    std::optional<Violation> run()
    {
        if (!index())
            return m_violation;
        for (std::size_t i = 0; i < m_document.stamps.size(); ++i) {
            const Path path(nullptr, "stamps", i);
            if (!stamp(*m_document.stamps[i], path))
                return m_violation;
        }
        return std::nullopt;
    }

private:
    bool refuse(std::string sentence, const Path &path)
    {
        m_violation = Violation{std::move(sentence), path.text()};
        return false;
    }

    // --- ids
    // ---------------------------------------------------------------------------------------------------------

    bool name(const std::string &id, Named named, const Path &parent)
    {
        return m_names.try_emplace(id, named).second
            || refuse(fmt::format("The id `{}` is used twice; an id is unique in a file.", id),
                      Path(&parent, "id"));
    }
    template <typename List, typename IdOf>
    bool nameAll(const List &list, std::string_view key, const Path *parent, const Named &named, IdOf idOf)
    {
        for (std::size_t i = 0; i < list.size(); ++i)
            if (!name(idOf(list[i]), named, Path(parent, key, i)))
                return false;
        return true;
    }
    std::size_t idCount() const
    {
        std::size_t count = 0;
        for (const auto &stamp : m_document.stamps) {
            count += 1 + stamp->services.size() + stamp->dependencies.size() + stamp->protections.size();
            for (const Service &service : stamp->services)
                count += service.parts.size();
        }
        return count;
    }
    bool index()
    {
        m_names.reserve(idCount());
        const auto typed = [](const auto &item) -> const std::string & { return item.id.text; };
        if (m_document.roles && !nameAll(*m_document.roles, "roles", nullptr, {}, typed))
            return false;
        for (std::size_t i = 0; i < m_document.stamps.size(); ++i)
            if (!indexStamp(*m_document.stamps[i], Path(nullptr, "stamps", i)))
                return false;
        return !m_document.decisions || nameAll(*m_document.decisions, "decisions", nullptr, {}, typed);
    }
    bool indexStamp(const Stamp &stamp, const Path &path)
    {
        const auto typed = [](const auto &item) -> const std::string & { return item.id.text; };
        const auto plain = [](const auto &item) -> const std::string & { return item.id; };
        if (!name(stamp.id.text, {}, path))
            return false;
        for (std::size_t i = 0; i < stamp.services.size(); ++i) {
            const Service &service = stamp.services[i];
            const Path at(&path, "services", i);
            if (!name(service.id.text, {Named::What::Service, &stamp, &service}, at)
                || !nameAll(service.parts, "parts", &at, {Named::What::Part, &stamp, &service}, typed))
                return false;
        }
        return nameAll(stamp.dependencies, "dependencies", &path, {Named::What::Dependency, &stamp}, typed)
            && nameAll(stamp.protections, "protections", &path, {}, typed)
            && nameAll(stamp.consistencyGroups, "consistencyGroups", &path, {}, plain)
            && nameAll(stamp.degradedModes, "degradedModes", &path, {}, plain);
    }
    const Named *find(const std::string &id, Named::What what) const
    {
        const auto found = m_names.find(id);
        return found != m_names.end() && found->second.what == what ? &found->second : nullptr;
    }

    // --- references
    // --------------------------------------------------------------------------------------------------

    const Named *service(const ServiceId &id, const Path &path)
    {
        const Named *named = find(id.text, Named::What::Service);
        if (named == nullptr)
            refuse(fmt::format("No service of this file has the id `{}`.", id.text), path);
        return named;
    }
    bool services(const std::vector<ServiceId> &ids, std::string_view key, const Path &parent)
    {
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (service(ids[i], Path(&parent, key, i)) == nullptr)
                return false;
        return true;
    }
    bool part(const std::optional<PartId> &id, const Service &owner, const Path &path)
    {
        if (!id)
            return true;
        const Named *named = find(id->text, Named::What::Part);
        return (named != nullptr && named->service == &owner)
            || refuse(fmt::format("`{}` has no part with the id `{}`.", owner.id.text, id->text), path);
    }
    bool dependency(const Stamp &stamp, const Dependency &item, const Path &path)
    {
        const Named *from = service(item.from, Path(&path, "from"));
        const Named *to = from == nullptr ? nullptr : service(item.to, Path(&path, "to"));
        if (to == nullptr)
            return false;
        if (from->stamp != &stamp)
            return refuse(fmt::format("`{}` belongs to the stamp `{}`, and a dependency is kept in the stamp "
                                      "of the service that needs.",
                                      item.from.text, from->stamp->id.text),
                          Path(&path, "from"));
        const Path route(&path, "route");
        return part(item.fromPart, *from->service, Path(&path, "fromPart"))
            && part(item.toPart, *to->service, Path(&path, "toPart"))
            && (!item.route || part(item.route->originGroup, *from->service, Path(&route, "originGroup")))
            && (!item.call || call(*item.call, Path(&path, "call")));
    }
    bool call(const Call &item, const Path &path)
    {
        for (std::size_t i = 0; i < item.fallbacks.size(); ++i) {
            const Path fallback(&path, "fallbacks", i);
            if (service(item.fallbacks[i].to, Path(&fallback, "to")) == nullptr)
                return false;
        }
        return !item.queue || service(*item.queue, Path(&path, "queue")) != nullptr;
    }
    bool protection(const Stamp &stamp, const Protection &item, const Path &path)
    {
        const Named *owner = service(item.service, Path(&path, "service"));
        if (owner == nullptr)
            return false;
        if (owner->stamp != &stamp)
            return refuse(
                fmt::format("`{}` belongs to the stamp `{}`, and a protection is kept in the stamp of "
                            "its service.",
                            item.service.text, owner->stamp->id.text),
                Path(&path, "service"));
        if (!services(item.counterparts, "counterparts", path)
            || (item.via && service(*item.via, Path(&path, "via")) == nullptr))
            return false;
        for (std::size_t i = 0; i < item.replicas.size(); ++i) {
            const Path replica(&path, "replicas", i);
            if (!region(item.replicas[i].region, Path(&replica, "region")))
                return false;
        }
        return option(*owner->service, item.option, Path(&path, "option"));
    }

    // --- the stamp
    // ---------------------------------------------------------------------------------------------------

    bool zones(const Stamp &stamp, const Path &path)
    {
        std::size_t primaries = 0;
        for (std::size_t i = 0; i < stamp.zones.size(); ++i) {
            const Path at(&path, "zones", i);
            const LandingZone &zone = stamp.zones[i];
            if (zone.role == ZoneRole::Primary)
                ++primaries;
            if (primaries > 1 || i + 1 - primaries > 1)
                return refuse("A stamp has one primary and at most one secondary zone.", at);
            if (!region(zone.region, Path(&at, "region")))
                return false;
        }
        return primaries == 1 || refuse("A stamp needs a primary zone.", Path(&path, "zones"));
    }
    bool stamp(const Stamp &item, const Path &path)
    {
        if (!zones(item, path))
            return false;
        for (std::size_t i = 0; i < item.services.size(); ++i)
            if (!place(item, item.services[i], Path(&path, "services", i)))
                return false;
        for (std::size_t i = 0; i < item.dependencies.size(); ++i)
            if (!dependency(item, item.dependencies[i], Path(&path, "dependencies", i)))
                return false;
        for (std::size_t i = 0; i < item.protections.size(); ++i)
            if (!protection(item, item.protections[i], Path(&path, "protections", i)))
                return false;
        for (std::size_t i = 0; i < item.consistencyGroups.size(); ++i)
            if (!services(item.consistencyGroups[i].stores, "stores", Path(&path, "consistencyGroups", i)))
                return false;
        for (std::size_t i = 0; i < item.flows.size(); ++i)
            if (!flow(item.flows[i], Path(&path, "flows", i)))
                return false;
        return true;
    }
    bool flow(const Flow &item, const Path &path)
    {
        for (std::size_t i = 0; i < item.dependencies.size(); ++i)
            if (find(item.dependencies[i].text, Named::What::Dependency) == nullptr)
                return refuse(
                    fmt::format("No dependency of this file has the id `{}`.", item.dependencies[i].text),
                    Path(&path, "dependencies", i));
        return true;
    }
    bool place(const Stamp &stamp, const Service &item, const Path &path)
    {
        const bool second = std::any_of(stamp.zones.begin(), stamp.zones.end(), [](const LandingZone &zone) {
            return zone.role == ZoneRole::Secondary;
        });
        if (item.at == Site::Secondary && !second)
            return refuse("This service stands in the secondary zone, and its stamp has none.",
                          Path(&path, "at"));
        for (std::size_t i = 0; i < item.parts.size(); ++i) {
            const Path at(&path, "parts", i);
            if (item.parts[i].ref && service(*item.parts[i].ref, Path(&at, "ref")) == nullptr)
                return false;
        }
        return m_catalog == nullptr || item.kind.text == "generic" || kinded(item, path);
    }

    // --- the catalog
    // -------------------------------------------------------------------------------------------------

    bool region(const RegionId &id, const Path &path)
    {
        if (m_catalog == nullptr || (m_lastRegion != nullptr && m_lastRegion->id == id))
            return true;
        const Region *found = m_catalog->region(id);
        if (found == nullptr)
            return refuse(fmt::format("`{}` is no Azure region that the catalog knows.", id.text), path);
        m_lastRegion = found;
        return true;
    }
    const ServiceKind *kind(const KindId &id)
    {
        const auto [found, fresh] = m_kinds.try_emplace(id.text, nullptr);
        if (fresh)
            found->second = m_catalog->kind(id);
        return found->second;
    }
    bool kinded(const Service &item, const Path &path)
    {
        const ServiceKind *known = kind(item.kind);
        if (known == nullptr)
            return refuse(
                fmt::format("`{}` is no kind of service that the catalog knows; what it does not know "
                            "is `generic`.",
                            item.kind.text),
                Path(&path, "kind"));
        if (known->id != item.kind)
            return refuse(
                fmt::format("`{}` is another word for the kind `{}`.", item.kind.text, known->id.text),
                Path(&path, "kind"));
        if (!parameters(item.parameters, known->parameters, known->id.text, path))
            return false;
        for (std::size_t i = 0; i < item.parts.size(); ++i) {
            const Part &part = item.parts[i];
            const Path at(&path, "parts", i);
            const PartKindFact *fact = known->part(part.kind);
            if (fact == nullptr)
                return refuse(
                    fmt::format("The kind `{}` has no parts of kind `{}`.", known->id.text, part.kind),
                    Path(&at, "kind"));
            if (!parameters(part.parameters, fact->parameters, part.kind, at))
                return false;
        }
        return true;
    }
    bool option(const Service &owner, const OptionId &id, const Path &path)
    {
        if (m_catalog == nullptr || owner.kind.text == "generic")
            return true;
        const ServiceKind *known = kind(owner.kind);
        return (known != nullptr && (known->option(id) != nullptr || known->zoneOption(id) != nullptr))
            || refuse(fmt::format("The kind `{}` has no option `{}`.", owner.kind.text, id.text), path);
    }
    bool parameters(const Parameters &given, const std::vector<ParameterFact> &facts, const std::string &of,
                    const Path &parent)
    {
        const Path path(&parent, "parameters");
        for (const auto &[key, value] : given) {
            const auto fact = std::find_if(facts.begin(), facts.end(),
                                           [&k = key](const ParameterFact &f) { return f.key == k; });
            const Path at(&path, key);
            if (fact == facts.end() && !m_lenient)
                return refuse(fmt::format("`{}` has no parameter `{}`.", of, key), at);
            if (fact != facts.end() && !parameter(value, *fact, at))
                return false;
        }
        return true;
    }
    bool parameter(const ParameterValue &value, const ParameterFact &fact, const Path &path)
    {
        using Type = ParameterFact::Type;
        static constexpr std::string_view kTypes[] = {"text", "a number", "true or false", "one of its words",
                                                      "a list of texts"};
        const bool right = fact.type == Type::Number ? std::holds_alternative<double>(value)
            : fact.type == Type::Bool                ? std::holds_alternative<bool>(value)
            : fact.type == Type::List                ? std::holds_alternative<std::vector<std::string>>(value)
            : fact.type == Type::String              ? std::holds_alternative<std::string>(value)
                                                     : true;
        if (!right)
            return refuse(fmt::format("The parameter `{}` must be {}.", fact.key,
                                      kTypes[static_cast<std::size_t>(fact.type)]),
                          path);
        if (!fact.values.empty() && fact.type != Type::List
            && std::find(fact.values.begin(), fact.values.end(), value) == fact.values.end())
            return refuse(fmt::format("The parameter `{}` must be one of {}.", fact.key, words(fact)), path);
        const double *number = std::get_if<double>(&value);
        if (number != nullptr && fact.min && *number < *fact.min)
            return refuse(fmt::format("The parameter `{}` must not be below {}.", fact.key, *fact.min), path);
        if (number != nullptr && fact.max && *number > *fact.max)
            return refuse(fmt::format("The parameter `{}` must not be above {}.", fact.key, *fact.max), path);
        return true;
    }
    static std::string words(const ParameterFact &fact)
    {
        std::vector<std::string> list;
        for (const ParameterValue &value : fact.values) {
            if (const std::string *text = std::get_if<std::string>(&value))
                list.push_back(*text);
            else if (const double *number = std::get_if<double>(&value))
                list.push_back(fmt::format("{}", *number));
            else if (const bool *flag = std::get_if<bool>(&value))
                list.emplace_back(*flag ? "true" : "false");
        }
        return fmt::format("{}", fmt::join(list, ", "));
    }

    const Document &m_document;
    const Catalog *m_catalog;
    bool m_lenient;
    std::unordered_map<std::string_view, Named> m_names;
    std::unordered_map<std::string_view, const ServiceKind *> m_kinds;
    const Region *m_lastRegion = nullptr;
    std::optional<Violation> m_violation;
};

} // namespace

std::optional<Violation> firstViolation(const Document &document, const Catalog *catalog, bool lenient)
{
    return Checker(document, catalog, lenient).run();
}

} // namespace breakwater::storage
