// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/write_exports.h"

#include "core/export/runbook/sections.h"
#include "widgets/bundle/bundle.h"

#include <utility>

namespace breakwater {

namespace {

bundle::Choices choicesOf(const ExportJob &job)
{
    bundle::Choices choices;
    choices.stamps = job.stamps;
    choices.sections = sectionsOf(*job.now.topology);
    for (const auto &[part, word] :
         {std::pair(ExportPart::RunbookPdf, "pdf"), std::pair(ExportPart::RunbookHtml, "html"),
          std::pair(ExportPart::RunbookMarkdown, "md")})
        if (job.parts.contains(part))
            choices.formats.emplace_back(word);
    if (!choices.formats.empty())
        choices.runbooks = {"failover"};
    if (job.parts.contains(ExportPart::Bicep))
        choices.iac = {"bicep"};
    if (job.parts.contains(ExportPart::DiagramSvg))
        choices.diagrams.emplace_back("svg");
    if (job.parts.contains(ExportPart::DiagramPng))
        choices.diagrams.emplace_back("png");
    return choices;
}

} // namespace

Result<ExportOutcome> writeExports(const ExportJob &job)
{
    const Result<Rendered> rendered = bundle::render(job.now, *job.assessment, choicesOf(job));
    if (!rendered)
        return rendered.error();
    const Result<bundle::Written> written = bundle::write(*rendered, job.folder);
    if (!written)
        return written.error();
    ExportOutcome outcome;
    outcome.gaps = rendered->gaps;
    for (const auto &[theirs, ours] : written->beside)
        outcome.gaps.push_back(
            {theirs.string(),
             "It was changed since it was exported and is kept; the new one is " + ours.string() + "."});
    for (const std::filesystem::path &file : written->files)
        outcome.files.push_back(job.folder / file);
    return outcome;
}

CodeSource codeSource()
{
    CodeSource source;
    source.make = [](const Snapshot &now, const std::function<bool()> &goOn) {
        bundle::Choices all;
        all.iac = bundle::knownIac();
        return bundle::render(now, Assessment(), all, [&goOn](const std::string &) { return goOn(); });
    };
    source.exported = bundle::exportedCode;
    return source;
}

} // namespace breakwater
