// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/exporter.h"
#include "core/export/runbook/failover.h"
#include "core/export/runbook/html.h"
#include "core/export/runbook/markdown.h"

#include <map>
#include <variant>

namespace breakwater {

namespace {

/// Name of the file beside the Markdown that holds a picture.
std::string fileName(const std::string &pictureId)
{
    std::string name = "failover-";
    for (const char c : pictureId) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        name += plain ? c : '-';
    }
    return name + ".svg";
}

struct MarkdownRunbook final : Exporter {
    std::string_view id() const noexcept override { return "runbook-md"; }
    Result<Rendered> render(const ExportRequest &request) const override
    {
        const paper::Document document = makeFailoverRunbook(request);
        Rendered rendered;
        std::map<std::string, std::string> paths;
        for (const paper::Block &block : document.blocks) {
            const auto *picture = std::get_if<paper::Picture>(&block);
            const auto svg = picture ? request.pictures.find(picture->id) : request.pictures.end();
            if (svg == request.pictures.end())
                continue;
            paths[svg->first] = fileName(svg->first);
            rendered.files.push_back({paths[svg->first], svg->second});
        }
        rendered.files.push_back({"failover.md", paper::toMarkdown(document, paths)});
        return rendered;
    }
};
const Registered<Exporter, MarkdownRunbook> kMarkdown;

struct HtmlRunbook final : Exporter {
    std::string_view id() const noexcept override { return "runbook-html"; }
    Result<Rendered> render(const ExportRequest &request) const override
    {
        Rendered rendered;
        rendered.files.push_back(
            {"failover.html", paper::toHtml(makeFailoverRunbook(request), request.pictures)});
        return rendered;
    }
};
const Registered<Exporter, HtmlRunbook> kHtml;

} // namespace

} // namespace breakwater
