// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: noise levels and an order. out: the coefficients of one DPM-Solver++ multistep update.

#include <cstdint>
#include <vector>

#include "engine/scheduler/scheduler.h"

namespace sana::engine {

enum class SecondOrderTerm : std::uint8_t { midpoint, heun };
enum class Equation : std::uint8_t { ode, sde };

struct Multistep {
  Equation equation = Equation::ode;
  SecondOrderTerm second_order = SecondOrderTerm::midpoint;
};

/// The function of exponential integrators phi_n(x) = sum_k x^k / (k + n)!, n = 1..3, without cancellation.
double phi(int n, double x);

/// Sets step.next and step.draws_noise for the step from sigmas[k] to sigmas[k + 1], 0 <= sigmas < 1, falling.
/// With lambda = ln((1 - sigma) / sigma), h the step in lambda, m the estimates of the clean latents at lambda_k,
/// lambda_{k-1}, ...: x' = (sigma' / sigma) x + (1 - sigma') (h phi_1(-h) m_0 + h phi_2(-h) D1 + h phi_3(-h) D2), where
/// D1, D2 are divided differences of m; a final sigma of 0 gives m_0 exactly.
/// order: 1..3, at most k + 1.
/// Source: DPM-Solver++ paper; diffusers DPMSolverMultistepScheduler.*_update. D2 has half of its Taylor weight there
/// (and, in the stochastic form, another constant), which is kept: order 3 converges like order 2.
void set_multistep_update(SchedulerStep& step, const std::vector<double>& sigmas, int k, int order,
                          const Multistep& method);

}  // namespace sana::engine
