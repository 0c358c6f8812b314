// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <concepts>
#include <type_traits>

/// One description of every struct of the catalog. The reader of the YAML files, the writer and the reader of
/// the compiled form all walk it, so that they cannot differ. A visitor has
///   required(name, member)  a key that must be there
///   optional(name, member)  a key that may be left out; the member then keeps its default
///   span(name, state, value)  the planning value of a figure: minutes, `unbounded` or `unknown`
///   attached(name, member)  what comes from beside the file: an icon, a template
namespace breakwater {

template <class T, class Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

template <class V, Is<Figure> T>
void fields(V &v, T &f)
{
    v.span("value", f.state, f.value);
    v.optional("min", f.min);
    v.optional("max", f.max);
    v.required("text", f.text);
    v.required("grade", f.grade);
    v.required("verified", f.verified);
    v.optional("source", f.source);
}

template <class V, Is<Region> T>
void fields(V &v, T &r)
{
    v.required("id", r.id);
    v.required("name", r.name);
    v.required("cloud", r.cloud);
    v.optional("sovereign", r.sovereign);
    v.required("geography", r.geography);
    v.required("geographyGroup", r.geographyGroup);
    v.required("continent", r.continent);
    v.required("country", r.country);
    v.optional("europeanUnion", r.europeanUnion);
    v.optional("place", r.place);
    v.required("latitude", r.latitude);
    v.required("longitude", r.longitude);
    v.required("coordinateQuality", r.coordinateQuality);
    v.optional("coordinateNote", r.coordinateNote);
    v.required("zones", r.zones);
    v.optional("zoneCount", r.zoneCount);
    v.optional("pair", r.pair);
    v.required("pairDirection", r.pairDirection);
    v.optional("pairSameGeography", r.pairSameGeography);
    v.optional("pairRestricted", r.pairRestricted);
    v.optional("pairDistanceKm", r.pairDistanceKm);
    v.optional("restricted", r.restricted);
    v.optional("category", r.category);
    v.required("residency", r.residency);
    v.optional("notes", r.notes);
    v.required("sources", r.sources);
}

/// Read from a row of latency.csv, not from YAML.
template <class V, Is<Latency> T>
void fields(V &v, T &l)
{
    v.required("rttMs", l.milliseconds);
    v.required("percentile", l.percentile);
    v.required("month", l.month);
    v.required("source", l.source);
    v.optional("earlierRttMs", l.earlierMilliseconds);
    v.optional("earlierMonth", l.earlierMonth);
}

template <class V, Is<StepFact> T>
void fields(V &v, T &s)
{
    v.required("key", s.key);
    v.required("title", s.title);
    v.required("kind", s.kind);
    v.optional("command", s.command);
    v.required("action", s.action);
    v.required("phase", s.phase);
    v.required("owner", s.ownerRole);
    v.required("expect", s.expect);
    v.required("rollback", s.rollback);
    v.required("readOnly", s.readOnly);
    v.required("idempotent", s.idempotent);
    v.optional("gate", s.gate);
    v.optional("inverse", s.inverse);
    v.optional("variant", s.variant);
    v.optional("options", s.options);
    v.optional("note", s.note);
}

template <class V, Is<DrOption> T>
void fields(V &v, T &o)
{
    v.required("id", o.id);
    v.required("name", o.name);
    v.required("pattern", o.pattern);
    v.required("maturity", o.maturity);
    v.required("protectsAgainst", o.protectsAgainst);
    v.optional("malicious", o.malicious);
    v.required("replication", o.replication);
    v.required("rpo", o.rpo);
    v.required("rto", o.rto);
    v.required("dataLossPossible", o.dataLossPossible);
    v.required("trigger", o.trigger);
    v.required("secondaryAccess", o.secondaryAccess);
    v.required("requiresPair", o.requiresPair);
    v.required("costFactor", o.costFactor);
    v.required("costReasoning", o.costReasoning);
    v.optional("prerequisites", o.prerequisites);
    v.optional("constraints", o.constraints);
    v.optional("preparation", o.preparation);
    v.required("failover", o.failover);
    v.required("failback", o.failback);
    v.optional("notes", o.notes);
}

template <class V, Is<ZoneOption> T>
void fields(V &v, T &o)
{
    v.required("id", o.id);
    v.required("name", o.name);
    v.optional("default", o.isDefault);
    v.required("rpo", o.rpo);
    v.required("rto", o.rto);
    v.required("costFactor", o.costFactor);
    v.optional("note", o.note);
    v.optional("source", o.source);
}

template <class V, Is<RedundancyFact> T>
void fields(V &v, T &r)
{
    v.required("option", r.option);
    v.required("node", r.node);
    v.required("zone", r.zone);
    v.required("region", r.region);
    v.optional("note", r.note);
}

template <class V, Is<SlaFact> T>
void fields(V &v, T &s)
{
    v.required("option", s.option);
    v.required("kind", s.kind);
    v.optional("percent", s.percent);
    v.required("grade", s.grade);
    v.required("verified", s.verified);
    v.optional("source", s.source);
    v.optional("note", s.note);
}

template <class V, Is<CostFact> T>
void fields(V &v, T &c)
{
    v.required("sku", c.sku);
    v.required("usdPerMonth", c.usd);
    v.optional("includes", c.includes);
    v.optional("carriedBy", c.carriedBy);
    v.optional("note", c.note);
    v.required("source", c.source);
}

template <class V, Is<ParameterFact> T>
void fields(V &v, T &p)
{
    v.required("key", p.key);
    v.required("label", p.label);
    v.required("type", p.type);
    v.optional("unit", p.unit);
    v.optional("default", p.defaultValue);
    v.optional("values", p.values);
    v.optional("min", p.min);
    v.optional("max", p.max);
    v.optional("help", p.help);
    v.optional("regional", p.regional);
}

template <class V, Is<PartKindFact> T>
void fields(V &v, T &p)
{
    v.required("kind", p.kind);
    v.required("label", p.label);
    v.optional("refersTo", p.refersTo);
    v.optional("parameters", p.parameters);
}

template <class V, Is<NeedFact> T>
void fields(V &v, T &n)
{
    v.required("kind", n.kind);
    v.required("strength", n.strength);
    v.required("reason", n.reason);
}

template <class V, Is<Pitfall> T>
void fields(V &v, T &p)
{
    v.required("severity", p.severity);
    v.required("text", p.text);
    v.optional("source", p.source);
}

template <class V, Is<ServiceKind> T>
void fields(V &v, T &k)
{
    v.required("id", k.id);
    v.required("name", k.name);
    v.required("shortName", k.shortName);
    v.optional("aliases", k.aliases);
    v.required("category", k.category);
    v.required("summary", k.summary);
    v.required("stampTypes", k.stampTypes);
    v.optional("armType", k.armType);
    v.optional("armApiVersion", k.armApiVersion);
    v.optional("terraformResources", k.terraformResources);
    v.required("state", k.state);
    v.required("scope", k.scope);
    v.optional("content", k.content);
    v.required("recoveryLayer", k.recoveryLayer);
    v.optional("keepsHistory", k.keepsHistory);
    v.required("redundancy", k.redundancy);
    v.required("options", k.options);
    v.required("zoneOptions", k.zoneOptions);
    v.required("sla", k.sla);
    v.required("cost", k.cost);
    v.optional("parameters", k.parameters);
    v.optional("parts", k.parts);
    v.optional("needs", k.needs);
    v.required("checks", k.checks);
    v.required("pitfalls", k.pitfalls);
    v.required("sources", k.sources);
    v.required("factsAsOf", k.factsAsOf);
    v.attached("icon", k.icon);
    v.attached("fragments", k.fragments);
}

template <class V, Is<RuleText> T>
void fields(V &v, T &r)
{
    v.required("id", r.id);
    v.required("title", r.title);
    v.required("severity", r.severity);
    v.required("theme", r.theme);
    v.required("scope", r.scope);
    v.required("disruptions", r.disruptions);
    v.optional("stampTypes", r.stampTypes);
    v.required("message", r.message);
    v.required("why", r.why);
    v.required("remedy", r.remedy);
    v.required("fix", r.fix);
    v.optional("params", r.params);
    v.required("source", r.source);
    v.optional("upstream", r.upstream);
    v.required("basis", r.basis);
}

template <class V, Is<PhaseFact> T>
void fields(V &v, T &p)
{
    v.required("phase", p.phase);
    v.required("title", p.title);
    v.required("meaning", p.meaning);
}

/// The whole, as it is compiled; `hash` is taken over it and stands outside.
template <class V, Is<Catalog> T>
void fields(V &v, T &c)
{
    v.required("version", c.version);
    v.required("sources", c.sources);
    v.required("phases", c.phases);
    v.required("ownerRoles", c.ownerRoles);
    v.required("actions", c.actions);
    v.required("unattended", c.unattended);
    v.required("genericParameters", c.genericParameters);
    v.required("genericParts", c.genericParts);
    v.required("regions", c.regions);
    v.required("excludedRegions", c.excludedRegions);
    v.required("latencies", c.latencies);
    v.required("kinds", c.kinds);
    v.required("rules", c.rules);
}

} // namespace breakwater
