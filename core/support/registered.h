// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

namespace breakwater {

/// Everything of one interface that registered itself before main(), in no particular order: sort before use.
template <typename Interface>
class Registry {
public:
    static const std::vector<std::unique_ptr<const Interface>> &all() { return instances(); }
    static std::vector<std::unique_ptr<const Interface>> &instances()
    {
        static std::vector<std::unique_ptr<const Interface>> list;
        return list;
    }
};

/// `const Registered<Rule, ShirSingleNode> kRegistered;` in the .cpp of the implementation, and nowhere else.
template <typename Interface, typename Implementation>
struct Registered {
    Registered() { Registry<Interface>::instances().push_back(std::make_unique<const Implementation>()); }
};

} // namespace breakwater
