// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

#include <algorithm>

namespace breakwater {

namespace {

bool isItem(const Part &part)
{
    return part.kind == "secret" || part.kind == "certificate" || part.kind == "key";
}

double itemsMissing(const Service &a, const Service &b)
{
    return static_cast<double>(std::count_if(a.parts.begin(), a.parts.end(), [&b](const Part &item) {
        return isItem(item) && std::none_of(b.parts.begin(), b.parts.end(), [&item](const Part &other) {
                   return other.kind == item.kind && other.name == item.name;
               });
    }));
}

/// Two vaults that are filled by hand agree on the day they are made.
class VaultsNotInStep final : public Rule {
public:
    std::string_view id() const noexcept override { return "SEC-004"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Pair &pair : now.pairs()) {
            if (pair.primary->kind.text != "key-vault" || pair.secondary->kind != pair.primary->kind)
                continue;
            const std::optional<std::string> mode = pair.primary->text("syncMode");
            if (!mode)
                out.notEvaluated(*this, {pair.primary->id}, "what keeps it in step with its twin");
            else if (*mode == "none")
                out.add(*this, {pair.primary->id, pair.secondary->id},
                        {{"a", pair.primary->name},
                         {"b", pair.secondary->name},
                         {"n", counted(itemsMissing(*pair.primary, *pair.secondary), "item")}});
        }
    }
};

const Registered<Rule, VaultsNotInStep> kRegistered;

} // namespace

} // namespace breakwater
