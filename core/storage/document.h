// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"
#include "core/storage/cursor.h"

#include <memory>
#include <string>
#include <vector>

/// The design file as it lies on disk: the keys of its outermost object. Between bytes and Topology.
namespace breakwater::storage {

struct Document {
    int format = kFormat;
    std::string writer;
    std::shared_ptr<const Engagement> engagement;
    std::shared_ptr<const std::vector<Role>> roles;
    std::vector<std::shared_ptr<const Stamp>> stamps;
    std::shared_ptr<const std::vector<Decision>> decisions;
    std::shared_ptr<const std::vector<AcceptedRisk>> acceptedRisks;
    std::shared_ptr<const std::vector<Scenario>> scenarios;
    std::shared_ptr<const Records> records;
    std::vector<std::shared_ptr<const Layout>> layout;
    Extra extra;
};

/// Shares what the topology holds; copies nothing but a few pointers.
Document documentOf(const Topology &topology);
/// Puts every list into the order of the file, then hands the values over. The document must have been read,
/// not made by documentOf().
Topology topologyOf(Document document);

bool readDocument(Cursor &cursor, Document &document);
/// Canonical text. Lists must be in the order of the file (see inFileOrder()).
std::string writeDocument(const Document &document, std::size_t sizeHint);

/// A stamp whose lists are in the order of the file: the same pointer when they already are.
std::shared_ptr<const Stamp> inFileOrder(const std::shared_ptr<const Stamp> &stamp);

} // namespace breakwater::storage
