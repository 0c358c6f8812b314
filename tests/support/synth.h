// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/topology.h"

#include <cstdint>
#include <utility>
#include <vector>

/// The shared workload of benchmarks and large tests: an estate of any size, the same on every machine.
namespace breakwater::test {

/// The generator that defines the workload (splitmix64).
class SplitMix {
public:
    explicit SplitMix(std::uint64_t state)
        : m_state(state)
    { }
    std::uint64_t operator()();

private:
    std::uint64_t m_state;
};

inline constexpr int kSynthKinds = 20; ///< services of one side of a stamp, one of each kind

struct SynthService {
    int kind = 0; ///< index into synthKind()
    double rto = 0, rpo = 0; ///< minutes
    int tier = 0;
    double mttfH = 0, mttrH = 0; ///< hours
    int zones = 1;
    int x = 0, y = 0; ///< on one large canvas of all stamps; node 160 x 80
};
/// The numbers alone: services, and edges from the lower index to the higher, in the order they were drawn.
struct SynthNumbers {
    std::vector<SynthService> services;
    std::vector<std::pair<int, int>> edges;
};
SynthNumbers synthNumbers(int services);

/// The id of the catalog's kind at an index below kSynthKinds.
const char *synthKind(int index);
/// The same as a design: every two sides of 20 services are the primary and the secondary zone of one stamp,
/// service j of one the counterpart of service j of the other by its kind's first region option; an edge is a
/// hard run-time dependency of its first end on its second. Times to failure and repair stand on the service
/// as `mttfH` and `mttrH`, which the model keeps without knowing them.
Topology synth(int services, const Catalog &catalog);
/// Id of the service with this index.
ServiceId synthId(int index);

} // namespace breakwater::test
