// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspector/option_row.h"
#include "widgets/session/session.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace breakwater {

/// The options of a kind against one disruption, as radio rows with what each promises; choosing one sets or
/// replaces the protection.
class ProtectionSection final : public QWidget {
    Q_OBJECT
public:
    ProtectionSection(Session &session, ServiceId service, QWidget *parent = nullptr);
    void refresh();
    QComboBox *disruptionChooser() const { return m_chooser; } ///< stands in the head of the section

private:
    class Columns;
    void choose(const OptionId &option);
    DisruptionKind disruption() const;
    std::vector<OptionFace> faces(const Stamp &stamp, const Service &service) const;
    void fillChooser(const Service &service);

    Session &m_session;
    ServiceId m_service;
    QComboBox *m_chooser;
    QLabel *m_note;
    Columns *m_columns;
    QWidget *m_rowsHolder = nullptr;
    QVBoxLayout *m_layout;
    std::vector<OptionFace> m_faces;
    std::vector<OptionRow *> m_rows;
};

} // namespace breakwater
