// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/op_memory.h"

#include <cmath>
#include <random>

namespace sana::bench {
namespace {

std::vector<float> uniform_values(std::int64_t count, float most) {
  std::minstd_rand generator;
  std::uniform_real_distribution<float> uniform(-most, most);
  std::vector<float> values(static_cast<std::size_t>(count));
  for (float& value : values) value = uniform(generator);
  return values;
}

}  // namespace

kernels::ConstTensorView OpMemory::weight(const kernels::Shape& shape) {
  const auto row = static_cast<float>(shape.elements() / shape[0]);
  weights_.push_back(uniform_values(shape.elements(), 1 / std::sqrt(row)));
  return {weights_.back().data(), kernels::DType::f32, shape};
}

kernels::TensorView OpMemory::map(const kernels::Shape& shape) {
  const std::vector<float> values = uniform_values(shape.elements(), 1);
  maps_.push_back(backend_->allocate(values.size() * sizeof(float)));
  backend_->upload(maps_.back()->data(), values.data(), values.size() * sizeof(float));
  return {maps_.back()->data(), kernels::DType::f32, shape};
}

}  // namespace sana::bench
