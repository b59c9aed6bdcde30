// SPDX-License-Identifier: Apache-2.0
#include "engine/scheduler/noise_levels.h"

#include <string>

#include "engine/core/error.h"

namespace sana::engine {

void check_steps(int steps) {
  if (steps >= 1 && steps <= max_scheduler_steps) return;
  throw Exception(ErrorKind::usage, "The number of steps is " + std::to_string(steps) + ".",
                  "Ask for 1 to " + std::to_string(max_scheduler_steps) + " steps; 20 is usual.");
}

double shifted(double sigma, double shift) { return shift * sigma / (1 + (shift - 1) * sigma); }

std::vector<double> linspace(double start, double stop, int count) {
  std::vector<double> values(static_cast<std::size_t>(count), start);
  if (count < 2) return values;
  const double step = (stop - start) / (count - 1);
  for (int i = 0; i < count; ++i) values[static_cast<std::size_t>(i)] = i * step + start;
  values.back() = stop;
  return values;
}

}  // namespace sana::engine
