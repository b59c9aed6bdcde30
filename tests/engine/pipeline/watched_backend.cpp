// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/pipeline/watched_backend.h"

#include <type_traits>

namespace sana::engine {
namespace {

template <class Op>
class Watched final : public kernels::Prepared<Op> {
 public:
  Watched(std::unique_ptr<kernels::Prepared<Op>> inner, WatchedBackend& backend, std::int64_t tokens)
      : inner_(std::move(inner)), backend_(backend), tokens_(tokens) {}
  std::size_t scratch_bytes() const override { return inner_->scratch_bytes(); }
  std::size_t packed_bytes() const override { return inner_->packed_bytes(); }
  void run(const typename Op::Args& args, const kernels::RunContext& context) noexcept override {
    backend_.notice(tokens_);
    inner_->run(args, context);
  }

 private:
  std::unique_ptr<kernels::Prepared<Op>> inner_;
  WatchedBackend& backend_;
  std::int64_t tokens_;
};

template <class Op>
std::unique_ptr<kernels::Prepared<Op>> prepare(const typename Op::Spec& spec, kernels::PrepareContext& context) {
  auto& watched = static_cast<WatchedBackend&>(context.backend);
  kernels::PrepareContext inner{watched.inner(), context.weights, context.measure};
  std::int64_t tokens = 0;
  if constexpr (std::is_same_v<Op, kernels::Embedding>) tokens = spec.count;
  return std::make_unique<Watched<Op>>(watched.inner().ops().get<Op>()(spec, inner), watched, tokens);
}

}  // namespace

WatchedBackend::WatchedBackend(const std::string& name, int threads)
    : inner_(kernels::create_backend(name, {.threads = threads})) {
  kernels::for_each_op([this]<class Op>() {
    if (inner_->ops().get<Op>() != nullptr) ops_.set<Op>(&prepare<Op>);
  });
}

void WatchedBackend::reset(std::int64_t stop_at, std::stop_source stop) {
  runs_ = tokens_ = 0;
  stop_at_ = stop_at;
  stop_ = std::move(stop);
}

void WatchedBackend::notice(std::int64_t tokens) noexcept {
  tokens_ += tokens;
  if (runs_++ == stop_at_) stop_.request_stop();
}

}  // namespace sana::engine
