// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "kernels/reference/arithmetic.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

/// Counts through all positions of a shape, last axis first.
class Odometer {
 public:
  explicit Odometer(const Shape& shape) : shape_(shape), index_(shape) {
    for (int axis = 0; axis < shape.rank(); ++axis) index_[axis] = 0;
  }
  /// Distance from a view's first element, in elements.
  std::int64_t offset(const Shape& strides) const {
    std::int64_t sum = 0;
    for (int axis = 0; axis < shape_.rank(); ++axis) sum += index_[axis] * strides[axis];
    return sum;
  }
  void advance() {
    for (int axis = shape_.rank() - 1; axis >= 0; --axis) {
      if (++index_[axis] < shape_[axis]) return;
      index_[axis] = 0;
    }
  }

 private:
  Shape shape_, index_;
};

void compute(const Activate::Spec& spec, const Activate::Args& args, const RunContext&) noexcept {
  const auto* x = args.x.as<float>();
  for (std::int64_t i = 0; i < spec.x.elements(); ++i)
    args.y.as<float>()[i] = static_cast<float>(reference_activation(spec.activation, x[i]));
}

void compute(const Add::Spec& spec, const Add::Args& args, const RunContext&) noexcept {
  Odometer at(spec.y);
  for (std::int64_t left = spec.y.elements(); left > 0; --left, at.advance())
    args.y.as<float>()[at.offset(args.y.strides)] =
        args.a.as<float>()[at.offset(args.a.strides)] + args.b.as<float>()[at.offset(args.b.strides)];
}

/// Integers are not sent through a floating type on their way to integers.
void store(const Copy::Spec& spec, const void* x, std::int64_t from, void* y, std::int64_t to) {
  if (spec.to == DType::i32) {
    static_cast<std::int32_t*>(y)[to] = static_cast<const std::int32_t*>(x)[from];
    return;
  }
  if (spec.from == spec.to) {  // bit for bit, NaN payloads included
    const std::size_t size = size_of(spec.to);
    std::memcpy(static_cast<std::byte*>(y) + to * static_cast<std::int64_t>(size),
                static_cast<const std::byte*>(x) + from * static_cast<std::int64_t>(size), size);
    return;
  }
  const auto value = static_cast<float>(load_element(x, spec.from, from));
  if (spec.to == DType::bf16) static_cast<std::uint16_t*>(y)[to] = f32_to_bf16(value);
  else static_cast<float*>(y)[to] = value;
}

void compute(const Copy::Spec& spec, const Copy::Args& args, const RunContext&) noexcept {
  Odometer at(spec.x);
  for (std::int64_t left = spec.x.elements(); left > 0; --left, at.advance())
    store(spec, args.x.data, at.offset(args.x.strides), args.y.data, at.offset(args.y.strides));
}

/// Element by element, so y may be any of the terms.
void compute(const Combine::Spec& spec, const Combine::Args& args, const RunContext&) noexcept {
  for (std::int64_t i = 0; i < spec.x.elements(); ++i) {
    double sum = 0;
    for (std::size_t term = 0; term < args.x.size(); ++term)
      if (args.coefficient[term] != 0)
        sum += static_cast<double>(args.coefficient[term]) * args.x[term].as<float>()[i];
    args.y.as<float>()[i] = static_cast<float>(sum);
  }
}

void compute(const GroupMean::Spec& spec, const GroupMean::Args& args, const RunContext&) noexcept {
  const auto* x = args.x.as<float>();
  for (std::int64_t i = 0; i < spec.x.elements() / spec.group; ++i) {
    double sum = 0;
    for (std::int64_t j = 0; j < spec.group; ++j) sum += x[i * spec.group + j];
    args.y.as<float>()[i] = static_cast<float>(sum / static_cast<double>(spec.group));
  }
}

}  // namespace

std::unique_ptr<Prepared<Activate>> prepare_reference(const Activate::Spec& spec, PrepareContext&) {
  return reference_op<Activate>(spec, &compute);
}
std::unique_ptr<Prepared<Add>> prepare_reference(const Add::Spec& spec, PrepareContext&) {
  return reference_op<Add>(spec, &compute);
}
std::unique_ptr<Prepared<Copy>> prepare_reference(const Copy::Spec& spec, PrepareContext&) {
  return reference_op<Copy>(spec, &compute);
}
std::unique_ptr<Prepared<Combine>> prepare_reference(const Combine::Spec& spec, PrepareContext&) {
  return reference_op<Combine>(spec, &compute);
}
std::unique_ptr<Prepared<GroupMean>> prepare_reference(const GroupMean::Spec& spec, PrepareContext&) {
  return reference_op<GroupMean>(spec, &compute);
}

}  // namespace sana::kernels
