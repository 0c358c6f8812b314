// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/theme_chooser.h"

#include "widgets/bundle/theme_file.h"
#include "widgets/session/text.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakwater {

ThemeChooser::ThemeChooser(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(this))
    , m_fault(new QLabel(this))
    , m_remove(new QPushButton(tr("Re&move"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *line = new QHBoxLayout;
    auto *choose = new QPushButton(tr("&Theme file\u2026"), this);
    choose->setObjectName(QStringLiteral("themeChoose"));
    choose->setToolTip(tr("A file with the names and logos for the covers"));
    m_remove->setObjectName(QStringLiteral("themeRemove"));
    m_remove->setToolTip(tr("Covers with the names that the design has"));
    m_words->setObjectName(QStringLiteral("themeWords"));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    m_fault->setObjectName(QStringLiteral("themeFault"));
    m_fault->setWordWrap(true);
    m_fault->setTextFormat(Qt::PlainText);
    line->addWidget(choose);
    line->addWidget(m_remove);
    line->addStretch();
    column->addWidget(m_words);
    column->addLayout(line);
    column->addWidget(m_fault);
    connect(choose, &QPushButton::clicked, this, &ThemeChooser::choose);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        setTheme(std::nullopt);
        Q_EMIT changed();
    });
    say();
}

void ThemeChooser::setTheme(std::optional<PaperTheme> theme)
{
    m_theme = std::move(theme);
    m_fault->clear();
    say();
}

bool ThemeChooser::open(const QString &file)
{
    Result<PaperTheme> opened = bundle::openTheme(toPath(file));
    if (!opened) {
        m_fault->setText(tr("Not taken: %1").arg(toQt(opened.error().text())));
        m_fault->show();
        return false;
    }
    setTheme(std::move(*opened));
    Q_EMIT changed();
    return true;
}

void ThemeChooser::choose()
{
    const QString file = QFileDialog::getOpenFileName(this, tr("Open a theme file"), {},
                                                      tr("Theme files (*.json);;All files (*)"));
    if (!file.isEmpty())
        open(file);
}

void ThemeChooser::say()
{
    m_fault->setVisible(!m_fault->text().isEmpty());
    m_remove->setEnabled(m_theme.has_value());
    if (!m_theme) {
        m_words->setText(tr("Covers bear the names that the design has."));
        return;
    }
    QStringList parts;
    if (!m_theme->consultancy.empty())
        parts << toQt(m_theme->consultancy);
    if (m_theme->logo)
        parts << tr("its logo");
    if (!m_theme->client.empty())
        parts << tr("for %1").arg(toQt(m_theme->client));
    if (m_theme->clientLogo)
        parts << tr("the client's logo");
    if (!m_theme->classification.empty())
        parts << toQt(m_theme->classification);
    m_words->setText(tr("Covers bear: %1").arg(QLocale().createSeparatedList(parts)));
}

} // namespace breakwater
