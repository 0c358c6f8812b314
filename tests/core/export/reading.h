// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/export/runbook/document.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QXmlStreamReader>

#include <set>
#include <string>
#include <vector>

/// How tests read a runbook back.
namespace breakwater::tests {

template <typename T>
std::vector<const T *> blocksOf(const paper::Document &document)
{
    std::vector<const T *> found;
    for (const paper::Block &block : document.blocks) {
        if (const T *b = std::get_if<T>(&block))
            found.push_back(b);
    }
    return found;
}

/// Of the plan that the document is about; a failover runbook prints its way back too.
inline std::vector<const paper::StepTable *> ownTables(const paper::Document &document)
{
    std::vector<const paper::StepTable *> own;
    for (const paper::StepTable *table : blocksOf<paper::StepTable>(document)) {
        if (table->plan == document.kind)
            own.push_back(table);
    }
    return own;
}

inline std::vector<const paper::StepRow *> stepsOf(const paper::Document &document)
{
    std::vector<const paper::StepRow *> steps;
    for (const paper::StepTable *table : ownTables(document)) {
        for (const auto &group : table->groups) {
            for (const paper::StepRow &row : group.rows)
                steps.push_back(&row);
        }
    }
    return steps;
}

/// Anchors of headings and steps; one that stands twice ends the test.
inline std::set<std::string> anchorsOf(const paper::Document &document)
{
    std::set<std::string> anchors;
    for (const paper::Heading *h : blocksOf<paper::Heading>(document)) {
        if (!anchors.insert(h->anchor).second)
            qFatal("anchor twice: %s", h->anchor.c_str());
    }
    for (const paper::StepTable *table : blocksOf<paper::StepTable>(document)) {
        for (const auto &group : table->groups) {
            for (const paper::StepRow &step : group.rows) {
                if (!anchors.insert(step.anchor).second)
                    qFatal("anchor twice: %s", step.anchor.c_str());
            }
        }
    }
    return anchors;
}

struct Page {
    QStringList ids, targets, commands, elements;
    QString error, text;
};

/// Reads the page as XML: one element out of place is an error.
inline Page readPage(const std::string &html)
{
    Page page;
    QXmlStreamReader xml(QString::fromStdString(html));
    bool pre = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            page.elements << xml.name().toString();
            const auto attributes = xml.attributes();
            if (attributes.hasAttribute(QStringLiteral("id")))
                page.ids << attributes.value(QStringLiteral("id")).toString();
            if (attributes.hasAttribute(QStringLiteral("href")))
                page.targets << attributes.value(QStringLiteral("href")).toString();
            pre = xml.name() == QStringLiteral("pre");
            if (pre)
                page.commands << QString();
        } else if (xml.isEndElement()) {
            pre = false;
        } else if (xml.isCharacters()) {
            page.text += xml.text();
            if (pre)
                page.commands.back() += xml.text();
        }
    }
    if (xml.hasError())
        page.error = QStringLiteral("line %1: %2").arg(xml.lineNumber()).arg(xml.errorString());
    return page;
}

/// The first row of a Markdown table that has not as many cells as the rows before it; empty when none.
inline QString firstUnevenRow(const std::string &markdown)
{
    const QStringList lines = QString::fromStdString(markdown).split(u'\n');
    const QRegularExpression bar(QStringLiteral("(?<!\\\\)(?:\\\\\\\\)*\\|"));
    qsizetype columns = 0;
    bool fence = false;
    for (const QString &line : lines) {
        if (line.startsWith(QStringLiteral("```")))
            fence = !fence;
        if (fence || !line.startsWith(u'|')) {
            columns = 0;
            continue;
        }
        const qsizetype here = line.count(bar);
        if (columns == 0)
            columns = here;
        if (here != columns || !line.endsWith(u'|'))
            return line;
    }
    return {};
}

/// The first link inside the Markdown whose anchor is not there; empty when none.
inline QString firstDeadLink(const QString &markdown)
{
    const QRegularExpression link(QStringLiteral("\\]\\(<#([^>]*)>\\)"));
    std::set<QString> anchors;
    const QRegularExpression anchor(QStringLiteral("<a id=\"([^\"]*)\"></a>"));
    for (auto it = anchor.globalMatch(markdown); it.hasNext();)
        anchors.insert(it.next().captured(1));
    for (auto it = link.globalMatch(markdown); it.hasNext();) {
        const QString target = it.next().captured(1);
        if (anchors.count(target) == 0)
            return target;
    }
    return {};
}

/// The sentence "Detection a min + decision b min + last step ends at T+c = RTO d min" of each stamp, in
/// order.
struct Sum {
    QString detect, decide, last, rto;
    bool atLeast = false;
};
inline std::vector<Sum> sumsOf(const paper::Document &document)
{
    static const QRegularExpression sentence(QStringLiteral(
        "^Detection ([\\d.]+) min \\+ decision ([\\d.]+) min \\+ last step ends at T\\+([\\d.]+) "
        "= (?:RTO|window) (at least )?([\\d.]+) min"));
    std::vector<Sum> sums;
    for (const paper::Paragraph *p : blocksOf<paper::Paragraph>(document)) {
        if (p->runs.empty())
            continue;
        const auto match = sentence.match(QString::fromStdString(p->runs.front().text));
        if (match.hasMatch())
            sums.push_back({match.captured(1), match.captured(2), match.captured(3), match.captured(5),
                            !match.captured(4).isEmpty()});
    }
    return sums;
}

} // namespace breakwater::tests
