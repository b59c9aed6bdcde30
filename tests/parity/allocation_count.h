// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counts the allocations of the whole process, on all threads: malloc and its relatives, operator new and mmap.

#include <cstddef>

namespace sana::kernels {

/// Allocations since the process started; always 0 in sanitizer builds, which bring their own malloc.
/// Not counted: those of at most 256 bytes that oneDNN's own code asks for. Its dnnl_primitive_execute copies the
/// arguments of every call into a map (six or seven nodes), which no caller can avoid.
std::size_t allocation_count();

/// The small allocations of oneDNN that allocation_count() leaves out.
std::size_t library_allocation_count();

}  // namespace sana::kernels
