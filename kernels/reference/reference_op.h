// SPDX-License-Identifier: Apache-2.0
#pragma once
// The form of every reference op: a checked copy of its spec and one function. Nothing is packed.

#include <cstddef>
#include <memory>

#include "kernels/op_table.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {

/// y = compute(spec, args), with `scratch_bytes` of scratch.
template <class Op>
class ReferenceOp final : public Prepared<Op> {
 public:
  using Compute = void (*)(const typename Op::Spec&, const typename Op::Args&, const RunContext&) noexcept;

  ReferenceOp(const typename Op::Spec& spec, Compute compute, std::size_t scratch)
      : spec_(spec), compute_(compute), scratch_(scratch) {}
  std::size_t scratch_bytes() const override { return scratch_; }
  void run(const typename Op::Args& args, const RunContext& context) noexcept override {
    compute_(spec_, args, context);
  }

 private:
  typename Op::Spec spec_;
  Compute compute_;
  std::size_t scratch_;
};

/// Checks the spec, then makes the op. `scratch` says how many bytes a checked spec needs; none: no scratch.
template <class Op>
std::unique_ptr<Prepared<Op>> reference_op(const typename Op::Spec& spec, typename ReferenceOp<Op>::Compute compute,
                                           std::size_t (*scratch)(const typename Op::Spec&) = nullptr) {
  check(spec);
  return std::make_unique<ReferenceOp<Op>>(spec, compute, scratch == nullptr ? 0 : scratch(spec));
}

/// One factory an op, told apart by the spec's type. Fails: Bug from kernels/ops/checks.h.
std::unique_ptr<Prepared<Linear>> prepare_reference(const Linear::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Conv2d>> prepare_reference(const Conv2d::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Upsample>> prepare_reference(const Upsample::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Downsample>> prepare_reference(const Downsample::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<ResBlocks>> prepare_reference(const ResBlocks::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<DepthwiseGlu>> prepare_reference(const DepthwiseGlu::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<LinearAttention>> prepare_reference(const LinearAttention::Spec& spec, PrepareContext&);
std::unique_ptr<Prepared<SoftmaxAttention>> prepare_reference(const SoftmaxAttention::Spec& spec, PrepareContext&);
std::unique_ptr<Prepared<RmsNorm>> prepare_reference(const RmsNorm::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<LayerNorm>> prepare_reference(const LayerNorm::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<GatedAdd>> prepare_reference(const GatedAdd::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<GatedActivation>> prepare_reference(const GatedActivation::Spec& spec, PrepareContext&);
std::unique_ptr<Prepared<Activate>> prepare_reference(const Activate::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Add>> prepare_reference(const Add::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Copy>> prepare_reference(const Copy::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Combine>> prepare_reference(const Combine::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<GroupMean>> prepare_reference(const GroupMean::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Embedding>> prepare_reference(const Embedding::Spec& spec, PrepareContext& context);
std::unique_ptr<Prepared<Rope>> prepare_reference(const Rope::Spec& spec, PrepareContext& context);

}  // namespace sana::kernels
