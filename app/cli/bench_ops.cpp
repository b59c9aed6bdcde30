// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench_ops.h"

#include <algorithm>
#include <chrono>

namespace sana::app {
namespace {

using kernels::Shape;

std::int64_t stacked_rows(const kernels::Linear::Spec& spec) {
  std::int64_t rows = 0;
  for (const kernels::ConstTensorView& weight : spec.weights) rows += weight.shape[0];
  return rows;
}

template <class Spec>
std::string shapes_of(const Spec& spec) {
  if constexpr (requires { spec.rows; spec.weights; }) {
    return std::to_string(spec.rows) + " x " + std::to_string(spec.weights.front().shape[1]) + " -> " +
           std::to_string(stacked_rows(spec));
  } else if constexpr (requires { spec.q; spec.k; }) {
    return spec.q.text() + " on " + spec.k.text();
  } else if constexpr (requires { spec.q.text(); }) {
    return spec.q.text();
  } else if constexpr (requires { spec.x.text(); spec.weight.shape.text(); }) {
    return spec.x.text() + (spec.weight.shape.rank() > 0 ? " by " + spec.weight.shape.text() : "");
  } else if constexpr (requires { spec.x.text(); spec.blocks; }) {
    return std::to_string(spec.blocks.size()) + " on " + spec.x.text();
  } else if constexpr (requires { spec.x.text(); }) {
    return spec.x.text();
  } else if constexpr (requires { spec.y.text(); }) {
    return spec.y.text();
  } else {
    return "";
  }
}

double elements(const Shape& shape) { return static_cast<double>(shape.elements()); }

double flop_of(const kernels::Linear::Spec& spec) {
  return 2.0 * static_cast<double>(spec.rows * spec.weights.front().shape[1] * stacked_rows(spec));
}
double flop_of(const kernels::Conv2d::Spec& spec) {
  const auto pixels = elements(spec.x) / static_cast<double>(spec.x[3] * spec.stride * spec.stride);
  return 2 * pixels * elements(spec.weight.shape);
}
double flop_of(const kernels::Upsample::Spec& spec) {
  const double risen = spec.mode == kernels::Upsample::Mode::interpolate ? 4 : 1;
  return 2 * risen * elements(spec.x) / static_cast<double>(spec.x[3]) * elements(spec.weight.shape);
}
double flop_of(const kernels::Downsample::Spec& spec) {
  const double halved = spec.mode == kernels::Downsample::Mode::conv ? 4 : 1;
  return 2 / halved * elements(spec.x) / static_cast<double>(spec.x[3]) * elements(spec.weight.shape);
}
double flop_of(const kernels::ResBlocks::Spec& spec) {
  return 2.0 * static_cast<double>(spec.blocks.size()) * 2 * 9 * elements(spec.x) * static_cast<double>(spec.x[3]);
}
template <class Spec>
double flop_of(const Spec&) {
  return 0;
}

template <class Op>
class TimedOp final : public kernels::Prepared<Op> {
 public:
  TimedOp(std::unique_ptr<kernels::Prepared<Op>> inner, OpTime& time) : inner_(std::move(inner)), time_(time) {}
  std::size_t scratch_bytes() const override { return inner_->scratch_bytes(); }
  std::size_t packed_bytes() const override { return inner_->packed_bytes(); }
  void run(const typename Op::Args& args, const kernels::RunContext& context) noexcept override {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point begin = Clock::now();
    inner_->run(args, context);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    time_.fastest_seconds = time_.calls == 0 ? seconds : std::min(time_.fastest_seconds, seconds);
    time_.seconds += seconds;
    ++time_.calls;
  }

 private:
  std::unique_ptr<kernels::Prepared<Op>> inner_;
  OpTime& time_;
};

template <class Op>
std::unique_ptr<kernels::Prepared<Op>> prepare_timed(const typename Op::Spec& spec, kernels::PrepareContext& context) {
  auto& clock = static_cast<OpClock&>(context.backend);  // this table belongs to an OpClock
  kernels::PrepareContext inner{clock.inner(), context.weights, context.measure};
  auto op = clock.inner().ops().get<Op>()(spec, inner);
  OpTime& time = clock.time_of(std::string(kernels::op_name<Op>()), shapes_of(spec), flop_of(spec));
  return std::make_unique<TimedOp<Op>>(std::move(op), time);
}

}  // namespace

OpClock::OpClock(kernels::Backend& inner) : inner_(inner) {
  kernels::for_each_op([&]<class Op>() {
    if (inner_.ops().get<Op>() != nullptr) ops_.set<Op>(prepare_timed<Op>);
  });
}

OpTime& OpClock::time_of(std::string op, std::string shapes, double flop) {
  OpTime& time = times_[{op, shapes}];
  if (time.op.empty()) time = {std::move(op), std::move(shapes), flop};
  return time;
}

void OpClock::reset() {
  for (auto& [key, time] : times_) {
    time.calls = 0;
    time.seconds = 0;
  }
}

std::vector<OpTime> OpClock::times() const {
  std::vector<OpTime> called;
  for (const auto& [key, time] : times_)
    if (time.calls > 0) called.push_back(time);
  std::ranges::sort(called, std::greater<>(), &OpTime::seconds);
  return called;
}

}  // namespace sana::app
