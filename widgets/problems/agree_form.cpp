// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/problems/agree_form.h"

#include "core/model/risks.h"
#include "widgets/session/language.h"
#include "widgets/session/role_box.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"
#include "widgets/theme/current.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace breakwater {

namespace {

constexpr int kMonthsToReview = 6; // a plan is looked at twice a year; the user chooses another day

QDate qtDay(std::chrono::year_month_day day)
{
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

} // namespace

AgreeForm::AgreeForm(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_error(new QLabel(this))
    , m_owner(new RoleBox(session, QStringLiteral("agreeOwner"), tr("Owner"), this))
    , m_reason(new QLineEdit(this))
    , m_review(new QCheckBox(tr("&Review on"), this))
    , m_day(new QDateEdit(this))
    , m_agree(new QPushButton(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
{
    setObjectName(QStringLiteral("agreeForm"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_title->setObjectName(QStringLiteral("agreeTitle"));
    m_title->setFont(screenFont(12, QFont::DemiBold));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_error->setObjectName(QStringLiteral("agreeError"));
    m_error->setFont(screenFont(11));
    m_reason->setObjectName(QStringLiteral("agreeReason"));
    m_review->setObjectName(QStringLiteral("agreeReview"));
    m_day->setObjectName(QStringLiteral("agreeDay"));
    m_day->setAccessibleName(tr("Review on"));
    m_day->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_agree->setObjectName(QStringLiteral("agree"));
    m_agree->setProperty("primary", true);
    m_cancel->setObjectName(QStringLiteral("agreeCancel"));
    m_owner->setFixedWidth(150);
    auto *owner = new QLabel(tr("O&wner"), this);
    owner->setBuddy(m_owner);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(8);
    for (QWidget *widget :
         {static_cast<QWidget *>(owner), static_cast<QWidget *>(m_owner), static_cast<QWidget *>(m_reason),
          static_cast<QWidget *>(m_review), static_cast<QWidget *>(m_day), static_cast<QWidget *>(m_agree),
          static_cast<QWidget *>(m_cancel)})
        fields->addWidget(widget, widget == m_reason ? 1 : 0);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_error);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 8);
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(fields);
    connect(m_review, &QCheckBox::toggled, m_day, &QWidget::setEnabled);
    connect(m_agree, &QPushButton::clicked, this, &AgreeForm::submit);
    connect(m_reason, &QLineEdit::returnPressed, this, &AgreeForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &AgreeForm::finish);
    hide();
}

void AgreeForm::open(Says what, const Finding &finding, const QString &where)
{
    m_says = what;
    m_finding = finding;
    const bool accepted = what == Says::Accepted;
    const QString rule = toQt(finding.rule.text);
    m_title->setText(accepted ? tr("Accept %1 on %2").arg(rule, where)
                              : tr("%1 on %2 is solved another way").arg(rule, where));
    m_title->setToolTip(messageOf(finding));
    m_reason->setPlaceholderText(accepted ? tr("Why the room lives with it") : tr("How it is solved"));
    m_reason->setAccessibleName(accepted ? tr("Reason") : tr("How it is solved"));
    m_reason->clear();
    m_error->clear();
    const QDate today = qtDay(m_session.now().asOf);
    m_day->setMinimumDate(today);
    m_day->setDate(today.addMonths(kMonthsToReview));
    m_review->setChecked(accepted);
    m_review->setEnabled(!accepted); // a risk without an end is forgotten
    m_day->setEnabled(accepted);
    m_agree->setText(accepted ? tr("&Accept") : tr("&Attest"));
    QWidget::show();
    m_owner->setFocus(Qt::OtherFocusReason);
}

void AgreeForm::submit()
{
    const auto owner = m_owner->choice();
    if (!owner)
        return refuse(tr("Name who owns it."), m_owner);
    std::vector<Edit> edits;
    if (owner->makes)
        edits.push_back(*owner->makes);
    const std::string reason = toStd(m_reason->text().trimmed());
    const std::string day = toStd(m_day->date().toString(Qt::ISODate));
    edits.push_back(m_says == Says::Accepted
                        ? acceptRisk(m_finding.rule, m_finding.subjects, owner->role, reason, day)
                        : attest(m_finding.rule, m_finding.subjects, owner->role, reason,
                                 m_review->isChecked() ? std::optional(day) : std::nullopt));
    const Edit edit = allOf(std::move(edits));
    if (const Result<Topology> tried = edit(m_session.topology()); !tried)
        return refuse(toQt(tried.error().sentence), m_reason);
    const QString rule = toQt(m_finding.rule.text);
    const QString label =
        m_says == Says::Accepted ? tr("Accept the risk %1").arg(rule) : tr("Attest %1 as solved").arg(rule);
    if (m_session.apply(edit, label))
        m_session.toast(label, true);
    finish();
}

void AgreeForm::refuse(const QString &why, QWidget *field)
{
    QPalette palette = m_error->palette();
    palette.setColor(QPalette::WindowText, currentTokens().color(Token::Error));
    m_error->setPalette(palette);
    m_error->setText(why);
    field->setFocus(Qt::OtherFocusReason);
}

void AgreeForm::finish()
{
    hide();
    Q_EMIT closed();
}

void AgreeForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    finish();
}

} // namespace breakwater
