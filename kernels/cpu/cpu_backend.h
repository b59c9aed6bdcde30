// SPDX-License-Identifier: Apache-2.0
#pragma once
// The cpu backend and the factories of its ops. Each factory packs what it needs from its weights and returns the
// prepared op; the ops keep a reference to the backend's team, so the backend outlives them.

#include "kernels/backend.h"
#include "kernels/cpu/parallel_for.h"

namespace sana::kernels {

class CpuBackend final : public Backend {
 public:
  explicit CpuBackend(const BackendOptions& options);
  std::string_view name() const override { return "cpu"; }
  DeviceInfo device() const override;
  const OpTable& ops() const override { return ops_; }
  std::shared_ptr<Buffer> allocate(std::size_t bytes) override;
  void upload(void* device, const void* host, std::size_t bytes) override;
  void download(void* host, const void* device, std::size_t bytes) override;
  Team& team() { return team_; }

 private:
  Team team_;
  OpTable ops_;
};

/// The team of the backend that prepares: the cpu table's factories only ever see a CpuBackend.
inline Team& team_of(PrepareContext& context) { return static_cast<CpuBackend&>(context.backend).team(); }

inline bool stop_requested(const RunContext& context) {
  return context.stop != nullptr && context.stop->stop_requested();
}

template <class Op>
using Prepares = std::unique_ptr<Prepared<Op>>(const typename Op::Spec& spec, PrepareContext& context);

Prepares<Linear> prepare_linear;
Prepares<Conv2d> prepare_conv2d;
Prepares<Upsample> prepare_upsample;
Prepares<Downsample> prepare_downsample;
Prepares<ResBlocks> prepare_res_blocks;
Prepares<DepthwiseGlu> prepare_depthwise_glu;
Prepares<LinearAttention> prepare_linear_attention;
Prepares<SoftmaxAttention> prepare_softmax_attention;
Prepares<RmsNorm> prepare_rms_norm;
Prepares<LayerNorm> prepare_layer_norm;
Prepares<GatedAdd> prepare_gated_add;
Prepares<GatedActivation> prepare_gated_activation;
Prepares<Activate> prepare_activate;
Prepares<Add> prepare_add;
Prepares<Copy> prepare_copy;
Prepares<Combine> prepare_combine;
Prepares<GroupMean> prepare_group_mean;
Prepares<Embedding> prepare_embedding;
Prepares<Rope> prepare_rope;

}  // namespace sana::kernels
