// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the field tables say of the design file, for the test that holds them against the published schema.
namespace breakwater::storage {

/// The kind of value that stands under a key.
struct Shape {
    /// id, text, day, word, number, integer, boolean, list, map, object, raw, parameters, duration, card,
    /// layout
    std::string_view type;
    std::string_view entity = {}; ///< of an object
    std::vector<Shape> item = {}; ///< of a list or a map: one
    std::optional<double> minimum = std::nullopt, maximum = std::nullopt;
    std::vector<std::string_view> words = {}; ///< of a word, or the keys of a map
    bool unique = false; ///< of a list
};

struct FieldShape {
    std::string_view key;
    bool required = false;
    Shape shape;
};

struct EntityShape {
    std::string_view name;
    std::vector<FieldShape> fields;
};

/// Every entity of the design file, the file itself first.
std::vector<EntityShape> entityShapes();

} // namespace breakwater::storage
