// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pipelines/pipeline.h"

#include <algorithm>
#include <iterator>

namespace breakwater {

namespace {

/// Pipelines for the code that the same export writes, or a gap where it writes none.
class PipelinesExporter final : public Exporter {
    std::string_view id() const noexcept override { return "pipelines"; }

    Result<Rendered> render(const ExportRequest &request) const override
    {
        Rendered rendered;
        std::vector<pipelines::Code> all;
        for (const std::string language : {"bicep", "terraform"}) {
            const auto &wanted = request.code;
            const auto &every = Registry<Exporter>::all();
            const auto exporter = std::find_if(every.begin(), every.end(),
                                               [&](const auto &one) { return one->id() == language; });
            if (exporter == every.end() || std::find(wanted.begin(), wanted.end(), language) == wanted.end())
                continue;
            const Result<Rendered> code = (*exporter)->render(request);
            if (!code)
                return code.error();
            auto some = pipelines::codeOf(request, language, code->files);
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        if (all.empty()) {
            rendered.gaps.push_back(
                {"Pipelines", "There is no code for them to deploy: export Bicep or Terraform with them."});
            return rendered;
        }
        std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.name() < b.name(); });
        for (pipelines::Code &code : all) {
            code.automatic = std::count_if(all.begin(), all.end(),
                                           [&](const auto &other) { return other.stamp == code.stamp; })
                == 1;
            rendered.files.push_back(
                {".github/workflows/" + code.name() + ".yml", pipelines::github(code, request.stamping)});
            rendered.files.push_back({"pipelines/azure-devops/" + code.name() + ".yml",
                                      pipelines::azureDevOps(code, request.stamping)});
        }
        rendered.files.push_back({"pipelines/README.md", pipelines::readme(all, request.stamping)});
        return rendered;
    }
};

const Registered<Exporter, PipelinesExporter> kRegistered;

} // namespace

} // namespace breakwater
