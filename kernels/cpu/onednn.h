// SPDX-License-Identifier: Apache-2.0
#pragma once
// oneDNN as this backend uses it: primitives with everything allocated at prepare time, weights packed in the
// library's own layout and kept in the WeightPool.

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <oneapi/dnnl/dnnl.hpp>

#include "kernels/cpu/parallel_for.h"
#include "kernels/ops/common.h"
#include "kernels/view.h"
#include "kernels/weight_pool.h"

namespace sana::kernels {

/// The instruction set that oneDNN may use: "avx512", "avx2", "sse4", …
std::string product_isa();
bool has_avx512();
/// Fails: not_supported where products in bf16 have no instructions of their own.
void require_precision(Precision precision);
dnnl::memory::data_type product_type(Precision precision);

/// While it lives, oneDNN called from this thread uses the team's number of threads.
class TeamScope {
 public:
  explicit TeamScope(const Team& team);
  TeamScope(const TeamScope&) = delete;
  TeamScope& operator=(const TeamScope&) = delete;
  ~TeamScope();

 private:
  int before_;
};

/// Weights in a layout of oneDNN.
class LibraryWeights final : public PackedWeights {
 public:
  explicit LibraryWeights(dnnl::memory memory) : memory_(std::move(memory)) {}
  std::size_t bytes() const override { return memory_.get_desc().get_size(); }
  const dnnl::memory& memory() const { return memory_; }

 private:
  dnnl::memory memory_;
};

[[noreturn]] void throw_library_error(const char* what, const dnnl::error& error);

/// A primitive with source, weights, bias and target; source and target are named at each run.
class LibraryPrimitive {
 public:
  /// Weights and bias of a run are those given here; the layouts come from the primitive descriptor.
  struct Plan {
    dnnl::engine engine;  ///< the library keeps only a pointer to it
    dnnl::primitive primitive;
    dnnl::memory::desc source, weights, bias, target, scratch;
    std::string kernel;  ///< the library's name of the chosen implementation
  };
  /// Makes a plan for the given layout of weights; an `any` layout lets the library choose. Fails: dnnl::error.
  using Planner = std::function<Plan(const dnnl::memory::desc& weights)>;

  explicit LibraryPrimitive(const Plan& plan);
  void bind(const dnnl::memory& weights, const float* bias);
  std::size_t scratch_bytes() const { return scratch_bytes_; }
  void run(const void* source, void* target, void* scratch) const noexcept;

 private:
  dnnl::engine engine_;
  dnnl::stream stream_;
  dnnl::primitive primitive_;
  dnnl::memory source_, weights_, bias_, target_, scratch_;
  std::array<dnnl_exec_arg_t, 5> arguments_{};
  int argument_count_ = 0;
  std::size_t scratch_bytes_ = 0;
};

dnnl::engine library_engine();

/// A plan from the descriptor of a matmul or convolution, with the options that every primitive here is made with.
/// Kernels that `rejects` refuses by name are passed over. Fails: dnnl::error.
template <class Primitive>
LibraryPrimitive::Plan plan_of(const typename Primitive::desc& description, bool (*rejects)(const std::string&)) {
  dnnl::primitive_attr attributes;
  attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
  const dnnl::engine engine = library_engine();
  typename Primitive::primitive_desc chosen(description, attributes, engine);
  while (rejects(chosen.impl_info_str()) && chosen.next_impl()) continue;
  return {engine,
          Primitive(chosen),
          chosen.src_desc(),
          chosen.weights_desc(),
          chosen.bias_desc(),
          chosen.dst_desc(),
          chosen.scratchpad_desc(),
          chosen.impl_info_str()};
}

/// Runs `body`, turning the library's exceptions into ours. Fails: out_of_memory, not_supported.
template <class Body>
auto with_library_errors(const char* what, const Body& body) {
  try {
    return body();
  } catch (const dnnl::error& error) {
    throw_library_error(what, error);
  }
}

/// Makes primitives that read the same stored weights. The layout is the one that the pool already holds for them, if
/// a primitive takes it without falling to another kernel, else the one that the library prefers, packed now.
class LibraryWeightSource {
 public:
  /// Writes the weights into memory of the library's layout.
  using Packer = std::function<void(const dnnl::memory& packed)>;

  /// `any`: dimensions and type of the weights with an open layout. With `measure` nothing is packed.
  LibraryWeightSource(WeightPool& pool, WeightPool::Key key, dnnl::memory::desc any, Packer packer, bool measure)
      : pool_(pool), key_(std::move(key)), any_(std::move(any)), packer_(std::move(packer)), measure_(measure) {}
  /// `bias` outlives the primitive. Fails: dnnl::error.
  std::unique_ptr<LibraryPrimitive> primitive(const LibraryPrimitive::Planner& planner, const float* bias);
  /// Bytes of all layouts that the primitives so far read.
  std::size_t packed_bytes() const;

 private:
  WeightPool& pool_;
  WeightPool::Key key_;
  dnnl::memory::desc any_;
  Packer packer_;
  bool measure_;
  std::vector<dnnl::memory::desc> layouts_;

  void note(const dnnl::memory::desc& layout);
};

/// Rows of stored weights, stacked; each (n_i, columns) dense.
struct StackedRows {
  std::vector<ConstTensorView> parts;
  std::int64_t columns = 0;
};
/// Copies rows [begin, end) of the stack as fp32 to `target`; returns where they lie if they are dense fp32 already.
const float* stacked_rows(const StackedRows& rows, std::int64_t begin, std::int64_t end, std::vector<float>& target);

}  // namespace sana::kernels
