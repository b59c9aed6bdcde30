// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One job from recipe to picture, with the faults it was told to have.

#include <nlohmann/json.hpp>

#include "tests/ui/fake_engine/outlet.h"
#include "tests/ui/fake_engine/switches.h"
#include "tests/ui/fake_engine/work.h"

namespace sana::fake_engine {

/// Where the process may go wrong on purpose. False: the job has failed and was answered.
class Faults {
 public:
  Faults(const Switches& switches, Work& work, Outlet& outlet) : switches_(switches), work_(work), outlet_(outlet) {}
  bool pass(const std::string& point, std::uint32_t job, const std::string& prompt = {});

 private:
  [[noreturn]] void hang();

  const Switches& switches_;
  Work& work_;
  Outlet& outlet_;
};

class Drawing {
 public:
  Drawing(const Switches& switches, Work& work, Outlet& outlet) : switches_(switches), work_(work), outlet_(outlet) {}
  /// Sends STAGE, PREVIEW and exactly one answer.
  void run(std::uint32_t job, const nlohmann::json& recipe, const nlohmann::json& model);

 private:
  bool at(const std::string& point);
  void stage(std::string_view name, int done, int total, bool remembered = false);
  bool understand();
  bool draw();
  bool develop();
  void preview(int step, int steps);
  void send_result(const nlohmann::json& seconds);
  void fail(std::string_view code, std::string_view text, std::string_view hint);

  const Switches& switches_;
  Work& work_;
  Outlet& outlet_;
  std::uint32_t job_ = 0;
  nlohmann::json recipe_;
  std::string prompt_;
  std::uint64_t hash_ = 0;
  int width_ = 0, height_ = 0;
  bool answered_ = false;
};

}  // namespace sana::fake_engine
