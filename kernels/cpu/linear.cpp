// SPDX-License-Identifier: Apache-2.0
// Linear. With AVX-512 the library's matmul on packed weights; below it a 1x1 convolution, because its gemm there
// splits the sums by the number of threads (other bytes on other machines) and allocates at every call, and the
// convolution does neither at the same speed.
#include <algorithm>
#include <cstring>

#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/expand.h"
#include "kernels/cpu/onednn.h"
#include "kernels/cpu/rows.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {
namespace {

using dnnl::memory;

/// Multiply-adds of one library call: 50 to 100 ms on a slow machine, so that a wish to stop is seen in time.
constexpr std::int64_t call_products = std::int64_t{8} << 30;
/// Rows of a call are a multiple of this where there are several.
constexpr std::int64_t row_step = 64;
/// Floats of weights that are expanded or copied at once while packing.
constexpr std::int64_t packing_floats = std::int64_t{2} << 20;

LibraryPrimitive::Plan plan_matmul(const memory::desc& weights, std::int64_t rows, bool bias) {
  const auto dims = weights.dims();
  const memory::desc source({rows, dims[0]}, weights.data_type(), memory::format_tag::ab);
  const memory::desc target({rows, dims[1]}, memory::data_type::f32, memory::format_tag::ab);
  const memory::desc offset =
      bias ? memory::desc({1, dims[1]}, memory::data_type::f32, memory::format_tag::ab) : memory::desc();
  const dnnl::matmul::desc description =
      bias ? dnnl::matmul::desc(source, weights, offset, target) : dnnl::matmul::desc(source, weights, target);
  return plan_of<dnnl::matmul>(description, [](const std::string&) { return false; });
}

LibraryPrimitive::Plan plan_pointwise(const memory::desc& weights, std::int64_t rows, bool bias) {
  const auto dims = weights.dims();
  const memory::desc source({1, dims[1], rows, 1}, weights.data_type(), memory::format_tag::nhwc);
  const memory::desc target({1, dims[0], rows, 1}, memory::data_type::f32, memory::format_tag::nhwc);
  const memory::desc offset =
      bias ? memory::desc({dims[0]}, memory::data_type::f32, memory::format_tag::a) : memory::desc();
  const dnnl::convolution_forward::desc description(dnnl::prop_kind::forward_inference,
                                                    dnnl::algorithm::convolution_direct, source, weights, offset,
                                                    target, {1, 1}, {0, 0}, {0, 0});
  return plan_of<dnnl::convolution_forward>(description, [](const std::string&) { return false; });
}

class CpuLinear final : public Prepared<Linear> {
 public:
  CpuLinear(const Linear::Spec& spec, PrepareContext& context)
      : team_(team_of(context)),
        spec_(spec),
        rows_(spec.rows),
        inputs_(spec.weights.front().shape[1]),
        source_size_(spec.precision == Precision::bf16 ? 2 : 4) {
    for (const ConstTensorView& weight : spec.weights) outputs_ += weight.shape[0];
    const std::int64_t most = std::max(row_step, call_products / (inputs_ * outputs_) / row_step * row_step);
    const std::int64_t calls = (rows_ + most - 1) / most;
    call_rows_ = std::min(rows_, ((rows_ + calls - 1) / calls + row_step - 1) / row_step * row_step);
    gather_bias();
    const TeamScope scope(team_);
    with_library_errors("a linear layer", [&] { make_primitives(context); });
  }

  std::size_t scratch_bytes() const override {
    return library_bytes_ + source_bytes() + static_cast<std::size_t>(call_rows_ * outputs_) * sizeof(float);
  }
  std::size_t packed_bytes() const override { return packed_bytes_; }

  void run(const Linear::Args& args, const RunContext& context) noexcept override {
    const TeamScope scope(team_);
    std::byte* source_buffer = context.scratch.data() + library_bytes_;
    auto* product_buffer = reinterpret_cast<float*>(source_buffer + source_bytes());
    const bool direct = args.y.strides[0] == outputs_ && spec_.epilogue == Linear::Epilogue::store;
    for (std::int64_t row = 0; row < rows_ && !stop_requested(context); row += call_rows_) {
      const std::int64_t count = std::min(call_rows_, rows_ - row);
      const float* x = args.x.as<float>() + row * args.x.strides[0];
      const void* source = x;
      if (args.x.strides[0] != inputs_ || source_size_ == 2) {
        gather(x, args.x.strides[0], count, source_buffer);
        source = source_buffer;
      }
      float* product = direct ? args.y.as<float>() + row * outputs_ : product_buffer;
      (count == call_rows_ ? whole_ : rest_)->run(source, product, context.scratch.data());
      finish(args, row, count, product);
    }
  }

 private:
  std::size_t source_bytes() const {
    return (static_cast<std::size_t>(call_rows_ * inputs_) * source_size_ + 63) / 64 * 64;
  }

  void gather_bias() {
    if (spec_.biases.empty() || !spec_.biases.front()) return;
    for (const ConstTensorView& bias : spec_.biases) {
      const std::vector<float> part = expanded(bias);
      bias_.insert(bias_.end(), part.begin(), part.end());
    }
  }

  void make_primitives(PrepareContext& context) {
    const bool matmul = has_avx512();
    WeightPool::Key key;
    for (const ConstTensorView& weight : spec_.weights) key.sources.push_back(weight.data);
    key.packing = spec_.precision == Precision::bf16 ? "linear.bf16" : "linear.f32";
    const auto type = product_type(spec_.precision);
    const memory::desc any = matmul ? memory::desc({inputs_, outputs_}, type, memory::format_tag::any)
                                    : memory::desc({outputs_, inputs_, 1, 1}, type, memory::format_tag::any);
    LibraryWeightSource weights(context.weights, key, any, [&](const memory& packed) { pack(packed, matmul); },
                                context.measure);
    const auto make = [&](std::int64_t rows) {
      auto primitive = weights.primitive(
          [&](const memory::desc& layout) {
            return matmul ? plan_matmul(layout, rows, !bias_.empty()) : plan_pointwise(layout, rows, !bias_.empty());
          },
          bias_.empty() ? nullptr : bias_.data());
      library_bytes_ = std::max(library_bytes_, (primitive->scratch_bytes() + 63) / 64 * 64);
      return primitive;
    };
    whole_ = make(call_rows_);
    if (rows_ % call_rows_ != 0) rest_ = make(rows_ % call_rows_);
    packed_bytes_ = weights.packed_bytes();
  }

  /// Block by block, so that no second copy of the weights ever exists whole. 64 is a multiple of every layout's block.
  void pack(const memory& packed, bool matmul) const {
    const StackedRows stored{spec_.weights, inputs_};
    dnnl::engine engine = packed.get_engine();
    dnnl::stream stream(engine);
    const std::int64_t step = std::max<std::int64_t>(64, packing_floats / inputs_ / 64 * 64);
    std::vector<float> buffer;
    for (std::int64_t begin = 0; begin < outputs_; begin += step) {
      const std::int64_t count = std::min(step, outputs_ - begin);
      const float* rows = stacked_rows(stored, begin, begin + count, buffer);
      const auto f32 = memory::data_type::f32;
      const memory::desc plain = matmul ? memory::desc({inputs_, count}, f32, memory::format_tag::ba)
                                        : memory::desc({count, inputs_, 1, 1}, f32, memory::format_tag::oihw);
      const memory::desc part = matmul ? packed.get_desc().submemory_desc({inputs_, count}, {0, begin})
                                       : packed.get_desc().submemory_desc({count, inputs_, 1, 1}, {begin, 0, 0, 0});
      memory source(plain, engine, const_cast<float*>(rows));
      memory target(part, engine, packed.get_data_handle());
      dnnl::reorder(source, target).execute(stream, source, target);
      stream.wait();
    }
  }

  void gather(const float* x, std::int64_t stride, std::int64_t count, std::byte* target) {
    const auto width = static_cast<std::size_t>(inputs_);
    for_blocks(team_, count, 16, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t row = begin; row < end; ++row) {
        std::byte* to = target + static_cast<std::size_t>(row) * width * source_size_;
        if (source_size_ == 2) round_to_bf16(x + row * stride, reinterpret_cast<std::uint16_t*>(to), width);
        else std::memcpy(to, x + row * stride, width * sizeof(float));
      }
    });
  }

  /// Activation, residual and gate while the product is still in the cache.
  void finish(const Linear::Args& args, std::int64_t first, std::int64_t count, float* product) {
    float* y = args.y.as<float>();
    const std::int64_t block = std::max<std::int64_t>(1, 16384 / outputs_);
    if (spec_.epilogue == Linear::Epilogue::store) {
      if (spec_.activation == Activation::none && product == y + first * outputs_) return;
      for_blocks(team_, count, block, [&](std::int64_t begin, std::int64_t end, int) {
        for (std::int64_t row = begin; row < end; ++row)
          activate(spec_.activation, product + row * outputs_, y + (first + row) * args.y.strides[0],
                   static_cast<std::size_t>(outputs_));
      });
      return;
    }
    const bool gated = spec_.epilogue == Linear::Epilogue::gated_add;
    const GatedRows rows{product - first * outputs_,
                         args.residual.as<float>(),
                         gated ? args.gate.as<float>() : nullptr,
                         y,
                         outputs_,
                         args.residual.strides[0],
                         gated ? args.gate.strides[0] : 0,
                         args.y.strides[0],
                         outputs_,
                         spec_.rows_per_gate};
    for_blocks(team_, count, block, [&](std::int64_t begin, std::int64_t end, int) {
      gated_add_rows(rows, spec_.activation, first + begin, first + end);
    });
  }

  Team& team_;
  Linear::Spec spec_;
  std::int64_t rows_, inputs_, outputs_ = 0, call_rows_ = 0;
  std::size_t source_size_, library_bytes_ = 0, packed_bytes_ = 0;
  std::vector<float> bias_;
  std::unique_ptr<LibraryPrimitive> whole_, rest_;
};

}  // namespace

std::unique_ptr<Prepared<Linear>> prepare_linear(const Linear::Spec& spec, PrepareContext& context) {
  check(spec);
  require_precision(spec.precision);
  return std::make_unique<CpuLinear>(spec, context);
}

}  // namespace sana::kernels
