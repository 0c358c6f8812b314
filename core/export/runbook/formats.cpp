// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/runbook/format.h"
#include "core/export/runbook/html.h"
#include "core/export/runbook/markdown.h"
#include "core/export/runbook/open_document.h"
#include "core/export/runbook/steps_json.h"
#include "core/export/runbook/workbook.h"

#include <variant>

namespace breakwater {

namespace {

using Pictures = std::map<std::string, std::string>;
using Files = std::vector<OutputFile>;

/// Name of the file beside the Markdown that holds a picture.
std::string pictureFile(const std::string &kind, const std::string &pictureId)
{
    std::string name = kind + "-";
    for (const char c : pictureId) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        name += plain ? c : '-';
    }
    return name + ".svg";
}

struct MarkdownFormat final : RunbookFormat {
    std::string_view id() const noexcept override { return "md"; }
    Result<Files> print(const paper::Document &document, const Pictures &pictures) const override
    {
        Files files;
        Pictures paths;
        for (const paper::Block &block : document.blocks) {
            const auto *picture = std::get_if<paper::Picture>(&block);
            const auto svg = picture ? pictures.find(picture->id) : pictures.end();
            if (svg == pictures.end())
                continue;
            paths[svg->first] = pictureFile(document.kind, svg->first);
            files.push_back({paths[svg->first], svg->second});
        }
        files.push_back({document.kind + ".md", paper::toMarkdown(document, paths)});
        return files;
    }
};
const Registered<RunbookFormat, MarkdownFormat> kMarkdown;

struct HtmlFormat final : RunbookFormat {
    std::string_view id() const noexcept override { return "html"; }
    Result<Files> print(const paper::Document &document, const Pictures &pictures) const override
    {
        return Files{{document.kind + ".html", paper::toHtml(document, pictures)}};
    }
};
const Registered<RunbookFormat, HtmlFormat> kHtml;

struct JsonFormat final : RunbookFormat {
    std::string_view id() const noexcept override { return "json"; }
    Result<Files> print(const paper::Document &document, const Pictures &) const override
    {
        return Files{{document.kind + ".json", paper::toStepsJson(document)}};
    }
};
const Registered<RunbookFormat, JsonFormat> kJson;

struct WorkbookFormat final : RunbookFormat {
    std::string_view id() const noexcept override { return "xlsx"; }
    Result<Files> print(const paper::Document &document, const Pictures &) const override
    {
        auto bytes = paper::toWorkbook(document);
        if (!bytes)
            return bytes.error();
        return Files{{document.kind + ".xlsx", std::move(*bytes)}};
    }
};
const Registered<RunbookFormat, WorkbookFormat> kWorkbook;

struct OpenDocumentFormat final : RunbookFormat {
    std::string_view id() const noexcept override { return "odt"; }
    Result<Files> print(const paper::Document &document, const Pictures &pictures) const override
    {
        return Files{{document.kind + ".odt", paper::toOpenDocument(document, pictures)}};
    }
};
const Registered<RunbookFormat, OpenDocumentFormat> kOpenDocument;

} // namespace

} // namespace breakwater
