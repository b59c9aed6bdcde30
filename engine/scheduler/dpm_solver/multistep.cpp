// SPDX-License-Identifier: Apache-2.0
#include "engine/scheduler/dpm_solver/multistep.h"

#include <cmath>

#include "engine/core/error.h"

namespace sana::engine {
namespace {

double log_snr(double sigma) { return std::log1p(-sigma) - std::log(sigma); }

}  // namespace

double phi(int n, double x) {
  if (std::abs(x) < 1) {
    double term = 1;
    for (int i = 2; i <= n; ++i) term /= i;
    double sum = term;
    for (int k = 1; k <= 18; ++k) sum += term *= x / (k + n);
    return sum;
  }
  double value = std::expm1(x) / x, factorial = 1;
  for (int i = 1; i < n; ++i) {
    value = (value - 1 / factorial) / x;
    factorial *= i + 1;
  }
  return value;
}

void set_multistep_update(SchedulerStep& step, const std::vector<double>& sigmas, int k, int order,
                          const Multistep& method) {
  SANA_CHECK(k >= 0 && order >= 1 && order <= 3 && order <= k + 1);
  const auto at = [&sigmas](int i) { return sigmas.at(static_cast<std::size_t>(i)); };
  const bool sde = method.equation == Equation::sde;
  const double to = at(k + 1);
  auto& next = step.next;
  next = {};
  step.draws_noise = sde;
  if (to == 0) {
    next.m0 = 1;
    return;
  }
  const double h = log_snr(to) - log_snr(at(k));
  const double alpha = 1 - to;
  // The stochastic form forgets x at twice the rate and replaces what is lost by noise.
  const double decay = sde ? 2 * h : h;
  next.x = to / at(k) * (sde ? std::exp(-h) : 1);
  next.m0 = -alpha * std::expm1(-decay);
  next.z = sde ? to * std::sqrt(-std::expm1(-2 * h)) : 0;
  if (order == 1) return;

  // D1 = first + inner (first - second), D2 = (first - second) / (r0 + r1), where first = (m_0 - m_1) / r0 and
  // second = (m_1 - m_2) / r1; order 2 has D1 = first.
  const double r0 = (log_snr(at(k)) - log_snr(at(k - 1))) / h;
  const bool heun = order == 3 || method.second_order == SecondOrderTerm::heun;
  const double d1 = heun ? alpha * decay * phi(2, -decay) : next.m0 / 2;
  double first = d1, second = 0;
  if (order == 3) {
    const double r1 = (log_snr(at(k - 1)) - log_snr(at(k - 2))) / h;
    const double d2 = sde ? -alpha * (phi(2, -decay) + 0.5) : alpha * decay * phi(3, -decay);
    const double curvature = (d1 * r0 + d2) / (r0 + r1);
    first += curvature;
    second = -curvature / r1;
  }
  first /= r0;
  next.m0 += first;
  next.m1 = second - first;
  next.m2 = -second;
}

}  // namespace sana::engine
