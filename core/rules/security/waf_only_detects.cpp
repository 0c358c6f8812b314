// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/parity/waf.h"
#include "core/rules/rule.h"

namespace breakwater {

namespace {

/// Detection writes a log line and lets the request pass. A gateway with a policy of its own is judged by
/// that.
class WafOnlyDetects final : public Rule {
public:
    std::string_view id() const noexcept override { return "WEB-014"; }
    Reach reach() const noexcept override { return Reach::Stamp; }
    void check(const StampView &now, Findings &out) const override
    {
        for (const Service *policy : now.servicesOfKind("waf-policy"))
            judge(*policy, policy->text("mode"), out);
        for (const Service *gateway : now.servicesOfKind("application-gateway"))
            if (wafPolicyOf(*gateway, now) == nullptr && gateway->text("sku") == "WAF_v2")
                judge(*gateway, gateway->text("wafMode"), out);
    }

private:
    void judge(const Service &service, const std::optional<std::string> &mode, Findings &out) const
    {
        if (!mode)
            out.notEvaluated(*this, {service.id}, "whether its WAF prevents or only detects");
        else if (*mode == "Detection")
            out.add(*this, {service.id}, {{"service", service.name}});
    }
};

const Registered<Rule, WafOnlyDetects> kRegistered;

} // namespace

} // namespace breakwater
