// SPDX-License-Identifier: Apache-2.0
#pragma once
// What one picture is asked with, and what comes back. Standard C++ only: the door's vocabulary.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sana::engine {

/// Complete: on one machine with one set of libraries this alone determines the picture, to the byte.
struct GenerateRequest {
  std::string prompt;
  std::string negative;
  int width = 0, height = 0;  ///< pixels; 0: the model's own
  /// Draw at the nearest trained size, then resize and crop; absent: on where the model has a table of sizes.
  std::optional<bool> binning;
  int steps = 0;              ///< 0: the model's own
  double guidance_scale = -1; ///< negative: the model's own; at most 1: no guidance
  std::string scheduler;      ///< "": the model's own
  std::map<std::string, double> scheduler_parameters;
  std::uint64_t seed = 0;
  enum class Instruction : std::uint8_t { model_default, off, published, custom };
  Instruction instruction = Instruction::model_default;
  std::string instruction_text;  ///< for custom
  int max_tokens = 0;            ///< 0: the model's own
  bool tiling = false;           ///< decode by tiles
  std::string precision = "fp32";  ///< or "bf16": that of the open model
};

/// 8-bit RGB, rows from the top, no padding.
struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;  ///< height * width * 3
};

/// The three honest stages.
enum class StageName : std::uint8_t { understand, draw, develop };

/// Where a job stands: step `done` of `total` in `stage`. `remembered`: the prompt's embedding was cached.
struct Progress {
  StageName stage = StageName::understand;
  int done = 0, total = 0;
  bool remembered = false;
};

/// What shows an unfinished picture.
enum class PreviewKind : std::uint8_t {
  none = 0,
  autoencoder = 1,  ///< the model's own decoder: exact
  tiny = 2,         ///< a small learned decoder beside the model
  linear = 3,       ///< a linear map from latents to colours, fitted to earlier pictures
};

/// "autoencoder" and so on.
constexpr std::string_view preview_name(PreviewKind kind) {
  constexpr std::string_view names[] = {"none", "autoencoder", "tiny", "linear"};
  return names[static_cast<int>(kind)];
}

/// Called on the engine's thread. A wanted preview is decoded before preview() is called.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void progress(const Progress&) {}
  /// The engine asks before it decodes the estimate of the clean picture at `step` (from 1).
  virtual bool wants_preview(int /*step*/) { return false; }
  virtual void preview(int /*step*/, const Image&) {}
  /// 0: previews come from the autoencoder in full size, whatever they cost. Else the longest side that a preview
  /// may have, in pixels: it then comes from the best source that costs little beside a step.
  virtual int preview_side() { return 0; }
  /// Where previews come from: told before the first step, and again when it changes. `calibrated`: whether the
  /// linear map of this model has learnt from a picture yet.
  virtual void preview_source(PreviewKind, bool /*calibrated*/) {}
  /// Something the person should know: repaired text, cut prompt, large seed.
  virtual void note(const std::string&) {}
};

struct StageSeconds {
  double load = 0, understand = 0, draw = 0, develop = 0;
};

/// A finished picture with the request as it was really drawn (defaults filled in).
struct Picture {
  Image image;
  GenerateRequest request;
  std::string model_id, model_identity;
  std::string fallback;  ///< names each thing done otherwise than asked; "" if none
  StageSeconds seconds;
};

}  // namespace sana::engine
