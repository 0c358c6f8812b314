// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/fix_words.h"

#include "widgets/session/difference_words.h"
#include "widgets/session/text.h"

#include <QCoreApplication>

namespace breakwater {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FixWords)
};

QString rtoOf(const std::optional<StampEstimate> &estimate)
{
    return estimate ? promiseText(estimate->rto) : Words::tr("not touched");
}

QString rpoOf(const std::optional<StampEstimate> &estimate)
{
    return estimate ? figureText(estimate->rpo) : Words::tr("not touched");
}

/// "RTO 146 min → 92 min", or "RTO 92 min" when it stays.
QString change(const QString &label, const QString &before, const QString &after)
{
    return before == after ? Words::tr("%1 stays %2").arg(label, after)
                           : Words::tr("%1 %2 \u2192 %3").arg(label, before, after);
}

bool changes(const PromiseChange &promise)
{
    return rtoOf(promise.before) != rtoOf(promise.after) || rpoOf(promise.before) != rpoOf(promise.after);
}

QString rulesOf(const std::vector<Finding> &findings)
{
    constexpr int most = 4;
    QStringList words;
    for (const Finding &finding : findings) {
        const QString rule = toQt(finding.rule.text);
        if (!words.contains(rule))
            words << rule;
    }
    if (words.size() > most)
        words = words.mid(0, most) << QStringLiteral("\u2026");
    return words.join(QStringLiteral(", "));
}

} // namespace

QStringList promiseLines(const Topology &topology, const WhatIf &effect)
{
    QStringList lines;
    for (const PromiseChange &promise : effect.promises) {
        if (!changes(promise))
            continue;
        const Stamp *stamp = topology.stamp(promise.stamp);
        lines << Words::tr("%1 \u00b7 %2: %3, %4")
                     .arg(stamp ? toQt(stamp->name) : toQt(promise.stamp.text),
                          titleOf(promise.disruption.kind),
                          change(Words::tr("RTO"), rtoOf(promise.before), rtoOf(promise.after)),
                          change(Words::tr("RPO"), rpoOf(promise.before), rpoOf(promise.after)));
    }
    if (lines.isEmpty() && !effect.promises.empty())
        lines << Words::tr("RTO and RPO stay as they are.");
    return lines;
}

QString promiseBrief(const WhatIf &effect)
{
    for (const PromiseChange &promise : effect.promises) {
        QStringList words;
        if (rtoOf(promise.before) != rtoOf(promise.after))
            words << change(Words::tr("RTO"), rtoOf(promise.before), rtoOf(promise.after));
        if (rpoOf(promise.before) != rpoOf(promise.after))
            words << change(Words::tr("RPO"), rpoOf(promise.before), rpoOf(promise.after));
        if (!words.isEmpty())
            return words.join(QStringLiteral(", "));
    }
    return {};
}

QStringList findingLines(const WhatIf &effect)
{
    QStringList lines;
    const auto add = [&](const std::vector<Finding> &findings, const QString &one, const QString &several) {
        if (!findings.empty())
            lines << (findings.size() == 1 ? one.arg(rulesOf(findings))
                                           : several.arg(findings.size()).arg(rulesOf(findings)));
    };
    std::vector<Finding> changed;
    for (const ChangedFinding &one : effect.changed)
        changed.push_back(one.after);
    add(effect.closed, Words::tr("Closes 1 finding: %1"), Words::tr("Closes %1 findings: %2"));
    add(effect.added, Words::tr("Adds 1 finding: %1"), Words::tr("Adds %1 findings: %2"));
    add(changed, Words::tr("Changes 1 finding: %1"), Words::tr("Changes %1 findings: %2"));
    return lines;
}

QString fixPreview(const Topology &topology, const Catalog &catalog, const FixChoice &choice)
{
    QString text = QStringLiteral("<b>%1</b>").arg(toQt(choice.label).toHtmlEscaped());
    const auto add = [&](const QString &line) { text += QStringLiteral("<br>") + line.toHtmlEscaped(); };
    if (!choice.whyNot.empty())
        add(Words::tr("Not offered: %1").arg(toQt(choice.whyNot)));
    if (choice.effect.after)
        for (const QString &change : changeLines(catalog, topology, *choice.effect.after))
            add(QStringLiteral("\u2022 ") + change);
    for (const QString &line : promiseLines(topology, choice.effect))
        add(line);
    for (const QString &line : findingLines(choice.effect))
        add(line);
    if (!choice.cost.empty()) {
        QString cost = toQt(choice.cost);
        cost[0] = cost[0].toUpper();
        add(cost);
    }
    return text;
}

} // namespace breakwater
