// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/pack_dialog.h"

#include "widgets/exports/theme_chooser.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QUrl>
#include <QVBoxLayout>

namespace breakwater {

namespace {

/// A name for the pack out of the name of the document: what every file system takes.
QString packName(const QString &document)
{
    QString name;
    for (const QChar c : document.toLower())
        name += c.isLetterOrNumber() && c.unicode() < 128 ? c : QLatin1Char('-');
    name = name.split(QLatin1Char('-'), Qt::SkipEmptyParts).join(QLatin1Char('-')).left(60);
    return (name.isEmpty() ? QStringLiteral("design") : name) + QStringLiteral("-pack");
}

} // namespace

PackDialog::PackDialog(Session &session, const QString &place, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_run(new ExportRun(this))
    , m_folder(new QRadioButton(tr("A &folder"), this))
    , m_archive(new QRadioButton(tr("One &ZIP archive"), this))
    , m_target(new QLineEdit(this))
    , m_paper(new QComboBox(this))
    , m_theme(new ThemeChooser(this))
    , m_bar(new QProgressBar(this))
    , m_state(new QLabel(this))
    , m_write(new QPushButton(tr("&Write the pack"), this))
    , m_stop(new QPushButton(tr("&Cancel"), this))
    , m_open(new QPushButton(tr("&Open folder"), this))
{
    setObjectName(QStringLiteral("packDialog"));
    setWindowTitle(tr("Client pack of %1").arg(session.displayName()));
    auto *column = new QVBoxLayout(this);
    auto *words = new QLabel(tr("Every runbook in every format, the board summary, diagrams, code, the risk "
                                "register and the design, below one page to find them by. Every file bears "
                                "the hash of this design."),
                             this);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addLayout(buildForm());
    m_bar->setObjectName(QStringLiteral("packProgress"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, 1);
    m_bar->setTextVisible(false);
    m_state->setObjectName(QStringLiteral("packState"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    column->addStretch();
    column->addWidget(m_bar);
    column->addWidget(m_state);
    column->addLayout(buildButtons());
    const ExportPlan plan = rememberedPlan(session.topology());
    m_paper->setCurrentIndex(plan.choices.letter ? 1 : 0);
    m_theme->setTheme(plan.theme);
    m_folder->setChecked(true);
    m_target->setText(QDir(place).filePath(packName(session.displayName())));
    connect(m_run, &ExportRun::makes, m_state, &QLabel::setText);
    connect(m_run, &ExportRun::finished, this, &PackDialog::showOutcome);
    resize(620, 400);
    follow();
}

QLayout *PackDialog::buildForm()
{
    auto *form = new QFormLayout;
    auto *forms = new QHBoxLayout, *line = new QHBoxLayout;
    m_folder->setObjectName(QStringLiteral("packAsFolder"));
    m_archive->setObjectName(QStringLiteral("packAsArchive"));
    for (QRadioButton *as : {m_folder, m_archive}) {
        forms->addWidget(as);
        connect(as, &QRadioButton::toggled, this, &PackDialog::changeForm);
    }
    forms->addStretch();
    m_target->setObjectName(QStringLiteral("packTarget"));
    m_target->setAccessibleName(tr("Where the pack is written"));
    connect(m_target, &QLineEdit::textChanged, this, &PackDialog::follow);
    auto *choose = new QPushButton(tr("C&hoose\u2026"), this);
    choose->setObjectName(QStringLiteral("packChoose"));
    connect(choose, &QPushButton::clicked, this, &PackDialog::choose);
    line->addWidget(m_target, 1);
    line->addWidget(choose);
    m_paper->setObjectName(QStringLiteral("packPaper"));
    m_paper->addItem(QStringLiteral("A4"), false);
    m_paper->addItem(tr("Letter"), true);
    form->addRow(tr("As"), forms);
    auto *to = new QLabel(tr("&To"), this);
    to->setBuddy(m_target); // its row is a line of two
    form->addRow(to, line);
    form->addRow(tr("P&aper"), m_paper);
    form->addRow(tr("Covers"), m_theme);
    return form;
}

QLayout *PackDialog::buildButtons()
{
    auto *buttons = new QHBoxLayout;
    m_write->setObjectName(QStringLiteral("packWrite"));
    m_write->setDefault(true);
    m_stop->setObjectName(QStringLiteral("packCancel"));
    m_open->setObjectName(QStringLiteral("packOpenFolder"));
    m_open->setEnabled(false);
    auto *close = new QPushButton(tr("C&lose"), this);
    close->setObjectName(QStringLiteral("packClose"));
    connect(m_write, &QPushButton::clicked, this, &PackDialog::start);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_run->cancel(); });
    connect(m_open, &QPushButton::clicked, this, &PackDialog::openFolder);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addStretch();
    for (QPushButton *button : {m_open, m_stop, m_write, close})
        buttons->addWidget(button);
    return buttons;
}

QString PackDialog::target() const
{
    return QDir::cleanPath(m_target->text().trimmed());
}

void PackDialog::follow()
{
    const bool running = m_run->isRunning();
    m_write->setEnabled(!running && !m_target->text().trimmed().isEmpty());
    m_stop->setEnabled(running);
    for (QWidget *choice : std::initializer_list<QWidget *>{m_folder, m_archive, m_target, m_paper, m_theme})
        choice->setEnabled(!running);
    m_bar->setRange(0, running ? 0 : 1); // how long the rest takes is not known
    m_bar->setVisible(running);
}

void PackDialog::changeForm()
{
    const QString ending = QStringLiteral(".zip"), now = m_target->text().trimmed();
    if (m_archive->isChecked() && !now.isEmpty() && !now.endsWith(ending))
        m_target->setText(now + ending);
    else if (m_folder->isChecked() && now.endsWith(ending))
        m_target->setText(now.chopped(ending.size()));
}

void PackDialog::choose()
{
    const QFileInfo now(target());
    if (m_archive->isChecked()) {
        const QString file = QFileDialog::getSaveFileName(this, tr("Write the pack as an archive"),
                                                          now.filePath(), tr("ZIP archives (*.zip)"));
        if (!file.isEmpty())
            m_target->setText(file.endsWith(QStringLiteral(".zip")) ? file : file + QStringLiteral(".zip"));
        return;
    }
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Write the pack below this folder"), now.absolutePath());
    if (!folder.isEmpty())
        m_target->setText(QDir(folder).filePath(now.fileName()));
}

void PackDialog::start()
{
    ExportPlan plan = rememberedPlan(m_session.topology());
    plan.choices.letter = m_paper->currentData().toBool();
    plan.theme = m_theme->theme();
    // Before the pack, so that its files bear the hash of the design as it stays.
    if (!remembers(m_session.topology(), plan))
        m_session.apply(rememberPlan(plan), tr("Remember what to export"));
    plan.pack = true;
    plan.choices.stamps.clear();
    m_open->setEnabled(false);
    QString to = target();
    if (m_archive->isChecked() && !to.endsWith(QStringLiteral(".zip")))
        to += QStringLiteral(".zip");
    m_run->start(m_session.now(), m_session.assessmentIsCurrent() ? m_session.assessment() : nullptr, plan,
                 to);
    follow();
}

void PackDialog::showOutcome()
{
    const ExportRun::Outcome &outcome = m_run->outcome();
    if (!outcome.error.isEmpty()) {
        m_state->setText(outcome.cancelled ? tr("Cancelled; nothing was written.")
                                           : tr("The pack was not written: %1").arg(outcome.error));
    } else {
        QString text = m_archive->isChecked()
            ? tr("The archive is written.")
            : tr("The pack is written: %n file(s).", nullptr, static_cast<int>(outcome.files.size()));
        if (!outcome.gaps.isEmpty())
            text = tr("%1 Not made: %2").arg(text, outcome.gaps.join(QStringLiteral("; ")));
        m_state->setText(text);
        m_open->setEnabled(true);
        Q_EMIT written(outcome.files);
    }
    follow();
}

void PackDialog::openFolder()
{
    const QFileInfo made(target());
    QDesktopServices::openUrl(
        QUrl::fromLocalFile(m_archive->isChecked() ? made.absolutePath() : made.absoluteFilePath()));
}

void PackDialog::reject()
{
    m_run->cancel();
    QDialog::reject();
}

} // namespace breakwater
