// SPDX-License-Identifier: Apache-2.0
#include "engine/server/process_memory.h"

#include <unistd.h>

#include <fstream>

namespace sana::engine {
namespace {

std::size_t pages_to_bytes(long pages) {
  const long page = ::sysconf(_SC_PAGESIZE);
  return pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page) : 0;
}

}  // namespace

std::size_t resident_memory() {
  std::ifstream statistics("/proc/self/statm");
  long total = 0, resident = 0;
  statistics >> total >> resident;
  return pages_to_bytes(resident);
}

std::size_t total_memory() { return pages_to_bytes(::sysconf(_SC_PHYS_PAGES)); }

}  // namespace sana::engine
