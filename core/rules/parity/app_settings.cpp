// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

const Part *settingOf(const Service &app, const std::string &name)
{
    const auto found = std::find_if(app.parts.begin(), app.parts.end(), [&name](const Part &part) {
        return part.kind == "app-setting" && part.name == name;
    });
    return found == app.parts.end() ? nullptr : &*found;
}

/// A value that should differ by region and does not.
bool repeatsTheRegion(const Part &primary, const Part &secondary)
{
    const std::optional<std::string> value = primary.text("value");
    return primary.flag("regionBound") == true && value && value == secondary.text("value");
}

/// An app that starts without a setting, or with the address of a lost region in one, is an outage of its
/// own.
class AppSettings final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-005"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            std::vector<std::string> wrong;
            for (const Part &setting : pair.primary->parts) {
                if (setting.kind != "app-setting")
                    continue;
                const Part *twin = settingOf(*pair.secondary, setting.name);
                if (twin == nullptr || repeatsTheRegion(setting, *twin))
                    wrong.push_back(setting.name);
            }
            if (!wrong.empty())
                out.add(*this, {pair.secondary->id},
                        {{"service", pair.secondary->name},
                         {"n", counted(static_cast<double>(wrong.size()), "setting")},
                         {"primary",
                          now.primary() != nullptr ? now.regionName(now.primary()->region)
                                                   : std::string("the primary region")},
                         {"settings", listing(wrong)}});
        }
    }
};

const Registered<Rule, AppSettings> kRegistered;

} // namespace

} // namespace breakwater
