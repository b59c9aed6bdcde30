// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the heartbeat says of memory.

#include <cstddef>

#include "engine/pipeline/available_memory.h"

namespace sana::engine {

/// Bytes of this process that are in memory; 0 where the system does not say.
std::size_t resident_memory();
/// Bytes of the machine's memory; 0 where the system does not say.
std::size_t total_memory();

}  // namespace sana::engine
