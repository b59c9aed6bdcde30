// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the schedules share: spacing of the noise levels, the shift towards high noise, the range of step counts.

#include <vector>

namespace sana::engine {

/// With more steps than this neighbouring noise levels are too close for fp32.
inline constexpr int max_scheduler_steps = 10000;
/// Range of flow_shift in which neighbouring noise levels stay apart in fp32 up to max_scheduler_steps.
inline constexpr double min_flow_shift = 0.01, max_flow_shift = 100;

/// Fails: usage, outside 1..max_scheduler_steps.
void check_steps(int steps);

/// shift * sigma / (1 + (shift - 1) * sigma): a shift above 1 spends more steps at high noise.
double shifted(double sigma, double shift);

/// `count` numbers from `start` to `stop`, both included (count 1: start). Source: numpy.linspace, same rounding.
std::vector<double> linspace(double start, double stop, int count);

/// The value that a schedule kept in fp32 holds.
inline double rounded_to_fp32(double value) { return static_cast<double>(static_cast<float>(value)); }

}  // namespace sana::engine
