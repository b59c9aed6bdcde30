// SPDX-License-Identifier: Apache-2.0
#pragma once
// One drawing as the window hears of it: stages, previews, and exactly one outcome.

#include <atomic>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "engine/server/writer.h"

namespace sana::engine {

/// What the window wants to see while a picture is drawn, and whether it is ready for another preview. Set by the
/// reader, read by the work thread.
struct PreviewWish {
  std::atomic<bool> on = true;
  std::atomic<int> max_side = 512;
  std::atomic<bool> credit = true;  ///< one preview may be on its way; the next one only when it was taken
};

/// "draw" and so on, as in the messages.
std::string_view stage_name(StageName stage);
/// "model" and so on, as in FAILED.
std::string_view code_of(ErrorKind kind);
/// FAILED, or REFUSED where a filter refused.
void send_failure(FrameWriter& writer, std::uint32_t job, const Error& error);

class JobObserver final : public Observer {
 public:
  JobObserver(FrameWriter& writer, std::uint32_t job, PreviewWish& wish, std::atomic<std::uint64_t>& tick);

  void progress(const Progress& progress) override;
  bool wants_preview(int step) override;
  void preview(int step, const Image& image) override;
  void note(const std::string& text) override;
  int preview_side() override { return wish_.max_side; }
  void preview_source(PreviewKind kind, bool calibrated) override;

  const std::vector<std::string>& notes() const { return notes_; }

 private:
  FrameWriter& writer_;
  std::uint32_t job_;
  PreviewWish& wish_;
  std::atomic<std::uint64_t>& tick_;
  PreviewKind source_ = PreviewKind::none;
  std::vector<std::string> notes_;
};

/// Draws the recipe of a GENERATE payload with the engine's open model and sends the outcome.
///   precision  of the open model, for a recipe that names none
class Job {
 public:
  Job(Engine& engine, std::string precision, FrameWriter& writer)
      : engine_(engine), precision_(std::move(precision)), writer_(writer) {}
  void run(std::uint32_t job, const nlohmann::json& wish, JobObserver& observer, std::stop_token stop);

 private:
  Engine& engine_;
  std::string precision_;
  FrameWriter& writer_;
};

}  // namespace sana::engine
