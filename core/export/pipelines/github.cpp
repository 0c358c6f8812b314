// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pipelines/pipeline.h"

#include <fmt/format.h>

namespace breakwater::pipelines {

namespace {

constexpr std::string_view kFrame = R"(@HEADING@
name: stamp-@NAME@

on:
  pull_request:
    paths:
      - "@FOLDER@/**"
      - ".github/workflows/@NAME@.yml"
  @PUSH@
  @DISPATCH@

permissions:
  contents: read

# One deployment of this stamp at a time, and none is cut off halfway.
concurrency:
  group: stamp-@STAMP@
  cancel-in-progress: false

defaults:
  run:
    shell: bash
    @FRAME_FOLDER@

jobs:
  validate:
    runs-on: ubuntu-24.04
    # An identity that reads; the environment asks nobody.
    environment: stamp-@STAMP@-plan
    permissions:
      contents: read
      id-token: write
    env:
      @ENV@
    steps:
      - uses: actions/checkout@v4
      @SETUP@
      @VALIDATE@

  deploy:
    needs: validate
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-24.04
    # Its required reviewers approve what the job above has shown.
    environment: stamp-@STAMP@
    permissions:
      contents: read
      id-token: write
    env:
      @ENV@
    steps:
      - uses: actions/checkout@v4
      @SETUP@
      @DEPLOY@
)";

constexpr std::string_view kPush = R"(push:
  branches: [main]
  paths:
    - "@FOLDER@/**"
    - ".github/workflows/@NAME@.yml"
)";

constexpr std::string_view kDispatch = R"(workflow_dispatch:
  inputs:
    mode:
      description: Which state to deploy; while the primary region is lost, failover
      type: choice
      options: [as-set, normal, failover]
      default: as-set
)";

constexpr std::string_view kMode =
    "# Set the variable RECOVERY_MODE to failover until the failback is done, so that no push sends the "
    "clients back.\nMODE: ${{ (inputs.mode != 'as-set' && inputs.mode) || vars.RECOVERY_MODE || 'normal' "
    "}}\n";

constexpr std::string_view kBicepSetup = R"(- uses: azure/login@v2
  with:
    client-id: ${{ vars.AZURE_CLIENT_ID }}
    tenant-id: ${{ vars.AZURE_TENANT_ID }}
    subscription-id: ${{ vars.AZURE_SUBSCRIPTION_ID }}
)";

constexpr std::string_view kTerraformSetup = R"(- uses: hashicorp/setup-terraform@v3
  with:
    terraform_version: "@VERSION@"
    terraform_wrapper: false
)";

constexpr std::string_view kTerraformEnv = R"(ARM_USE_OIDC: "true"
ARM_USE_AZUREAD: "true"
ARM_CLIENT_ID: ${{ vars.AZURE_CLIENT_ID }}
ARM_TENANT_ID: ${{ vars.AZURE_TENANT_ID }}
ARM_SUBSCRIPTION_ID: ${{ vars.AZURE_SUBSCRIPTION_ID }}
STATE_ACCOUNT: ${{ vars.STATE_ACCOUNT }}
STATE_CONTAINER: ${{ vars.STATE_CONTAINER }}
)";

constexpr std::string_view kStep = R"(- name: @TITLE@
  @WHERE@
  run: |
    @SCRIPT@
)";

std::string kept(const Answer &answer, std::size_t index)
{
    return (answer.secret ? "secrets." : "vars.") + answer.from[index];
}

std::string environment(const Code &code)
{
    std::string out = code.pair ? std::string(kMode) : std::string();
    out += code.language == "bicep" ? "RUN: ${{ github.run_id }}-${{ github.run_attempt }}\n"
                                    : std::string(kTerraformEnv);
    for (const Answer &answer : answersFor(code)) {
        if (answer.from.size() == 2)
            out += fmt::format(
                "{}: ${{{{ format('{{{{\"name\":\"{{0}}\",\"objectId\":\"{{1}}\"}}}}', {}, {}) }}}}\n",
                answer.name, kept(answer, 0), kept(answer, 1));
        else
            out += fmt::format("{}: ${{{{ {} }}}}\n", answer.name, kept(answer, 0));
    }
    return out;
}

std::string step(const std::string &title, const std::string &where, const std::string &script)
{
    return filled(kStep, {{"TITLE", title}, {"WHERE", where}, {"SCRIPT", script}});
}

std::string terraformValidate(const Code &code)
{
    std::string out;
    for (const Configuration &configuration : code.configurations) {
        const std::string guard = configuration.readsOthers
            ? "# Reads what a first deployment makes; the deployment plans it again.\n"
              "continue-on-error: true\n"
            : "";
        out += step("Plan " + configuration.folder,
                    guard + "working-directory: " + code.folder() + "/" + configuration.folder,
                    terraformScript(code, configuration, false));
    }
    return out;
}

std::string terraformDeploy(const Code &code)
{
    std::string out;
    for (const Configuration &configuration : code.configurations)
        out += step("Apply " + configuration.folder,
                    "working-directory: " + code.folder() + "/" + configuration.folder,
                    terraformScript(code, configuration, true));
    return out;
}

} // namespace

std::string github(const Code &code, const Stamping &stamping)
{
    const bool isBicep = code.language == "bicep";
    std::map<std::string, std::string> holes{
        {"HEADING", heading(code, stamping)},
        {"NAME", code.name()},
        {"STAMP", code.stamp},
        {"FOLDER", code.folder()},
        {"DISPATCH", code.pair ? std::string(kDispatch) : "workflow_dispatch:"},
        {"FRAME_FOLDER", isBicep ? "working-directory: " + code.folder() : ""},
        {"ENV", environment(code)},
        {"SETUP",
         isBicep ? std::string(kBicepSetup)
                 : filled(kTerraformSetup, {{"VERSION", std::string(kTerraformVersion)}})},
        {"VALIDATE",
         isBicep ? step("Show what would change", "", bicepScript(code, false)) : terraformValidate(code)},
        {"DEPLOY", isBicep ? step("Deploy", "", bicepScript(code, true)) : terraformDeploy(code)}};
    holes["PUSH"] = code.automatic
        ? filled(kPush, holes)
        : "# No push deploys: this stamp was exported in two languages, and one of "
          "them has to be chosen.";
    return filled(kFrame, holes);
}

} // namespace breakwater::pipelines
