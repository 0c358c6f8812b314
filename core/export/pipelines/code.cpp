// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/bicep/fragment.h"
#include "core/export/bicep/names.h"
#include "core/export/bicep/stamps.h"
#include "core/export/pipelines/pipeline.h"
#include "core/export/terraform/module.h"

#include <algorithm>

namespace breakwater::pipelines {

namespace {

const std::string *fileAt(const std::vector<OutputFile> &files, const std::string &path)
{
    const auto file = std::find_if(files.begin(), files.end(),
                                   [&](const OutputFile &one) { return one.path.generic_string() == path; });
    return file == files.end() ? nullptr : &file->bytes;
}

void readBicep(Code &code, const std::vector<OutputFile> &files, const std::string &main)
{
    code.pair = fileAt(files, code.folder() + "/failover.bicepparam") != nullptr;
    for (const bicep::Question &question : bicep::questions()) {
        if (bicep::declares(main, question.name))
            code.questions.push_back(&question);
    }
}

void readTerraform(Code &code, const std::vector<OutputFile> &files)
{
    code.pair = fileAt(files, code.folder() + "/secondary/main.tf") != nullptr;
    std::string asked;
    for (const char *folder : {"primary", "secondary", "pairing", "global"}) {
        const std::string place = code.folder() + "/" + folder;
        const std::string *main = fileAt(files, place + "/main.tf");
        if (main == nullptr)
            continue;
        Configuration configuration;
        configuration.folder = folder;
        configuration.told = fileAt(files, place + "/failover.tfvars") != nullptr;
        configuration.readsOthers =
            main->find("\ndata \"azurerm_user_assigned_identity\"") != std::string::npos
            || main->find("\ndata \"azurerm_storage_account\"") != std::string::npos;
        configuration.leftAlone = configuration.folder == "primary" || configuration.folder == "pairing";
        code.configurations.push_back(std::move(configuration));
        if (const std::string *variables = fileAt(files, place + "/variables.tf"))
            asked += *variables;
    }
    for (const bicep::Question &question : bicep::questions()) {
        if (terraform::takes(asked, question.name))
            code.questions.push_back(&question);
    }
}

/// The names that a parameter file reads from the environment.
std::vector<std::string> environmentOf(std::string_view answer)
{
    constexpr std::string_view kRead = "readEnvironmentVariable('";
    std::vector<std::string> names;
    for (std::size_t at = answer.find(kRead); at != std::string_view::npos; at = answer.find(kRead, at + 1)) {
        const std::size_t from = at + kRead.size();
        names.emplace_back(answer.substr(from, answer.find('\'', from) - from));
    }
    return names;
}

} // namespace

std::vector<Code> codeOf(const ExportRequest &request, const std::string &language,
                         const std::vector<OutputFile> &files)
{
    std::vector<Code> list;
    for (const auto &[stamp, folder] : bicep::wantedStamps(request)) {
        Code code;
        code.language = language;
        code.stampName = stamp->name;
        code.stamp = folder;
        const bool isBicep = language == "bicep";
        const std::string *main =
            fileAt(files, code.folder() + (isBicep ? "/main.bicep" : "/primary/main.tf"));
        if (main == nullptr)
            continue;
        if (isBicep)
            readBicep(code, files, *main);
        else
            readTerraform(code, files);
        const LandingZone *zone = stamp->zone(code.pair ? ZoneRole::Secondary : ZoneRole::Primary);
        code.location = zone == nullptr ? std::string() : bicep::slug(zone->region.text);
        list.push_back(std::move(code));
    }
    return list;
}

std::vector<Answer> answersFor(const Code &code)
{
    std::vector<Answer> answers;
    for (const bicep::Question *question : code.questions) {
        const std::vector<std::string> names = environmentOf(question->answer);
        if (code.language == "terraform") {
            answers.push_back({"TF_VAR_" + std::string(question->name), names, question->secret});
            continue;
        }
        for (const std::string &name : names)
            answers.push_back({name, {name}, question->secret});
    }
    return answers;
}

} // namespace breakwater::pipelines
