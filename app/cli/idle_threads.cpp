// SPDX-License-Identifier: Apache-2.0
#include "app/cli/idle_threads.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace sana::app {

void let_idle_threads_sleep(char** arguments) {
  if (std::getenv("OMP_WAIT_POLICY") != nullptr || std::getenv("GOMP_SPINCOUNT") != nullptr) return;
  // The link's target, so that the process keeps its name.
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error && setenv("GOMP_SPINCOUNT", "2000", 0) == 0) execv(program.c_str(), arguments);
}

}  // namespace sana::app
