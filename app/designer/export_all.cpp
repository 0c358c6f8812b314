// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/export_all.h"

#include "widgets/bundle/bundle.h"

namespace breakwater {

namespace {

bundle::Choices choicesFor(const ExportJob &job)
{
    bundle::Choices choices;
    choices.stamps = job.stamps;
    for (const ExportPart part : job.parts) {
        switch (part) {
        case ExportPart::RunbookPdf:
            choices.formats.push_back("pdf");
            break;
        case ExportPart::RunbookHtml:
            choices.formats.push_back("html");
            break;
        case ExportPart::RunbookMarkdown:
            choices.formats.push_back("md");
            break;
        case ExportPart::Bicep:
            choices.iac.push_back("bicep");
            break;
        case ExportPart::DiagramSvg:
            choices.diagrams.push_back("svg");
            break;
        case ExportPart::DiagramPng:
            choices.diagrams.push_back("png");
            break;
        }
    }
    if (!choices.formats.empty())
        choices.runbooks.push_back("failover");
    return choices;
}

} // namespace

Result<ExportOutcome> writeExports(const ExportJob &job)
{
    auto rendered = bundle::render(job.now, *job.assessment, choicesFor(job));
    if (!rendered)
        return rendered.error();
    const auto written = bundle::write(*rendered, job.folder);
    if (!written)
        return written.error();
    ExportOutcome outcome;
    for (const OutputFile &file : rendered->files)
        outcome.files.push_back(job.folder / file.path);
    outcome.gaps = std::move(rendered->gaps);
    return outcome;
}

} // namespace breakwater
