// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/cpu_backend.h"
#include "kernels/cpu/expand.h"
#include "kernels/ops/checks.h"

namespace sana::kernels {
namespace {

class CpuEmbedding final : public Prepared<Embedding> {
 public:
  CpuEmbedding(const Embedding::Spec& spec, Team& team) : team_(team), spec_(spec) {}

  void run(const Embedding::Args& args, const RunContext&) noexcept override {
    const std::int64_t width = spec_.table.shape[1];
    const std::size_t row_bytes = static_cast<std::size_t>(width) * size_of(spec_.table.dtype);
    const auto* table = static_cast<const std::byte*>(spec_.table.data);
    const std::int32_t* ids = args.ids.as<std::int32_t>();
    for_blocks(team_, spec_.count, 16, [&](std::int64_t begin, std::int64_t end, int) {
      for (std::int64_t i = begin; i < end; ++i) {
        float* y = args.y.as<float>() + i * width;
        expand_to_f32(spec_.table.dtype, table + static_cast<std::size_t>(ids[i]) * row_bytes, y,
                      static_cast<std::size_t>(width));
        if (spec_.scale != 1)
          for (std::int64_t j = 0; j < width; ++j) y[j] *= spec_.scale;
      }
    });
  }

 private:
  Team& team_;
  Embedding::Spec spec_;
};

}  // namespace

std::unique_ptr<Prepared<Embedding>> prepare_embedding(const Embedding::Spec& spec, PrepareContext& context) {
  check(spec);
  return std::make_unique<CpuEmbedding>(spec, team_of(context));
}

}  // namespace sana::kernels
