// SPDX-License-Identifier: Apache-2.0
#pragma once
// A backend around another one: counts what runs, and asks for a stop while a chosen op is about to run.

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>

#include "kernels/backend.h"

namespace sana::engine {

class WatchedBackend final : public kernels::Backend {
 public:
  explicit WatchedBackend(const std::string& name = "", int threads = 0);

  std::string_view name() const override { return inner_->name(); }
  kernels::DeviceInfo device() const override { return inner_->device(); }
  const kernels::OpTable& ops() const override { return ops_; }
  std::shared_ptr<kernels::Buffer> allocate(std::size_t bytes) override { return inner_->allocate(bytes); }
  void upload(void* device, const void* host, std::size_t bytes) override { inner_->upload(device, host, bytes); }
  void download(void* host, const void* device, std::size_t bytes) override { inner_->download(host, device, bytes); }

  kernels::Backend& inner() { return *inner_; }
  /// Ops run since the last reset.
  std::int64_t runs() const { return runs_; }
  /// Tokens that were looked up in an embedding table since the last reset.
  std::int64_t tokens() const { return tokens_; }
  /// Counts from zero; op number `stop_at` (from 0) sees a request to stop through `stop`.
  void reset(std::int64_t stop_at = -1, std::stop_source stop = std::stop_source(std::nostopstate));
  /// Called by each op before it runs.
  void notice(std::int64_t tokens) noexcept;

 private:
  std::unique_ptr<kernels::Backend> inner_;
  kernels::OpTable ops_;
  std::int64_t runs_ = 0, tokens_ = 0, stop_at_ = -1;
  std::stop_source stop_{std::nostopstate};
};

}  // namespace sana::engine
