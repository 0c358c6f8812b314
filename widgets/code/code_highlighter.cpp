// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/code_highlighter.h"

#include "widgets/theme/current.h"

#include <QSet>

namespace breakwater {

namespace {

/// States beyond a line; a here-document adds the number of its end word.
constexpr int kPlain = 0, kComment = 1, kLongText = 2, kFence = 3, kHereDocument = 16;

const QSet<QString> &keywordsOf(CodeLanguage language)
{
    static const QSet<QString> bicep{
        QStringLiteral("targetScope"), QStringLiteral("metadata"), QStringLiteral("param"),
        QStringLiteral("var"),         QStringLiteral("resource"), QStringLiteral("module"),
        QStringLiteral("output"),      QStringLiteral("type"),     QStringLiteral("func"),
        QStringLiteral("import"),      QStringLiteral("from"),     QStringLiteral("as"),
        QStringLiteral("existing"),    QStringLiteral("using"),    QStringLiteral("if"),
        QStringLiteral("for"),         QStringLiteral("in"),       QStringLiteral("with"),
        QStringLiteral("true"),        QStringLiteral("false"),    QStringLiteral("null")};
    static const QSet<QString> hcl{
        QStringLiteral("terraform"), QStringLiteral("provider"), QStringLiteral("resource"),
        QStringLiteral("data"),      QStringLiteral("module"),   QStringLiteral("variable"),
        QStringLiteral("output"),    QStringLiteral("locals"),   QStringLiteral("dynamic"),
        QStringLiteral("for"),       QStringLiteral("in"),       QStringLiteral("if"),
        QStringLiteral("true"),      QStringLiteral("false"),    QStringLiteral("null")};
    static const QSet<QString> shell{
        QStringLiteral("if"),       QStringLiteral("then"),  QStringLiteral("else"),
        QStringLiteral("elif"),     QStringLiteral("fi"),    QStringLiteral("for"),
        QStringLiteral("while"),    QStringLiteral("until"), QStringLiteral("do"),
        QStringLiteral("done"),     QStringLiteral("case"),  QStringLiteral("esac"),
        QStringLiteral("in"),       QStringLiteral("local"), QStringLiteral("export"),
        QStringLiteral("return"),   QStringLiteral("exit"),  QStringLiteral("set"),
        QStringLiteral("function"), QStringLiteral("shift"), QStringLiteral("declare"),
        QStringLiteral("readonly")};
    static const QSet<QString> powershell{
        QStringLiteral("param"),   QStringLiteral("function"), QStringLiteral("if"),
        QStringLiteral("else"),    QStringLiteral("elseif"),   QStringLiteral("foreach"),
        QStringLiteral("for"),     QStringLiteral("while"),    QStringLiteral("switch"),
        QStringLiteral("return"),  QStringLiteral("try"),      QStringLiteral("catch"),
        QStringLiteral("finally"), QStringLiteral("throw"),    QStringLiteral("exit"),
        QStringLiteral("in"),      QStringLiteral("break"),    QStringLiteral("continue")};
    static const QSet<QString> values{QStringLiteral("true"), QStringLiteral("false"),
                                      QStringLiteral("null")};
    static const QSet<QString> none;
    switch (language) {
    case CodeLanguage::Bicep:
        return bicep;
    case CodeLanguage::Hcl:
        return hcl;
    case CodeLanguage::Shell:
        return shell;
    case CodeLanguage::PowerShell:
        return powershell;
    case CodeLanguage::Yaml:
    case CodeLanguage::Json:
        return values;
    case CodeLanguage::Markdown:
    case CodeLanguage::Plain:
        break;
    }
    return none;
}

bool isWordStart(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_');
}

} // namespace

CodeLanguage languageOf(const std::filesystem::path &path)
{
    const std::string end = path.extension().string();
    if (end == ".bicep" || end == ".bicepparam")
        return CodeLanguage::Bicep;
    if (end == ".tf" || end == ".tfvars")
        return CodeLanguage::Hcl;
    if (end == ".sh")
        return CodeLanguage::Shell;
    if (end == ".ps1")
        return CodeLanguage::PowerShell;
    if (end == ".yml" || end == ".yaml")
        return CodeLanguage::Yaml;
    if (end == ".json")
        return CodeLanguage::Json;
    return end == ".md" ? CodeLanguage::Markdown : CodeLanguage::Plain;
}

QString titleOf(CodeLanguage language)
{
    switch (language) {
    case CodeLanguage::Bicep:
        return QStringLiteral("Bicep");
    case CodeLanguage::Hcl:
        return QStringLiteral("Terraform");
    case CodeLanguage::Shell:
        return QStringLiteral("Bash");
    case CodeLanguage::PowerShell:
        return QStringLiteral("PowerShell");
    case CodeLanguage::Yaml:
        return QStringLiteral("YAML");
    case CodeLanguage::Json:
        return QStringLiteral("JSON");
    case CodeLanguage::Markdown:
        return QStringLiteral("Markdown");
    case CodeLanguage::Plain:
        break;
    }
    return {};
}

/// One line while it is read.
class CodeScanner::Line {
public:
    Line(CodeScanner &scanner, const QString &text, int &state)
        : m_scanner(scanner)
        , m_language(scanner.m_language)
        , m_text(text)
        , m_state(state)
    { }

    std::vector<CodePiece> read()
    {
        const int before = m_state;
        m_state = kPlain;
        if (m_language == CodeLanguage::Markdown)
            readMarkdown(before);
        else if (before >= kHereDocument)
            readHereDocument(before);
        else
            readCode(before);
        return std::move(m_pieces);
    }

private:
    int size() const { return static_cast<int>(m_text.size()); }
    QChar at(int i) const { return i < size() ? m_text[i] : QChar(); }
    bool says(int i, const char *word) const
    {
        return QStringView(m_text).mid(i).startsWith(QLatin1String(word));
    }
    void put(int start, int end, CodeRole role)
    {
        if (end > start)
            m_pieces.push_back({start, end - start, role});
    }

    void readMarkdown(int before)
    {
        const QString trimmed = m_text.trimmed();
        const bool fence = trimmed.startsWith(QLatin1String("```"));
        if (before == kFence || fence) {
            put(0, size(), fence ? CodeRole::Comment : CodeRole::Text);
            m_state = (before == kFence) == fence ? kPlain : kFence;
            return;
        }
        if (trimmed.startsWith(QLatin1Char('#'))) {
            put(0, size(), CodeRole::Heading);
            return;
        }
        for (int i = 0; i < size(); ++i) {
            if (at(i) != QLatin1Char('`'))
                continue;
            const int end = static_cast<int>(m_text.indexOf(QLatin1Char('`'), i + 1));
            if (end < 0)
                return;
            put(i, end + 1, CodeRole::Text);
            i = end;
        }
    }

    void readHereDocument(int before)
    {
        put(0, size(), CodeRole::Text);
        const int number = before - kHereDocument;
        if (m_text.trimmed() != m_scanner.m_ends.value(number))
            m_state = before;
    }

    void readCode(int before)
    {
        int i = 0;
        if (before == kComment)
            i = readBlockComment(0);
        else if (before == kLongText)
            i = readLongText(0);
        m_indent = true;
        while (i < size())
            i = readOne(i);
        if (!m_here.isEmpty()) {
            int number = static_cast<int>(m_scanner.m_ends.indexOf(m_here));
            if (number < 0) {
                number = static_cast<int>(m_scanner.m_ends.size());
                m_scanner.m_ends.push_back(m_here);
            }
            m_state = kHereDocument + number;
        }
    }

    bool hashComments() const
    {
        return m_language == CodeLanguage::Hcl || m_language == CodeLanguage::Shell
            || m_language == CodeLanguage::PowerShell || m_language == CodeLanguage::Yaml;
    }
    bool slashComments() const
    {
        return m_language == CodeLanguage::Bicep || m_language == CodeLanguage::Hcl;
    }
    bool shellLike() const
    {
        return m_language == CodeLanguage::Shell || m_language == CodeLanguage::PowerShell;
    }

    /// Returns where the next piece begins.
    int readOne(int i)
    {
        const QChar c = at(i);
        if (c.isSpace())
            return i + 1;
        const bool wordBefore =
            i > 0 && !at(i - 1).isSpace() && at(i - 1) != QLatin1Char(';') && at(i - 1) != QLatin1Char('(');
        if ((hashComments() && c == QLatin1Char('#') && !wordBefore) || (slashComments() && says(i, "//"))) {
            put(i, size(), CodeRole::Comment);
            return size();
        }
        if (slashComments() && says(i, "/*"))
            return readBlockComment(i);
        if (m_language == CodeLanguage::Bicep && says(i, "'''"))
            return readLongText(i + 3, i);
        if (c == QLatin1Char('"')
            || (c == QLatin1Char('\'') && m_language != CodeLanguage::Json
                && m_language != CodeLanguage::Hcl))
            return readText(i);
        if (says(i, "<<") && (m_language == CodeLanguage::Hcl || m_language == CodeLanguage::Shell))
            return readHereMark(i);
        if (shellLike() && c == QLatin1Char('$'))
            return readVariable(i);
        if (m_language == CodeLanguage::Bicep && c == QLatin1Char('@'))
            return readWord(i, i + 1);
        if (c.isDigit())
            return readNumber(i);
        return isWordStart(c) ? readWord(i, i) : i + 1;
    }

    int readBlockComment(int from)
    {
        const int end = static_cast<int>(m_text.indexOf(QLatin1String("*/"), from));
        put(from, end < 0 ? size() : end + 2, CodeRole::Comment);
        if (end < 0)
            m_state = kComment;
        return end < 0 ? size() : end + 2;
    }

    int readLongText(int from, int begin = 0)
    {
        const int end = static_cast<int>(m_text.indexOf(QLatin1String("'''"), from));
        put(begin, end < 0 ? size() : end + 3, CodeRole::Text);
        if (end < 0)
            m_state = kLongText;
        return end < 0 ? size() : end + 3;
    }

    /// A text in quotes, with what is filled into it in a colour of its own.
    int readText(int from)
    {
        const QChar quote = at(from);
        const bool raw = quote == QLatin1Char('\'') && m_language != CodeLanguage::Bicep;
        const QChar escape = m_language == CodeLanguage::PowerShell ? QLatin1Char('`') : QLatin1Char('\\');
        int begin = from, i = from + 1;
        for (; i < size() && at(i) != quote; ++i) {
            if (!raw && at(i) == escape) {
                ++i;
            } else if (!raw && at(i) == QLatin1Char('$') && m_language != CodeLanguage::Json
                       && (at(i + 1) == QLatin1Char('{') || (shellLike() && isWordStart(at(i + 1))))) {
                put(begin, i, CodeRole::Text);
                begin = readVariable(i);
                i = begin - 1;
            }
        }
        const int end = std::min(i + 1, size());
        const bool key = isKeyBefore(end);
        put(begin, end, key ? CodeRole::Key : CodeRole::Text);
        return end;
    }

    /// `$name`, `${...}` with braces in braces.
    int readVariable(int from)
    {
        int i = from + 1;
        if (at(i) == QLatin1Char('{')) {
            int open = 0;
            for (; i < size(); ++i) {
                open += at(i) == QLatin1Char('{') ? 1 : at(i) == QLatin1Char('}') ? -1 : 0;
                if (open == 0)
                    break;
            }
            i = std::min(i + 1, size());
        } else {
            while (i < size()
                   && (at(i).isLetterOrNumber() || at(i) == QLatin1Char('_') || at(i) == QLatin1Char(':')))
                ++i;
        }
        put(from, i, CodeRole::Variable);
        return std::max(i, from + 1);
    }

    int readHereMark(int from)
    {
        int i = from + 2;
        while (i < size()
               && (at(i) == QLatin1Char('-') || at(i) == QLatin1Char('~') || at(i) == QLatin1Char('\'')
                   || at(i) == QLatin1Char('"')))
            ++i;
        const int word = i;
        while (i < size() && (at(i).isLetterOrNumber() || at(i) == QLatin1Char('_')))
            ++i;
        if (i == word || at(from + 2) == QLatin1Char('<')) // `<<<` takes one line
            return from + 2;
        m_here = m_text.mid(word, i - word);
        put(from, i, CodeRole::Text);
        return i;
    }

    int readNumber(int from)
    {
        int i = from;
        while (i < size() && (at(i).isLetterOrNumber() || at(i) == QLatin1Char('.')))
            ++i;
        put(from, i, CodeRole::Number);
        return i;
    }

    int readWord(int from, int word)
    {
        int i = word;
        const bool dashes = m_language != CodeLanguage::Bicep;
        while (i < size()
               && (at(i).isLetterOrNumber() || at(i) == QLatin1Char('_')
                   || (dashes && at(i) == QLatin1Char('-'))
                   || (m_language == CodeLanguage::Yaml
                       && (at(i) == QLatin1Char('.') || at(i) == QLatin1Char('/')))))
            ++i;
        const QString text = m_text.mid(word, i - word);
        CodeRole role = CodeRole::Plain;
        const bool member = from > 0 && at(from - 1) == QLatin1Char('.');
        const bool first = m_indent;
        m_indent = false;
        if (word > from)
            role = CodeRole::Type; // a decorator
        else if (isKeyBefore(i) && (m_language != CodeLanguage::Shell || at(i) == QLatin1Char('=')))
            role = CodeRole::Key;
        else if (!member && (m_language != CodeLanguage::Hcl || first || isValueWord(text))
                 && keywordsOf(m_language).contains(text))
            role = isValueWord(text) ? CodeRole::Number : CodeRole::Keyword;
        else if (m_language == CodeLanguage::Bicep && at(i) == QLatin1Char('('))
            role = CodeRole::Type;
        else if (m_language == CodeLanguage::Hcl
                 && (at(i) == QLatin1Char('(') || (first && m_text.trimmed().endsWith(QLatin1Char('{')))))
            role = CodeRole::Type;
        else if (m_language == CodeLanguage::Shell
                 && (text == QLatin1String("az") || at(i) == QLatin1Char('(')))
            role = CodeRole::Type;
        put(from, i, role);
        return i;
    }

    static bool isValueWord(const QString &text)
    {
        return text == QLatin1String("true") || text == QLatin1String("false")
            || text == QLatin1String("null");
    }

    /// Whether what ends here names a property: `name:` in Bicep, YAML and JSON, `name =` in HCL.
    bool isKeyBefore(int end) const
    {
        int i = end;
        while (i < size() && at(i) == QLatin1Char(' '))
            ++i;
        switch (m_language) {
        case CodeLanguage::Bicep:
        case CodeLanguage::Json:
            return at(i) == QLatin1Char(':') && i == end;
        case CodeLanguage::Yaml:
            return at(end) == QLatin1Char(':') && (end + 1 == size() || at(end + 1).isSpace());
        case CodeLanguage::Hcl:
            return at(i) == QLatin1Char('=') && at(i + 1) != QLatin1Char('=')
                && at(i + 1) != QLatin1Char('>');
        case CodeLanguage::Shell:
            return at(end) == QLatin1Char('=') && at(end + 1) != QLatin1Char('=');
        default:
            return false;
        }
    }

    CodeScanner &m_scanner;
    CodeLanguage m_language;
    const QString &m_text;
    int &m_state;
    bool m_indent = true; ///< no word on this line yet
    QString m_here;
    std::vector<CodePiece> m_pieces;
};

std::vector<CodePiece> CodeScanner::scan(const QString &line, int &state)
{
    if (m_language == CodeLanguage::Plain)
        return {};
    return Line(*this, line, state).read();
}

CodeHighlighter::CodeHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
    followTheme();
}

void CodeHighlighter::setLanguage(CodeLanguage language)
{
    m_scanner = CodeScanner(language);
}

void CodeHighlighter::followTheme()
{
    m_formats.assign(kCodeRoles, {});
    for (int role = 0; role < kCodeRoles; ++role) {
        QTextCharFormat &format = m_formats[static_cast<std::size_t>(role)];
        format.setForeground(currentTokens().color(tokenOf(static_cast<CodeRole>(role))));
        if (static_cast<CodeRole>(role) == CodeRole::Heading)
            format.setFontWeight(QFont::DemiBold);
    }
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString &text)
{
    int state = previousBlockState();
    for (const CodePiece &piece : m_scanner.scan(text, state)) {
        if (piece.role != CodeRole::Plain)
            setFormat(piece.start, piece.length, m_formats[static_cast<std::size_t>(piece.role)]);
    }
    setCurrentBlockState(state);
}

} // namespace breakwater
