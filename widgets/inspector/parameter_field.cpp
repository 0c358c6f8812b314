// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/parameter_field.h"

#include "widgets/inspector/fields.h"
#include "widgets/session/text.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QVBoxLayout>

namespace breakwater {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ParameterField)
};

QString valueText(const std::optional<ParameterValue> &value)
{
    if (!value)
        return {};
    if (const bool *flag = std::get_if<bool>(&*value))
        return *flag ? QStringLiteral("true") : QStringLiteral("false");
    if (const double *number = std::get_if<double>(&*value))
        return plainNumber(*number);
    if (const std::string *text = std::get_if<std::string>(&*value))
        return toQt(*text);
    QStringList words;
    for (const std::string &word : std::get<std::vector<std::string>>(*value))
        words << toQt(word);
    return words.join(QStringLiteral(", "));
}

QString severalText()
{
    return Words::tr("(several)");
}

using Show = std::function<void()>;

Show addFlag(QVBoxLayout &body, QWidget *parent, const ParameterFact &fact, const ParameterBinding &binding)
{
    auto *box = new CheckField(
        binding.name, toQt(fact.label), [set = binding.set](bool on) { set(on); }, parent);
    box->setToolTip(QStringLiteral("<p>%1</p>").arg(toQt(fact.help).toHtmlEscaped()));
    body.addWidget(box);
    return [box, current = binding.current] {
        const SharedValue shared = current();
        const bool *flag = shared.value ? std::get_if<bool>(&*shared.value) : nullptr;
        box->show(flag && !shared.several ? std::optional(*flag) : std::nullopt);
    };
}

Show addChoice(QVBoxLayout &body, QWidget *parent, const ParameterFact &fact, const ParameterBinding &binding)
{
    std::vector<ChoiceField::Choice> choices{{QString(), Words::tr("Unknown")}};
    for (const ParameterValue &value : fact.values)
        choices.push_back({valueText(value), valueText(value)});
    auto *combo = new ChoiceField(
        binding.name, toQt(fact.label), choices,
        [fact, set = binding.set](const QString &word) {
            std::optional<ParameterValue> chosen;
            for (const ParameterValue &value : fact.values)
                if (!word.isEmpty() && valueText(value) == word)
                    chosen = value;
            return set(chosen);
        },
        parent);
    body.addWidget(labelledAbove(toQt(fact.label), combo, toQt(fact.help), parent));
    return [combo, current = binding.current] {
        const SharedValue shared = current();
        combo->show(shared.several ? severalText() : valueText(shared.value));
    };
}

/// What was typed, as a value of the fact's type; the error says what is wrong with it.
std::optional<QString> commitText(const ParameterFact &fact, const QString &text,
                                  const ParameterBinding &binding)
{
    if (text.isEmpty())
        return binding.set(std::nullopt);
    if (fact.type == ParameterFact::Type::String)
        return binding.set(toStd(text));
    if (fact.type == ParameterFact::Type::List) {
        std::vector<std::string> words;
        for (const QString &word : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
            words.push_back(toStd(word.trimmed()));
        return binding.set(words);
    }
    const auto number = parseNumber(text);
    if (!number)
        return Words::tr("A number is needed here.");
    if (fact.min && *number < *fact.min)
        return Words::tr("At least %1.").arg(plainNumber(*fact.min));
    if (fact.max && *number > *fact.max)
        return Words::tr("At most %1.").arg(plainNumber(*fact.max));
    return binding.set(*number);
}

Show addText(QVBoxLayout &body, QWidget *parent, const ParameterFact &fact, const ParameterBinding &binding)
{
    auto *edit = new TextField(
        binding.name, toQt(fact.label),
        [fact, binding](const QString &text) { return commitText(fact, text, binding); }, parent);
    edit->setUnit(toQt(fact.unit));
    body.addWidget(labelledAbove(toQt(fact.label), edit, toQt(fact.help), parent));
    return [edit, current = binding.current] {
        const SharedValue shared = current();
        edit->setPlaceholder(shared.several ? severalText() : Words::tr("Unknown"));
        edit->show(shared.several ? QString() : valueText(shared.value));
    };
}

} // namespace

std::function<void()> addParameterField(QVBoxLayout &body, QWidget *parent, const ParameterFact &fact,
                                        const ParameterBinding &binding)
{
    switch (fact.type) {
    case ParameterFact::Type::Bool:
        return addFlag(body, parent, fact, binding);
    case ParameterFact::Type::Enum:
        return addChoice(body, parent, fact, binding);
    case ParameterFact::Type::Number:
    case ParameterFact::Type::String:
    case ParameterFact::Type::List:
        break;
    }
    return addText(body, parent, fact, binding);
}

} // namespace breakwater
