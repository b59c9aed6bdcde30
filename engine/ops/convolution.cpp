// SPDX-License-Identifier: Apache-2.0
#include "engine/ops/ops.h"
#include "engine/ops/views.h"
#include "kernels/ops/checks.h"

namespace sana::engine::ops {
namespace {

using kernels::Conv2d;
using kernels::DepthwiseGlu;
using kernels::Downsample;
using kernels::ResBlocks;
using kernels::Upsample;

Conv2d::Spec conv2d_spec(const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                         const ConvOptions& options) {
  return {x.shape(),          weight,           bias, options.stride, options.padding, options.groups,
          options.activation, options.precision};
}

Upsample::Spec upsample_spec(const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                             const UpsampleOptions& options) {
  return {x.shape(), weight, bias, options.mode, options.shortcut, options.precision};
}

Downsample::Spec downsample_spec(const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                                 const DownsampleOptions& options) {
  return {x.shape(), weight, bias, options.mode, options.shortcut, options.precision};
}

// Checks y against the spec's output and calls the op.
template <class Op, class MakeSpec>
void call_image_op(Context& context, MakeSpec make_spec, const Tensor& x, const Tensor& y) {
  context.call<Op>(
      [&] {
        const typename Op::Spec spec = make_spec();
        check_shape(kernels::op_name<Op>(), y, output_shape(spec));
        return spec;
      },
      {x.view(), writable(y)});
}

}  // namespace

Tensor conv2d(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
              const ConvOptions& options) {
  const Tensor y = context.allocate(output_shape(conv2d_spec(x, weight, bias, options)));
  conv2d_into(context, x, weight, bias, options, y);
  return y;
}

void conv2d_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                 const ConvOptions& options, const Tensor& y) {
  call_image_op<Conv2d>(
      context, [&] { return conv2d_spec(x, weight, bias, options); }, x, y);
}

Tensor upsample(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                const UpsampleOptions& options) {
  const Tensor y = context.allocate(output_shape(upsample_spec(x, weight, bias, options)));
  upsample_into(context, x, weight, bias, options, y);
  return y;
}

void upsample_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                   const UpsampleOptions& options, const Tensor& y) {
  call_image_op<Upsample>(
      context, [&] { return upsample_spec(x, weight, bias, options); }, x, y);
}

Tensor downsample(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                  const DownsampleOptions& options) {
  const Tensor y = context.allocate(output_shape(downsample_spec(x, weight, bias, options)));
  downsample_into(context, x, weight, bias, options, y);
  return y;
}

void downsample_into(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias,
                     const DownsampleOptions& options, const Tensor& y) {
  call_image_op<Downsample>(
      context, [&] { return downsample_spec(x, weight, bias, options); }, x, y);
}

Tensor res_blocks(Context& context, const Tensor& x, std::span<const ResBlockWeights> blocks,
                  const ResBlocksOptions& options) {
  const Tensor y = context.allocate(x.shape());
  res_blocks_into(context, x, blocks, y, options);
  return y;
}

void res_blocks_into(Context& context, const Tensor& x, std::span<const ResBlockWeights> blocks, const Tensor& y,
                     const ResBlocksOptions& options) {
  context.call<ResBlocks>(
      [&] {
        check_shape("res_blocks y", y, x.shape());
        return ResBlocks::Spec{
            x.shape(), {blocks.begin(), blocks.end()}, options.activation, options.eps, options.precision};
      },
      {x.view(), writable(y)});
}

Tensor depthwise_glu(Context& context, const Tensor& x, const ConstTensorView& weight, const ConstTensorView& bias) {
  const Tensor y = context.allocate(with_columns(x.shape(), x.size(-1) / 2));
  context.call<DepthwiseGlu>([&] { return DepthwiseGlu::Spec{x.shape(), weight, bias}; }, {x.view(), writable(y)});
  return y;
}

}  // namespace sana::engine::ops
