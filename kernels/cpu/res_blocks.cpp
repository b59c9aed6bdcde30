// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "kernels/cpu/convolution.h"
#include "kernels/cpu/expand.h"
#include "kernels/cpu/rows.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {
namespace {

/// Two convolutions with a whole map between them; norm and residual run on each band of the second.
class CpuResBlocks final : public Prepared<ResBlocks> {
 public:
  CpuResBlocks(const ResBlocks::Spec& spec, PrepareContext& context)
      : shape_(spec.x), activation_(spec.activation), eps_(spec.eps) {
    for (const ResBlocks::Block& block : spec.blocks) blocks_.push_back(std::make_unique<Block>(spec, block, context));
  }

  std::size_t scratch_bytes() const override {
    std::size_t bytes = 0;
    for (const auto& block : blocks_)
      bytes = std::max({bytes, block->first.scratch_bytes(), block->second.scratch_bytes()});
    return map_bytes() + bytes;
  }
  std::size_t packed_bytes() const override {
    std::size_t bytes = 0;
    for (const auto& block : blocks_) bytes += block->first.packed_bytes() + block->second.packed_bytes();
    return bytes;
  }

  void run(const ResBlocks::Args& args, const RunContext& context) noexcept override {
    auto* middle = reinterpret_cast<float*>(context.scratch.data());
    const RunContext inner{context.scratch.subspan(map_bytes()), context.stop};
    const float* x = args.x.as<float>();
    for (const auto& block : blocks_) {
      block->first.run(x, middle, inner, [&](const Convolution::Rows& rows) {
        const std::int64_t floats = (rows.end - rows.begin) * shape_[2] * shape_[3];
        activate(activation_, rows.rows, rows.rows, static_cast<std::size_t>(floats));
      });
      block->second.run(middle, nullptr, inner,
                        [&](const Convolution::Rows& rows) { finish(*block, rows, x, args.y.as<float>()); });
      if (stop_requested(context)) return;
      x = args.y.as<float>();
    }
  }

 private:
  struct Block {
    Convolution first, second;
    std::vector<float> weight, bias;

    Block(const ResBlocks::Spec& spec, const ResBlocks::Block& block, PrepareContext& context)
        : first(convolution_spec(spec, block.conv1_weight, block.conv1_bias, Convolution::Output::map), context),
          second(convolution_spec(spec, block.conv2_weight, {}, Convolution::Output::band), context) {
      if (context.measure) return;
      weight = expanded(block.norm_weight);
      bias = expanded(block.norm_bias);
    }
  };

  static Convolution::Spec convolution_spec(const ResBlocks::Spec& spec, const ConstTensorView& weight,
                                            const ConstTensorView& bias, Convolution::Output output) {
    Convolution::Spec convolution;
    convolution.x = spec.x;
    convolution.kernel = {spec.x[3], spec.x[3], 3, 3};
    convolution.weight = weight;
    convolution.bias = bias;
    convolution.padding = 1;
    convolution.output = output;
    convolution.precision = spec.precision;
    return convolution;
  }

  std::size_t map_bytes() const {
    return (static_cast<std::size_t>(shape_.elements()) * sizeof(float) + 63) / 64 * 64;
  }

  /// y = x + RMSNorm(rows), pixel by pixel; only these rows of x are read, so y may be x.
  void finish(const Block& block, const Convolution::Rows& rows, const float* x, float* y) const {
    const std::int64_t channels = shape_[3];
    const std::int64_t offset = (rows.image * shape_[1] + rows.begin) * shape_[2] * channels;
    const RmsRows pixels{rows.rows, x + offset, block.weight.data(), block.bias.empty() ? nullptr : block.bias.data(),
                         y + offset, channels, channels, channels, channels, eps_, Activation::none};
    rms_norm_rows(pixels, 0, (rows.end - rows.begin) * shape_[2]);
  }

  Shape shape_;
  Activation activation_;
  float eps_;
  std::vector<std::unique_ptr<Block>> blocks_;
};

}  // namespace

std::unique_ptr<Prepared<ResBlocks>> prepare_res_blocks(const ResBlocks::Spec& spec, PrepareContext& context) {
  check(spec);
  require_precision(spec.precision);
  return std::make_unique<CpuResBlocks>(spec, context);
}

}  // namespace sana::kernels
