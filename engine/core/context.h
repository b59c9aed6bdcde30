// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a stage's forward function reaches the op table. The same function runs in three modes: `measure` counts
// memory, `prepare` also prepares every op in order, `run` replays those prepared ops.

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/tensor/arena.h"

namespace sana::engine {

/// The prepared ops of one forward function for one set of shapes, in the order of their calls.
struct Plan {
  std::vector<std::unique_ptr<kernels::PreparedOp>> ops;
  std::size_t arena_bytes = 0;
  std::size_t packed_bytes = 0;
};

/// Receives the output of every named module of a model (golden traces). Slows nothing when absent.
class ModuleTrace {
 public:
  virtual ~ModuleTrace() = default;
  virtual void record(const std::string& module, const Tensor& output) = 0;
};

class Context {
 public:
  enum class Mode : std::uint8_t { measure, prepare, run };
  struct Parts {
    kernels::Backend& backend;
    kernels::WeightPool& weights;
    Arena& arena;
    Plan& plan;
    std::stop_token stop = {};
    ModuleTrace* trace = nullptr;
  };

  Context(Mode mode, const Parts& parts) : mode_(mode), parts_(parts) {}

  /// Calls one op. `make_spec()` is asked only while preparing, so that running allocates nothing.
  /// Fails: not_supported if the backend lacks the op; Cancelled if a stop was requested.
  template <class Op, class MakeSpec>
  void call(MakeSpec&& make_spec, const typename Op::Args& args) {
    if (parts_.stop.stop_requested()) throw Cancelled{};
    parts_.backend.note_work();
    if (mode_ == Mode::run) replay<Op>(args);
    else prepare<Op>(make_spec());
  }

  /// Stack memory until the enclosing Scope ends.
  Tensor allocate(const Shape& shape, DType dtype = DType::f32) { return parts_.arena.allocate(shape, dtype); }

  Mode mode() const { return mode_; }
  bool tracing() const { return parts_.trace != nullptr; }
  void trace(std::string_view module, const Tensor& output) const {
    if (parts_.trace != nullptr && mode_ == Mode::run) parts_.trace->record(std::string(module), output);
  }
  kernels::Backend& backend() const { return parts_.backend; }

  /// Gives back every tensor allocated since its construction.
  class Scope {
   public:
    explicit Scope(Context& context) : arena_(context.parts_.arena), top_(arena_.top()) {}
    ~Scope() { arena_.release_to(top_); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Arena& arena_;
    std::size_t top_;
  };

 private:
  template <class Op>
  void prepare(const typename Op::Spec& spec) {
    auto factory = parts_.backend.ops().template get<Op>();
    if (factory == nullptr) fail_missing(kernels::op_name<Op>());
    kernels::PrepareContext context{parts_.backend, parts_.weights, mode_ == Mode::measure};
    auto op = factory(spec, context);
    parts_.arena.note_scratch(op->scratch_bytes());
    parts_.plan.packed_bytes += op->packed_bytes();
    if (mode_ == Mode::prepare) parts_.plan.ops.push_back(std::move(op));
  }

  template <class Op>
  void replay(const typename Op::Args& args) {
    // The plan was recorded from this very function with these shapes; anything else is a bug in the key.
    auto* op = next_ < parts_.plan.ops.size() ? dynamic_cast<kernels::Prepared<Op>*>(parts_.plan.ops[next_++].get()) : nullptr;
    SANA_CHECK(op != nullptr, std::string(kernels::op_name<Op>()));
    op->run(args, {parts_.arena.scratch(), &parts_.stop});
  }

  [[noreturn]] void fail_missing(std::string_view op) const;

  Mode mode_;
  Parts parts_;
  std::size_t next_ = 0;
};

}  // namespace sana::engine
