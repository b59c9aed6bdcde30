// SPDX-License-Identifier: Apache-2.0
// Copy and Add: views of any strides.
#include <algorithm>
#include <array>
#include <cstring>

#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/expand.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {
namespace {

/// A walk over equal shapes of `Operands` views: axes of extent 1 dropped, neighbours merged where every view allows.
template <std::size_t Operands>
struct Walk {
  using Offsets = std::array<std::int64_t, Operands>;
  int rank = 0;
  std::array<std::int64_t, max_rank> extent{};
  std::array<Offsets, max_rank> stride{};

  Walk(const Shape& shape, const std::array<const Shape*, Operands>& strides) {
    for (int axis = 0; axis < shape.rank(); ++axis) {
      if (shape[axis] == 1) continue;
      Offsets step;
      for (std::size_t i = 0; i < Operands; ++i) step[i] = (*strides[i])[axis];
      bool merges = rank > 0;
      for (std::size_t i = 0; i < Operands && merges; ++i)
        merges = stride[last()][i] == step[i] * shape[axis];
      if (!merges) ++rank;
      extent[last()] = merges ? extent[last()] * shape[axis] : shape[axis];
      stride[last()] = step;
    }
    if (rank == 0) {
      rank = 1;
      extent[0] = 1;
      stride[0].fill(1);
    }
  }

  std::int64_t inner() const { return extent[last()]; }
  const Offsets& inner_stride() const { return stride[last()]; }
  std::int64_t rows() const {
    std::int64_t product = 1;
    for (int axis = 0; axis + 1 < rank; ++axis) product *= extent[static_cast<std::size_t>(axis)];
    return product;
  }

  /// Calls body(offsets) for the rows [begin, end) of the innermost axis.
  template <class Body>
  void each_row(std::int64_t begin, std::int64_t end, const Body& body) const {
    std::array<std::int64_t, max_rank> index{};
    Offsets offset{};
    std::int64_t rest = begin;
    for (int axis = rank - 2; axis >= 0; --axis) {
      const auto at = static_cast<std::size_t>(axis);
      index[at] = rest % extent[at];
      rest /= extent[at];
      for (std::size_t i = 0; i < Operands; ++i) offset[i] += index[at] * stride[at][i];
    }
    for (std::int64_t row = begin; row < end; ++row) {
      body(offset);
      for (int axis = rank - 2; axis >= 0; --axis) {
        const auto at = static_cast<std::size_t>(axis);
        for (std::size_t i = 0; i < Operands; ++i) offset[i] += stride[at][i];
        if (++index[at] < extent[at]) break;
        for (std::size_t i = 0; i < Operands; ++i) offset[i] -= extent[at] * stride[at][i];
        index[at] = 0;
      }
    }
  }

 private:
  std::size_t last() const { return static_cast<std::size_t>(rank - 1); }
};

/// Runs body(offsets, begin, count) over the walk: rows are spread over the team, or one long row is cut.
template <std::size_t Operands, class Body>
void spread(Team& team, const Walk<Operands>& walk, const Body& body) {
  constexpr std::int64_t block_elements = 16384;
  const std::int64_t rows = walk.rows(), inner = walk.inner();
  if (rows == 1) {
    const typename Walk<Operands>::Offsets none{};
    for_blocks(team, inner, block_elements,
               [&](std::int64_t begin, std::int64_t end, int) { body(none, begin, end - begin); });
    return;
  }
  for_blocks(team, rows, std::max<std::int64_t>(1, block_elements / inner),
             [&](std::int64_t begin, std::int64_t end, int) {
               walk.each_row(begin, end, [&](const auto& offset) { body(offset, 0, inner); });
             });
}

template <class T>
void copy_strided(const T* x, std::int64_t x_step, T* y, std::int64_t y_step, std::int64_t count) {
  if (x_step == 1 && y_step == 1) std::memcpy(y, x, static_cast<std::size_t>(count) * sizeof(T));
  else
    for (std::int64_t i = 0; i < count; ++i) y[i * y_step] = x[i * x_step];
}

/// One row with conversion, through a small block on the stack.
void convert_strided(DType from, const std::byte* x, std::int64_t x_step, DType to, std::byte* y, std::int64_t y_step,
                     std::int64_t count) {
  constexpr std::int64_t block = 256;
  std::uint16_t narrow[block];
  float wide[block];
  for (std::int64_t begin = 0; begin < count; begin += block) {
    const std::int64_t n = std::min(block, count - begin);
    const auto size = static_cast<std::size_t>(n);
    const std::byte* source = x + begin * x_step * static_cast<std::int64_t>(size_of(from));
    if (from == DType::f32) {
      copy_strided(reinterpret_cast<const float*>(source), x_step, wide, 1, n);
    } else if (from == DType::i32) {
      const auto* integers = reinterpret_cast<const std::int32_t*>(source);
      for (std::int64_t i = 0; i < n; ++i) wide[i] = static_cast<float>(integers[i * x_step]);
    } else {
      copy_strided(reinterpret_cast<const std::uint16_t*>(source), x_step, narrow, 1, n);
      expand_to_f32(from, narrow, wide, size);
    }
    std::byte* target = y + begin * y_step * static_cast<std::int64_t>(size_of(to));
    if (to == DType::f32) {
      copy_strided(wide, 1, reinterpret_cast<float*>(target), y_step, n);
    } else {
      round_to_bf16(wide, narrow, size);
      copy_strided(narrow, 1, reinterpret_cast<std::uint16_t*>(target), y_step, n);
    }
  }
}

class CpuCopy final : public Prepared<Copy> {
 public:
  CpuCopy(const Copy::Spec& spec, Team& team) : team_(team), from_(spec.from), to_(spec.to) {}

  void run(const Copy::Args& args, const RunContext&) noexcept override {
    const Walk<2> walk(args.x.shape, {&args.x.strides, &args.y.strides});
    const std::int64_t x_step = walk.inner_stride()[0], y_step = walk.inner_stride()[1];
    const auto x_size = static_cast<std::int64_t>(size_of(from_)), y_size = static_cast<std::int64_t>(size_of(to_));
    const auto* x = static_cast<const std::byte*>(args.x.data);
    auto* y = static_cast<std::byte*>(args.y.data);
    spread(team_, walk, [&](const auto& offset, std::int64_t begin, std::int64_t count) {
      const std::byte* source = x + (offset[0] + begin * x_step) * x_size;
      std::byte* target = y + (offset[1] + begin * y_step) * y_size;
      if (from_ != to_) convert_strided(from_, source, x_step, to_, target, y_step, count);
      else if (x_size == 4)
        copy_strided(reinterpret_cast<const std::uint32_t*>(source), x_step, reinterpret_cast<std::uint32_t*>(target),
                     y_step, count);
      else
        copy_strided(reinterpret_cast<const std::uint16_t*>(source), x_step, reinterpret_cast<std::uint16_t*>(target),
                     y_step, count);
    });
  }

 private:
  Team& team_;
  DType from_, to_;
};

class CpuAdd final : public Prepared<Add> {
 public:
  explicit CpuAdd(Team& team) : team_(team) {}

  void run(const Add::Args& args, const RunContext&) noexcept override {
    const Walk<3> walk(args.y.shape, {&args.a.strides, &args.b.strides, &args.y.strides});
    const auto step = walk.inner_stride();
    const bool dense = step[0] == 1 && step[1] == 1 && step[2] == 1;
    const bool row = step[0] == 1 && step[1] == 0 && step[2] == 1;
    spread(team_, walk, [&](const auto& offset, std::int64_t begin, std::int64_t count) {
      const float* a = args.a.as<float>() + offset[0] + begin * step[0];
      const float* b = args.b.as<float>() + offset[1] + begin * step[1];
      float* y = args.y.as<float>() + offset[2] + begin * step[2];
      if (dense)
        for (std::int64_t i = 0; i < count; ++i) y[i] = a[i] + b[i];
      else if (row)
        for (std::int64_t i = 0; i < count; ++i) y[i] = a[i] + *b;
      else
        for (std::int64_t i = 0; i < count; ++i) y[i * step[2]] = a[i * step[0]] + b[i * step[1]];
    });
  }

 private:
  Team& team_;
};

}  // namespace

std::unique_ptr<Prepared<Copy>> prepare_copy(const Copy::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuCopy>(spec, team_of(context));
}

std::unique_ptr<Prepared<Add>> prepare_add(const Add::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuAdd>(team_of(context));
}

}  // namespace sana::kernels
