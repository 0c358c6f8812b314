// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/code/code_panel.h"

#include "core/storage/design_file.h"
#include "widgets/code/code_tree.h"
#include "widgets/code/code_view.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace breakwater {

namespace {

constexpr std::chrono::milliseconds kQuiet{120}; ///< of a design that is being dragged about
constexpr int kTreeWidth = 230;

QToolButton *toolButton(const char *name, const QString &icon, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setIcon(lineIcon(icon));
    button->setIconSize({16, 16});
    button->setFixedHeight(24);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

/// Of two files: how many of the first parts of their paths are the same.
std::ptrdiff_t inCommon(const std::filesystem::path &a, const std::filesystem::path &b)
{
    return std::distance(a.begin(), std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first);
}

} // namespace

CodePanel::CodePanel(Session &session, CodeSource source, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_maker(std::move(source))
    , m_tree(new CodeTree(this))
    , m_view(new CodeView(this))
    , m_gaps(new QPushButton(this))
    , m_where(new QLabel(this))
    , m_note(new QLabel(this))
    , m_tools(new QWidget(this))
    , m_changes(toolButton("codeChanges", QStringLiteral("table"),
                           tr("Show what changed since the last export"), m_tools))
    , m_backChange(
          toolButton("codePreviousChange", QStringLiteral("step-back"), tr("Previous change"), m_tools))
    , m_nextChange(toolButton("codeNextChange", QStringLiteral("step-forth"), tr("Next change"), m_tools))
    , m_backPlace(toolButton("codePreviousPlace", QStringLiteral("chevron-up"),
                             tr("Previous place of the selected service"), m_tools))
    , m_nextPlace(toolButton("codeNextPlace", QStringLiteral("chevron-down"),
                             tr("Next place of the selected service"), m_tools))
    , m_copy(toolButton("codeCopy", QStringLiteral("copy"), tr("Copy what is selected, else the whole file"),
                        m_tools))
    , m_save(toolButton("codeSave", QStringLiteral("save"), tr("Save this file\u2026"), m_tools))
{
    setObjectName(QStringLiteral("codePanel"));
    buildPages();
    buildTools();
    m_soon.setSingleShot(true);
    m_soon.setInterval(kQuiet);
    connect(&m_soon, &QTimer::timeout, this, &CodePanel::begin);
    connect(&m_maker, &CodeMaker::made, this, &CodePanel::take);
    connect(&m_session, &Session::topologyChanged, this, &CodePanel::outdate);
    connect(&m_session, &Session::documentChanged, this, [this] {
        if (m_document != m_session.undoStack())
            forget();
        m_document = m_session.undoStack();
        outdate();
    });
    connect(&m_session, &Session::selectionChanged, this, &CodePanel::followSelection);
    connect(m_tree, &CodeTree::chosen, this, [this](const QString &path) { showFile(toPath(path)); });
    refreshView(false);
}

CodePanel::~CodePanel() = default;

void CodePanel::buildPages()
{
    m_view->setObjectName(QStringLiteral("codeText"));
    m_view->setAccessibleName(tr("Code"));
    m_where->setObjectName(QStringLiteral("codeWhere"));
    m_note->setObjectName(QStringLiteral("codeNote"));
    for (QLabel *label : {m_where, m_note}) {
        label->setFont(screenFont(11));
        label->setContentsMargins(8, 3, 8, 3);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
    }
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_gaps->setObjectName(QStringLiteral("codeGaps"));
    m_gaps->setProperty("quiet", true);
    m_gaps->setFont(screenFont(11));
    connect(m_gaps, &QPushButton::clicked, this, &CodePanel::showGaps);
    auto *left = new QWidget(this);
    auto *files = new QVBoxLayout(left);
    files->setContentsMargins(0, 0, 0, 0);
    files->setSpacing(0);
    files->addWidget(m_tree, 1);
    files->addWidget(m_gaps);
    auto *right = new QWidget(this);
    auto *text = new QVBoxLayout(right);
    text->setContentsMargins(0, 0, 0, 0);
    text->setSpacing(0);
    text->addWidget(m_where);
    text->addWidget(m_view, 1);
    text->addWidget(m_note);
    auto *sides = new QSplitter(this);
    sides->setObjectName(QStringLiteral("codeSides"));
    sides->setChildrenCollapsible(false);
    sides->setHandleWidth(1);
    sides->addWidget(left);
    sides->addWidget(right);
    sides->setStretchFactor(1, 1);
    sides->setSizes({kTreeWidth, 4 * kTreeWidth});
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(sides);
}

void CodePanel::buildTools()
{
    m_changes->setCheckable(true);
    m_changes->setText(tr("Changes"));
    m_changes->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_changes, &QToolButton::toggled, this, [this] { refreshView(true); });
    connect(m_backChange, &QToolButton::clicked, this, [this] { m_view->stepChange(-1); });
    connect(m_nextChange, &QToolButton::clicked, this, [this] { m_view->stepChange(1); });
    connect(m_backPlace, &QToolButton::clicked, this, [this] { stepPlace(-1); });
    connect(m_nextPlace, &QToolButton::clicked, this, [this] { stepPlace(1); });
    connect(m_copy, &QToolButton::clicked, this, &CodePanel::copy);
    connect(m_save, &QToolButton::clicked, this, &CodePanel::saveAs);
    auto *row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(2);
    for (QToolButton *button : {m_backPlace, m_nextPlace})
        row->addWidget(button);
    row->addSpacing(8);
    for (QToolButton *button : {m_changes, m_backChange, m_nextChange})
        row->addWidget(button);
    row->addSpacing(8);
    for (QToolButton *button : {m_copy, m_save})
        row->addWidget(button);
}

void CodePanel::compareWith(const QString &folder)
{
    // Even when it is the same one: something was written there.
    m_folder = folder;
    outdate();
}

/// Another design is in front.
void CodePanel::forget()
{
    m_code.reset();
    m_path.clear();
    m_atGaps = false;
    m_selected.clear();
    m_places.clear();
    m_tree->show({});
    refreshView(false);
}

void CodePanel::outdate()
{
    ++m_number;
    m_maker.cancel();
    refreshTools();
    if (isVisible())
        m_soon.start();
}

void CodePanel::begin()
{
    if (isVisible() && m_session.hasDocument())
        m_maker.request(m_session.now(), m_number, m_folder);
}

void CodePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!isCurrent())
        begin();
}

void CodePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_soon.stop();
    m_maker.cancel();
}

void CodePanel::take(std::shared_ptr<const CodeSet> code, quint64 number)
{
    if (number != m_number)
        return; // the design went on
    m_code = std::move(code);
    m_shownNumber = number;
    m_tree->show(*m_code);
    m_gaps->setText(tr("%n part(s) not made", nullptr, static_cast<int>(m_code->gaps.size())));
    m_gaps->setVisible(!m_code->gaps.empty());
    if (m_code->gaps.empty())
        m_atGaps = false;
    const bool had = current() != nullptr;
    m_selected.clear(); // its places may be others now
    const std::filesystem::path before = m_path;
    const bool atGaps = m_atGaps;
    followSelection();
    if (had || atGaps) { // what somebody reads stays
        m_path = before;
        m_atGaps = atGaps;
        m_tree->choose(m_path);
        refreshView(true);
    } else if (!current() && !m_code->files.empty()) {
        // Where a reader begins: what deploys a whole stamp, where there is one.
        const auto main = std::find_if(m_code->files.begin(), m_code->files.end(), [](const CodeFile &file) {
            return file.path.filename() == "main.bicep";
        });
        showFile((main == m_code->files.end() ? m_code->files.begin() : main)->path);
    }
    Q_EMIT refreshed();
}

const CodeFile *CodePanel::current() const
{
    if (!m_code || m_atGaps)
        return nullptr;
    const auto found = std::find_if(m_code->files.begin(), m_code->files.end(),
                                    [this](const CodeFile &file) { return file.path == m_path; });
    return found == m_code->files.end() ? nullptr : &*found;
}

QString CodePanel::path() const
{
    return current() ? fromPath(m_path) : QString();
}

/// Shows the selected service where it says most, in the language that is being read.
void CodePanel::followSelection()
{
    const std::vector<ServiceId> &selected = m_session.selection().services;
    if (!m_code || selected == m_selected)
        return;
    m_selected = selected;
    m_places.clear();
    std::set<std::filesystem::path> files;
    if (!selected.empty()) {
        for (const CodePlace &place : m_code->places) {
            if (place.service == selected.front()) {
                m_places.push_back(place);
                files.insert(place.path);
            }
        }
    }
    m_tree->emphasise(files);
    if (m_places.empty()) {
        refreshView(true);
        return;
    }
    // The first place of the language in hand: its folder has two parts, such as iac/bicep.
    constexpr std::ptrdiff_t kLanguageParts = 2;
    const auto near = std::find_if(m_places.begin(), m_places.end(), [this](const CodePlace &place) {
        return inCommon(place.path, m_path) >= kLanguageParts;
    });
    showPlace(near == m_places.end() ? 0 : static_cast<std::size_t>(near - m_places.begin()));
}

void CodePanel::showPlace(std::size_t index)
{
    m_place = index;
    m_atGaps = false;
    m_path = m_places[index].path;
    m_tree->choose(m_path);
    refreshView(false);
}

void CodePanel::stepPlace(int direction)
{
    if (m_places.empty())
        return;
    const std::size_t count = m_places.size();
    showPlace(direction > 0 ? (m_place + 1) % count : (m_place + count - 1) % count);
}

void CodePanel::showFile(const std::filesystem::path &path)
{
    m_atGaps = false;
    m_path = path;
    m_tree->choose(path);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (m_places[i].path == path) {
            m_place = i;
            break;
        }
    }
    refreshView(false);
}

void CodePanel::showGaps()
{
    m_atGaps = true;
    m_tree->setCurrentItem(nullptr);
    refreshView(false);
}

/// The text, its marks and the line above it. `keepPlace`: whoever reads goes on where he was.
void CodePanel::refreshView(bool keepPlace)
{
    const int top = m_view->verticalScrollBar()->value();
    const CodeFile *file = current();
    std::vector<ChangedLine> lines;
    if (file && m_changes->isChecked() && m_code->compared) {
        lines = changesOf(file->before, file->since == CodeFile::Since::Gone ? std::string() : file->bytes);
    } else if (file) {
        lines = changesOf(file->bytes, file->bytes);
    } else if (m_code && m_atGaps) {
        std::string text;
        for (const Gap &gap : m_code->gaps)
            text += gap.what + "\n    " + gap.why + "\n";
        lines = changesOf(text, text);
    } else if (m_code && !m_code->error.empty()) {
        lines = changesOf(m_code->error, m_code->error);
    }
    m_view->showLines(lines, file ? languageOf(file->path) : CodeLanguage::Plain);
    const bool marked = file && m_place < m_places.size() && m_places[m_place].path == m_path;
    const int height = marked ? m_places[m_place].last - m_places[m_place].first : 0;
    // A whole file is about the service: no line of it stands out.
    const bool whole = marked && m_places[m_place].first == 1 && height + 1 >= static_cast<int>(lines.size());
    m_view->mark(marked && !whole ? m_places[m_place].first : 0,
                 marked && !whole ? m_places[m_place].last : 0);
    if (keepPlace)
        m_view->verticalScrollBar()->setValue(top);
    refreshTools();
}

/// Words and buttons around the text.
void CodePanel::refreshTools()
{
    const CodeFile *file = current();
    const bool fresh = isCurrent();
    m_view->setStale(!fresh && m_code != nullptr);
    QString where = file ? fromPath(file->path) : m_code && m_atGaps ? tr("Not made, and why") : QString();
    if (file && m_place < m_places.size() && m_places[m_place].path == m_path)
        where = tr("%1, place %2 of %3").arg(where).arg(m_place + 1).arg(m_places.size());
    if (!fresh)
        where = m_code ? tr("Out of date, being made anew: %1").arg(where) : tr("The code is being made.");
    m_where->setText(where);
    m_where->setToolTip(where);
    m_view->setAccessibleDescription(where);

    QString note;
    if (m_code && m_session.selection().services.size() == 1 && m_places.empty())
        note = tr("The selected service has no code of its own: README.md of its stamp says how it is made.");
    else if (m_code && m_changes->isChecked() && !m_code->compared)
        note = tr("Nothing was exported yet to compare with.");
    else if (file && m_changes->isChecked() && file->since == CodeFile::Since::Same)
        note = tr("This file is as it was exported.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const bool changed =
        file && m_changes->isChecked() && m_code->compared && file->since != CodeFile::Since::Same;
    m_backChange->setEnabled(changed);
    m_nextChange->setEnabled(changed);
    m_backPlace->setEnabled(m_places.size() > 1);
    m_nextPlace->setEnabled(m_places.size() > 1);
    m_copy->setEnabled(file != nullptr || m_atGaps);
    m_save->setEnabled(file != nullptr && fresh && file->since != CodeFile::Since::Gone);
    m_gaps->setVisible(m_code && !m_code->gaps.empty());
}

void CodePanel::copy()
{
    const QTextCursor cursor = m_view->textCursor();
    const CodeFile *file = current();
    if (cursor.hasSelection())
        m_view->copy();
    else
        QGuiApplication::clipboard()->setText(file ? toQt(file->bytes) : m_view->toPlainText());
    m_session.toast(cursor.hasSelection() ? tr("The selected code was copied.") : tr("The file was copied."),
                    false);
}

Result<Done> CodePanel::saveTo(const QString &path)
{
    const CodeFile *file = current();
    if (!file || !isCurrent())
        return Error{Error::Code::Impossible, "The code is out of date.", {}};
    return saveFile(file->bytes, toPath(path));
}

void CodePanel::saveAs()
{
    const CodeFile *file = current();
    if (!file)
        return;
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save this file"), fromPath(file->path.filename()));
    if (path.isEmpty())
        return;
    if (const Result<Done> saved = saveTo(path); !saved)
        m_session.say(Level::Error, tr("The file was not saved: %1").arg(toQt(saved.error().text())));
    else
        m_session.toast(tr("Saved as %1").arg(path), false);
}

} // namespace breakwater
