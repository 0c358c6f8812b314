// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/support/result.h"

#include <string>
#include <string_view>
#include <vector>

/// The designs that Breakwater brings along: the four stamps and the Contoso portfolio.
namespace breakwater {

/// A deliberate weakness of a template, for the room to find.
struct TemplateNote {
    std::string id;
    StampId stamp;
    std::string title;
    std::vector<RuleId> rules; ///< each is raised on at least one of the subjects
    std::vector<ServiceId> subjects;
    std::string note;
};

/// Something people usually change when they start from the template.
struct TemplateParameter {
    std::string key;
    std::string label;
    std::string type; ///< text, region, minutes
    std::vector<std::string> pointers; ///< RFC 6901, into the design file; one value goes to all of them
};

struct Template {
    std::string id; ///< `web`
    std::string name;
    std::string description; ///< one line
    std::string stampType; ///< of its stamp; `portfolio` for several
    std::vector<TemplateParameter> parameters;
    std::vector<TemplateNote> weaknesses;
    std::string_view bytes; ///< the design file
};

/// In the order of the gallery. Fails only when the build put a broken file into the program.
Result<std::vector<Template>> builtinTemplates();
/// The design of one template, ready to edit; Error::Code::Usage for an unknown id.
Result<Topology> templateDesign(std::string_view id, const Catalog &catalog);

} // namespace breakwater
