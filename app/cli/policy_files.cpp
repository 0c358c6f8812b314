// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/policy_files.h"

#include "core/storage/design_file.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace breakwater::cli {

namespace {

Result<std::vector<PolicyText>> textsOf(const std::vector<std::string> &files)
{
    std::vector<PolicyText> texts;
    for (const std::string &file : files) {
        auto bytes = readFile(file, kLongestPolicy);
        if (!bytes)
            return bytes.error();
        texts.push_back({file, *std::move(bytes)});
    }
    return texts;
}

Result<Policies> allReadable(const std::vector<PolicyText> &texts, const Catalog &catalog)
{
    Policies policies = readPolicies(texts, catalog);
    if (!policies.problems.empty())
        return policies.problems.front();
    return policies;
}

} // namespace

void PolicyFiles::declareOn(CLI::App &command)
{
    command.add_option("--policy", files, "A client's policy, beside the rules; may be said several times")
        ->type_name("FILE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Result<Policies> PolicyFiles::read(const Catalog &catalog) const
{
    const auto texts = textsOf(files);
    if (!texts)
        return texts.error();
    return allReadable(*texts, catalog);
}

Result<Policies> PolicyFiles::addTo(Snapshot &now, const std::string &design) const
{
    const auto given = textsOf(files);
    if (!given)
        return given.error();
    auto engagement = std::make_shared<Engagement>(*now.topology->engagement);
    std::vector<PolicyText> texts;
    for (std::size_t i = 0; i < engagement->policies.size(); ++i)
        texts.push_back({fmt::format("{} /engagement/policies/{}", design, i), engagement->policies[i]});
    for (const PolicyText &policy : *given) {
        texts.push_back(policy);
        engagement->policies.push_back(policy.text);
    }
    auto policies = allReadable(texts, *now.catalog);
    if (!policies || given->empty())
        return policies;
    auto topology = std::make_shared<Topology>(*now.topology);
    topology->engagement = std::move(engagement);
    now.topology = std::move(topology);
    return policies;
}

} // namespace breakwater::cli
