// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"

namespace sana::app {
namespace {

using engine::Progress;
using engine::StageName;

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::string seconds_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f s", seconds);
  return text;
}

std::string of_text(const Place& place) {
  if (place.pictures == 1) return {};
  return std::to_string(place.number) + "/" + std::to_string(place.pictures) + " ";
}

/// Says results and notes; shows no progress.
class Results : public ProgressDisplay {
 public:
  explicit Results(bool quiet) : quiet_(quiet) {}
  void begin(const Place& place) override { place_ = place; }
  void progress(const Progress&) override {}
  void note(const std::string& text) override {
    if (!quiet_) say("note: " + printable(text) + "\n");
  }
  void finished(const Finished& picture) override {
    if (quiet_) return;
    say(printable(picture.file) + "  " + std::to_string(picture.width) + " x " + std::to_string(picture.height) +
        ", seed " + std::to_string(picture.seed) + ", " + seconds_text(picture.seconds) + "\n");
  }

 protected:
  const Place& place() const { return place_; }

 private:
  bool quiet_;
  Place place_;
};

/// A line a stage, and one each quarter of the steps.
class Lines : public Results {
 public:
  using Results::Results;
  void progress(const Progress& progress) override {
    if (progress.stage == StageName::understand && progress.done == 0) {
      say(of_text(place()) + "Reading the prompt\n");
    } else if (progress.stage == StageName::develop && progress.done == 0) {
      say(of_text(place()) + "Developing\n");
    } else if (progress.stage == StageName::draw && progress.done > 0) {
      const int quarter = progress.done * 4 / progress.total, before = (progress.done - 1) * 4 / progress.total;
      if (quarter > before)
        say(of_text(place()) + "Drawing " + std::to_string(progress.done) + "/" + std::to_string(progress.total) +
            "\n");
    }
  }
};

/// One line that is drawn over and over.
class Bars : public Results {
 public:
  using Results::Results;
  void progress(const Progress& progress) override {
    time_left_.progress(progress, now());
    say("\r" + bar_line(progress, place(), time_left_.left(), terminal_columns()) + "\x1b[K");
    is_drawn_ = true;
  }
  void note(const std::string& text) override {
    end();
    Results::note(text);
  }
  void finished(const Finished& picture) override {
    end();
    Results::finished(picture);
  }
  void end() override {
    if (is_drawn_) say("\r\x1b[K");
    is_drawn_ = false;
  }

 private:
  TimeLeft time_left_;
  bool is_drawn_ = false;
};

/// One object a line: {"event": "stage" | "note" | "picture", …}.
class JsonLines : public ProgressDisplay {
 public:
  void begin(const Place& place) override { place_ = place; }
  void progress(const Progress& progress) override {
    time_left_.progress(progress, now());
    nlohmann::ordered_json line = event("stage");
    line["stage"] = progress.stage == StageName::understand ? "understand"
                    : progress.stage == StageName::draw     ? "draw"
                                                            : "develop";
    line["done"] = progress.done;
    line["total"] = progress.total;
    if (progress.remembered) line["remembered"] = true;
    if (const auto left = time_left_.left()) line["seconds_left"] = *left;
    say_json(line);
  }
  void note(const std::string& text) override {
    nlohmann::ordered_json line = event("note");
    line["text"] = text;
    say_json(line);
  }
  void finished(const Finished& picture) override {
    nlohmann::ordered_json line = event("picture");
    line["file"] = picture.file;
    line["seed"] = picture.seed;
    line["width"] = picture.width;
    line["height"] = picture.height;
    line["seconds"] = picture.seconds;
    say_json(line);
  }

 private:
  nlohmann::ordered_json event(const char* name) const {
    return {{"event", name}, {"picture", place_.number}, {"pictures", place_.pictures}};
  }

  Place place_;
  TimeLeft time_left_;
};

std::string bar(int done, int total, int width) {
  const int full = total > 0 ? static_cast<int>(static_cast<std::int64_t>(done) * width / total) : 0;
  return std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(width - full), '-');
}

/// "[understand ok]": before, while and after the stage.
std::string whole_stage(const char* name, StageName stage, const Progress& progress) {
  const bool is_over = progress.stage > stage || (progress.stage == stage && progress.done >= progress.total);
  const char* state = is_over ? " ok" : progress.stage == stage ? " .." : "   ";
  return std::string("[") + name + state + "]";
}

}  // namespace

std::string bar_line(const Progress& progress, const Place& place, std::optional<double> left, int columns) {
  const bool is_drawing = progress.stage == StageName::draw;
  const bool is_drawn = progress.stage == StageName::develop;
  const std::string steps =
      is_drawing ? " " + std::to_string(progress.done) + "/" + std::to_string(progress.total) : "";
  std::string before = of_text(place) + whole_stage("understand", StageName::understand, progress) + "[draw ";
  std::string after = steps + "]" + whole_stage("develop", StageName::develop, progress);
  after += left ? (*left > 0 ? "  about " + time_text(*left) + " left" : "") : "  measuring";
  const int room = columns - 1 - static_cast<int>(before.size() + after.size());
  const int width = std::clamp(room, 4, 24);
  const std::string line =
      before + (is_drawn ? bar(1, 1, width) : bar(is_drawing ? progress.done : 0, progress.total, width)) + after;
  return line.substr(0, static_cast<std::size_t>(std::max(columns - 1, 0)));
}

std::unique_ptr<ProgressDisplay> make_progress(ProgressMode mode, bool quiet) {
  if (mode == ProgressMode::automatic) {
    if (is_terminal(STDERR_FILENO)) return std::make_unique<Bars>(quiet);
    return std::make_unique<Lines>(quiet);
  }
  if (mode == ProgressMode::json) return std::make_unique<JsonLines>();
  if (mode == ProgressMode::plain) return std::make_unique<Lines>(quiet);
  return std::make_unique<Results>(quiet);
}

}  // namespace sana::app
