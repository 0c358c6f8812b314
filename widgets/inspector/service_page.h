// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspector/page.h"

namespace breakwater {

class TextField;
class Section;

/// Everything that can be set on one service.
class ServicePage final : public Page {
    Q_OBJECT
public:
    ServicePage(Session &session, ServiceId service, QWidget *parent = nullptr);
    void focusFirst() override;

private:
    const Service *service() const;
    const Stamp *stamp() const;
    void addIdentity();
    void addProtection();
    void addParameters();
    void addParts();
    void addTargets();
    void addLinks();
    void addNotes();
    std::optional<QString> change(const QString &label, std::function<void(Service &)> how);
    std::optional<QString> set(const ParameterFact &fact, std::optional<ParameterValue> value);

    ServiceId m_id;
    TextField *m_name = nullptr;
};

} // namespace breakwater
