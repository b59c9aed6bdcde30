// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts the allocations of the whole process, on all threads: malloc and its relatives (operator new uses them) and mmap.

#include <cstddef>

namespace sana::kernels {

/// False in sanitizer builds, which bring their own malloc.
bool allocations_are_counted();

/// Allocations since the process started.
std::size_t allocation_count();

}  // namespace sana::kernels
