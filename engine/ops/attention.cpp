// SPDX-License-Identifier: Apache-2.0
#include "engine/ops/ops.h"
#include "engine/ops/views.h"

namespace sana::engine::ops {

using kernels::LinearAttention;
using kernels::Rope;
using kernels::SoftmaxAttention;

void linear_attention(Context& context, const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& y, float eps,
                      LinearAttention::Path path) {
  context.call<LinearAttention>(
      [&] {
        for (const Tensor* other : {&k, &v, &y}) check_shape("linear_attention", *other, q.shape());
        return LinearAttention::Spec{q.shape(), eps, path};
      },
      {q.view(), k.view(), v.view(), writable(y)});
}

void softmax_attention(Context& context, const Tensor& q, const Tensor& k, const Tensor& v, const Tensor& y,
                       const SoftmaxOptions& options) {
  context.call<SoftmaxAttention>(
      [&] {
        check_shape("softmax_attention v", v, k.shape());
        check_shape("softmax_attention y", y, q.shape());
        return SoftmaxAttention::Spec{q.shape(),       k.shape(),    options.scale,
                                      options.softcap, options.mask, options.window};
      },
      {q.view(), k.view(), v.view(), writable(y)});
}

void rope(Context& context, const Tensor& x, const Tensor& cos, const Tensor& sin, const Tensor& y) {
  context.call<Rope>(
      [&] {
        for (const Tensor* angle : {&cos, &sin}) check_shape("rope angle", *angle, {x.size(0), x.size(2) / 2});
        check_shape("rope y", y, x.shape());
        return Rope::Spec{x.shape()};
      },
      {x.view(), cos.view(), sin.view(), writable(y)});
}

}  // namespace sana::engine::ops
