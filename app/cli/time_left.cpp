// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "app/cli/progress.h"

namespace sana::app {

void TimeLeft::progress(const engine::Progress& progress, double now) {
  using engine::StageName;
  const bool is_over = progress.total > 0 && progress.done >= progress.total;
  if (progress.stage == StageName::understand) {
    left_.reset();
  } else if (progress.stage == StageName::draw) {
    if (progress.done == 1) first_step_ended_ = now;
    // The first step also packs weights, so it counts only until there is a second one.
    if (progress.done >= 2)
      left_ = (now - first_step_ended_) / (progress.done - 1) * (progress.total - progress.done) +
              develop_seconds_.value_or(0);
  } else if (is_over) {
    develop_seconds_ = now - develop_began_;
    left_ = 0;
  } else {
    develop_began_ = now;
    left_ = develop_seconds_;
  }
}

std::string time_text(double seconds) {
  seconds = std::max(seconds, 0.0);
  if (seconds < 10) return std::to_string(std::max(1, static_cast<int>(std::ceil(seconds)))) + " s";
  if (seconds < 60) return std::to_string(static_cast<int>(std::ceil(seconds / 5)) * 5) + " s";
  return std::to_string(static_cast<long>(std::ceil(seconds / 60))) + " min";
}

}  // namespace sana::app
