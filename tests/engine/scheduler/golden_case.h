// SPDX-License-Identifier: Apache-2.0
#pragma once
// A golden case folder of the families noise and scheduler, and steps applied in a chosen precision.

#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/checkpoint/weights.h"
#include "engine/core/error.h"
#include "engine/scheduler/scheduler.h"

namespace sana::engine {

class GoldenCase {
 public:
  GoldenCase(const std::string& family, const std::string& name);

  const nlohmann::json& params() const { return json_.at("params"); }
  /// The folder under "model".
  std::filesystem::path model() const;
  /// The named tensor as doubles; integers are converted.
  std::vector<double> input(const std::string& tensor) const { return values(*inputs_, tensor); }
  std::vector<double> expected(const std::string& tensor) const { return values(*expected_, tensor); }
  bool has_input(const std::string& tensor) const { return static_cast<bool>(inputs_->find(tensor)); }
  std::vector<std::string> expected_names() const { return expected_->names(); }
  /// A Google Test failure where `got` is further from the expected tensor than the case tolerates.
  void compare(const std::string& tensor, const std::vector<double>& got) const;

 private:
  static std::vector<double> values(TensorSource& source, const std::string& tensor);

  std::filesystem::path folder_;
  nlohmann::json json_;
  std::unique_ptr<TensorSource> inputs_, expected_;
};

/// The cases of a family, in name order.
std::vector<std::string> golden_case_names(const std::string& family);

/// Latents and the estimates that the multistep updates look back on.
template <class Real>
struct Trajectory {
  std::vector<Real> x, m0, m1, m2;

  explicit Trajectory(std::vector<Real> start) : x(std::move(start)), m0(x.size()), m1(x.size()), m2(x.size()) {}

  void advance(const SchedulerStep& step, const std::vector<Real>& v, const std::vector<Real>& z) {
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
