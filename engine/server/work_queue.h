// SPDX-License-Identifier: Apache-2.0
#pragma once
// What waits for the work thread. Filled and cancelled by the reader, emptied by the work thread.

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/server/messages.h"

namespace sana::engine {

struct Task {
  Message type = Message::generate;
  std::uint32_t job = 0;
  nlohmann::json wish;
};

class WorkQueue {
 public:
  enum class Cancelled : std::uint8_t {
    unknown,  ///< neither waits nor runs, or is no drawing
    waiting,  ///< is gone from the queue: the caller answers
    running,  ///< has been asked to stop: the work thread answers
  };

  void push(Task task);
  /// Waits for the next task, which then runs until the next call; nothing once the queue is closed.
  std::optional<Task> next();
  /// Drawings only.
  Cancelled cancel(std::uint32_t job);
  /// Asks the running task to stop and gives back what waited. Later tasks are dropped.
  std::vector<Task> close();

  /// Of the running task.
  std::stop_token stop() const;
  bool is_busy() const;
  /// Whether a task of this type waits or runs.
  bool has(Message type) const;

 private:
  mutable std::mutex lock_;
  std::condition_variable changed_;
  std::deque<Task> waiting_;
  std::optional<Task> running_;  // without its wish
  std::stop_source stop_;
  bool closed_ = false;
};

}  // namespace sana::engine
