// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/bicep/plan.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Modules, and the calls of them.
namespace breakwater::bicep {

/// The modules of the kinds, rendered once each.
class Modules {
public:
    explicit Modules(const Plan &plan)
        : m_plan(plan)
    { }

    Result<std::string> text(const ServiceKind &kind, const std::string &section);
    const std::map<std::string, std::string> &texts() const { return m_texts; }
    /// Leaves out what these callers do not read.
    void keepOutputsOf(const std::vector<std::string> &callers);
    const std::string &title(const std::string &file) const { return m_titles.at(file); }

private:
    const Plan &m_plan;
    std::map<std::string, std::string> m_texts, m_titles;
};

/// What a module beside that of its kind makes, in one sentence.
std::string sectionTitle(const ServiceKind &kind, const std::string &section);
/// Whether a word stands in the text by itself.
bool mentions(std::string_view text, std::string_view word);

using Arguments = std::vector<std::pair<std::string, Value>>;

/// The arguments that a module takes; other languages may need more to say the same.
Arguments taken(const std::string &module, Arguments arguments);
/// One module call; what a value already waits for needs no line in `after`.
std::string call(const std::string &symbolic, const std::string &file, const std::string &scope,
                 const std::string &condition, const Arguments &arguments, std::vector<std::string> after,
                 const std::string &comment);
/// The call of a helper's module, and an empty line.
Result<std::string> callOf(const Helper &helper, Modules &modules);

} // namespace breakwater::bicep
