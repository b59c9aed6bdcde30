// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a person typed behind `sana draw`, checked as far as it can be without a model.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/commands.h"

namespace sana::app {

enum class ProgressMode : std::uint8_t {
  automatic,  ///< bars on a terminal, else plain
  plain,      ///< a few lines
  json,       ///< one object a line
  none,
};

struct DrawOptions {
  std::vector<std::string> prompts;
  std::optional<std::string> prompts_file, recipe, output, preview, model, device;
  std::optional<std::string> negative, instruction, scheduler;
  std::optional<int> width, height, steps, max_tokens;
  std::optional<double> guidance;
  std::optional<std::uint64_t> seed;
  std::optional<bool> bins;
  std::optional<std::string> precision;  ///< "fp32" or "bf16"
  bool tiling = false;
  int count = 1;
  int threads = 0;  ///< 0: as many as the machine has
  ProgressMode progress = ProgressMode::automatic;
  bool json = false;

  bool to_standard_output() const { return output == "-"; }
};

/// Absent: help was asked for and is printed. Fails: usage.
std::optional<DrawOptions> read_draw_options(const Arguments& arguments);

}  // namespace sana::app
