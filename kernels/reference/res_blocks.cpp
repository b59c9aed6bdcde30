// SPDX-License-Identifier: Apache-2.0
// Dimensions: C channels.
#include <algorithm>

#include "kernels/reference/arithmetic.h"
#include "kernels/reference/convolution.h"
#include "kernels/reference/image.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

Conv2d::Spec convolution_of(const ResBlocks::Spec& spec, const ConstTensorView& weight, const ConstTensorView& bias,
                            Activation activation) {
  return {.x = spec.x, .weight = weight, .bias = bias, .padding = 1, .activation = activation,
          .precision = spec.precision};
}

/// The hidden image, the branch before its norm, and the convolution's own.
std::size_t scratch_of(const ResBlocks::Spec& spec) {
  const Conv2d::Spec convolution = convolution_of(spec, spec.blocks[0].conv1_weight, {}, spec.activation);
  return 2 * image_bytes(spec.x) + reference_convolution_scratch(convolution);
}

/// y += RMSNorm(branch), one pixel of C channels.
void add_normed(const ResBlocks::Block& block, float eps, std::int64_t C, const float* branch, float* y) {
  double squares = 0;
  for (std::int64_t c = 0; c < C; ++c) squares += static_cast<double>(branch[c]) * branch[c];
  const double scale = 1 / std::sqrt(squares / static_cast<double>(C) + eps);
  for (std::int64_t c = 0; c < C; ++c) {
    const double normed = branch[c] * scale * load_or(block.norm_weight, c, 1) + load_or(block.norm_bias, c, 0);
    y[c] = static_cast<float>(y[c] + normed);
  }
}

void compute(const ResBlocks::Spec& spec, const ResBlocks::Args& args, const RunContext& context) noexcept {
  const std::size_t bytes = image_bytes(spec.x);
  const std::int64_t C = spec.x[3];
  auto* hidden = reinterpret_cast<float*>(context.scratch.data());
  auto* branch = reinterpret_cast<float*>(context.scratch.data() + bytes);
  const RunContext inner = after(context, 2 * bytes);
  auto* y = args.y.as<float>();
  if (y != args.x.data) std::copy_n(args.x.as<float>(), spec.x.elements(), y);
  for (const ResBlocks::Block& block : spec.blocks) {
    reference_convolution(convolution_of(spec, block.conv1_weight, block.conv1_bias, spec.activation), y, hidden,
                          inner);
    reference_convolution(convolution_of(spec, block.conv2_weight, {}, Activation::none), hidden, branch, inner);
    if (stop_requested(context.stop)) return;
    for (std::int64_t first = 0; first < spec.x.elements(); first += C)
      add_normed(block, spec.eps, C, branch + first, y + first);
  }
}

}  // namespace

std::unique_ptr<Prepared<ResBlocks>> prepare_reference(const ResBlocks::Spec& spec, PrepareContext&) {
  return reference_op<ResBlocks>(spec, &compute, &scratch_of);
}

}  // namespace sana::kernels
