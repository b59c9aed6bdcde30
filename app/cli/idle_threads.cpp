// SPDX-License-Identifier: Apache-2.0
#include "app/cli/idle_threads.h"

#include <unistd.h>

#include <cstdlib>

namespace sana::app {

void let_idle_threads_sleep(char** arguments) {
  if (std::getenv("OMP_WAIT_POLICY") != nullptr || std::getenv("GOMP_SPINCOUNT") != nullptr) return;
  if (setenv("GOMP_SPINCOUNT", "2000", 0) == 0) execv("/proc/self/exe", arguments);
}

}  // namespace sana::app
