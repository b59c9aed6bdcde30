// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the frames say. Payloads are JSON objects in UTF-8 whose unknown keys are ignored, or pictures (frames.h);
// RESULT is a picture with a JSON object behind it. Standard library only: both ends include this file.

#include <cstdint>
#include <string_view>

namespace sana::engine {

enum class Message : std::uint16_t {
  // from the window
  hello = 1,          ///< {"version","client"} -> ready
  load = 2,           ///< {"folder","precision","device","memory_limit"} -> loaded or failed
  generate = 3,       ///< {"recipe":{…}} -> one of result, cancelled, failed, refused
  cancel = 4,         ///< of the job in the header
  preview_wish = 5,   ///< {"on","max_side"}
  preview_taken = 6,  ///< gives the one credit back
  ping = 7,           ///< {"n"} -> pong
  quit = 8,
  count = 9,     ///< {"text","negative"} -> tokens
  inspect = 10,  ///< {"folder"} -> inspected

  // from the engine
  ready = 101,
  loaded = 102,
  stage = 103,           ///< {"stage","done","total","remembered"}
  preview = 104,         ///< picture
  result = 105,          ///< picture, then {"recipe","seconds","fallback","notes","device"}
  cancelled = 106,
  failed = 107,          ///< {"code","text","hint"}
  refused = 108,         ///< {"reason"}
  beat = 109,            ///< {"tick","memory","memory_total","memory_available","busy"}
  log = 110,             ///< {"text"}
  tokens = 111,          ///< {"tokens","limit","cut_at"}
  inspected = 112,
  pong = 113,
  preview_source = 114,  ///< {"source","calibrated"}
};

/// Names of the stages in `stage`.
inline constexpr std::string_view stage_understand = "understand", stage_draw = "draw", stage_develop = "develop";

/// Codes of `failed`.
inline constexpr std::string_view failed_bug = "bug", failed_usage = "usage", failed_model = "model",
                                  failed_out_of_memory = "out_of_memory", failed_unusable = "unusable",
                                  failed_file = "file", failed_not_supported = "not_supported";

}  // namespace sana::engine
