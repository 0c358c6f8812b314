// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QLineEdit>
#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QCheckBox;
class QLabel;

namespace breakwater {

/// Takes the new value; an error text keeps the field as typed and stands under it.
using Commit = std::function<std::optional<QString>(const QString &text)>;

/// A line of text that is committed as one edit when the user leaves it or presses Enter; Esc restores.
/// A unit may stand inside at its right end.
class TextField final : public QWidget {
    Q_OBJECT
public:
    TextField(const QString &name, const QString &accessibleName, Commit commit, QWidget *parent = nullptr);

    void setUnit(const QString &unit);
    void setPlaceholder(const QString &text);
    void show(const QString &value); ///< of the design; leaves alone what is being typed
    QLineEdit *edit() const { return m_edit; }
    QString error() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void commit();

    QLineEdit *m_edit;
    QLabel *m_unit;
    QLabel *m_error;
    Commit m_commit;
    QString m_value;
};

/// One of several words; the empty word is "Unknown" when it is offered.
class ChoiceField final : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        QString word, title;
    };
    ChoiceField(const QString &name, const QString &accessibleName, std::vector<Choice> choices,
                Commit commit, QWidget *parent = nullptr);
    void show(const QString &word);
    QComboBox *combo() const { return m_combo; }

private:
    QComboBox *m_combo;
    QLabel *m_error;
    QString m_value;
};

/// Yes, no or unknown.
class CheckField final : public QWidget {
    Q_OBJECT
public:
    CheckField(const QString &name, const QString &title, std::function<void(bool)> commit,
               QWidget *parent = nullptr);
    void show(std::optional<bool> value);
    QCheckBox *box() const { return m_box; }

private:
    QCheckBox *m_box;
};

/// The label in front of a field (72 px) or, when it is long, above it.
QWidget *labelled(const QString &label, QWidget *field, QWidget *parent);
QWidget *labelledAbove(const QString &label, QWidget *field, const QString &help, QWidget *parent);

/// `90`, `1.5 h` (in German also `1,5 h`), `2 h 30 min`, `30 s`, `1 d`; nullopt for anything else.
std::optional<double> parseMinutes(const QString &text);
/// A number with the decimal point of the interface's language or with a point, or nullopt.
std::optional<double> parseNumber(const QString &text);
/// "2.5", in German "2,5"; never grouped.
QString plainNumber(double number);

} // namespace breakwater
