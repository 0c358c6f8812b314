// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/code/code_colors.h"

#include <QString>
#include <QStringList>
#include <QSyntaxHighlighter>

#include <filesystem>
#include <vector>

namespace breakwater {

enum class CodeLanguage { Plain, Bicep, Hcl, Shell, PowerShell, Yaml, Json, Markdown };
CodeLanguage languageOf(const std::filesystem::path &path);
/// "Bicep", "Terraform": as people call it.
QString titleOf(CodeLanguage language);

/// A piece of one line.
struct CodePiece {
    int start = 0, length = 0;
    CodeRole role = CodeRole::Plain;
    bool operator==(const CodePiece &) const = default;
};

/// Reads code line by line; what goes on beyond a line (a comment, a text of several lines, a here-document)
/// is kept in a number that the next line begins with.
class CodeScanner {
public:
    explicit CodeScanner(CodeLanguage language = CodeLanguage::Plain)
        : m_language(language)
    { }

    CodeLanguage language() const { return m_language; }
    /// `state` is that of the line before, -1 at the top; becomes that of this line.
    std::vector<CodePiece> scan(const QString &line, int &state);

private:
    class Line;
    CodeLanguage m_language;
    QStringList m_ends; ///< words that here-documents end with
};

/// Paints code in the colours of the theme in force.
class CodeHighlighter final : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit CodeHighlighter(QTextDocument *document);

    void setLanguage(CodeLanguage language); ///< does not paint again: the text is set next
    void followTheme();

protected:
    void highlightBlock(const QString &text) override;

private:
    CodeScanner m_scanner;
    std::vector<QTextCharFormat> m_formats; ///< by role
};

} // namespace breakwater
