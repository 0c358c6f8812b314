// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/service_page.h"

#include "widgets/inspector/fields.h"
#include "widgets/inspector/link_row.h"
#include "widgets/inspector/parameter_field.h"
#include "widgets/inspector/parts_section.h"
#include "widgets/inspector/protection_section.h"
#include "widgets/inspector/section.h"
#include "widgets/session/language.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/focus.h"
#include "widgets/theme/glyph.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/layouts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

/// Notes are written in several lines, and committed when the user leaves them.
class NotesEdit final : public QPlainTextEdit {
public:
    NotesEdit(std::function<void(const QString &)> commit, QWidget *parent)
        : QPlainTextEdit(parent)
        , m_commit(std::move(commit))
    {
        setTabChangesFocus(true);
        setFixedHeight(96);
    }
    void show(const QString &text)
    {
        if (toPlainText() != text && !(hasFocus() && text == m_value))
            setPlainText(text);
        m_value = text;
    }

protected:
    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        if (toPlainText() != m_value)
            m_commit(toPlainText());
    }

private:
    std::function<void(const QString &)> m_commit;
    QString m_value;
};

/// A finding of the selected service: mark and one sentence on its tint.
class FindingBox final : public QWidget {
public:
    FindingBox(Mark mark, const QString &rule, const QString &text, const QString &tip, QWidget *parent)
        : QWidget(parent)
        , m_mark(mark)
    {
        auto *label =
            new QLabel(QStringLiteral("<b>%1</b> %2").arg(rule.toHtmlEscaped(), text.toHtmlEscaped()), this);
        label->setWordWrap(true);
        label->setFont(screenFont(11));
        label->setTextFormat(Qt::RichText);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(36, 8, 12, 9);
        layout->addWidget(label);
        setToolTip(tip);
        setAccessibleName(rule + QLatin1Char(' ') + text);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = currentTokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Token tint = m_mark == Mark::Error ? Token::ErrorTint
            : m_mark == Mark::Warning            ? Token::WarningTint
                                                 : Token::InfoTint;
        painter.fillRect(rect(), t.color(tint));
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.color(Token::Hairline));
        paintMark(painter, QRectF(12, 9, 16, 16), m_mark, t);
    }

private:
    Mark m_mark;
};

} // namespace

ServicePage::ServicePage(Session &session, ServiceId service, QWidget *parent)
    : Page(session, parent)
    , m_id(std::move(service))
{
    const Catalog &catalog = session.catalog();
    addHeader(
        [this, &catalog](QPainter &painter, const QRectF &box) {
            if (const Service *shown = this->service())
                paintTile(painter, box, glyphOf(catalog.kind(shown->kind)),
                          currentTokens().category(categoryOf(catalog, shown->kind)));
        },
        [this] { return this->service() ? toQt(this->service()->name) : QString(); },
        [this, &catalog] {
            const Service *shown = this->service();
            if (!shown)
                return QString();
            const LandingZone *zone = shown->at == Site::Primary ? stamp()->zone(ZoneRole::Primary)
                : shown->at == Site::Secondary                   ? stamp()->zone(ZoneRole::Secondary)
                                                                 : nullptr;
            return kindName(catalog, shown->kind) + QStringLiteral(" \u00b7 ") + titleOf(shown->at)
                + (zone ? QStringLiteral(", ") + regionName(catalog, zone->region) : QString());
        });
    addIdentity();
    addProtection();
    addTargets();
    addParameters();
    addParts();
    addLinks();
    addNotes();
    column()->addStretch(1);
}

void ServicePage::focusFirst()
{
    takeFocus(*m_name->edit(), Qt::OtherFocusReason);
    m_name->edit()->selectAll();
}

const Service *ServicePage::service() const
{
    return session().topology().find(m_id).second;
}

const Stamp *ServicePage::stamp() const
{
    return session().topology().find(m_id).first;
}

std::optional<QString> ServicePage::change(const QString &label, std::function<void(Service &)> how)
{
    if (session().apply(changeService(m_id, std::move(how)), label))
        return std::nullopt;
    return tr("The design does not take this value.");
}

void ServicePage::addIdentity()
{
    auto *section = new Section(QStringLiteral("sectionIdentity"), tr("Identity"), this);
    column()->addWidget(section);
    m_name = new TextField(
        QStringLiteral("serviceName"), tr("Name"),
        [this](const QString &text) -> std::optional<QString> {
            if (text.isEmpty())
                return tr("A service needs a name.");
            return change(tr("Rename to %1").arg(text), [text](Service &one) { one.name = toStd(text); });
        },
        section);
    section->body()->addWidget(labelled(tr("Name"), m_name, section));
    onRefresh([this] {
        if (service())
            m_name->show(toQt(service()->name));
    });

    std::vector<ChoiceField::Choice> roles{{QString(), tr("By phase")}};
    for (const Role &role : *session().topology().roles)
        roles.push_back({toQt(role.id.text), toQt(role.title)});
    auto *owner = new ChoiceField(
        QStringLiteral("serviceOwner"), tr("Owner"), roles,
        [this](const QString &word) {
            return change(tr("Change owner"), [word](Service &one) {
                one.owner = word.isEmpty() ? std::nullopt : std::optional(RoleId{toStd(word)});
            });
        },
        section);
    section->body()->addWidget(labelled(tr("Owner"), owner, section));
    onRefresh([this, owner] {
        if (service())
            owner->show(service()->owner ? toQt(service()->owner->text) : QString());
    });
    if (!service() || service()->at == Site::Global || service()->at == Site::External)
        return;
    auto *zones = new TextField(
        QStringLiteral("serviceZones"), tr("Availability zones"),
        [this](const QString &text) -> std::optional<QString> {
            std::vector<int> chosen;
            for (const QString &word : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
                const int zone = word.trimmed().toInt();
                if (zone < 1 || zone > 3)
                    return tr("Zones are 1, 2 and 3, with commas between.");
                if (std::find(chosen.begin(), chosen.end(), zone) == chosen.end())
                    chosen.push_back(zone);
            }
            std::sort(chosen.begin(), chosen.end());
            return change(tr("Change zones"), [chosen](Service &one) {
                one.zones = chosen.empty() ? std::nullopt : std::optional(chosen);
            });
        },
        section);
    zones->setPlaceholder(tr("Unknown"));
    section->body()->addWidget(labelled(tr("Zones"), zones, section));
    onRefresh([this, zones] {
        if (!service())
            return;
        QStringList words;
        for (const int zone : service()->zones.value_or(std::vector<int>()))
            words << QString::number(zone);
        zones->show(words.join(QStringLiteral(", ")));
    });
}

void ServicePage::addProtection()
{
    auto *section = new Section(QStringLiteral("sectionProtection"), tr("Protection"), this);
    section->setFlush();
    column()->addWidget(section);
    auto *protection = new ProtectionSection(session(), m_id, section);
    section->setHeaderWidget(protection->disruptionChooser());
    section->body()->addWidget(protection);
    onRefresh([protection] { protection->refresh(); });

    auto *findings = new QWidget(this);
    findings->setObjectName(QStringLiteral("serviceFindings"));
    auto *list = new QVBoxLayout(findings);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    column()->addWidget(findings);
    auto shown = std::make_shared<std::vector<Finding>>();
    onRefresh([this, findings, list, shown] {
        std::vector<Finding> now;
        if (const auto assessment = session().assessment())
            for (const Finding &finding : assessment->findings)
                if (std::find(finding.subjects.begin(), finding.subjects.end(), m_id.text)
                    != finding.subjects.end())
                    now.push_back(finding);
        std::stable_sort(now.begin(), now.end(),
                         [](const Finding &a, const Finding &b) { return a.severity < b.severity; });
        if (now == *shown)
            return;
        *shown = now;
        clearLayout(*list);
        for (const Finding &finding : now)
            list->addWidget(new FindingBox(markOf(finding.level()), toQt(finding.rule.text),
                                           messageOf(finding), toQt(finding.remedy), findings));
    });
}

void ServicePage::addTargets()
{
    auto *section = new Section(QStringLiteral("sectionTargets"), tr("Targets"), this);
    column()->addWidget(section);
    const auto field = [&](const QString &name, const QString &title,
                           std::optional<Minutes> Target::*member) {
        auto *edit = new TextField(
            name, title,
            [this, title, member](const QString &text) -> std::optional<QString> {
                const auto minutes = parseMinutes(text);
                if (!text.isEmpty() && !minutes)
                    return tr("Minutes, or 2 h, 1 d.");
                return change(tr("Change %1").arg(title), [minutes, member](Service &one) {
                    Target target = one.objectives.value_or(Target());
                    target.*member = minutes ? std::optional(Minutes(*minutes)) : std::nullopt;
                    const bool any = target.rto || target.rpo || target.malicious || !target.extra.empty();
                    one.objectives = any ? std::optional(target) : std::nullopt;
                });
            },
            section);
        edit->setUnit(tr("min"));
        onRefresh([this, edit, member] {
            const Service *shown = service();
            if (!shown)
                return;
            const Target *common = stamp()->objectives.target(DisruptionKind::Region);
            edit->setPlaceholder(common && common->*member ? plainNumber((common->*member)->count())
                                                           : QString());
            edit->show(shown->objectives && (*shown->objectives).*member
                           ? plainNumber(((*shown->objectives).*member)->count())
                           : QString());
        });
        return edit;
    };
    auto *row = new QWidget(section);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(field(QStringLiteral("serviceRto"), tr("RTO"), &Target::rto));
    layout->addWidget(field(QStringLiteral("serviceRpo"), tr("RPO"), &Target::rpo));
    section->body()->addWidget(labelled(tr("RTO, RPO"), row, section));
    onRefresh([this, section] {
        section->setDetail(service() && service()->objectives ? tr("of its own") : tr("from the stamp"));
    });
}

std::optional<QString> ServicePage::set(const ParameterFact &fact, std::optional<ParameterValue> value)
{
    if (session().apply(setParameter(m_id, fact.key, std::move(value)),
                        tr("Change %1").arg(toQt(fact.label))))
        return std::nullopt;
    return tr("The design does not take this value.");
}

void ServicePage::addParameters()
{
    const ServiceKind *kind = service() ? session().catalog().kind(service()->kind) : nullptr;
    if (!kind || kind->parameters.empty())
        return;
    auto *section = new Section(QStringLiteral("sectionParameters"), tr("Parameters"), this);
    column()->addWidget(section);
    for (const ParameterFact &fact : kind->parameters) {
        ParameterBinding binding;
        binding.name = QStringLiteral("parameter_") + toQt(fact.key);
        binding.current = [this, key = fact.key] {
            const ParameterValue *value = service() ? service()->parameter(key) : nullptr;
            return SharedValue{value ? std::optional(*value) : std::nullopt, false};
        };
        binding.set = [this, fact](std::optional<ParameterValue> value) {
            return set(fact, std::move(value));
        };
        onRefresh(addParameterField(*section->body(), section, fact, binding));
    }
    onRefresh([this, section, kind] {
        const Service *shown = service();
        if (!shown)
            return;
        const auto known =
            std::count_if(kind->parameters.begin(), kind->parameters.end(),
                          [&](const ParameterFact &fact) { return shown->parameter(fact.key); });
        section->setDetail(tr("%1 of %2 known").arg(known).arg(kind->parameters.size()));
    });
}

void ServicePage::addParts()
{
    if (!service() || !PartsSection::hasAny(session().catalog(), *service()))
        return;
    auto *parts = new PartsSection(session(), m_id, this);
    column()->addWidget(parts);
    onRefresh([parts] { parts->refresh(); });
}

void ServicePage::addLinks()
{
    auto *section = new Section(QStringLiteral("sectionDependencies"), tr("Dependencies"), this);
    section->setFlush();
    section->setOpen(false);
    column()->addWidget(section);
    struct Entry {
        QString text, tip;
        std::string id;
        bool operator==(const Entry &) const = default;
    };
    auto shown = std::make_shared<std::vector<Entry>>();
    onRefresh([this, section, shown] {
        std::vector<Entry> now;
        int needs = 0, neededBy = 0;
        const Topology &topology = session().topology();
        for (const auto &each : topology.stamps) {
            for (const Dependency &dependency : each->dependencies) {
                const bool out = dependency.from == m_id;
                if (!out && dependency.to != m_id)
                    continue;
                const Service *other = topology.find(out ? dependency.to : dependency.from).second;
                const QString name = other ? toQt(other->name) : QString();
                (out ? needs : neededBy) += 1;
                now.push_back({out ? titleOf(dependency.type) + QLatin1Char(' ') + name
                                   : name + QLatin1Char(' ') + titleOf(dependency.type) + tr(" this"),
                               dependency.hard ? tr("Hard dependency") : tr("Soft dependency"),
                               dependency.id.text});
            }
        }
        section->setDetail(tr("needs %1, needed by %2").arg(needs).arg(neededBy));
        if (now == *shown)
            return;
        *shown = now;
        clearLayout(*section->body());
        for (const Entry &entry : now) {
            auto *row = new LinkRow(entry.text, entry.tip, section);
            section->body()->addWidget(row);
            connect(row, &QToolButton::clicked, this, [this, id = entry.id] { session().reveal(id); });
        }
    });
}

void ServicePage::addNotes()
{
    auto *section = new Section(QStringLiteral("sectionNotes"), tr("Runbook notes"), this);
    column()->addWidget(section);
    auto *notes = new NotesEdit(
        [this](const QString &text) {
            change(tr("Change notes"), [text](Service &one) {
                one.notes = text.isEmpty() ? std::nullopt : std::optional(toStd(text));
            });
        },
        section);
    notes->setObjectName(QStringLiteral("serviceNotes"));
    notes->setAccessibleName(tr("Notes"));
    section->body()->addWidget(notes);
    onRefresh([this, notes] {
        if (service())
            notes->show(toQt(service()->notes.value_or(std::string())));
    });
}

} // namespace breakwater
