// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/several_page.h"

#include "widgets/inspector/fields.h"
#include "widgets/inspector/parameter_field.h"
#include "widgets/inspector/section.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"
#include "widgets/theme/icons.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace breakwater {

namespace {

/// Of every kind, with the same type and unit everywhere: what one field can set on all of them.
std::vector<ParameterFact> commonParameters(const Catalog &catalog,
                                            const std::vector<const Service *> &services)
{
    std::vector<ParameterFact> common;
    bool first = true;
    for (const Service *service : services) {
        const ServiceKind *kind = catalog.kind(service->kind);
        if (!kind)
            return {};
        if (std::exchange(first, false)) {
            common = kind->parameters;
            continue;
        }
        std::erase_if(common, [&](const ParameterFact &fact) {
            return std::none_of(kind->parameters.begin(), kind->parameters.end(),
                                [&](const ParameterFact &other) {
                                    return other.key == fact.key && other.type == fact.type
                                        && other.unit == fact.unit && other.values == fact.values;
                                });
        });
    }
    return common;
}

} // namespace

SeveralPage::SeveralPage(Session &session, Selection selection, QWidget *parent)
    : Page(session, parent)
    , m_selection(std::move(selection))
{
    addHeader(
        [](QPainter &painter, const QRectF &box) {
            paintLineIcon(painter, box.adjusted(6, 6, -6, -6), QStringLiteral("select"),
                          currentTokens().color(Token::Text));
        },
        [this] {
            return counted(static_cast<int>(m_selection.services.size()), tr("1 service"), tr("%1 services"));
        },
        [this] {
            const int links = static_cast<int>(m_selection.dependencies.size());
            return links ? counted(links, tr("and 1 link"), tr("and %1 links")) : tr("selected together");
        });
    addCommon();
    addParameters();
    auto *text = new QLabel(tr("A change here goes to all of them. Drag moves them together, Delete removes "
                               "them."),
                            this);
    text->setObjectName(QStringLiteral("severalSelected"));
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    text->setContentsMargins(12, 12, 12, 12);
    column()->addWidget(text);
    column()->addStretch(1);
}

std::vector<const Service *> SeveralPage::services() const
{
    std::vector<const Service *> found;
    for (const ServiceId &id : m_selection.services)
        if (const Service *service = session().topology().find(id).second)
            found.push_back(service);
    return found;
}

std::optional<QString> SeveralPage::change(const QString &label, std::function<void(Service &)> how)
{
    std::vector<Edit> edits;
    for (const Service *service : services())
        edits.push_back(changeService(service->id, how));
    if (session().apply(allOf(std::move(edits)), label))
        return std::nullopt;
    return tr("The design does not take this value.");
}

void SeveralPage::addCommon()
{
    auto *section = new Section(QStringLiteral("sectionCommon"), tr("Identity"), this);
    column()->addWidget(section);
    std::vector<ChoiceField::Choice> roles{{QString(), tr("By phase")}};
    for (const Role &role : *session().topology().roles)
        roles.push_back({toQt(role.id.text), toQt(role.title)});
    auto *owner = new ChoiceField(
        QStringLiteral("severalOwner"), tr("Owner"), roles,
        [this](const QString &word) {
            return change(tr("Change the owner of several"), [word](Service &one) {
                one.owner = word.isEmpty() ? std::nullopt : std::optional(RoleId{toStd(word)});
            });
        },
        section);
    section->body()->addWidget(labelled(tr("Owner"), owner, section));
    onRefresh([this, owner] {
        const auto all = services();
        if (all.empty())
            return;
        const bool same = std::all_of(all.begin(), all.end(),
                                      [&](const Service *one) { return one->owner == all.front()->owner; });
        const QString word = all.front()->owner ? toQt(all.front()->owner->text) : QString();
        owner->show(same ? word : tr("(several)"));
    });
}

void SeveralPage::addParameters()
{
    const std::vector<ParameterFact> common = commonParameters(session().catalog(), services());
    if (common.empty())
        return;
    auto *section = new Section(QStringLiteral("sectionParameters"), tr("Parameters in common"), this);
    column()->addWidget(section);
    for (const ParameterFact &fact : common) {
        ParameterBinding binding;
        binding.name = QStringLiteral("parameter_") + toQt(fact.key);
        binding.current = [this, key = fact.key] {
            SharedValue shared;
            bool first = true;
            for (const Service *service : services()) {
                const ParameterValue *value = service->parameter(key);
                const auto own = value ? std::optional(*value) : std::nullopt;
                if (std::exchange(first, false))
                    shared.value = own;
                else
                    shared.several |= shared.value != own;
            }
            return shared;
        };
        binding.set = [this, fact](std::optional<ParameterValue> value) {
            return change(tr("Change %1 of several").arg(toQt(fact.label)), [fact, value](Service &one) {
                if (value)
                    one.parameters[fact.key] = *value;
                else
                    one.parameters.erase(fact.key);
            });
        };
        onRefresh(addParameterField(*section->body(), section, fact, binding));
    }
}

} // namespace breakwater
