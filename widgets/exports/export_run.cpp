// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/export_run.h"

#include "widgets/bundle/pack.h"
#include "widgets/paper/gui_thread.h"
#include "widgets/session/text.h"

#include <QThread>

namespace breakwater {

namespace {

ExportRun::Outcome failed(const Error &error)
{
    ExportRun::Outcome outcome;
    outcome.cancelled = error.code == Error::Code::Cancelled;
    outcome.error = toQt(error.text());
    return outcome;
}

void addGaps(ExportRun::Outcome &outcome, const Rendered &rendered)
{
    for (const Gap &gap : rendered.gaps)
        outcome.gaps << toQt(gap.what + ": " + gap.why);
}

ExportRun::Outcome written(const Result<Rendered> &rendered, const QString &folder)
{
    if (!rendered)
        return failed(rendered.error());
    const auto done = bundle::write(*rendered, toPath(folder));
    if (!done)
        return failed(done.error());
    ExportRun::Outcome outcome;
    for (const std::filesystem::path &file : done->files)
        outcome.files << folder + QLatin1Char('/') + fromPath(file);
    addGaps(outcome, *rendered);
    for (const auto &[theirs, ours] : done->beside)
        outcome.gaps << ExportRun::tr("%1 was changed since it was exported and is kept; the new one is %2.")
                            .arg(fromPath(theirs), fromPath(ours));
    return outcome;
}

ExportRun::Outcome packed(const Result<Rendered> &pack, const QString &archive)
{
    if (!pack)
        return failed(pack.error());
    const auto done = bundle::writePack(*pack, toPath(archive));
    if (!done)
        return failed(done.error());
    ExportRun::Outcome outcome;
    for (const std::filesystem::path &file : *done)
        outcome.files << fromPath(file);
    addGaps(outcome, *pack);
    return outcome;
}

} // namespace

ExportRun::ExportRun(QObject *parent)
    : QObject(parent)
{ }

ExportRun::~ExportRun()
{
    cancel();
    if (m_thread)
        paper::waitFor(*m_thread);
}

void ExportRun::start(const Snapshot &now, std::shared_ptr<const Assessment> assessment,
                      const ExportPlan &plan, const QString &folder)
{
    if (m_thread)
        return;
    m_cancelled = false;
    m_outcome = {};
    m_thread = QThread::create([this, now, assessment, plan, folder] {
        std::shared_ptr<const Assessment> judged = assessment;
        if (!judged) {
            Memory memory;
            judged = std::make_shared<const Assessment>(assess(now, memory));
        }
        const bundle::Progress progress = [this](const std::string &what) {
            Q_EMIT makes(toQt(what));
            return !m_cancelled;
        };
        if (!plan.pack) {
            m_outcome = written(bundle::render(now, *judged, plan.choices, progress), folder);
            return;
        }
        const bundle::PackChoices all{plan.choices.stamps, plan.choices.letter, {}};
        const Result<Rendered> pack = bundle::renderPack(now, *judged, all, progress);
        m_outcome = folder.endsWith(QStringLiteral(".zip")) ? packed(pack, folder) : written(pack, folder);
    });
    m_thread->setParent(this);
    connect(m_thread, &QThread::finished, this, [this] {
        m_thread->deleteLater();
        m_thread = nullptr;
        Q_EMIT finished();
    });
    m_thread->start();
}

} // namespace breakwater
