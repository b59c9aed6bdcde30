// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/cpu_backend.h"

#include <unistd.h>

#include <cstring>
#include <fstream>

#include "kernels/cpu/targets.h"
#include "kernels/host_buffer.h"
#ifndef SANA_PARALLEL_STD
#include "kernels/cpu/onednn.h"
#endif

namespace sana::kernels {
namespace {

std::string processor_name() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.rfind("model name", 0) == 0) return line.substr(line.find(':') + 2);
  return "unknown processor";
}

}  // namespace

CpuBackend::CpuBackend(const BackendOptions& options) : team_(options.threads) {
#ifndef SANA_PARALLEL_STD
  ops_.set<Linear>(prepare_linear);
  ops_.set<Conv2d>(prepare_conv2d);
  ops_.set<Upsample>(prepare_upsample);
  ops_.set<Downsample>(prepare_downsample);
  ops_.set<ResBlocks>(prepare_res_blocks);
#endif
  ops_.set<DepthwiseGlu>(prepare_depthwise_glu);
  ops_.set<LinearAttention>(prepare_linear_attention);
  ops_.set<SoftmaxAttention>(prepare_softmax_attention);
  ops_.set<RmsNorm>(prepare_rms_norm);
  ops_.set<LayerNorm>(prepare_layer_norm);
  ops_.set<GatedAdd>(prepare_gated_add);
  ops_.set<GatedActivation>(prepare_gated_activation);
  ops_.set<Activate>(prepare_activate);
  ops_.set<Add>(prepare_add);
  ops_.set<Copy>(prepare_copy);
  ops_.set<Combine>(prepare_combine);
  ops_.set<GroupMean>(prepare_group_mean);
  ops_.set<Embedding>(prepare_embedding);
  ops_.set<Rope>(prepare_rope);
}

DeviceInfo CpuBackend::device() const {
  const std::vector<std::string> targets = vector_targets();
  std::string isa = targets.empty() ? "scalar" : targets.front();
  if (isa == "AVX3") isa = "avx512";
  else if (isa == "AVX2") isa = "avx2";
  else if (isa == "SSE4") isa = "sse4";
#ifndef SANA_PARALLEL_STD
  isa = product_isa();
#endif
  const auto pages = static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES));
  return {"cpu", processor_name(), isa, pages * static_cast<std::size_t>(sysconf(_SC_PAGE_SIZE)), team_.threads()};
}

std::shared_ptr<Buffer> CpuBackend::allocate(std::size_t bytes) { return allocate_host_buffer(bytes); }

void CpuBackend::upload(void* device, const void* host, std::size_t bytes) { std::memcpy(device, host, bytes); }

void CpuBackend::download(void* host, const void* device, std::size_t bytes) { std::memcpy(host, device, bytes); }

std::unique_ptr<Backend> create_cpu_backend(const BackendOptions& options);
std::unique_ptr<Backend> create_cpu_backend(const BackendOptions& options) {
  return std::make_unique<CpuBackend>(options);
}

}  // namespace sana::kernels
