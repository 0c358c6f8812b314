// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/fields.h"

#include "widgets/theme/current.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace breakwater {

namespace {

constexpr int kLabelWidth = 96;

QLabel *errorLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name + QStringLiteral("Error"));
    label->setFont(screenFont(11));
    label->setWordWrap(true);
    label->hide();
    return label;
}

void showError(QLabel *label, const QString &text)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, currentTokens().color(Token::Error));
    label->setPalette(palette);
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QVBoxLayout *column(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    return layout;
}

} // namespace

TextField::TextField(const QString &name, const QString &accessibleName, Commit commit, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_unit(new QLabel(m_edit))
    , m_error(errorLabel(name, this))
    , m_commit(std::move(commit))
{
    m_edit->setObjectName(name);
    m_edit->setAccessibleName(accessibleName);
    m_edit->installEventFilter(this);
    m_unit->setFont(screenFont(11));
    m_unit->setForegroundRole(QPalette::PlaceholderText);
    m_unit->hide();
    QVBoxLayout *layout = column(this);
    layout->addWidget(m_edit);
    layout->addWidget(m_error);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::editingFinished, this, &TextField::commit);
}

void TextField::setUnit(const QString &unit)
{
    if (unit.isEmpty())
        return;
    m_unit->setText(unit);
    m_unit->adjustSize();
    m_unit->show();
    m_edit->setTextMargins(0, 0, m_unit->width() + 6, 0);
    auto *inside = new QHBoxLayout(m_edit);
    inside->setContentsMargins(0, 0, 8, 0);
    inside->addStretch(1);
    inside->addWidget(m_unit);
}

void TextField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void TextField::show(const QString &value)
{
    if (value == m_value && m_edit->text() == value)
        return;
    const bool typing = m_edit->hasFocus() && m_edit->text() != m_value && value == m_value;
    m_value = value;
    if (typing)
        return;
    m_edit->setText(value);
    m_edit->setCursorPosition(0);
    showError(m_error, {});
}

QString TextField::error() const
{
    return m_error->isVisibleTo(this) ? m_error->text() : QString();
}

void TextField::commit()
{
    const QString text = m_edit->text().trimmed();
    if (text == m_value) {
        showError(m_error, {});
        return;
    }
    if (const auto error = m_commit(text)) {
        showError(m_error, *error);
        return;
    }
    showError(m_error, {});
}

bool TextField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_edit->text() != m_value) {
        m_edit->setText(m_value);
        showError(m_error, {});
        return true;
    }
    // Undo goes to the document once nothing is typed that the field could take back.
    if (watched == m_edit && event->type() == QEvent::ShortcutOverride && m_edit->text() == m_value
        && (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Undo)
            || static_cast<QKeyEvent *>(event)->matches(QKeySequence::Redo))) {
        event->ignore();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

ChoiceField::ChoiceField(const QString &name, const QString &accessibleName, std::vector<Choice> choices,
                         Commit commit, QWidget *parent)
    : QWidget(parent)
    , m_combo(new QComboBox(this))
    , m_error(errorLabel(name, this))
{
    m_combo->setObjectName(name);
    m_combo->setAccessibleName(accessibleName);
    m_combo->setFocusPolicy(Qt::StrongFocus);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(6);
    m_combo->setMaxVisibleItems(18);
    for (const Choice &choice : choices)
        m_combo->addItem(choice.title, choice.word);
    QVBoxLayout *layout = column(this);
    layout->addWidget(m_combo);
    layout->addWidget(m_error);
    setFocusProxy(m_combo);
    connect(m_combo, &QComboBox::currentIndexChanged, this, [this, commit = std::move(commit)](int index) {
        const QString word = m_combo->itemData(index).toString();
        if (index < 0 || word == m_value)
            return;
        const auto error = commit(word);
        showError(m_error, error.value_or(QString()));
        if (error)
            show(m_value);
    });
}

void ChoiceField::show(const QString &word)
{
    m_value = word;
    int index = m_combo->findData(word);
    const QSignalBlocker quiet(m_combo);
    if (index < 0) { // a value of the file that this catalog does not list: shown, never dropped
        m_combo->addItem(word, word);
        index = m_combo->count() - 1;
    }
    m_combo->setCurrentIndex(index);
}

CheckField::CheckField(const QString &name, const QString &title, std::function<void(bool)> commit,
                       QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(title, this))
{
    m_box->setObjectName(name);
    QVBoxLayout *layout = column(this);
    layout->addWidget(m_box);
    setFocusProxy(m_box);
    connect(m_box, &QCheckBox::clicked, this, [this, commit = std::move(commit)] {
        m_box->setTristate(false);
        commit(m_box->isChecked());
    });
}

void CheckField::show(std::optional<bool> value)
{
    m_box->setTristate(!value);
    m_box->setCheckState(!value ? Qt::PartiallyChecked : *value ? Qt::Checked : Qt::Unchecked);
    m_box->setToolTip(value ? QString() : tr("Unknown: rules that need it say so"));
}

QWidget *labelled(const QString &label, QWidget *field, QWidget *parent)
{
    if (QFontMetrics(parent->font()).horizontalAdvance(label) > kLabelWidth - 2)
        return labelledAbove(label, field, {}, parent); // words of this language that have no room beside it
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *text = new QLabel(label, row);
    text->setFixedWidth(kLabelWidth);
    text->setFixedHeight(28);
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setBuddy(field);
    layout->addWidget(text, 0, Qt::AlignTop);
    layout->addWidget(field, 1);
    return row;
}

QWidget *labelledAbove(const QString &label, QWidget *field, const QString &help, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    auto *text = new QLabel(label, row);
    text->setFont(screenFont(11));
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setBuddy(field);
    row->setToolTip(help.isEmpty() ? QString() : QStringLiteral("<p>%1</p>").arg(help.toHtmlEscaped()));
    layout->addWidget(text);
    layout->addWidget(field);
    return row;
}

std::optional<double> parseNumber(const QString &text)
{
    bool ok = false;
    double number = QLocale().toDouble(text.trimmed(), &ok);
    if (!ok) // a point is understood everywhere: files and manuals write it
        number = text.trimmed().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<double> parseMinutes(const QString &text)
{
    static const QRegularExpression part(
        QStringLiteral("\\s*(\\d+(?:\\.\\d+)?)\\s*(s|sec|m|min|h|d|)(?=\\s|\\d|$)"));
    const QString words = text.trimmed().toLower().replace(QLocale().decimalPoint(), QLatin1String("."));
    if (words.isEmpty())
        return std::nullopt;
    double minutes = 0;
    qsizetype at = 0;
    while (at < words.size()) {
        const auto match = part.match(words, at, QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            return std::nullopt;
        const QString unit = match.captured(2);
        const double factor = unit.startsWith(QLatin1Char('s')) ? 1.0 / 60
            : unit == QLatin1String("h")                        ? 60
            : unit == QLatin1String("d")                        ? 1440
                                                                : 1;
        minutes += match.captured(1).toDouble() * factor;
        at = match.capturedEnd();
    }
    return minutes;
}

QString plainNumber(double number)
{
    QLocale plain;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(number, 'g', 12);
}

} // namespace breakwater
