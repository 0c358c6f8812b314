// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/designer/settings_window.h"

#include "app/designer/interface_language.h"
#include "widgets/session/preferences.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/strong.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(screenFont(13, QFont::DemiBold));
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

QCheckBox *check(const QString &name, const QString &text, bool on, QWidget *parent)
{
    auto *box = new QCheckBox(text, parent);
    box->setObjectName(name);
    box->setChecked(on);
    return box;
}

} // namespace

SettingsWindow::SettingsWindow(std::optional<Theme> theme, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("settingsWindow"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6); // all of it is seen on a screen of 720 pixels
    addLook(*form, theme);
    addCanvas(*form);
    addPaper(*form);
    addSafety(*form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 12, 20, 12);
    column->setSpacing(16);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    // Words that wrap need their whole height, which a form does not ask for.
    const int width = std::max(480, sizeHint().width());
    setMinimumWidth(480);
    resize(width, layout()->totalHeightForWidth(width));
}

void SettingsWindow::addLook(QFormLayout &form, std::optional<Theme> chosen)
{
    Preferences &likes = Preferences::self();
    form.addRow(heading(tr("Look"), this));
    auto *theme = new QComboBox(this);
    theme->setObjectName(QStringLiteral("settingTheme"));
    theme->addItem(tr("As the desktop"));
    theme->addItem(tr("Light"), static_cast<int>(Theme::Light));
    theme->addItem(tr("Dark"), static_cast<int>(Theme::Dark));
    theme->setCurrentIndex(chosen ? theme->findData(static_cast<int>(*chosen)) : 0);
    connect(theme, &QComboBox::activated, this, [this, theme](int index) {
        const QVariant kept = theme->itemData(index);
        Q_EMIT themeChosen(kept.isValid() ? std::optional(static_cast<Theme>(kept.toInt())) : std::nullopt);
    });
    auto *strong =
        check(QStringLiteral("settingHighContrast"), tr("Hi&gh contrast"), likes.highContrast(), this);
    connect(strong, &QCheckBox::toggled, this, [](bool on) {
        Preferences::self().setHighContrast(on);
        useHighContrast(on);
        applyTheme(currentTheme());
    });
    auto *colours = new QHBoxLayout;
    colours->setSpacing(16);
    colours->addWidget(theme, 1);
    colours->addWidget(strong);
    auto *label = new QLabel(tr("&Theme"), this);
    label->setBuddy(theme);
    form.addRow(label, colours);
    form.addRow(tr("&Language"), languageBox(this));
    auto *scale = new QComboBox(this);
    scale->setObjectName(QStringLiteral("settingScale"));
    for (const int percent : {75, 100, 125, 150, 200})
        scale->addItem(tr("%1 %").arg(percent), percent);
    scale->setCurrentIndex(std::max(0, scale->findData(likes.scalePercent())));
    connect(scale, &QComboBox::activated, this,
            [scale](int index) { Preferences::self().setScalePercent(scale->itemData(index).toInt()); });
    form.addRow(tr("&Size of everything"), scale);
    auto *later = new QLabel(tr("Language and size apply from the next start."), this);
    later->setFont(screenFont(11));
    later->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(QString(), later);
    auto *icons =
        check(QStringLiteral("settingIconsOnly"), tr("&Icons alone in the toolbar"), likes.iconsOnly(), this);
    connect(icons, &QCheckBox::toggled, &likes, &Preferences::setIconsOnly);
    form.addRow(QString(), icons);
    auto *motion =
        check(QStringLiteral("settingReducedMotion"), tr("&Reduced motion"), likes.reducedMotion(), this);
    connect(motion, &QCheckBox::toggled, &likes, &Preferences::setReducedMotion);
    form.addRow(QString(), motion);
}

void SettingsWindow::addCanvas(QFormLayout &form)
{
    Preferences &likes = Preferences::self();
    form.addRow(heading(tr("Canvas"), this));
    auto *wheel =
        check(QStringLiteral("settingWheelZooms"), tr("The &wheel zooms"), likes.wheelZooms(), this);
    connect(wheel, &QCheckBox::toggled, &likes, &Preferences::setWheelZooms);
    form.addRow(QString(), wheel);
    auto *snap = check(QStringLiteral("settingSnapping"),
                       tr("Cards s&nap to the grid and to their neighbours"), likes.snapping(), this);
    snap->setToolTip(tr("While Alt is held they never do."));
    connect(snap, &QCheckBox::toggled, &likes, &Preferences::setSnapping);
    form.addRow(QString(), snap);
}

void SettingsWindow::addPaper(QFormLayout &form)
{
    Preferences &likes = Preferences::self();
    form.addRow(heading(tr("Paper and pictures"), this));
    auto *paper = new QComboBox(this);
    paper->setObjectName(QStringLiteral("settingPaper"));
    paper->addItem(QStringLiteral("A4"));
    paper->addItem(tr("Letter"));
    paper->setCurrentIndex(likes.letterPaper() ? 1 : 0);
    connect(paper, &QComboBox::activated, this,
            [](int index) { Preferences::self().setLetterPaper(index == 1); });
    form.addRow(tr("&Paper"), paper);
    addCurrency(form);
    m_icons = new QLineEdit(likes.iconFolder(), this);
    m_icons->setObjectName(QStringLiteral("settingIconFolder"));
    m_icons->setAccessibleName(tr("Folder with icons of your own"));
    m_icons->setPlaceholderText(tr("The icons of Breakwater"));
    m_icons->setClearButtonEnabled(true);
    connect(m_icons, &QLineEdit::textChanged, &likes,
            [](const QString &folder) { Preferences::self().setIconFolder(folder.trimmed()); });
    auto *choose = new QPushButton(tr("C&hoose\u2026"), this);
    choose->setObjectName(QStringLiteral("settingIconChoose"));
    connect(choose, &QPushButton::clicked, this, &SettingsWindow::chooseIcons);
    auto *line = new QHBoxLayout;
    line->addWidget(m_icons, 1);
    line->addWidget(choose);
    auto *label = new QLabel(tr("I&cons from"), this);
    label->setBuddy(m_icons);
    form.addRow(label, line);
    auto *text =
        new QLabel(tr("Named after the kind, such as key-vault.svg or key-vault.png; shown as they are, "
                      "from the next start."),
                   this);
    text->setFont(screenFont(11));
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(QString(), text);
}

/// Both fields are one setting: a currency without a rate is none.
void SettingsWindow::addCurrency(QFormLayout &form)
{
    Preferences &likes = Preferences::self();
    auto *code = new QLineEdit(toQt(likes.currency().code), this);
    code->setObjectName(QStringLiteral("settingCurrency"));
    code->setAccessibleName(tr("Currency of money on screen, three letters"));
    code->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[A-Za-z]{3}")), code));
    code->setFixedWidth(70);
    auto *rate = new QDoubleSpinBox(this);
    rate->setObjectName(QStringLiteral("settingRate"));
    rate->setAccessibleName(tr("What a US dollar is worth in it"));
    rate->setDecimals(4);
    rate->setRange(0.0001, 1e6);
    rate->setValue(likes.currency().perDollar);
    rate->setSuffix(tr(" a US dollar"));
    const auto dollars = [code] {
        return code->text().compare(QLatin1String("USD"), Qt::CaseInsensitive) == 0;
    };
    rate->setEnabled(!dollars());
    const auto keep = [code, rate, dollars] {
        rate->setEnabled(!dollars());
        if (code->hasAcceptableInput())
            Preferences::self().setCurrency(
                dollars() ? Currency{} : Currency{toStd(code->text().toUpper()), rate->value()});
    };
    connect(code, &QLineEdit::textEdited, this, keep);
    connect(rate, &QDoubleSpinBox::valueChanged, this, keep);
    auto *line = new QHBoxLayout;
    line->addWidget(code);
    line->addWidget(rate, 1);
    auto *label = new QLabel(tr("C&urrency"), this);
    label->setBuddy(code);
    form.addRow(label, line);
    auto *text =
        new QLabel(tr("Your own rate: none is fetched. Runbooks and files stay in US dollars."), this);
    text->setFont(screenFont(11));
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(QString(), text);
}

void SettingsWindow::chooseIcons()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Icons of your own"), Preferences::self().iconFolder());
    if (!folder.isEmpty())
        m_icons->setText(folder);
}

void SettingsWindow::addSafety(QFormLayout &form)
{
    Preferences &likes = Preferences::self();
    form.addRow(heading(tr("Recovery"), this));
    auto *every = new QSpinBox(this);
    every->setObjectName(QStringLiteral("settingFoldEvery"));
    every->setRange(5, 600);
    every->setSuffix(tr(" s"));
    every->setValue(static_cast<int>(likes.foldEvery().count()));
    connect(every, &QSpinBox::valueChanged, &likes,
            [](int seconds) { Preferences::self().setFoldEvery(std::chrono::seconds(seconds)); });
    form.addRow(tr("&Fold the journal every"), every);
    auto *text =
        new QLabel(tr("Every edit is kept as it is made; folding only makes the journal short."), this);
    text->setFont(screenFont(11));
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    form.addRow(QString(), text);
}

} // namespace breakwater
