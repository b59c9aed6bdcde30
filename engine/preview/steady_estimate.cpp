// SPDX-License-Identifier: Apache-2.0
#include "engine/preview/steady_estimate.h"

#include <utility>

#include "engine/ops/ops.h"

namespace sana::engine {
namespace {

constexpr float newest_share = 0.5f;
enum Part : std::int64_t { first = 1, later };

}  // namespace

Tensor SteadyEstimate::follow(const Tensor& denoised, std::stop_token stop) {
  if (steps_ < least_steps) return denoised;
  const bool is_first = !mean_.defined();
  if (is_first) mean_ = make_tensor(backend_, denoised.shape());
  stage_.run({is_first ? first : later}, [&](Context& context) {
    if (is_first) ops::copy(context, denoised, mean_);
    else ops::combine(context, {{mean_, 1 - newest_share}, {denoised, newest_share}}, mean_);
  }, std::move(stop));
  return mean_;
}

}  // namespace sana::engine
