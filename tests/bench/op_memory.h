// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tensors for one op, and the loop that runs it.

#include <benchmark/benchmark.h>

#include <memory>
#include <vector>

#include "kernels/backend.h"

namespace sana::bench {

class OpMemory {
 public:
  OpMemory() : backend_(kernels::create_backend("")) {}

  /// Uniform in ±1 / sqrt(values a row), so that results stay near 1.
  kernels::ConstTensorView weight(const kernels::Shape& shape);
  /// Uniform in ±1.
  kernels::TensorView map(const kernels::Shape& shape);

  /// Prepares the op and runs it once for every iteration.
  template <class Op>
  void run(benchmark::State& state, const typename Op::Spec& spec, const typename Op::Args& args) {
    kernels::PrepareContext context{*backend_, pool_};
    const auto op = backend_->ops().get<Op>()(spec, context);
    const auto scratch = backend_->allocate(op->scratch_bytes());
    const kernels::RunContext run{{static_cast<std::byte*>(scratch->data()), scratch->bytes()}};
    op->run(args, run);  // pages and caches warm
    for (auto iteration : state) op->run(args, run);
  }

 private:
  std::unique_ptr<kernels::Backend> backend_;
  kernels::WeightPool pool_;
  std::vector<std::shared_ptr<kernels::Buffer>> maps_;
  std::vector<std::vector<float>> weights_;
};

}  // namespace sana::bench
