// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QRectF>
#include <QRegularExpression>
#include <QSizeF>
#include <QString>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <vector>

/// Where poppler finds the words of a PDF; in points from the upper left corner.
namespace breakwater::tests {

struct Word {
    QString text;
    QRectF box;
};

struct PageWords {
    int number = 0; ///< from 1
    QSizeF size;
    std::vector<Word> words; ///< from top to bottom

    static constexpr double kHead = 62, kFoot = 56; ///< running head and foot

    /// Without the running head and foot.
    std::vector<Word> body() const
    {
        std::vector<Word> found;
        for (const Word &word : words) {
            if (word.box.top() > kHead && word.box.bottom() < size.height() - kFoot)
                found.push_back(word);
        }
        return found;
    }
    bool headerHas(const QString &text) const
    {
        for (const Word &word : words) {
            if (word.box.bottom() <= kHead && word.text == text)
                return true;
        }
        return false;
    }
    const Word *wordThatIs(const QString &text) const
    {
        for (const Word &word : words) {
            if (word.text == text)
                return &word;
        }
        return nullptr;
    }
    /// In reading order by rows, blanks between words.
    QString text() const
    {
        QString all;
        for (const Word &word : words)
            all += word.text + u' ';
        return all;
    }
};

inline QString textIn(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
    return process.waitForFinished(120000) ? QString::fromUtf8(process.readAll()) : QString();
}

inline std::vector<PageWords> positionsIn(const QString &path)
{
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), path, QStringLiteral("-")});
    std::vector<PageWords> pages;
    if (!process.waitForFinished(120000))
        return pages;
    QXmlStreamReader xml(process.readAll());
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto number = [&](const char *name) {
            return xml.attributes().value(QLatin1String(name)).toDouble();
        };
        if (xml.name() == QStringLiteral("page")) {
            pages.push_back({static_cast<int>(pages.size()) + 1, {number("width"), number("height")}, {}});
        } else if (xml.name() == QStringLiteral("word") && !pages.empty()) {
            const QRectF box(QPointF(number("xMin"), number("yMin")),
                             QPointF(number("xMax"), number("yMax")));
            pages.back().words.push_back({xml.readElementText(), box});
        }
    }
    for (PageWords &page : pages)
        std::stable_sort(page.words.begin(), page.words.end(), [](const Word &a, const Word &b) {
            return std::abs(a.box.top() - b.box.top()) > 2 ? a.box.top() < b.box.top()
                                                           : a.box.left() < b.box.left();
        });
    return pages;
}

/// Lines that end in the shell's continuation sign, joined as the shell joins them; every blank is one.
inline QString continuedLinesJoined(QString text)
{
    static const QRegularExpression sign(QStringLiteral(" \\\\\\n\\s*"));
    // Within a word the sign stands without a blank, and the next line goes on with the word.
    return text.replace(sign, QStringLiteral(" ")).remove(QStringLiteral("\\\n")).simplified();
}

} // namespace breakwater::tests
