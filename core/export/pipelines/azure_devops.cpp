// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pipelines/pipeline.h"

#include <fmt/format.h>

namespace breakwater::pipelines {

namespace {

constexpr std::string_view kFrame = R"(@HEADING@
@TRIGGER@
pr:
  paths:
    include:
      - @FOLDER@
@PARAMETERS@

variables:
  # What no design can say; its secrets come from a key vault that the group is linked to.
  - group: stamp-@STAMP@

# Approvals and the lock that lets one deployment run at a time are checks of the environment stamp-@STAMP@.
lockBehavior: sequential

stages:
  - stage: validate
    displayName: Validate
    jobs:
      - job: show
        displayName: Show what would change
        pool:
          vmImage: ubuntu-24.04
        steps:
          - checkout: self
          @SETUP@
          @VALIDATE@

  - stage: deploy
    displayName: Deploy
    dependsOn: validate
    condition: and(succeeded(), ne(variables['Build.Reason'], 'PullRequest'))
    jobs:
      - deployment: deploy
        displayName: Deploy
        environment: stamp-@STAMP@
        pool:
          vmImage: ubuntu-24.04
        strategy:
          runOnce:
            deploy:
              steps:
                - checkout: self
                @SETUP@
                @DEPLOY@
)";

constexpr std::string_view kTrigger = R"(trigger:
  branches:
    include: [main]
  paths:
    include:
      - @FOLDER@
)";

constexpr std::string_view kParameters = R"(
parameters:
  - name: mode
    displayName: Which state to deploy; while the primary region is lost, failover
    type: string
    values: [as-set, normal, failover]
    default: as-set
)";

// The version of Terraform comes with the extension "Terraform" of Microsoft DevLabs.
constexpr std::string_view kTerraformSetup =
    R"(- task: TerraformInstaller@1 # of the extension Terraform by Microsoft DevLabs
  displayName: Install Terraform
  inputs:
    terraformVersion: @VERSION@
)";

constexpr std::string_view kStep = R"(- task: AzureCLI@2
  displayName: @TITLE@
  @MORE@
  inputs:
    azureSubscription: @CONNECTION@
    addSpnToEnvironment: true
    scriptType: bash
    scriptLocation: inlineScript
    workingDirectory: @WHERE@
    inlineScript: |
      @SCRIPT@
  env:
    @ENV@
)";

constexpr std::string_view kMode =
    R"(# Set RECOVERY_MODE in the group to failover until the failback is done, so that no run sends the clients back.
case "$CHOSEN" in as-set) MODE=${RECOVERY_MODE:-normal} ;; *) MODE=$CHOSEN ;; esac
)";

constexpr std::string_view kSignIn = R"(# The provider signs in as the service connection does.
export ARM_USE_OIDC=true ARM_USE_AZUREAD=true ARM_OIDC_TOKEN="$idToken"
export ARM_CLIENT_ID="$servicePrincipalId" ARM_TENANT_ID="$tenantId"
ARM_SUBSCRIPTION_ID=$(az account show --query id --output tsv)
export ARM_SUBSCRIPTION_ID
)";

std::string environment(const Code &code)
{
    std::string out = code.pair ? "CHOSEN: ${{ parameters.mode }}\n" : "";
    out += code.language == "bicep"
        ? "RUN: $(Build.BuildId)-$(System.JobAttempt)\n"
        : "STATE_ACCOUNT: $(STATE_ACCOUNT)\nSTATE_CONTAINER: $(STATE_CONTAINER)\n";
    for (const Answer &answer : answersFor(code)) {
        if (answer.from.size() == 2)
            out += fmt::format("{}: '{{\"name\":\"$({})\",\"objectId\":\"$({})\"}}'\n", answer.name,
                               answer.from[0], answer.from[1]);
        else
            out += fmt::format("{}: $({})\n", answer.name, answer.from[0]);
    }
    return out;
}

struct StepText {
    std::string title, where, script, more;
};

std::string step(const Code &code, const StepText &text, bool deploys)
{
    std::string script = text.script;
    const std::string first = "set -euo pipefail\n";
    std::string lead = code.pair ? std::string(kMode) : std::string();
    if (code.language == "terraform")
        lead += kSignIn;
    script.insert(first.size(), lead);
    return filled(kStep,
                  {{"TITLE", text.title},
                   {"MORE", text.more},
                   {"CONNECTION", "stamp-" + code.stamp + (deploys ? "" : "-plan")},
                   {"WHERE", text.where},
                   {"SCRIPT", script},
                   {"ENV", environment(code)}});
}

std::string steps(const Code &code, bool deploys)
{
    if (code.language == "bicep")
        return step(
            code,
            {deploys ? "Deploy" : "Show what would change", code.folder(), bicepScript(code, deploys), ""},
            deploys);
    std::string out;
    for (const Configuration &configuration : code.configurations)
        out +=
            step(code,
                 {(deploys ? "Apply " : "Plan ") + configuration.folder,
                  code.folder() + "/" + configuration.folder, terraformScript(code, configuration, deploys),
                  !deploys && configuration.readsOthers
                      ? "# Reads what a first deployment makes; the deployment plans it again.\n"
                        "continueOnError: true"
                      : ""},
                 deploys);
    return out;
}

} // namespace

std::string azureDevOps(const Code &code, const Stamping &stamping)
{
    std::map<std::string, std::string> holes{
        {"HEADING", heading(code, stamping)},
        {"STAMP", code.stamp},
        {"FOLDER", code.folder()},
        {"PARAMETERS", code.pair ? std::string(kParameters) : ""},
        {"SETUP",
         code.language == "bicep" ? ""
                                  : filled(kTerraformSetup, {{"VERSION", std::string(kTerraformVersion)}})},
        {"VALIDATE", steps(code, false)},
        {"DEPLOY", steps(code, true)}};
    holes["TRIGGER"] = code.automatic
        ? filled(kTrigger, holes)
        : "# No push deploys: this stamp was exported in two languages, and one "
          "of them has to be chosen.\ntrigger: none";
    return filled(kFrame, holes);
}

} // namespace breakwater::pipelines
