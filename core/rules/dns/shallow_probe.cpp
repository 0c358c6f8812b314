// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// A probe that only asks whether the front page answers keeps traffic on a region whose database is gone.
class ShallowProbe final : public Rule {
public:
    std::string_view id() const noexcept override { return "DNS-006"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *entry : now.servicesOfKind("front-door"))
            for (const Part &part : entry->parts)
                if (part.kind == "origin-group" && part.flag("probeEnabled").value_or(true))
                    judge({entry->id, part.id}, entry->name + "/" + part.name, part.text("probePath"),
                          part.text("probeDepth"), out);
        for (const Service *profile : now.servicesOfKind("traffic-manager"))
            judge({profile->id}, profile->name, profile->text("probePath"), profile->text("probeDepth"), out);
    }

private:
    void judge(const std::vector<Subject> &subjects, const std::string &entry,
               const std::optional<std::string> &path, const std::optional<std::string> &depth,
               Findings &out) const
    {
        const bool frontPage = path == "/" || path == "/index.html";
        if (frontPage || depth == "shallow")
            out.add(*this, subjects, {{"entry", entry}, {"path", path.value_or("the probe")}});
        else if (!path || !depth)
            out.notEvaluated(*this, subjects, "what its probe asks for");
    }
};

const Registered<Rule, ShallowProbe> kRegistered;

} // namespace

} // namespace breakwater
