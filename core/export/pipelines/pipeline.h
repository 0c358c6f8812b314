// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/questions.h"
#include "core/export/exporter.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

/// How the exported code gets to Azure: one file a stamp, language and platform. What a pipeline runs is read
/// from the code that the same export writes, so that the two cannot differ.
namespace breakwater::pipelines {

/// The version of Terraform that both platforms install: one that the exported code was planned with.
inline constexpr std::string_view kTerraformVersion = "1.11.4";

/// One state of Terraform.
struct Configuration {
    std::string folder; ///< primary, secondary, pairing, global
    bool told = false; ///< has values for normal operation and for a lost region
    bool leftAlone = false; ///< not run while the primary region is lost
    bool readsOthers = false; ///< cannot be planned before the others were deployed once
};

/// The code of one stamp in one language.
struct Code {
    std::string language; ///< bicep, terraform
    std::string stampName; ///< as people wrote it: goes into comments only
    std::string stamp; ///< its folder: a harmless word
    std::string location; ///< of the deployment itself, where both regions can be lost without it
    bool automatic = true; ///< a push to main deploys
    bool pair = false; ///< there is a secondary region to fail over to
    std::vector<Configuration> configurations; ///< in order of deployment; none of Bicep
    std::vector<const bicep::Question *> questions;

    std::string folder() const { return "iac/" + language + "/" + stamp; }
    std::string name() const { return stamp + "-" + language; }
};

/// The code of the stamps of a request, read from rendered files.
std::vector<Code> codeOf(const ExportRequest &request, const std::string &language,
                         const std::vector<OutputFile> &files);

/// A variable that the code reads from the environment of its run.
struct Answer {
    std::string name; ///< MYSQL_ADMIN_PASSWORD, TF_VAR_machinePassword
    std::vector<std::string> from; ///< names that the platform keeps; two of them make one object
    bool secret = false;
};
std::vector<Answer> answersFor(const Code &code);

std::string github(const Code &code, const Stamping &stamping);
std::string azureDevOps(const Code &code, const Stamping &stamping);
/// What has to be set up once, and by whom.
std::string readme(const std::vector<Code> &all, const Stamping &stamping);

/// The shell that both platforms run. Everything from outside comes in through the environment.
std::string bicepScript(const Code &code, bool deploys);
std::string terraformScript(const Code &code, const Configuration &configuration, bool deploys);

/// The template with every @HOLE@ filled, each line of a filled text as deep as its hole.
std::string filled(std::string_view text, const std::map<std::string, std::string> &holes);
std::string heading(const Code &code, const Stamping &stamping);

} // namespace breakwater::pipelines
