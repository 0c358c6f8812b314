// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/protection_section.h"

#include "widgets/session/gestures.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace breakwater {

/// The heads of the columns, over the figures of the rows.
class ProtectionSection::Columns final : public QWidget {
public:
    explicit Columns(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(20);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(screenFont(11));
        painter.setPen(currentTokens().color(Token::SecondaryText));
        const int align = int(Qt::AlignVCenter | Qt::AlignLeft);
        painter.drawText(QRect(OptionRow::kRpoColumn, 0, 56, 18), align, ProtectionSection::tr("RPO"));
        painter.drawText(QRect(OptionRow::kRtoColumn, 0, 60, 18), align, ProtectionSection::tr("RTO"));
        painter.drawText(QRect(OptionRow::kCostColumn, 0, 60, 18), align, ProtectionSection::tr("Cost"));
        painter.drawText(QRect(0, 0, width() - 12, 18), int(Qt::AlignVCenter | Qt::AlignRight),
                         ProtectionSection::tr("Source"));
        painter.fillRect(QRect(0, height() - 1, width(), 1), currentTokens().color(Token::Hairline));
    }
};

namespace {

QString costText(double factor)
{
    return QStringLiteral("\u00d7 ") + QLocale().toString(factor, 'f', factor == std::floor(factor) ? 0 : 1);
}

bool misses(const Figure &figure, const std::optional<Minutes> &target)
{
    if (!target)
        return false;
    return figure.state == Figure::State::Unbounded
        || (figure.state == Figure::State::Value && figure.value > *target);
}

/// Grades are declared best first: the weaker of two is the later one.
Grade weaker(const Figure &a, const Figure &b)
{
    return static_cast<Grade>(std::max(static_cast<int>(a.grade), static_cast<int>(b.grade)));
}

std::string tipText(const DrOption &option)
{
    std::string tip = option.name;
    const auto add = [&](const char *head, const std::string &text) {
        if (!text.empty())
            tip += std::string("\n") + head + text;
    };
    add("RTO: ", option.rto.text);
    add("RPO: ", option.rpo.text);
    if (!option.costReasoning.empty())
        tip += '\n'
            + toStd(QCoreApplication::translate("breakwater::ProtectionSection", "Cost: %1")
                        .arg(toQt(option.costReasoning)));
    return tip;
}

OptionFace faceOf(const OptionId &id, const std::string &name, const Figure &rpo, const Figure &rto,
                  double cost, const Target *target)
{
    OptionFace face;
    face.id = id;
    face.name = toQt(name);
    face.rpo = figureText(rpo);
    face.rto = figureText(rto);
    face.cost = costText(cost);
    const Grade grade = weaker(rpo, rto);
    const bool none = rpo.state == Figure::State::Unknown && rto.state == Figure::State::Unknown;
    face.grade = none ? ProtectionSection::tr("No figure") : titleOf(grade);
    face.estimate = none || grade == Grade::Estimated;
    face.rpoOver = target && misses(rpo, target->rpo);
    face.rtoOver = target && misses(rto, target->rto);
    face.mark = face.rpoOver || face.rtoOver ? Mark::Error : Mark::None;
    return face;
}

} // namespace

ProtectionSection::ProtectionSection(Session &session, ServiceId service, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_service(std::move(service))
    , m_chooser(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_columns(new Columns(this))
    , m_layout(new QVBoxLayout(this))
{
    m_chooser->setObjectName(QStringLiteral("protectionDisruption"));
    m_chooser->setAccessibleName(tr("Protection against"));
    m_chooser->setFont(screenFont(11));
    m_chooser->setFixedHeight(24);
    m_note->setObjectName(QStringLiteral("protectionNote"));
    m_note->setWordWrap(true);
    m_note->setFont(screenFont(11));
    m_note->setContentsMargins(12, 4, 12, 8);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_note);
    m_layout->addWidget(m_columns);
    if (const Service *shown = m_session.topology().find(m_service).second)
        fillChooser(*shown);
    connect(m_chooser, &QComboBox::currentIndexChanged, this, &ProtectionSection::refresh);
    refresh();
}

void ProtectionSection::fillChooser(const Service &service)
{
    const ServiceKind *kind = m_session.catalog().kind(service.kind);
    for (const DisruptionKind disruption :
         {DisruptionKind::Region, DisruptionKind::Zone, DisruptionKind::Corruption, DisruptionKind::Deletion,
          DisruptionKind::Provider, DisruptionKind::Service}) {
        const bool some = kind
            && ((disruption == DisruptionKind::Zone && !kind->zoneOptions.empty())
                || std::any_of(kind->options.begin(), kind->options.end(),
                               [&](const DrOption &option) { return option.against(disruption); }));
        if (some)
            m_chooser->addItem(titleOf(disruption), static_cast<int>(disruption));
    }
    m_chooser->setVisible(m_chooser->count() > 0);
}

DisruptionKind ProtectionSection::disruption() const
{
    return m_chooser->count() ? static_cast<DisruptionKind>(m_chooser->currentData().toInt())
                              : DisruptionKind::Region;
}

std::vector<OptionFace> ProtectionSection::faces(const Stamp &stamp, const Service &service) const
{
    std::vector<OptionFace> faces;
    const ServiceKind *kind = m_session.catalog().kind(service.kind);
    if (!kind)
        return faces;
    const Target *target = stamp.objectives.target(disruption());
    Target own;
    if (disruption() == DisruptionKind::Region && service.objectives) {
        own = target ? *target : Target();
        if (service.objectives->rto)
            own.rto = service.objectives->rto;
        if (service.objectives->rpo)
            own.rpo = service.objectives->rpo;
        target = &own;
    }
    if (disruption() == DisruptionKind::Zone) {
        for (const ZoneOption &option : kind->zoneOptions) {
            OptionFace face =
                faceOf(option.id, option.name, option.rpo, option.rto, option.costFactor, target);
            face.tip = toQt(option.name + (option.note.empty() ? "" : "\n" + option.note));
            faces.push_back(std::move(face));
        }
    }
    for (const DrOption &option : kind->options) {
        if (!option.against(disruption()))
            continue;
        OptionFace face = faceOf(option.id, option.name, option.rpo, option.rto, option.costFactor, target);
        face.tip = toQt(tipText(option));
        if (option.maturity != Maturity::Ga)
            face.name += QStringLiteral(" (%1)").arg(toQt(toWord(option.maturity)));
        faces.push_back(std::move(face));
    }
    if (!faces.empty()) {
        OptionFace none;
        none.name = tr("None");
        faces.push_back(std::move(none));
    }
    return faces;
}

void ProtectionSection::refresh()
{
    const auto [stamp, service] = m_session.topology().find(m_service);
    if (!service)
        return;
    const std::vector<OptionFace> next = faces(*stamp, *service);
    if (next != m_faces || !m_rowsHolder) {
        m_faces = next;
        m_rows.clear();
        delete m_rowsHolder;
        m_rowsHolder = new QWidget(this);
        auto *layout = new QVBoxLayout(m_rowsHolder);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        for (const OptionFace &face : m_faces) {
            auto *row = new OptionRow(face, m_rowsHolder);
            layout->addWidget(row);
            m_rows.push_back(row);
            connect(row, &QRadioButton::clicked, this, [this, id = face.id] { choose(id); });
        }
        m_layout->addWidget(m_rowsHolder);
    }
    const Protection *protection = protectionAgainst(*stamp, m_service, disruption());
    for (OptionRow *row : m_rows) {
        const QSignalBlocker quiet(row);
        row->setChecked(row->face().id == (protection ? protection->option : OptionId{}));
    }

    QString note;
    for (const Protection &other : stamp->protections) {
        if (std::find(other.counterparts.begin(), other.counterparts.end(), m_service)
            == other.counterparts.end())
            continue;
        if (const Service *owner = stamp->service(other.service))
            note = tr("Stands in for %1. Its protection is chosen there.").arg(toQt(owner->name));
    }
    if (m_faces.empty() && note.isEmpty())
        note = tr("The catalog knows no option for this kind.");
    if (protection && !protection->counterparts.empty()) {
        QStringList names;
        for (const ServiceId &id : protection->counterparts)
            if (const Service *counterpart = m_session.topology().find(id).second)
                names << toQt(counterpart->name);
        note = tr("Counterpart: %1").arg(names.join(QStringLiteral(", ")));
    } else if (protection && !protection->replicas.empty()) {
        QStringList names;
        for (const ReplicaRegion &replica : protection->replicas)
            names << regionName(m_session.catalog(), replica.region);
        note = tr("Replica in %1").arg(names.join(QStringLiteral(", ")));
    }
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_columns->setVisible(!m_faces.empty());
}

void ProtectionSection::choose(const OptionId &option)
{
    const auto [stamp, service] = m_session.topology().find(m_service);
    if (!service)
        return;
    const Protection *protection = protectionAgainst(*stamp, m_service, disruption());
    const QString name = toQt(service->name);
    const Session::Options merge{.mergeKey = QStringLiteral("option ") + toQt(m_service.text), .select = {}};
    bool done = true;
    if (!option.empty()) {
        const ProtectionId fresh{m_session.mint("prot")};
        done = m_session.apply(
            chooseOption(m_session.catalog(), stamp->id, m_service, disruption(), option, fresh),
            tr("Protect %1").arg(name), merge);
    } else if (protection) {
        done =
            m_session.apply(removeProtection(protection->id), tr("Remove protection of %1").arg(name), merge);
    }
    if (!done)
        refresh(); // the marked row is the design's again
}

} // namespace breakwater
