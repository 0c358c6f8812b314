// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/parts_section.h"

#include "widgets/inspector/fields.h"
#include "widgets/inspector/parameter_field.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/layouts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

QLabel *small(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(screenFont(12, QFont::DemiBold));
    return label;
}

} // namespace

PartsSection::PartsSection(Session &session, ServiceId service, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_id(std::move(service))
    , m_section(new Section(QStringLiteral("sectionParts"), tr("Parts"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_section);
    m_section->setOpen(false);
    rebuild();
}

bool PartsSection::hasAny(const Catalog &catalog, const Service &service)
{
    const ServiceKind *kind = catalog.kind(service.kind);
    return kind && !kind->parts.empty();
}

const Service *PartsSection::service() const
{
    return m_session.topology().find(m_id).second;
}

const Part *PartsSection::part(const PartId &id) const
{
    const Service *owner = service();
    if (!owner)
        return nullptr;
    const auto found =
        std::find_if(owner->parts.begin(), owner->parts.end(), [&](const Part &one) { return one.id == id; });
    return found == owner->parts.end() ? nullptr : &*found;
}

void PartsSection::refresh()
{
    if (!service())
        return;
    std::vector<PartId> now;
    for (const Part &one : service()->parts)
        now.push_back(one.id);
    if (now != m_shown)
        return rebuild();
    for (const auto &show : m_shows)
        show();
}

void PartsSection::rebuild()
{
    m_shows.clear();
    m_shown.clear();
    clearLayout(*m_section->body());
    const Service *owner = service();
    const ServiceKind *kind = owner ? m_session.catalog().kind(owner->kind) : nullptr;
    if (!kind)
        return;
    for (const Part &one : owner->parts)
        m_shown.push_back(one.id);
    m_section->setDetail(owner->parts.empty() ? tr("none") : QString::number(owner->parts.size()));
    for (const PartKindFact &fact : kind->parts)
        addKind(fact);
    for (const auto &show : m_shows)
        show();
}

void PartsSection::addKind(const PartKindFact &kind)
{
    auto *head = new QWidget(m_section);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(small(toQt(kind.label), head), 1);
    auto *add = new QPushButton(lineIcon(QStringLiteral("plus")), tr("Add"), head);
    add->setObjectName(QStringLiteral("addPart_") + toQt(kind.kind));
    add->setAccessibleName(tr("Add: %1").arg(toQt(kind.label)));
    add->setFixedHeight(24);
    row->addWidget(add);
    connect(add, &QPushButton::clicked, this, [this, kind] { create(kind); });
    m_section->body()->addWidget(head);
    for (const Part &one : service()->parts)
        if (one.kind == kind.kind)
            addPart(kind, one);
}

void PartsSection::create(const PartKindFact &kind)
{
    Part made;
    made.id = PartId{m_session.mint(kind.kind)};
    made.kind = kind.kind;
    const auto alike = std::count_if(service()->parts.begin(), service()->parts.end(),
                                     [&](const Part &one) { return one.kind == kind.kind; });
    made.name = toStd(tr("%1 %2").arg(toQt(kind.label)).arg(alike + 1));
    for (const ParameterFact &fact : kind.parameters)
        if (fact.defaultValue)
            made.parameters[fact.key] = *fact.defaultValue;
    m_session.apply(changeService(m_id,
                                  [made](Service &one) {
                                      const auto after =
                                          std::find_if(one.parts.begin(), one.parts.end(),
                                                       [&](const Part &other) { return made.id < other.id; });
                                      one.parts.insert(after, made);
                                  }),
                    tr("Add %1").arg(toQt(made.name)));
}

std::optional<QString> PartsSection::change(const PartId &id, const QString &label,
                                            std::function<void(Part &)> how)
{
    const Edit edit = changeService(m_id, [id, how](Service &one) {
        for (Part &candidate : one.parts)
            if (candidate.id == id)
                how(candidate);
    });
    if (m_session.apply(edit, label))
        return std::nullopt;
    return tr("The design does not take this value.");
}

void PartsSection::addPart(const PartKindFact &kind, const Part &shown)
{
    const PartId id = shown.id;
    auto *head = new QWidget(m_section);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    auto *name = new TextField(
        QStringLiteral("part_") + toQt(id.text), tr("Name of a part: %1").arg(toQt(kind.label)),
        [this, id](const QString &text) -> std::optional<QString> {
            if (text.isEmpty())
                return tr("A part needs a name.");
            return change(id, tr("Rename to %1").arg(text), [text](Part &one) { one.name = toStd(text); });
        },
        head);
    auto *remove = new QToolButton(head);
    remove->setObjectName(QStringLiteral("removePart_") + toQt(id.text));
    remove->setIcon(lineIcon(QStringLiteral("delete")));
    remove->setAutoRaise(true);
    remove->setFixedSize(28, 28);
    remove->setAccessibleName(tr("Remove %1").arg(toQt(shown.name)));
    remove->setToolTip(remove->accessibleName());
    row->addWidget(name, 1);
    row->addWidget(remove, 0, Qt::AlignTop);
    connect(remove, &QToolButton::clicked, this, [this, id] {
        m_session.apply(changeService(m_id,
                                      [id](Service &one) {
                                          std::erase_if(one.parts,
                                                        [&](const Part &other) { return other.id == id; });
                                      }),
                        tr("Remove a part"));
    });
    m_section->body()->addWidget(head);
    m_shows.emplace_back([this, id, name] {
        if (const Part *one = part(id))
            name->show(toQt(one->name));
    });
    if (!kind.refersTo.empty())
        addReference(kind, id);
    for (const ParameterFact &fact : kind.parameters) {
        ParameterBinding binding;
        binding.name = QStringLiteral("part_%1_%2").arg(toQt(id.text), toQt(fact.key));
        binding.current = [this, id, key = fact.key] {
            const Part *one = part(id);
            const auto found = one ? one->parameters.find(key) : Parameters::const_iterator();
            return SharedValue{
                one && found != one->parameters.end() ? std::optional(found->second) : std::nullopt, false};
        };
        binding.set = [this, id, fact](std::optional<ParameterValue> value) {
            return change(id, tr("Change %1").arg(toQt(fact.label)), [fact, value](Part &one) {
                if (value)
                    one.parameters[fact.key] = *value;
                else
                    one.parameters.erase(fact.key);
            });
        };
        m_shows.push_back(addParameterField(*m_section->body(), m_section, fact, binding));
    }
}

void PartsSection::addReference(const PartKindFact &kind, const PartId &id)
{
    std::vector<ChoiceField::Choice> choices{{QString(), tr("Unknown")}};
    for (const Service &other : m_session.topology().find(m_id).first->services)
        if (other.id != m_id)
            choices.push_back({toQt(other.id.text), toQt(other.name)});
    std::sort(choices.begin() + 1, choices.end(),
              [](const auto &a, const auto &b) { return a.title < b.title; });
    const QString title = tr("Refers to: %1").arg(toQt(kind.refersTo));
    auto *field = new ChoiceField(
        QStringLiteral("part_%1_ref").arg(toQt(id.text)), title, choices,
        [this, id](const QString &word) {
            return change(id, tr("Change what a part refers to"), [word](Part &one) {
                one.ref = word.isEmpty() ? std::nullopt : std::optional(ServiceId{toStd(word)});
            });
        },
        m_section);
    m_section->body()->addWidget(labelledAbove(title, field, {}, m_section));
    m_shows.emplace_back([this, id, field] {
        if (const Part *one = part(id))
            field->show(one->ref ? toQt(one->ref->text) : QString());
    });
}

} // namespace breakwater
