// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/checks.h"

#include <algorithm>

namespace breakwater::catalog {
namespace {

/// Every fill and stroke is currentColor or none.
bool tintable(const std::string &svg)
{
    for (const std::string attribute : {" fill=\"", " stroke=\""})
        for (std::size_t at = svg.find(attribute); at != std::string::npos;
             at = svg.find(attribute, at + 1)) {
            const std::string_view value = std::string_view(svg).substr(at + attribute.size());
            if (!value.starts_with("currentColor\"") && !value.starts_with("none\""))
                return false;
        }
    return true;
}

class KindChecks : public Checks {
public:
    using Checks::Checks;

    void all()
    {
        for (const ServiceKind &kind : m_catalog.kinds)
            checkKind(kind);
        aliases();
    }

private:
    void figure(const Figure &figure)
    {
        graded(&figure.grade, figure.grade, figure.verified, figure.source);
        address(figure.source);
        const double value = figure.value.count();
        expect(value >= 0, &figure.value, "A figure cannot be negative.");
        const bool valued = figure.state == Figure::State::Value;
        if (figure.min) {
            expect(figure.min->count() >= 0, &*figure.min, "A figure cannot be negative.");
            expect(!valued || *figure.min <= figure.value, &*figure.min,
                   "The minimum is above the planning value.");
        }
        if (figure.max) {
            expect(valued, &*figure.max, "A figure without a value has no maximum.");
            expect(!valued || figure.value <= *figure.max, &*figure.max,
                   "The maximum is below the planning value.");
        }
    }

    void graded(const void *at, Grade grade, bool verified, const std::string &source)
    {
        expect(grade != Grade::Measured && grade != Grade::Stated, at,
               "A catalog's figure is sla, documented or estimated.");
        if (grade == Grade::Estimated)
            expect(!verified, at, "An estimate cannot be verified.");
        else
            expect(!source.empty(), at, "A figure that is documented or backed by an SLA names its source.");
    }

    void checkKind(const ServiceKind &kind)
    {
        expect(isKebab(kind.id.text), &kind.id, "An id is lower-case words joined by hyphens.");
        stampTypes(kind.stampTypes);
        expect(!kind.stampTypes.empty(), &kind.stampTypes, "A kind belongs to at least one stamp type.");
        expect(kind.recoveryLayer >= 0 && kind.recoveryLayer <= 99, &kind.recoveryLayer,
               "A layer lies between 0 and 99.");
        const bool keeps = kind.content != ServiceKind::Content::None;
        expect(keeps == (kind.state == ServiceKind::State::Stateful), &kind.content,
               "A stateful kind says what it keeps, and no other kind does.");
        armType(kind);
        expect(isMonth(kind.factsAsOf), &kind.factsAsOf, "factsAsOf is a month, as 2026-08.");
        expect(!kind.sources.empty(), &kind.sources, "A kind names at least one source.");
        for (const std::string &source : kind.sources)
            address(source);
        options(kind);
        facts(kind);
        m_parameters.parameters(kind.parameters);
        m_parameters.parts(kind.parts);
        steps(kind.checks, nullptr);
        for (const StepFact &check : kind.checks)
            for (const OptionId &option : check.options)
                expect(kind.option(option) != nullptr, &option,
                       "The option \"" + option.text + "\" is no DR option of this kind.");
        icon(kind);
    }

    void armType(const ServiceKind &kind)
    {
        const bool typed = !kind.armType.empty();
        expect(typed == !kind.armApiVersion.empty(), &kind.id,
               "An ARM type and its API version go together.");
        expect(!typed || std::regex_match(kind.armType, m_armType), &kind.armType, "This is no ARM type.");
        expect(!typed || std::regex_match(kind.armApiVersion, m_day), &kind.armApiVersion,
               "An API version is a date without a preview suffix.");
    }

    void options(const ServiceKind &kind)
    {
        expect(!kind.options.empty(), &kind.options, "A kind has at least one DR option.");
        expect(!kind.zoneOptions.empty(), &kind.zoneOptions, "A kind has at least one zone option.");
        std::set<std::string> seen;
        for (const DrOption &option : kind.options) {
            expect(seen.insert(option.id.text).second, &option.id,
                   "The option \"" + option.id.text + "\" is there twice.");
            checkOption(option);
        }
        std::ptrdiff_t defaults = 0;
        for (const ZoneOption &option : kind.zoneOptions) {
            expect(seen.insert(option.id.text).second, &option.id,
                   "The option \"" + option.id.text + "\" is there twice.");
            expect(isKebab(option.id.text), &option.id, "An id is lower-case words joined by hyphens.");
            figure(option.rpo);
            figure(option.rto);
            address(option.source);
            defaults += option.isDefault ? 1 : 0;
        }
        expect(defaults == 1, &kind.zoneOptions, "Exactly one zone option is the default.");
    }

    void checkOption(const DrOption &option)
    {
        expect(isKebab(option.id.text), &option.id, "An id is lower-case words joined by hyphens.");
        expect(!option.protectsAgainst.empty(), &option.protectsAgainst,
               "An option protects against at least one disruption.");
        expect(!option.malicious || option.against(DisruptionKind::Corruption), &option.malicious,
               "An option against malicious corruption protects against corruption.");
        expect(option.costFactor > 0, &option.costFactor, "A cost factor is above zero.");
        figure(option.rpo);
        figure(option.rto);
        expect(!option.failover.empty(), &option.failover, "An option has at least one failover step.");
        expect(!option.failback.empty(), &option.failback, "An option has at least one failback step.");
        steps(option.preparation, nullptr);
        steps(option.failover, &option.failback);
        steps(option.failback, nullptr);
        for (const auto *rows : {&option.preparation, &option.failover, &option.failback})
            for (const StepFact &step : *rows)
                expect(step.options.empty(), &step.options, "A step of an option belongs to that option.");
    }

    void steps(const std::vector<StepFact> &rows, const std::vector<StepFact> *wayBack)
    {
        unique(
            rows, [](const StepFact &step) { return step.key.text; }, "step key");
        for (const StepFact &step : rows) {
            checkStep(step);
            if (!step.inverse)
                continue;
            const bool known = wayBack
                && std::any_of(wayBack->begin(), wayBack->end(),
                               [&](const StepFact &back) { return back.key == *step.inverse; });
            expect(known, &*step.inverse,
                   "The inverse \"" + step.inverse->text + "\" is no failback step of this option.");
        }
    }

    void checkStep(const StepFact &step)
    {
        expect(isKebab(step.key.text), &step.key, "A step key is lower-case words joined by hyphens.");
        expect(m_catalog.actions.contains(step.action), &step.action,
               "The action \"" + step.action + "\" is not in catalog.yaml.");
        expect(m_catalog.ownerRoles.contains(step.ownerRole), &step.ownerRole,
               "The owner \"" + step.ownerRole + "\" is no role of catalog.yaml.");
        const bool manual = step.kind == StepKindWord::Manual;
        expect(manual == step.command.empty(), &step.kind,
               manual ? "A manual step has no command." : "A step of this kind has a command.");
        expect(step.command.find('\n') == std::string::npos, &step.command, "A command is one line.");
        expect(placeholdersAreNames(step.command), &step.command,
               "A placeholder is one name in braces, as {storageAccount}.");
        expect(!step.readOnly || step.idempotent, &step.readOnly,
               "A step that changes nothing can be repeated.");
    }

    void facts(const ServiceKind &kind)
    {
        for (const SlaFact &sla : kind.sla) {
            graded(&sla.grade, sla.grade, sla.verified, sla.source);
            word(sla.kind, {"availability", "durability", "latency"});
            address(sla.source);
            expect(!sla.percent || (*sla.percent >= 90 && *sla.percent <= 100), &sla.percent,
                   "A commitment lies between 90 and 100 percent.");
        }
        expect(kind.cost.usd.count >= 0, &kind.cost.usd, "A cost cannot be negative.");
        address(kind.cost.source);
        expect(!kind.cost.includes || kind.option(*kind.cost.includes)
                   || kind.zoneOption(*kind.cost.includes),
               &kind.cost.includes, "A cost can only include an option of its kind.");
        for (const KindId &payer : kind.cost.carriedBy)
            expect(m_catalog.kind(payer) && payer != kind.id, &payer,
                   "The kind \"" + payer.text + "\" is no other kind of this catalog.");
        for (const NeedFact &need : kind.needs)
            expect(m_catalog.kind(need.kind) && need.kind != kind.id, &need.kind,
                   "The kind \"" + need.kind.text + "\" is no other kind of this catalog.");
        unique(
            kind.needs, [](const NeedFact &need) { return need.kind.text; }, "needed kind");
        for (const Pitfall &pitfall : kind.pitfalls) {
            word(pitfall.severity, {"info", "warning", "error"});
            address(pitfall.source);
        }
    }

    void icon(const ServiceKind &kind)
    {
        const bool drawn =
            kind.icon.find("<svg ") != std::string::npos && kind.icon.find("</svg>") != std::string::npos;
        expect(drawn, &kind.icon, "The icon is missing or no SVG.");
        expect(!drawn || kind.icon.find("viewBox=\"0 0 24 24\"") != std::string::npos, &kind.icon,
               "An icon is drawn on a grid of 24 units.");
        expect(!drawn || tintable(kind.icon), &kind.icon, "An icon takes every colour from currentColor.");
        for (const char *foreign : {"<script", "<image", "href=", "url("})
            expect(kind.icon.find(foreign) == std::string::npos, &kind.icon,
                   "An icon refers to nothing outside itself.");
    }

    void aliases()
    {
        std::set<std::string> seen;
        for (const ServiceKind &kind : m_catalog.kinds)
            seen.insert(kind.id.text);
        for (const ServiceKind &kind : m_catalog.kinds)
            for (const std::string &alias : kind.aliases)
                expect(isKebab(alias) && seen.insert(alias).second, &alias,
                       "The alias \"" + alias + "\" is no word of its own.");
    }

    const std::regex m_armType{R"(Microsoft\.[A-Za-z]+(/[A-Za-z]+)+)"}, m_day{"20[0-9]{2}-[0-9]{2}-[0-9]{2}"};
    ParameterChecks m_parameters{m_catalog, m_notebook};
};

} // namespace

void checkKinds(const Catalog &catalog, Notebook &notebook)
{
    KindChecks(catalog, notebook).all();
}

} // namespace breakwater::catalog
