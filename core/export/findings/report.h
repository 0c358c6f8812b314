// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assessment/assess.h"
#include "core/assessment/readiness.h"
#include "core/rules/policy/policy.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

/// What a check found, in the forms that people and programs take away.
namespace breakwater {

/// Line of the design file on which the thing with this id stands.
using SourceLines = std::map<std::string, std::size_t, std::less<>>;

struct FindingsReport {
    Snapshot now;
    Assessment assessment; ///< may be a part of it: of some stamps, or what is new
    Readiness whole; ///< of everything, whatever part `assessment` is
    std::map<StampId, Readiness> readiness; ///< by stamp
    Policies policies; ///< that were judged along
    std::string file; ///< as the user named it; empty: the design is in no file
    SourceLines lines;
    std::size_t known = 0; ///< left out, since a baseline has them
    bool compared = false; ///< with a baseline

    /// Line of the first subject that stands in the file, else of the stamp; 0 when there is none.
    std::size_t lineOf(const std::vector<std::string> &subjects, const StampId &stamp) const;
    std::string stampName(const StampId &stamp) const; ///< the id when it is gone
};

/// What stands behind a finding's id: a rule of the catalog or a requirement of a policy.
struct RuleWords {
    std::string id, title, severity, theme, why, remedy, source;
    std::string policy; ///< id of the policy; empty: a rule of Breakwater
};
RuleWords wordsFor(const FindingsReport &report, const RuleId &rule);
/// Every rule of the program and every requirement of the policies, by id.
std::vector<RuleWords> everyRule(const FindingsReport &report);

/// `REG-001 stamp-web1`: of a finding and of what was not evaluated alike; never their text.
std::string keyOf(const RuleId &rule, const std::vector<std::string> &subjects);

/// Looks things of one design up, for as long as that lives; made once for all rows.
class DesignIndex {
public:
    explicit DesignIndex(const Topology &topology);

    /// A subject by its name in the design; the id when nothing of that id has a name.
    std::string nameOf(const std::string &id) const;
    /// Title of the role that owns the first service among the subjects; empty when nobody does.
    std::string ownerOf(const std::vector<std::string> &subjects) const;
    /// What the room said of the finding; null when it said nothing.
    const AcceptedRisk *riskOf(const RuleId &rule, const std::vector<std::string> &subjects) const;
    std::string titleOf(const std::optional<RoleId> &role) const; ///< empty when there is none

private:
    void add(const Stamp &stamp);

    const Topology &m_topology;
    std::unordered_map<std::string, std::string> m_names;
    std::unordered_map<std::string, const Service *> m_services;
    std::unordered_map<std::string, const AcceptedRisk *> m_risks; ///< by key
};

/// Takes everything out that does not show in one of these stamps.
void keepStamps(FindingsReport &report, const std::set<StampId> &stamps);

std::string findingsJson(const FindingsReport &report);
/// SARIF 2.1.0. Accepted risks are suppressed results; what was not evaluated is a result of kind `open`.
std::string findingsSarif(const FindingsReport &report);
/// The risk register: one row a finding, accepted risk or unanswered question.
std::string findingsCsv(const FindingsReport &report);

} // namespace breakwater
