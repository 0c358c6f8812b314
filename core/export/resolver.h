// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/placeholders.h"
#include "core/export/variable_words.h"
#include "core/export/variables.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace breakwater {

/// Answers for one placeholder at one place.
class Resolver {
public:
    Resolver(Variables &table, std::string_view name, const CommandPlace &place);

    const Variable &resolve();

private:
    using Side = Placeholder::Side;
    using Words = variable_words::Words;
    using Services = std::vector<const Service *>;

    std::string stampName() const;
    std::string stampKey() const;

    const Variable &define(const std::string &identity, int rank, const Words &words, Variable variable);
    /// Who looks after subscriptions and resource groups.
    std::string foundationOwner() const;
    Words withStamp(Words words) const;

    // Places
    const LandingZone *zone(ZoneRole role) const;
    std::string regionTitle(ZoneRole role) const;
    static std::string word(ZoneRole role);

    const Variable &zoneFact(std::string_view what, const std::string &meaning, ZoneRole role,
                             const std::optional<std::string> &value);
    const Variable &zoneGroup(ZoneRole role);
    const Variable &subscription(ZoneRole role);
    const Variable &region(ZoneRole role);
    const Variable &sharedGroup(std::string_view what);
    const Variable &sharedGroup();
    const Variable &groupOf(const Service *service);

    // Services
    std::string kindOf(const Service &service) const;
    const Stamp *stampOf(const Service &service) const;

    /// The service that plays the same part on the wanted side; null when the design has none.
    const Service *onSide(const Service &service, Side side) const;

    void take(Services &into, const Service *service, Side side) const;
    /// What the service of the step, or its twin, is linked with.
    void takeNeighbours(Services &into, Side side) const;
    /// Nearest first: the step's own service, what it is linked with, its stamp, the design.
    Services candidates(Side side) const;

    /// Words of a service's name that its twin has too: "sql-orders-cus" and "sql-orders-eus2" -> SQL ORDERS
    Words label(const Service &service) const;
    /// Placeholder without its side, label, side.
    Words wordsFor(const Service &service, bool withSide) const;
    Words ownWords() const;
    std::string ownKey() const;
    std::string forWhom(std::string meaning) const;

    static std::string namesOf(const Services &services);

    const Variable &ask(const std::string &meaning, std::string hint);
    const Variable &later(Variable::State state, int rank);
    const Variable &none(const Services &found);

    const Variable &nameOf(const Service &service);
    const Variable &resource();
    const Variable &composed();

    const Variable &value(const Service &service, const Words &values, const std::string &where);
    const Variable &parameter();
    const Variable &part();

    Variables &m_table;
    std::string m_name;
    const CommandPlace &m_place;
    const Placeholder *m_known;
};

} // namespace breakwater
