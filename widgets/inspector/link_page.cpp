// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/link_page.h"

#include "widgets/inspector/fields.h"
#include "widgets/inspector/section.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakwater {

LinkPage::LinkPage(Session &session, DependencyId id, QWidget *parent)
    : Page(session, parent)
    , m_id(std::move(id))
{
    addHeader(
        [](QPainter &painter, const QRectF &box) {
            paintLineIcon(painter, box.adjusted(6, 6, -6, -6), QStringLiteral("connect"),
                          currentTokens().color(Token::Text));
        },
        [this] {
            const Dependency *one = dependency();
            return one ? nameOf(one->from) + QStringLiteral(" \u2192 ") + nameOf(one->to) : QString();
        },
        [this] {
            const Dependency *one = dependency();
            return one ? tr("%1 dependency: %2 %3 %4")
                             .arg(one->hard ? tr("Hard") : tr("Soft"), nameOf(one->from), titleOf(one->type),
                                  nameOf(one->to))
                       : QString();
        });
    auto *section = new Section(QStringLiteral("sectionLink"), tr("Dependency"), this);
    column()->addWidget(section);
    std::vector<ChoiceField::Choice> types;
    for (int i = 0; i <= static_cast<int>(DependencyType::Uses); ++i) {
        const auto type = static_cast<DependencyType>(i);
        types.push_back({toQt(toWord(type)), titleOf(type)});
    }
    auto *type = new ChoiceField(
        QStringLiteral("linkType"), tr("Type"), types,
        [this](const QString &word) {
            return change(tr("Change the type of a link"), [word](Dependency &one) {
                if (const auto chosen = dependencyTypeFromWord(toStd(word)))
                    one.type = *chosen;
                if (one.type != DependencyType::Routes)
                    one.route.reset();
            });
        },
        section);
    section->body()->addWidget(labelled(tr("Type"), type, section));
    auto *when = new ChoiceField(
        QStringLiteral("linkWhen"), tr("Needed"),
        {{QStringLiteral("start"), tr("At start")}, {QStringLiteral("run"), tr("At run time")}},
        [this](const QString &word) {
            return change(tr("Change when a link is needed"), [word](Dependency &one) {
                one.when = word == QLatin1String("start") ? Dependency::When::Start : Dependency::When::Run;
            });
        },
        section);
    section->body()->addWidget(labelled(tr("Needed"), when, section));
    auto *address = new ChoiceField(
        QStringLiteral("linkAddress"), tr("Address"),
        {{QString(), tr("Unknown")},
         {QStringLiteral("primary-host"), tr("Primary host")},
         {QStringLiteral("failover-host"), tr("Failover host")},
         {QStringLiteral("parameter"), tr("Parameter")},
         {QStringLiteral("literal"), tr("Literal")}},
        [this](const QString &word) {
            return change(tr("Change the address of a link"), [word](Dependency &one) {
                one.addressedBy = word.isEmpty() ? std::nullopt : std::optional(toStd(word));
            });
        },
        section);
    section->body()->addWidget(labelled(tr("Address"), address, section));
    auto *hard = new CheckField(
        QStringLiteral("linkHard"), tr("Hard: does not work without it"),
        [this](bool on) {
            change(on ? tr("Make a link hard") : tr("Make a link soft"),
                   [on](Dependency &one) { one.hard = on; });
        },
        section);
    section->body()->addWidget(hard);
    auto *after = new CheckField(
        QStringLiteral("linkAfterFailover"), tr("Needed after the failover too"),
        [this](bool on) { change(tr("Change a link"), [on](Dependency &one) { one.afterFailover = on; }); },
        section);
    section->body()->addWidget(after);
    onRefresh([=, this] {
        const Dependency *one = dependency();
        if (!one)
            return;
        type->show(toQt(toWord(one->type)));
        when->show(one->when == Dependency::When::Start ? QStringLiteral("start") : QStringLiteral("run"));
        address->show(toQt(one->addressedBy.value_or(std::string())));
        hard->show(one->hard);
        after->show(one->afterFailover);
    });
    auto *remove = new QPushButton(lineIcon(QStringLiteral("delete")), tr("Remove link"), section);
    remove->setObjectName(QStringLiteral("removeLink"));
    section->body()->addWidget(remove, 0, Qt::AlignLeft);
    connect(remove, &QPushButton::clicked, this,
            [this] { this->session().apply(removeDependencies({m_id}), tr("Remove a link")); });
    column()->addStretch(1);
}

const Dependency *LinkPage::dependency() const
{
    for (const auto &stamp : session().topology().stamps)
        if (const Dependency *found = stamp->dependency(m_id))
            return found;
    return nullptr;
}

QString LinkPage::nameOf(const ServiceId &id) const
{
    const Service *service = session().topology().find(id).second;
    return service ? toQt(service->name) : toQt(id.text);
}

std::optional<QString> LinkPage::change(const QString &label, std::function<void(Dependency &)> how)
{
    if (session().apply(changeDependency(m_id, std::move(how)), label))
        return std::nullopt;
    return tr("The design does not take this value.");
}

} // namespace breakwater
