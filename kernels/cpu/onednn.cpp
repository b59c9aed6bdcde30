// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/onednn.h"

#include <omp.h>

#include <algorithm>

#include "kernels/cpu/expand.h"
#include "kernels/error.h"

namespace sana::kernels {
namespace {

bool isa_includes(dnnl::cpu_isa wanted) {
  const auto have = static_cast<unsigned>(dnnl::get_effective_cpu_isa());
  const auto want = static_cast<unsigned>(wanted);
  return (have & want) == want;
}

/// Descriptions of memory that another description can be asked for without data.
dnnl::memory without_data(const dnnl::memory::desc& description, const dnnl::engine& engine) {
  return dnnl::memory(description, engine, DNNL_MEMORY_NONE);
}

}  // namespace

bool has_avx512() { return isa_includes(dnnl::cpu_isa::avx512_core); }

std::string product_isa() {
  if (has_avx512()) return "avx512";
  if (isa_includes(dnnl::cpu_isa::avx2)) return "avx2";
  if (isa_includes(dnnl::cpu_isa::avx)) return "avx";
  return "sse4";
}

void require_precision(Precision precision) {
  if (precision == Precision::bf16 && !isa_includes(dnnl::cpu_isa::avx512_core_bf16))
    throw Exception(ErrorKind::not_supported, "This processor has no instructions for products in bf16.",
                    "Choose the precision fp32.");
}

dnnl::memory::data_type product_type(Precision precision) {
  return precision == Precision::bf16 ? dnnl::memory::data_type::bf16 : dnnl::memory::data_type::f32;
}

TeamScope::TeamScope(const Team& team) : before_(omp_get_max_threads()) { omp_set_num_threads(team.threads()); }
TeamScope::~TeamScope() { omp_set_num_threads(before_); }

void throw_library_error(const char* what, const dnnl::error& error) {
  if (error.status == dnnl_out_of_memory)
    throw Exception(ErrorKind::out_of_memory, std::string("The machine has no memory left to prepare ") + what + ".",
                    "Choose a smaller size or close other programs.");
  throw Exception(ErrorKind::not_supported,
                  std::string("oneDNN cannot prepare ") + what + " (" + error.message + ").", "");
}

dnnl::engine library_engine() { return dnnl::engine(dnnl::engine::kind::cpu, 0); }

LibraryPrimitive::LibraryPrimitive(const Plan& plan)
    : engine_(plan.engine),
      stream_(engine_),
      primitive_(plan.primitive),
      source_(without_data(plan.source, engine_)),
      bias_(without_data(plan.bias, engine_)),
      target_(without_data(plan.target, engine_)),
      scratch_(without_data(plan.scratch, engine_)),
      scratch_bytes_(plan.scratch.get_size()) {}

void LibraryPrimitive::bind(const dnnl::memory& weights, const float* bias) {
  weights_ = weights;
  const auto add = [&](int name, const dnnl::memory& memory) {
    arguments_[static_cast<std::size_t>(argument_count_++)] = {name, memory.get()};
  };
  add(DNNL_ARG_SRC, source_);
  add(DNNL_ARG_WEIGHTS, weights_);
  add(DNNL_ARG_DST, target_);
  if (scratch_bytes_ > 0) add(DNNL_ARG_SCRATCHPAD, scratch_);
  if (bias == nullptr) return;
  bias_.set_data_handle(const_cast<float*>(bias));
  add(DNNL_ARG_BIAS, bias_);
}

void LibraryPrimitive::run(const void* source, void* target, void* scratch) const noexcept {
  // The C interface: the C++ one builds a vector of the arguments at every call.
  dnnl_memory_set_data_handle(source_.get(), const_cast<void*>(source));
  dnnl_memory_set_data_handle(target_.get(), target);
  if (scratch_bytes_ > 0) dnnl_memory_set_data_handle(scratch_.get(), scratch);
  dnnl_primitive_execute(primitive_.get(), stream_.get(), argument_count_, arguments_.data());
  dnnl_stream_wait(stream_.get());
}

void LibraryWeightSource::note(const dnnl::memory::desc& layout) {
  if (std::find(layouts_.begin(), layouts_.end(), layout) == layouts_.end()) layouts_.push_back(layout);
}

std::size_t LibraryWeightSource::packed_bytes() const {
  std::size_t bytes = 0;
  for (const dnnl::memory::desc& layout : layouts_) bytes += layout.get_size();
  return bytes;
}

std::unique_ptr<LibraryPrimitive> LibraryWeightSource::primitive(const LibraryPrimitive::Planner& planner,
                                                                 const float* bias) {
  const LibraryPrimitive::Plan preferred = planner(any_);
  const std::string packing = key_.packing;
  for (int variant = 0;; ++variant) {
    WeightPool::Key key{key_.sources, packing + "." + std::to_string(variant)};
    auto pooled = std::static_pointer_cast<LibraryWeights>(pool_.find(key));
    LibraryPrimitive::Plan plan = preferred;
    if (pooled == nullptr) {
      note(plan.weights);
      if (measure_) return std::make_unique<LibraryPrimitive>(plan);
      pooled = std::make_shared<LibraryWeights>(dnnl::memory(plan.weights, plan.engine));
      packer_(pooled->memory());
      pool_.put(std::move(key), pooled);
    } else if (const dnnl::memory::desc layout = pooled->memory().get_desc(); layout != plan.weights) {
      try {
        plan = planner(layout);
      } catch (const dnnl::error&) {
        continue;
      }
      if (plan.kernel != preferred.kernel) continue;
    }
    note(plan.weights);
    auto primitive = std::make_unique<LibraryPrimitive>(plan);
    primitive->bind(pooled->memory(), bias);
    return primitive;
  }
}

const float* stacked_rows(const StackedRows& rows, std::int64_t begin, std::int64_t end, std::vector<float>& target) {
  std::int64_t part_begin = 0;
  float* out = nullptr;
  for (const ConstTensorView& part : rows.parts) {
    const std::int64_t part_end = part_begin + part.shape.elements() / rows.columns;
    const std::int64_t from = std::max(begin, part_begin), to = std::min(end, part_end);
    if (from < to) {
      const auto offset = static_cast<std::size_t>((from - part_begin) * rows.columns);
      const auto* source = static_cast<const std::byte*>(part.data) + offset * size_of(part.dtype);
      if (from == begin && to == end && part.dtype == DType::f32) return reinterpret_cast<const float*>(source);
      if (out == nullptr) {
        target.resize(static_cast<std::size_t>((end - begin) * rows.columns));
        out = target.data();
      }
      const auto count = static_cast<std::size_t>((to - from) * rows.columns);
      expand_to_f32(part.dtype, source, out, count);
      out += count;
    }
    part_begin = part_end;
  }
  return target.data();
}

}  // namespace sana::kernels
