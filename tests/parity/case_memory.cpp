// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/case_memory.h"

#include <cstring>

#include "kernels/error.h"
#include "kernels/half.h"

namespace sana::kernels {
namespace {

/// Bytes before and after every device tensor that no op may touch; a whole vector of any instruction set.
constexpr std::size_t guard_bytes = 256;
/// An output that was never written reads as a large number in every type.
constexpr std::byte unset_byte{0x5b};

/// splitmix64: a full-period generator whose every output is a function of a counter.
std::uint64_t mix(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15ull;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

/// Uniform in [-1, 1).
double uniform(std::uint64_t seed, std::uint64_t index) {
  return static_cast<double>(mix(seed + index) >> 11) * 0x1p-52 - 1;
}

/// Guards differ from tensor to tensor: an op that computes a guard from another one's guard is caught.
std::vector<std::byte> noise(std::uint64_t seed, std::size_t count) {
  std::vector<std::byte> bytes(count);
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::byte>(mix(seed + i));
  return bytes;
}

void store(std::byte* at, DType dtype, double value) {
  const auto single = static_cast<float>(value);
  const auto integer = static_cast<std::int32_t>(value);
  const std::uint16_t half = dtype == DType::bf16 ? f32_to_bf16(single) : f32_to_f16(single);
  if (dtype == DType::f32) std::memcpy(at, &single, sizeof single);
  else if (dtype == DType::i32) std::memcpy(at, &integer, sizeof integer);
  else std::memcpy(at, &half, sizeof half);
}

std::int64_t last_offset(const Layout& layout) {
  std::int64_t offset = layout.offset;
  for (int axis = 0; axis < layout.shape.rank(); ++axis) offset += (layout.shape[axis] - 1) * layout.strides[axis];
  return offset;
}

/// Values for every element of a block, gaps included.
std::vector<std::byte> filled(std::uint64_t seed, const Layout& layout, DType dtype, double spread, double centre) {
  const std::int64_t elements = last_offset(layout) + 1;
  const std::size_t size = size_of(dtype);
  std::vector<std::byte> bytes(static_cast<std::size_t>(elements) * size);
  for (std::size_t i = 0; i < static_cast<std::size_t>(elements); ++i)
    store(bytes.data() + i * size, dtype, centre + spread * uniform(seed, i));
  return bytes;
}

}  // namespace

Layout columns_of(const Shape& shape, std::int64_t step, std::int64_t first) {
  Shape strides = dense_strides(shape);
  std::int64_t stride = step;
  for (int axis = shape.rank() - 2; axis >= 0; --axis) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return {shape, strides, first};
}

CaseMemory::CaseMemory(Backend& backend, std::string case_name, Place place)
    : backend_(backend), case_name_(std::move(case_name)), place_(place) {}

std::uint64_t CaseMemory::seed(std::string_view label) const {
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a
  for (const std::string_view part : {std::string_view(case_name_), label})
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

ConstTensorView CaseMemory::weight(std::string_view label, const Shape& shape, DType dtype, double spread,
                                   double centre) {
  weights_.push_back(filled(seed(label), shape, dtype, spread, centre));
  return {weights_.back().data(), dtype, shape};
}

TensorView CaseMemory::place(std::string_view label, const Layout& layout, DType dtype,
                             std::vector<std::byte> initial) {
  Block block{std::string(label), noise(seed(label), initial.size() + 2 * guard_bytes), nullptr};
  std::memcpy(block.initial.data() + guard_bytes, initial.data(), initial.size());
  block.device = backend_.allocate(block.initial.size());
  backend_.upload(block.device->data(), block.initial.data(), block.initial.size());
  auto* first = static_cast<std::byte*>(block.device->data()) + guard_bytes +
                layout.offset * static_cast<std::int64_t>(size_of(dtype));
  blocks_.push_back(std::move(block));
  return {first, dtype, layout.shape, layout.strides};
}

TensorView CaseMemory::activation(std::string_view label, const Layout& layout, double spread, double centre,
                                  DType dtype) {
  return place(label, layout, dtype, filled(seed(label), layout, dtype, spread, centre));
}

ConstTensorView CaseMemory::indices(std::string_view label, std::int64_t count, std::int64_t limit) {
  const double half = static_cast<double>(limit) / 2;
  return activation(label, Shape{count}, half, half, DType::i32);
}

TensorView CaseMemory::output(const Layout& layout, DType dtype) {
  const auto bytes = static_cast<std::size_t>(last_offset(layout) + 1) * size_of(dtype);
  return place("y", layout, dtype, std::vector<std::byte>(bytes, unset_byte));
}

TensorView CaseMemory::output_over(const TensorView& over) {
  return place_ == Place::in_place ? over : output({over.shape, over.strides}, over.dtype);
}

void CaseMemory::restore() {
  for (const Block& block : blocks_) backend_.upload(block.device->data(), block.initial.data(), block.initial.size());
}

const CaseMemory::Block& CaseMemory::block_of(const void* data) const {
  for (const Block& block : blocks_) {
    const auto* first = static_cast<const std::byte*>(block.device->data());
    if (data >= first && data < first + block.initial.size()) return block;
  }
  throw Bug("A view lies outside the tensors of case " + case_name_ + ".");
}

std::vector<std::byte> CaseMemory::read(const ConstTensorView& view) const {
  const Block& block = block_of(view.data);
  std::vector<std::byte> bytes(block.initial.size());
  backend_.download(bytes.data(), block.device->data(), bytes.size());
  const auto start = static_cast<const std::byte*>(view.data) - static_cast<const std::byte*>(block.device->data());
  const auto size = static_cast<std::int64_t>(size_of(view.dtype));
  std::vector<std::byte> elements;
  elements.reserve(static_cast<std::size_t>(view.shape.elements() * size));
  for_each_offset(view.shape, view.strides, [&](std::int64_t offset) {
    const auto first = bytes.begin() + start + offset * size;
    elements.insert(elements.end(), first, first + size);
  });
  return elements;
}

std::string CaseMemory::changed_outside(const ConstTensorView& view) const {
  const Block& written = block_of(view.data);
  for (const Block& block : blocks_) {
    std::vector<std::byte> bytes(block.initial.size());
    backend_.download(bytes.data(), block.device->data(), bytes.size());
    if (&block == &written) {
      const auto start =
          static_cast<const std::byte*>(view.data) - static_cast<const std::byte*>(block.device->data());
      const auto size = static_cast<std::int64_t>(size_of(view.dtype));
      for_each_offset(view.shape, view.strides, [&](std::int64_t offset) {
        const auto first = start + offset * size;
        std::memcpy(bytes.data() + first, block.initial.data() + first, static_cast<std::size_t>(size));
      });
    }
    for (std::size_t i = 0; i < bytes.size(); ++i)
      if (bytes[i] != block.initial[i])
        return "byte " + std::to_string(static_cast<std::int64_t>(i) - static_cast<std::int64_t>(guard_bytes)) +
               " of tensor " + block.label;
  }
  return "";
}

std::vector<double> as_doubles(const std::vector<std::byte>& elements, DType dtype) {
  const std::size_t size = size_of(dtype);
  std::vector<double> values(elements.size() / size);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::byte* at = elements.data() + i * size;
    float single = 0;
    std::int32_t integer = 0;
    std::uint16_t half = 0;
    if (dtype == DType::f32) std::memcpy(&single, at, sizeof single), values[i] = single;
    else if (dtype == DType::i32) std::memcpy(&integer, at, sizeof integer), values[i] = integer;
    else std::memcpy(&half, at, sizeof half), values[i] = dtype == DType::bf16 ? bf16_to_f32(half) : f16_to_f32(half);
  }
  return values;
}

}  // namespace sana::kernels
