// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the scheduler tests ask with, and the kind of error that a call threw.

#include <optional>

#include "engine/core/error.h"
#include "engine/scheduler/scheduler.h"

namespace sana::engine {

/// Arguments of a schedule by position: time steps are SCM's.
inline ScheduleOptions ask(int steps, std::optional<double> mu = {}, std::optional<double> intermediate_timesteps = {},
                           std::optional<double> max_timesteps = {}) {
  return {steps, mu, max_timesteps, intermediate_timesteps};
}

template <class Call>
ErrorKind kind_thrown(Call call) {
  try {
    call();
  } catch (const Exception& exception) {
    return exception.error().kind;
  }
  return ErrorKind::bug;
}

}  // namespace sana::engine
