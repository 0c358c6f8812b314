// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// There are no facts on retrieval indexes yet: the question is asked of every stamp that calls a model and
/// promises something for the loss of a region, and stays open.
class RetrievalIndex final : public Rule {
public:
    std::string_view id() const noexcept override { return "GAI-021"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        if (now.target(DisruptionKind::Region) == nullptr)
            return;
        for (const char *kind : {"openai-endpoint", "external-model-endpoint"})
            if (!now.servicesOfKind(kind).empty())
                return out.notEvaluated(*this, {now.stamp().id},
                                        "where its retrieval index is kept, if it has one");
    }
};

const Registered<Rule, RetrievalIndex> kRegistered;

} // namespace

} // namespace breakwater
