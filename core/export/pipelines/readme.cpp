// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pipelines/pipeline.h"
#include "core/export/quote.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace breakwater::pipelines {

namespace {

constexpr std::string_view kText = R"(# Pipelines

@STAMPING@

| Stamp | Code | GitHub Actions | Azure DevOps |
|---|---|---|---|
@ROWS@

Both do the same: a pull request shows what would change (`what-if`, `terraform plan`); on `main` the same is shown again,
somebody approves, and it is deployed. Remove the platform that you do not use.

## Set up once, by whoever administers the subscription

For each stamp, two identities (app registrations or user-assigned identities) without a secret:

| Identity | May | Signs in from |
|---|---|---|
| `stamp-<stamp>-plan` | read, and run what-if: Reader, and `Microsoft.Resources/deployments/*` at the subscription | environment or connection of that name |
| `stamp-<stamp>` | deploy: Contributor, and Role Based Access Control Administrator for the rights that the code gives | environment or connection of that name |

- **GitHub**: environments `stamp-<stamp>-plan` and `stamp-<stamp>`, the second one with required reviewers and limited to `main`. Each identity gets
  a federated credential for the subject `repo:OWNER/REPOSITORY:environment:NAME`. Variables of each environment: `AZURE_CLIENT_ID`,
  `AZURE_TENANT_ID`, `AZURE_SUBSCRIPTION_ID`.
- **Azure DevOps**: service connections `stamp-<stamp>-plan` and `stamp-<stamp>` with workload identity federation; an environment
  `stamp-<stamp>` with the checks Approvals, Branch control
  (`main`) and Exclusive lock; a variable group `stamp-<stamp>`.
@STATE@
@ANSWERS@

## While the primary region is lost

Run the pipeline with the mode `failover`, when the runbook says so. Then set the variable `RECOVERY_MODE` to `failover` and keep
it until the failback is done: a deployment in normal operation would send the clients back. Keep a way to deploy that needs neither
the platform of the pipeline nor the lost region: the commands stand in the README beside the code.
)";

constexpr std::string_view kState =
    "- **State of Terraform**: a storage account that survives the loss of either region, with versioning; "
    "both "
    "identities need\n  Storage Blob Data Contributor on its container. Variables: `STATE_ACCOUNT`, "
    "`STATE_CONTAINER`.\n";

} // namespace

std::string readme(const std::vector<Code> &all, const Stamping &stamping)
{
    std::string rows, answers;
    std::set<std::string> asked;
    for (const Code &code : all) {
        rows +=
            fmt::format("| {0} | `{1}/` | `.github/workflows/{2}.yml` | `pipelines/azure-devops/{2}.yml` |\n",
                        quote::markdown(code.stampName), code.folder(), code.name());
        for (const Answer &answer : answersFor(code)) {
            for (const std::string &name : answer.from) {
                if (asked.insert(name).second)
                    answers += fmt::format("| `{}` | {} |\n", name, answer.secret ? "secret" : "variable");
            }
        }
    }
    if (!answers.empty())
        answers =
            "\nWhat no design can say, in both environments or in the variable group:\n\n| Name | Kept as "
            "|\n|---|---|\n"
            + answers;
    const bool terraform =
        std::any_of(all.begin(), all.end(), [](const Code &code) { return code.language == "terraform"; });
    return filled(kText,
                  {{"STAMPING",
                    fmt::format("Design {}, catalog {}, as of {}, written by {}.", stamping.shortHash(),
                                quote::markdown(stamping.catalogVersion), stamping.asOf,
                                quote::markdown(stamping.writer))},
                   {"ROWS", rows},
                   {"STATE", terraform ? std::string(kState) : ""},
                   {"ANSWERS", answers}});
}

} // namespace breakwater::pipelines
