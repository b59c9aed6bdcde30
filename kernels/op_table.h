// SPDX-License-Identifier: Apache-2.0
#pragma once
// The op table: for each op one factory, or null where a backend does not provide it.
// An op has two steps. `prepare` may allocate, pack weights, choose an algorithm and fail with an Exception;
// `run` neither throws nor allocates, so a sequence of prepared ops can be captured and replayed.

#include <cstddef>
#include <memory>
#include <span>
#include <stop_token>

#include "kernels/ops/all.h"
#include "kernels/weight_pool.h"

namespace sana::kernels {

class Backend;

/// What a factory may use. With `measure` set it computes scratch and packed bytes but packs nothing.
struct PrepareContext {
  Backend& backend;
  WeightPool& weights;
  bool measure = false;
};

/// What a run may use: borrowed scratch of at least scratch_bytes(), 64-byte aligned, contents undefined;
/// `stop` asks long loops to return early (the result is then undefined and discarded).
struct RunContext {
  std::span<std::byte> scratch;
  const std::stop_token* stop = nullptr;
};

/// Any prepared op, without its type: a plan is a list of these.
class PreparedOp {
 public:
  virtual ~PreparedOp() = default;
  /// Scratch that run() borrows, in bytes.
  virtual std::size_t scratch_bytes() const { return 0; }
  /// Anonymous memory that packing these weights takes (0 where the file's pages are used directly).
  virtual std::size_t packed_bytes() const { return 0; }
};

template <class Op>
class Prepared : public PreparedOp {
 public:
  virtual void run(const typename Op::Args& args, const RunContext& context) noexcept = 0;
};

template <class Op>
using Factory = std::unique_ptr<Prepared<Op>> (*)(const typename Op::Spec& spec, PrepareContext& context);

template <class Op>
struct OpEntry {
  Factory<Op> factory = nullptr;
};

/// One entry an op; the list of ops is AllOps in kernels/ops/all.h.
template <class List>
struct BasicOpTable;
template <class... Ops>
struct BasicOpTable<OpList<Ops...>> : OpEntry<Ops>... {
  template <class Op>
  Factory<Op> get() const { return OpEntry<Op>::factory; }
  template <class Op>
  void set(Factory<Op> factory) { OpEntry<Op>::factory = factory; }
};

using OpTable = BasicOpTable<AllOps>;

/// Calls visit.template operator()<Op>() for every op, in the order of AllOps.
template <class Visitor>
void for_each_op(Visitor&& visit) {
  [&]<class... Ops>(OpList<Ops...>*) { (visit.template operator()<Ops>(), ...); }(static_cast<AllOps*>(nullptr));
}

}  // namespace sana::kernels
