// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/templates.h"

#include "core/storage/design_file.h"
#include "core/support/embedded.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

namespace breakwater {

std::span<const EmbeddedFile> embeddedTemplates(); // made by the build from templates/
std::span<const EmbeddedFile> embeddedSchemas(); // and from resources/schema/

std::string_view designSchema()
{
    return embeddedSchemas().front().bytes;
}

namespace {

constexpr std::array<std::string_view, 5> kGalleryOrder{"portfolio", "web", "automation", "kubernetes",
                                                        "genai"};

std::size_t galleryPlace(std::string_view id)
{
    return static_cast<std::size_t>(std::find(kGalleryOrder.begin(), kGalleryOrder.end(), id)
                                    - kGalleryOrder.begin());
}

const EmbeddedFile *embedded(std::string_view name)
{
    for (const EmbeddedFile &file : embeddedTemplates())
        if (file.name == name)
            return &file;
    return nullptr;
}

template <typename IdType>
std::vector<IdType> ids(const YAML::Node &list)
{
    std::vector<IdType> result;
    for (const auto &item : list)
        result.push_back({item.as<std::string>()});
    return result;
}

TemplateNote noteFrom(const YAML::Node &node)
{
    return {node["id"].as<std::string>(), {node["stamp"].as<std::string>()}, node["title"].as<std::string>(),
            ids<RuleId>(node["rules"]),   ids<ServiceId>(node["subjects"]),  node["note"].as<std::string>()};
}

TemplateParameter parameterFrom(const YAML::Node &node)
{
    TemplateParameter parameter{
        node["key"].as<std::string>(), node["label"].as<std::string>(), node["type"].as<std::string>(), {}};
    for (const auto &pointer : node["pointers"])
        parameter.pointers.push_back(pointer.as<std::string>());
    return parameter;
}

Result<Template> templateFrom(const EmbeddedFile &file)
{
    const std::string folder(file.name.substr(0, file.name.find('/')));
    try {
        const YAML::Node node = YAML::Load(std::string(file.bytes));
        Template result;
        result.id = node["id"].as<std::string>();
        result.name = node["name"].as<std::string>();
        result.description = node["description"].as<std::string>();
        result.stampType = node["stampType"].as<std::string>();
        for (const auto &parameter : node["parameters"])
            result.parameters.push_back(parameterFrom(parameter));
        for (const auto &note : node["weaknesses"])
            result.weaknesses.push_back(noteFrom(note));
        const EmbeddedFile *design = embedded(folder + "/" + node["design"].as<std::string>());
        if (!design)
            return Error{Error::Code::Invalid, "The template names a design that does not exist.",
                         std::string(file.name)};
        result.bytes = design->bytes;
        return result;
    } catch (const YAML::Exception &failure) {
        return Error{Error::Code::Invalid, fmt::format("The template cannot be read: {}.", failure.msg),
                     fmt::format("{}:{}", file.name, failure.mark.line + 1)};
    }
}

} // namespace

Result<std::vector<Template>> builtinTemplates()
{
    std::vector<Template> templates;
    for (const EmbeddedFile &file : embeddedTemplates()) {
        if (!file.name.ends_with("/template.yaml"))
            continue;
        auto read = templateFrom(file);
        if (!read)
            return read.error();
        templates.push_back(std::move(*read));
    }
    std::stable_sort(templates.begin(), templates.end(), [](const Template &a, const Template &b) {
        return galleryPlace(a.id) < galleryPlace(b.id);
    });
    return templates;
}

Result<Topology> templateDesign(std::string_view id, const Catalog &catalog)
{
    const auto templates = builtinTemplates();
    if (!templates)
        return templates.error();
    std::string known;
    for (const Template &candidate : *templates) {
        if (candidate.id == id) {
            auto opened = readDesign(candidate.bytes, catalog, candidate.id + ".breakwater");
            if (!opened)
                return opened.error();
            return std::move(opened->topology);
        }
        known += (known.empty() ? "" : ", ") + candidate.id;
    }
    return Error{Error::Code::Usage, fmt::format("There is no template '{}'; there are {}.", id, known),
                 "--template"};
}

} // namespace breakwater
