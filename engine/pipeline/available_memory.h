// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the system's own files. out: how much memory this process may still take.

#include <cstddef>
#include <filesystem>

namespace sana::engine {

/// Where the kernel shows its numbers.
struct SystemFolders {
  std::filesystem::path proc = "/proc";
  std::filesystem::path control_groups = "/sys/fs/cgroup";
};

/// The least of the system's available memory and the room in this process's control groups, parents included (both
/// hierarchies, unified and version 1). File pages that a group could drop count as room.
/// The largest number where nothing is known.
std::size_t available_memory(const SystemFolders& folders = {});

}  // namespace sana::engine
