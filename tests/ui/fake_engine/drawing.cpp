// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_engine/drawing.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>

#include "tests/ui/fake_engine/description.h"

namespace sana::fake_engine {
namespace {

using Json = nlohmann::json;
constexpr int largest_side = 8192, most_steps = 1000;

std::uint32_t preview_flags(const std::string& source) {
  if (source == "tiny") return 2;
  return source == "linear" ? 3 : 1;
}

class Stopwatch {
 public:
  /// Seconds since the last call.
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    return std::chrono::duration<double>(now - std::exchange(since_, now)).count();
  }

 private:
  std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

}  // namespace

void Faults::hang() {
  work_.is_busy = true;
  if (!switches_.hang_beat) work_.is_beating = false;
  while (true) pause();
}

bool Faults::pass(const std::string& point, std::uint32_t job, const std::string& prompt) {
  if (switches_.happens(switches_.garbage_at, point, prompt)) outlet_.send_garbage();
  if (switches_.happens(switches_.crash_at, point, prompt)) {
    std::signal(SIGABRT, SIG_DFL);
    std::abort();
  }
  if (switches_.happens(switches_.hang_at, point, prompt)) hang();
  if (!switches_.happens(switches_.oom_at, point, prompt)) return true;
  if (switches_.oom_kill) {
    const long total = sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
    outlet_.send(Message::beat, 0,
                 {{"tick", ++work_.tick},
                  {"memory", total / 10 * 9},
                  {"memory_total", total},
                  {"memory_available", total / 100},
                  {"busy", true}});
    kill(getpid(), SIGKILL);
  }
  outlet_.send(Message::failed, job,
               {{"code", engine::failed_out_of_memory},
                {"text", "There is not enough memory for this picture."},
                {"hint", "Choose a smaller size."}});
  return false;
}

bool Drawing::at(const std::string& point) {
  work_.wait_at(
      switches_.gate.empty() || (!switches_.gate_points.empty() &&
                                 std::ranges::find(switches_.gate_points, point) == switches_.gate_points.end())
          ? std::string()
          : switches_.gate,
      point);
  if (work_.is_cancelled()) return false;
  const bool passed = Faults(switches_, work_, outlet_).pass(point, job_, prompt_);
  answered_ = !passed;
  return passed;
}

void Drawing::stage(std::string_view name, int done, int total, bool remembered) {
  outlet_.send(Message::stage, job_, {{"stage", name}, {"done", done}, {"total", total}, {"remembered", remembered}});
}

bool Drawing::understand() {
  stage(engine::stage_understand, 0, 1);
  const std::string text = prompt_ + '\n' + recipe_.value("negative", "");
  const bool remembered = work_.read_prompts.contains(text);
  if (!at("understand") || !work_.spend(remembered ? 0 : switches_.understand_ms)) return false;
  work_.read_prompts.insert(text);
  stage(engine::stage_understand, 1, 1, remembered);
  return true;
}

void Drawing::preview(int step, int steps) {
  if (switches_.preview_source == "none" || !work_.wants_previews) return;
  if (!work_.has_credit.exchange(false) && !switches_.ignore_credit) return;
  const double scale = std::min(1.0, static_cast<double>(work_.largest_preview) / std::max(width_, height_));
  const auto side = [scale](int pixels) { return std::max(1, static_cast<int>(pixels * scale)); };
  const double sharpness = static_cast<double>(step) / steps;
  outlet_.send(Message::preview, job_, draw_scene(hash_, side(width_), side(height_), sharpness), step,
               preview_flags(switches_.preview_source));
}

bool Drawing::draw() {
  const int steps = std::clamp(recipe_["steps"].get<int>(), 1, most_steps);
  stage(engine::stage_draw, 0, steps);
  for (int step = 1; step <= steps; ++step) {
    if (!at("step " + std::to_string(step)) || !work_.spend(switches_.step_ms)) return false;
    stage(engine::stage_draw, step, steps);
    preview(step, steps);
  }
  return true;
}

bool Drawing::develop() {
  stage(engine::stage_develop, 0, 1);
  if (!at("develop") || !work_.spend(switches_.develop_ms)) return false;
  stage(engine::stage_develop, 1, 1);
  return at("result");
}

void Drawing::fail(std::string_view code, std::string_view text, std::string_view hint) {
  outlet_.send(Message::failed, job_, {{"code", code}, {"text", text}, {"hint", hint}});
  answered_ = true;
}

void Drawing::send_result(const Json& seconds) {
  constexpr std::uint8_t grey = 200;
  const Pixels pixels = switches_.black      ? one_colour(width_, height_, 0)
                        : switches_.constant ? one_colour(width_, height_, grey)
                                             : draw_scene(hash_, width_, height_, 1);
  const Json tail{
      {"recipe", recipe_}, {"seconds", seconds}, {"fallback", ""}, {"notes", Json::array()}, {"device", "cpu"}};
  outlet_.send(Message::result, job_, pixels, 0, 0, tail.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void Drawing::run(std::uint32_t job, const Json& recipe, const Json& model) {
  job_ = job;
  recipe_ = completed(recipe, model);
  prompt_ = recipe_.value("prompt", "");
  hash_ = recipe_hash(recipe_);
  width_ = std::clamp(recipe_["width"].get<int>(), 1, largest_side);
  height_ = std::clamp(recipe_["height"].get<int>(), 1, largest_side);
  work_.begin(job, std::chrono::milliseconds(switches_.slow_cancel));
  work_.has_credit = true;
  const bool has_previews = switches_.preview_source != "none";
  outlet_.send(Message::preview_source, job, {{"source", switches_.preview_source}, {"calibrated", has_previews}});
  if (!switches_.refuse.empty()) {
    outlet_.send(Message::refused, job, {{"reason", switches_.refuse}});
    return;
  }
  Stopwatch watch;
  Json seconds{{"load", 0.0}};
  const auto timed = [&](const char* name, bool went_well) {
    seconds[name] = watch.lap();
    return went_well;
  };
  const bool is_done = timed("understand", understand()) && timed("draw", draw()) && timed("develop", develop());
  if (answered_) return;
  if (!is_done) outlet_.send(Message::cancelled, job, Json::object());
  else if (switches_.nan)
    fail(engine::failed_unusable, "The picture holds numbers that are not finite.", "Choose another precision.");
  else send_result(seconds);
}

}  // namespace sana::fake_engine
