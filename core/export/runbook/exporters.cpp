// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exporter.h"
#include "core/export/runbook/failover.h"
#include "core/export/runbook/html.h"
#include "core/export/runbook/markdown.h"

namespace breakwater {

namespace {

Rendered one(const char *name, std::string bytes)
{
    Rendered rendered;
    rendered.files.push_back({name, std::move(bytes)});
    return rendered;
}

struct MarkdownRunbook final : Exporter {
    std::string_view id() const noexcept override { return "runbook-md"; }
    Result<Rendered> render(const ExportRequest &request) const override
    {
        return one("failover.md", paper::toMarkdown(makeFailoverRunbook(request)));
    }
};
const Registered<Exporter, MarkdownRunbook> kMarkdown;

struct HtmlRunbook final : Exporter {
    std::string_view id() const noexcept override { return "runbook-html"; }
    Result<Rendered> render(const ExportRequest &request) const override
    {
        return one("failover.html", paper::toHtml(makeFailoverRunbook(request)));
    }
};
const Registered<Exporter, HtmlRunbook> kHtml;

} // namespace

} // namespace breakwater
