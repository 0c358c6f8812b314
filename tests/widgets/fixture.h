// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/load.h"
#include "core/storage/design_file.h"
#include "core/storage/templates.h"
#include "widgets/session/session.h"
#include "widgets/session/text.h"

#include <QTest>

#include <algorithm>
#include <memory>

/// An open template, judged on a fixed day, and questions about it.
namespace breakwater::test {

inline constexpr std::chrono::year_month_day kDay{std::chrono::year(2026), std::chrono::month(11),
                                                  std::chrono::day(23)};

inline std::unique_ptr<Session> openTemplate(std::string_view id = "web")
{
    auto session = std::make_unique<Session>(builtinCatalog(), kDay);
    Result<Topology> design = templateDesign(id, session->catalog());
    if (!design)
        return session;
    session->startUntitled(std::move(design).value(), toQt(id));
    return session;
}

inline bool waitForVerdict(Session &session)
{
    return QTest::qWaitFor([&] { return session.assessmentIsCurrent(); }, 20000);
}

inline std::string bytesOf(const Session &session)
{
    return writeDesign(session.topology());
}

inline const Service *serviceNamed(const Session &session, std::string_view name)
{
    for (const auto &stamp : session.topology().stamps)
        for (const Service &service : stamp->services)
            if (service.name == name)
                return &service;
    return nullptr;
}

inline int findingsOf(const Session &session, std::string_view rule)
{
    const auto assessment = session.assessment();
    if (!assessment)
        return -1;
    return static_cast<int>(std::count_if(assessment->findings.begin(), assessment->findings.end(),
                                          [&](const Finding &finding) { return finding.rule.text == rule; }));
}

inline Selection selectionOf(const Session &session, const ServiceId &id)
{
    Selection selection;
    selection.stamp = session.topology().find(id).first->id;
    selection.services = {id};
    return selection;
}

} // namespace breakwater::test
