// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/policy_files.h"
#include "app/cli/rule_examples.h"
#include "app/cli/shell.h"

#include "core/export/findings/report.h"
#include "core/export/quote.h"
#include "core/support/nearest.h"

#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

namespace breakwater::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Options {
    std::string id;
    std::string format = "text";
    PolicyFiles policies;
};

void printLine(std::string_view label, const std::string &text, std::ostream &out)
{
    if (!text.empty())
        fmt::print(out, "  {:<12}{}\n", label, quote::line(text));
}

void printDesign(std::string_view heading, const std::optional<RuleExample> &example, std::ostream &out)
{
    if (!example)
        return;
    fmt::print(out, "\n{}: {} (judged on {})\n", heading, example->name, kExampleDay);
    if (!example->message.empty())
        fmt::print(out, "  {}\n", quote::line(example->message));
    std::string_view design = example->design;
    while (!design.empty()) {
        const std::size_t end = design.find('\n');
        fmt::print(out, "    {}\n", design.substr(0, end));
        design = end == std::string_view::npos ? std::string_view() : design.substr(end + 1);
    }
}

std::string upstreamText(const RuleText &text)
{
    std::vector<std::string> names;
    for (const auto &[source, id] : text.upstream)
        names.push_back(source + " " + id);
    return fmt::format("{}", fmt::join(names, ", "));
}

void explain(const RuleWords &words, const RuleText *text, const RuleExamples &examples, std::ostream &out)
{
    fmt::print(out, "{}  {}\n", words.id, quote::line(words.title));
    printLine("Severity", words.severity, out);
    printLine("Theme", words.theme, out);
    printLine("Policy", words.policy, out);
    if (text != nullptr) {
        printLine("Stamps", fmt::format("{}", fmt::join(text->stampTypes, ", ")), out);
        printLine("Says", text->message, out);
    }
    printLine("Why", words.why, out);
    printLine("Remedy", words.remedy, out);
    if (text != nullptr) {
        printLine("Fix", text->fix, out);
        for (const auto &[key, value] : text->params)
            printLine("Parameter", fmt::format("{} = {:g}", key, value), out);
    }
    printLine("Source", words.source, out);
    if (text != nullptr)
        printLine("Upstream", upstreamText(*text), out);
    printDesign("A design that fails", examples.fails, out);
    printDesign("A design that it leaves open", examples.open, out);
    printDesign("A design that passes", examples.passes, out);
}

Json exampleJson(const std::optional<RuleExample> &example)
{
    if (!example)
        return nullptr;
    return {{"name", example->name}, {"message", example->message}, {"design", example->design}};
}

Json toJson(const RuleWords &words, const RuleText *text)
{
    Json out{{"id", words.id},
             {"title", words.title},
             {"severity", words.severity},
             {"theme", words.theme},
             {"why", words.why},
             {"remedy", words.remedy},
             {"source", words.source},
             {"policy", words.policy.empty() ? Json(nullptr) : Json(words.policy)}};
    if (text == nullptr)
        return out;
    Json parameters = Json::object(), upstream = Json::array();
    for (const auto &[key, value] : text->params)
        parameters[key] = value;
    for (const auto &[source, id] : text->upstream)
        upstream.push_back({{"source", source}, {"id", id}});
    out["message"] = text->message;
    out["stampTypes"] = text->stampTypes;
    out["fix"] = text->fix;
    out["parameters"] = std::move(parameters);
    out["upstream"] = std::move(upstream);
    return out;
}

void printList(const std::vector<RuleWords> &all, std::ostream &out)
{
    for (const RuleWords &words : all)
        fmt::print(out, "{:<10} {:<9} {:<14} {}\n", words.id, words.severity,
                   words.policy.empty() ? words.theme : words.policy, quote::line(words.title));
}

void print(const Json &json, std::ostream &out)
{
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

ExitCode showAll(const std::vector<RuleWords> &all, const Catalog &catalog, const std::string &format,
                 std::ostream &out)
{
    if (format == "text")
        printList(all, out);
    else {
        Json list = Json::array();
        for (const RuleWords &words : all)
            list.push_back(toJson(words, words.policy.empty() ? catalog.rule(RuleId{words.id}) : nullptr));
        print(list, out);
    }
    return ExitCode::Clean;
}

ExitCode showOne(const RuleWords &words, const std::shared_ptr<const Catalog> &catalog,
                 const std::string &format, std::ostream &out)
{
    const bool own = words.policy.empty();
    const RuleText *text = own ? catalog->rule(RuleId{words.id}) : nullptr;
    const RuleExamples examples = own ? examplesOf(RuleId{words.id}, catalog) : RuleExamples{};
    if (format == "text")
        explain(words, text, examples, out);
    else {
        Json json = toJson(words, text);
        if (own) {
            json["fails"] = exampleJson(examples.fails);
            json["open"] = exampleJson(examples.open);
            json["passes"] = exampleJson(examples.passes);
        }
        print(json, out);
    }
    return ExitCode::Clean;
}

ExitCode rules(const Options &options, Shell &shell)
{
    const auto catalog = shell.catalog();
    if (!catalog)
        return shell.fail(catalog.error());
    auto policies = options.policies.read(**catalog);
    if (!policies)
        return shell.fail(policies.error());
    FindingsReport report;
    report.now.catalog = *catalog;
    report.policies = *std::move(policies);
    const std::vector<RuleWords> all = everyRule(report);
    if (options.id.empty())
        return showAll(all, **catalog, options.format, shell.out);
    std::vector<std::string> known;
    for (const RuleWords &words : all) {
        if (words.id == options.id)
            return showOne(words, *catalog, options.format, shell.out);
        known.push_back(words.id);
    }
    return shell.fail({Error::Code::Usage,
                       fmt::format("There is no rule '{}'{}", options.id, orNearest(options.id, known)),
                       "rules"});
}

class RulesVerb final : public Verb {
    std::string_view name() const noexcept override { return "rules"; }
    int order() const noexcept override { return 35; }
    Action declare(CLI::App &command) const override
    {
        command.description("List the rules, or explain one with a design that fails and one that passes");
        auto options = std::make_shared<Options>();
        command.add_option("id", options->id, "Rule to explain (default: list all)")->type_name("ID");
        options->policies.declareOn(command);
        command.add_option("--format", options->format, "How to print")
            ->check(CLI::IsMember({"text", "json"}))
            ->capture_default_str();
        return [options](Shell &shell) { return rules(*options, shell); };
    }
};
const Registered<Verb, RulesVerb> kRegistered;

} // namespace

} // namespace breakwater::cli
