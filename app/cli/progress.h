// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a person or a program sees on standard error while pictures are drawn.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/draw_options.h"
#include "engine/request.h"

namespace sana::app {

/// Which picture of the run is being drawn.
struct Place {
  std::size_t number = 1, pictures = 1;
};

/// A picture that is written.
struct Finished {
  std::string file;
  int width = 0, height = 0;
  std::uint64_t seed = 0;
  double seconds = 0;
};

class ProgressDisplay {
 public:
  virtual ~ProgressDisplay() = default;
  virtual void begin(const Place& place) = 0;
  virtual void progress(const engine::Progress& progress) = 0;
  virtual void note(const std::string& text) = 0;
  virtual void finished(const Finished& picture) = 0;
  /// Leaves the terminal's line tidy before other text follows.
  virtual void end() {}
};

/// `quiet`: results and notes go to standard output as JSON, so they are not repeated here.
std::unique_ptr<ProgressDisplay> make_progress(ProgressMode mode, bool quiet);

/// Time left of one picture, from what its steps and the picture before took.
class TimeLeft {
 public:
  /// `now`: seconds on any steady clock.
  void progress(const engine::Progress& progress, double now);
  /// Seconds; absent until two steps are measured.
  std::optional<double> left() const { return left_; }

 private:
  double first_step_ended_ = 0, develop_began_ = 0;
  std::optional<double> develop_seconds_, left_;
};

/// "4 s", "35 s", "3 min": finer where little is left.
std::string time_text(double seconds);

/// One line with a bar for each stage, at most `columns` wide.
std::string bar_line(const engine::Progress& progress, const Place& place, std::optional<double> left, int columns);

}  // namespace sana::app
