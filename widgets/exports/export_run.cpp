// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exports/export_run.h"

#include "widgets/bundle/pack.h"
#include "widgets/paper/gui_thread.h"
#include "widgets/session/text.h"

#include <QThread>

namespace breakwater {

namespace {

ExportRun::Outcome written(const Result<Rendered> &rendered, const QString &folder)
{
    ExportRun::Outcome outcome;
    if (!rendered) {
        outcome.cancelled = rendered.error().code == Error::Code::Cancelled;
        outcome.error = toQt(rendered.error().text());
        return outcome;
    }
    const auto done = bundle::write(*rendered, toPath(folder));
    if (!done) {
        outcome.error = toQt(done.error().text());
        return outcome;
    }
    for (const std::filesystem::path &file : done->files)
        outcome.files << folder + QLatin1Char('/') + fromPath(file);
    for (const Gap &gap : rendered->gaps)
        outcome.gaps << toQt(gap.what + ": " + gap.why);
    for (const auto &[theirs, ours] : done->beside)
        outcome.gaps << ExportRun::tr("%1 was changed since it was exported and is kept; the new one is %2.")
                            .arg(fromPath(theirs), fromPath(ours));
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
        const bundle::PackChoices all{plan.choices.stamps, plan.choices.letter};
        m_outcome = written(plan.pack ? bundle::renderPack(now, *judged, all, progress)
                                      : bundle::render(now, *judged, plan.choices, progress),
                            folder);
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
