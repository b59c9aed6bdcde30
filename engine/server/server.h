// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: frames of wishes. out: frames of answers, until the wishes end.

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "engine/engine.h"
#include "engine/server/job.h"
#include "engine/server/prompt_counter.h"
#include "engine/server/work_queue.h"
#include "engine/server/writer.h"

namespace sana::engine {

struct ServerOptions {
  int in = 0, out = 1;  ///< descriptors of the protocol; they stay the caller's
  EngineOptions engine = {};
};

/// The engine's end of the protocol. The caller's thread works: it owns the engine and every tensor. A second thread
/// reads, cancels and counts tokens, a third one tells twice a second that the first one moves.
class Server {
 public:
  explicit Server(const ServerOptions& options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Serves until QUIT, the end of the input, or until nobody reads any more: 0. 2 after bytes that are no frame.
  int run();

 private:
  // The reading thread.
  void read();
  void take_frames(FrameReader& reader);
  void handle(const Frame& frame);
  void handle_now(Message type, std::uint32_t job, const nlohmann::json& wish);
  void greet(const nlohmann::json& wish);
  void cancel(std::uint32_t job);
  bool can_count_now(const nlohmann::json& wish) const;
  void end(int exit_code);

  // The working thread.
  void work(const Task& task);
  void load(const Task& task);
  void generate(const Task& task);
  void inspect(const Task& task);
  Engine& engine_on(const std::string& device);

  // Any thread.
  void count(const Task& task);
  void beat() const;
  void beat_until_stopped(const std::stop_token& stop);
  void guarded(const Task& task, void (Server::*answer)(const Task&));

  ServerOptions options_;
  mutable FrameWriter writer_;
  WorkQueue queue_;
  PreviewWish previews_;
  int wake_ = -1;  // eventfd: ends the reading thread
  std::atomic<int> exit_code_ = 0;
  std::atomic<bool> ended_ = false;
  mutable std::atomic<std::uint64_t> tick_ = 0;  // besides the backend's own count

  std::unique_ptr<Engine> engine_;
  std::string device_;            // as it was asked for
  Model* model_ = nullptr;        // open in engine_
  std::string precision_, key_;   // of model_; key_ says what was opened
  mutable std::mutex lock_;       // of what follows, and of exchanging engine_
  std::shared_ptr<const PromptCounter> counter_;
};

}  // namespace sana::engine
