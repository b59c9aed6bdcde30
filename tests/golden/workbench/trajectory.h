// SPDX-License-Identifier: Apache-2.0
#pragma once
// A scheduler's steps applied on the host, in a chosen precision.

#include <utility>
#include <vector>

#include "engine/scheduler/scheduler.h"

namespace sana::golden {

/// Latents and the estimates that the multistep updates look back on.
template <class Real>
struct Trajectory {
  std::vector<Real> x, m0, m1, m2;

  explicit Trajectory(std::vector<Real> start) : x(std::move(start)), m0(x.size()), m1(x.size()), m2(x.size()) {}

  void advance(const engine::SchedulerStep& step, const std::vector<Real>& v, const std::vector<Real>& z) {
    std::swap(m1, m2);
    std::swap(m0, m1);
    const auto& next = step.next;
    for (std::size_t i = 0; i < x.size(); ++i) {
      m0[i] = Real(step.denoised.x) * x[i] + Real(step.denoised.v) * v[i];
      x[i] = Real(next.x) * x[i] + Real(next.v) * v[i] + Real(next.m0) * m0[i] + Real(next.m1) * m1[i] +
             Real(next.m2) * m2[i] + (step.draws_noise ? Real(next.z) * z[i] : Real(0));
    }
  }
};

}  // namespace sana::golden
