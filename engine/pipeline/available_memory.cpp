// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/available_memory.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

/// What the files of one hierarchy are called.
struct GroupFiles {
  const char *limit, *used, *inactive, *active;
};
constexpr GroupFiles unified_files{"memory.max", "memory.current", "inactive_file", "active_file"};
constexpr GroupFiles version_1_files{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file",
                                     "total_active_file"};

// First number of a file; nothing where there is none ("max").
std::optional<std::size_t> read_number(const fs::path& file) {
  std::ifstream stream(file);
  std::size_t value = 0;
  if (stream >> value) return value;
  return std::nullopt;
}

// The number after a word.
std::optional<std::size_t> read_number(const fs::path& file, std::string_view key) {
  std::ifstream stream(file);
  for (std::string word; stream >> word;) {
    std::size_t value = 0;
    if (word == key && stream >> value) return value;
  }
  return std::nullopt;
}

std::size_t room_in(const fs::path& group, const GroupFiles& files) {
  const auto limit = read_number(group / files.limit), used = read_number(group / files.used);
  if (!limit || !used) return unlimited;
  const fs::path statistics = group / "memory.stat";
  const std::size_t droppable =
      read_number(statistics, files.inactive).value_or(0) + read_number(statistics, files.active).value_or(0);
  const std::size_t taken = *used > droppable ? *used - droppable : 0;
  return *limit > taken ? *limit - taken : 0;
}

// `group` is the path below `root`, "/" at its top.
std::size_t least_room(const fs::path& root, std::string group, const GroupFiles& files) {
  std::size_t room = unlimited;
  while (group.starts_with('/')) {
    room = std::min(room, room_in(root / group.substr(1), files));
    group.erase(group.size() > 1 ? std::max<std::size_t>(group.rfind('/'), 1) : 0);
  }
  return room;
}

// Lines are "hierarchy:controllers:path".
std::size_t control_group_room(const SystemFolders& folders) {
  std::ifstream stream(folders.proc / "self" / "cgroup");
  std::size_t room = unlimited;
  for (std::string line; std::getline(stream, line);) {
    const std::size_t first = line.find(':'), second = line.find(':', first + 1);
    if (first == std::string::npos || second == std::string::npos) continue;
    const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
    const std::string group = line.substr(second + 1);
    if (controllers == ",,") room = std::min(room, least_room(folders.control_groups, group, unified_files));
    if (controllers.find(",memory,") != std::string::npos)
      room = std::min(room, least_room(folders.control_groups / "memory", group, version_1_files));
  }
  return room;
}

}  // namespace

std::size_t available_memory(const SystemFolders& folders) {
  const auto free_kib = read_number(folders.proc / "meminfo", "MemAvailable:");
  return std::min(free_kib && *free_kib < unlimited >> 10 ? *free_kib << 10 : unlimited, control_group_room(folders));
}

}  // namespace sana::engine
