// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspector/section.h"
#include "widgets/session/session.h"

namespace breakwater {

/// The parts of a service by the kinds that the catalog declares: certificates, node pools, deployments.
class PartsSection final : public QWidget {
    Q_OBJECT
public:
    PartsSection(Session &session, ServiceId service, QWidget *parent = nullptr);
    static bool hasAny(const Catalog &catalog, const Service &service);
    void refresh();

private:
    const Service *service() const;
    const Part *part(const PartId &id) const;
    void rebuild();
    void addKind(const PartKindFact &kind);
    void addPart(const PartKindFact &kind, const Part &part);
    void addReference(const PartKindFact &kind, const PartId &id);
    void create(const PartKindFact &kind);
    std::optional<QString> change(const PartId &id, const QString &label, std::function<void(Part &)> how);

    Session &m_session;
    ServiceId m_id;
    Section *m_section;
    std::vector<PartId> m_shown;
    std::vector<std::function<void()>> m_shows;
};

} // namespace breakwater
