// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/export_dialog.h"

#include "core/export/runbook/runbook.h"
#include "core/export/runbook/sections.h"
#include "core/export/stamping.h"
#include "core/storage/design_file.h"
#include "widgets/exports/page_preview.h"
#include "widgets/exports/theme_chooser.h"
#include "widgets/paper/chart_pictures.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

#include <fmt/format.h>

namespace breakwater {

namespace {

using Words = std::vector<std::pair<std::string, QString>>;

Words runbookWords()
{
    return {{"failover", ExportDialog::tr("Failover, region lost")},
            {"planned", ExportDialog::tr("Planned failover")},
            {"failback", ExportDialog::tr("Failback")},
            {"drill", ExportDialog::tr("Drill and test")}};
}
Words formatWords()
{
    return {{"pdf", QStringLiteral("PDF")},
            {"html", QStringLiteral("HTML")},
            {"md", QStringLiteral("Markdown")},
            {"json", ExportDialog::tr("Steps (JSON)")},
            {"xlsx", ExportDialog::tr("Sheets (XLSX)")},
            {"odt", ExportDialog::tr("Text (ODT)")}};
}
Words diagramWords()
{
    return {{"svg", QStringLiteral("SVG")},
            {"png", QStringLiteral("PNG")},
            {"pdf", QStringLiteral("PDF")},
            {"drawio", QStringLiteral("draw.io")}};
}
Words codeWords()
{
    return {{"bicep", QStringLiteral("Bicep")},         {"terraform", QStringLiteral("Terraform")},
            {"scripts", ExportDialog::tr("Scripts")},   {"pipelines", ExportDialog::tr("Pipelines")},
            {"chaos", ExportDialog::tr("Experiments")}, {"workloads", ExportDialog::tr("Workloads")}};
}

/// Laid out elsewhere, so it holds everything that it needs.
PagePreview::Maker pagesOf(const Snapshot &now, std::shared_ptr<const Assessment> assessment,
                           RunbookKind kind, const ExportPlan &plan)
{
    return [=]() -> std::shared_ptr<const paper::RunbookPages> {
        std::shared_ptr<const Assessment> judged = assessment;
        if (!judged) {
            Memory memory;
            judged = std::make_shared<const Assessment>(assess(now, memory));
        }
        ExportRequest request;
        request.now = now;
        request.assessment = judged.get();
        request.stamps = plan.choices.stamps;
        request.stamping = stampingOf(now, designHash(*now.topology));
        std::vector<Gap> ignored; // the export says them
        const PaperTheme theme = bundle::themeFor(now, plan.theme ? plan.theme : PaperTheme{}, ignored);
        request.now.topology = std::make_shared<const Topology>(signedBy(*now.topology, theme));
        paper::Document document = makeRunbook(request, kind);
        document.sign(theme);
        keepSections(document, plan.choices.sections);
        const paper::PictureSource drawn = paper::runbookPictures(request);
        return std::make_shared<const paper::RunbookPages>(
            std::move(document), [judged, drawn](const std::string &id) { return drawn(id); },
            plan.choices.letter ? paper::PdfOptions::Paper::Letter : paper::PdfOptions::Paper::A4);
    };
}

} // namespace

ExportDialog::ExportDialog(Session &session, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_run(new ExportRun(this))
    , m_preview(new PagePreview(this))
    , m_pack(new QCheckBox(tr("The client &pack: everything, with an index page"), this))
    , m_board(new QCheckBox(tr("&Board summary, one page"), this))
    , m_scope(new QComboBox(this))
    , m_paper(new QComboBox(this))
    , m_shown(new QComboBox(this))
    , m_folder(new QLineEdit(folder, this))
    , m_parts(new QListWidget(this))
    , m_theme(new ThemeChooser(this))
    , m_state(new QLabel(this))
    , m_write(new QPushButton(tr("&Export"), this))
    , m_stop(new QPushButton(tr("&Cancel"), this))
    , m_open(new QPushButton(tr("&Open folder"), this))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export %1").arg(session.displayName()));
    m_preview->setObjectName(QStringLiteral("exportPreview"));
    auto *right = new QVBoxLayout;
    m_shown->setObjectName(QStringLiteral("exportPreviewKind"));
    m_shown->setAccessibleName(tr("Runbook in the preview"));
    m_shown->setToolTip(tr("Which runbook the preview shows"));
    for (const auto &[word, text] : runbookWords())
        m_shown->addItem(text, toQt(word));
    right->addWidget(m_shown);
    right->addWidget(m_preview, 1);
    auto *sides = new QHBoxLayout;
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("exportTabs"));
    tabs->setAccessibleName(tr("Choices"));
    tabs->addTab(buildChoices(), tr("&What"));
    tabs->addTab(buildParts(), tr("Parts and co&vers"));
    sides->addWidget(tabs);
    sides->addLayout(right, 1);
    auto *column = new QVBoxLayout(this);
    column->addLayout(sides, 1);
    column->addWidget(buildWhere());
    load(rememberedPlan(session.topology()));
    connect(m_shown, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
    connect(m_run, &ExportRun::makes, this, [this](const QString &what) { m_state->setText(what); });
    connect(m_run, &ExportRun::finished, this, &ExportDialog::showOutcome);
    resize(1040, 680);
    follow();
}

ExportDialog::~ExportDialog() = default;

std::vector<ExportDialog::Box> ExportDialog::addBoxes(QLayout *into, const QString &title,
                                                      const QString &prefix, const Words &words)
{
    auto *group = new QGroupBox(title, this);
    auto *column = new QVBoxLayout(group);
    std::vector<Box> boxes;
    for (const auto &[word, text] : words) {
        auto *box = new QCheckBox(text, group);
        box->setObjectName(prefix + toQt(word));
        box->setAccessibleName(QStringLiteral("%1: %2").arg(title, text));
        connect(box, &QCheckBox::toggled, this, &ExportDialog::follow);
        column->addWidget(box);
        boxes.push_back({box, word});
    }
    column->addStretch();
    into->addWidget(group);
    return boxes;
}

QWidget *ExportDialog::buildChoices()
{
    auto *all = new QWidget(this);
    auto *column = new QVBoxLayout(all);
    m_pack->setObjectName(QStringLiteral("exportPack"));
    m_pack->setToolTip(tr("Every runbook in every format, summary, diagrams, code, findings and the design"));
    m_board->setObjectName(QStringLiteral("exportBoard"));
    m_board->setToolTip(tr("What is protected, what is at risk and what to decide"));
    for (QCheckBox *box : {m_pack, m_board})
        connect(box, &QCheckBox::toggled, this, &ExportDialog::follow);
    column->addWidget(m_pack);
    auto *first = new QHBoxLayout, *second = new QHBoxLayout;
    m_runbooks = addBoxes(first, tr("Runbooks"), QStringLiteral("exportRunbook_"), runbookWords());
    m_formats = addBoxes(first, tr("Formats"), QStringLiteral("exportFormat_"), formatWords());
    m_diagrams = addBoxes(second, tr("Diagram"), QStringLiteral("exportDiagram_"), diagramWords());
    m_code = addBoxes(second, tr("Code"), QStringLiteral("exportCode_"), codeWords());
    column->addLayout(first);
    column->addWidget(m_board);
    column->addLayout(second);
    auto *form = new QFormLayout;
    m_scope->setObjectName(QStringLiteral("exportScope"));
    m_scope->addItem(tr("Whole design"));
    for (const auto &stamp : m_session.topology().stamps)
        m_scope->addItem(toQt(stamp->name), toQt(stamp->id.text));
    m_paper->setObjectName(QStringLiteral("exportPaper"));
    m_paper->addItem(QStringLiteral("A4"), false);
    m_paper->addItem(tr("Letter"), true);
    for (QComboBox *choice : {m_scope, m_paper})
        connect(choice, &QComboBox::currentIndexChanged, this, &ExportDialog::follow);
    form->addRow(tr("&Scope"), m_scope);
    form->addRow(tr("P&aper"), m_paper);
    column->addLayout(form);
    column->addStretch();
    return all;
}

QWidget *ExportDialog::buildParts()
{
    auto *all = new QWidget(this);
    auto *column = new QVBoxLayout(all);
    auto *label = new QLabel(tr("Pa&rts that print; the sheets and the steps stay whole"), all);
    label->setWordWrap(true);
    label->setBuddy(m_parts);
    m_parts->setObjectName(QStringLiteral("exportParts"));
    m_parts->setAccessibleName(tr("Parts that print"));
    for (const RunbookSection &section : runbookSections()) {
        const QString title = toQt(std::string(section.title));
        auto *item = new QListWidgetItem(section.appendix ? tr("Appendix: %1").arg(title) : title, m_parts);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setData(Qt::UserRole, toQt(std::string(section.word)));
    }
    constexpr int kBeside = 40; // frame and scroll bar
    m_parts->setMinimumWidth(m_parts->sizeHintForColumn(0) + kBeside);
    connect(m_parts, &QListWidget::itemChanged, this, &ExportDialog::follow);
    auto *every = new QPushButton(tr("All parts"), all);
    every->setObjectName(QStringLiteral("exportAllParts"));
    connect(every, &QPushButton::clicked, this, [this] {
        const QSignalBlocker quiet(m_parts);
        for (int i = 0; i < m_parts->count(); ++i)
            m_parts->item(i)->setCheckState(Qt::Checked);
        follow();
    });
    auto *covers = new QGroupBox(tr("Covers"), all);
    (new QVBoxLayout(covers))->addWidget(m_theme);
    connect(m_theme, &ThemeChooser::changed, this, &ExportDialog::follow);
    column->addWidget(label);
    column->addWidget(m_parts, 1);
    column->addWidget(every, 0, Qt::AlignLeft);
    column->addWidget(covers);
    return all;
}

QWidget *ExportDialog::buildWhere()
{
    auto *where = new QWidget(this);
    auto *column = new QVBoxLayout(where);
    column->setContentsMargins(0, 0, 0, 0);
    auto *line = new QHBoxLayout, *buttons = new QHBoxLayout;
    auto *label = new QLabel(tr("&Folder"), this);
    label->setBuddy(m_folder);
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    m_folder->setAccessibleName(tr("Folder to write to"));
    auto *choose = new QPushButton(tr("C&hoose\u2026"), this);
    choose->setObjectName(QStringLiteral("exportChoose"));
    connect(choose, &QPushButton::clicked, this, &ExportDialog::askForFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::follow);
    line->addWidget(label);
    line->addWidget(m_folder, 1);
    line->addWidget(choose);
    m_state->setObjectName(QStringLiteral("exportState"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_write->setObjectName(QStringLiteral("exportWrite"));
    m_write->setDefault(true);
    m_stop->setObjectName(QStringLiteral("exportCancel"));
    m_open->setObjectName(QStringLiteral("exportOpenFolder"));
    m_open->setEnabled(false);
    auto *close = new QPushButton(tr("C&lose"), this);
    close->setObjectName(QStringLiteral("exportClose"));
    connect(m_write, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_run->cancel(); });
    connect(m_open, &QPushButton::clicked, this, &ExportDialog::openFolder);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(m_state, 1);
    for (QPushButton *button : {m_open, m_stop, m_write, close})
        buttons->addWidget(button);
    column->addLayout(line);
    column->addLayout(buttons);
    return where;
}

void ExportDialog::load(const ExportPlan &plan)
{
    const auto tick = [](const std::vector<Box> &boxes, const std::vector<std::string> &words) {
        for (const Box &box : boxes)
            box.box->setChecked(std::find(words.begin(), words.end(), box.word) != words.end());
    };
    m_pack->setChecked(plan.pack);
    m_board->setChecked(plan.choices.board);
    tick(m_runbooks, plan.choices.runbooks);
    tick(m_formats, plan.choices.formats);
    tick(m_diagrams, plan.choices.diagrams);
    tick(m_code, plan.choices.iac);
    m_paper->setCurrentIndex(plan.choices.letter ? 1 : 0);
    m_theme->setTheme(plan.theme);
    const QSignalBlocker quiet(m_parts);
    for (int i = 0; i < m_parts->count(); ++i) {
        const std::string word = toStd(m_parts->item(i)->data(Qt::UserRole).toString());
        const std::vector<std::string> &kept = plan.choices.sections;
        const bool prints = kept.empty() || std::find(kept.begin(), kept.end(), word) != kept.end();
        m_parts->item(i)->setCheckState(prints ? Qt::Checked : Qt::Unchecked);
    }
    if (plan.choices.stamps.size() == 1)
        m_scope->setCurrentIndex(std::max(0, m_scope->findData(toQt(plan.choices.stamps.front().text))));
}

QString ExportDialog::folder() const
{
    return QDir::cleanPath(m_folder->text().trimmed());
}

ExportPlan ExportDialog::plan() const
{
    const auto ticked = [](const std::vector<Box> &boxes) {
        std::vector<std::string> words;
        for (const Box &box : boxes)
            if (box.box->isChecked())
                words.push_back(box.word);
        return words;
    };
    ExportPlan plan;
    plan.pack = m_pack->isChecked();
    plan.choices.board = m_board->isChecked();
    plan.choices.runbooks = ticked(m_runbooks);
    plan.choices.formats = ticked(m_formats);
    plan.choices.diagrams = ticked(m_diagrams);
    plan.choices.iac = ticked(m_code);
    plan.choices.letter = m_paper->currentData().toBool();
    plan.theme = m_theme->theme();
    for (int i = 0; i < m_parts->count(); ++i)
        if (m_parts->item(i)->checkState() == Qt::Checked)
            plan.choices.sections.push_back(toStd(m_parts->item(i)->data(Qt::UserRole).toString()));
    if (static_cast<int>(plan.choices.sections.size()) == m_parts->count())
        plan.choices.sections.clear(); // all, also those that a later version adds
    if (m_scope->currentIndex() > 0)
        plan.choices.stamps = {StampId{toStd(m_scope->currentData().toString())}};
    return plan;
}

void ExportDialog::follow()
{
    const ExportPlan now = plan();
    const bool running = m_run->isRunning();
    for (const std::vector<Box> *boxes : {&m_runbooks, &m_formats, &m_diagrams, &m_code})
        for (const Box &box : *boxes)
            box.box->setEnabled(!now.pack);
    m_board->setEnabled(!now.pack);
    const bool something = now.pack || now.choices.board || !now.choices.diagrams.empty()
        || !now.choices.iac.empty() || (!now.choices.runbooks.empty() && !now.choices.formats.empty());
    int parts = 0;
    for (int i = 0; i < m_parts->count(); ++i)
        parts += m_parts->item(i)->checkState() == Qt::Checked ? 1 : 0;
    m_parts->setEnabled(!now.pack);
    m_write->setEnabled(!running && something && (parts > 0 || now.pack)
                        && !m_folder->text().trimmed().isEmpty());
    m_stop->setEnabled(running);
    const QString kind = m_shown->currentData().toString();
    const QString wanted = QStringLiteral("%1/%2/%3/%4/%5")
                               .arg(kind)
                               .arg(m_scope->currentIndex())
                               .arg(m_paper->currentIndex())
                               .arg(toQt(fmt::format("{}", fmt::join(now.choices.sections, ","))),
                                    now.theme ? toQt(writePaperTheme(*now.theme)) : QString());
    if (wanted == m_pictured)
        return;
    m_pictured = wanted;
    if (parts == 0) {
        m_preview->showNothing(tr("No part is ticked: nothing prints."));
        return;
    }
    m_preview->showPages(pagesOf(m_session.now(),
                                 m_session.assessmentIsCurrent() ? m_session.assessment() : nullptr,
                                 *runbookKindFromWord(toStd(kind)), now));
}

void ExportDialog::askForFolder()
{
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Export into a folder"), folder());
    if (!chosen.isEmpty())
        m_folder->setText(chosen);
}

void ExportDialog::start()
{
    const ExportPlan chosen = plan();
    // Before the export, so that its files bear the hash of the design as it stays.
    if (!remembers(m_session.topology(), chosen))
        m_session.apply(rememberPlan(chosen), tr("Remember what to export"));
    m_open->setEnabled(false);
    m_run->start(m_session.now(), m_session.assessmentIsCurrent() ? m_session.assessment() : nullptr, chosen,
                 folder());
    follow();
}

void ExportDialog::showOutcome()
{
    const ExportRun::Outcome &outcome = m_run->outcome();
    if (!outcome.error.isEmpty()) {
        m_state->setText(outcome.cancelled ? tr("Cancelled; nothing was written.")
                                           : tr("Export failed: %1").arg(outcome.error));
    } else {
        QString text = tr("%n file(s) written.", nullptr, static_cast<int>(outcome.files.size()));
        if (!outcome.gaps.isEmpty())
            text = tr("%1 Not made: %2").arg(text, outcome.gaps.join(QStringLiteral("; ")));
        m_state->setText(text);
        m_open->setEnabled(true);
        Q_EMIT written(outcome.files);
    }
    follow();
}

void ExportDialog::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder()));
}

void ExportDialog::reject()
{
    m_run->cancel();
    QDialog::reject();
}

} // namespace breakwater
