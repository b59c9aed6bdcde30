// SPDX-License-Identifier: Apache-2.0
// JSON configs: parsing, every getter on every key, the model card.
#include <nlohmann/json.hpp>

#include "engine/checkpoint/card.h"
#include "engine/checkpoint/config.h"
#include "tests/fuzz/outcome.h"

namespace {

using sana::engine::Config;
using sana::fuzz::succeeds;

void read_every_way(const Config& config, int depth) {
  succeeds([&] { config.class_name(); });
  succeeds([&] { sana::engine::read_card(config); });
  for (const auto& [key, value] : config.json().items()) {
    succeeds([&] { config.integer(key, 0); });
    succeeds([&] { config.integer_in(key, 1, 1, 4096); });
    succeeds([&] { config.number(key, 0); });
    succeeds([&] { config.flag(key, false); });
    succeeds([&] { config.text(key, ""); });
    succeeds([&] { config.integers(key, {}); });
    succeeds([&] { config.texts(key, {}, 3); });
    succeeds([&] { config.nested_integers(key); });
    succeeds([&] {
      const Config inner = config.object(key);
      if (depth < 3) read_every_way(inner, depth + 1);
    });
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  succeeds([&] { read_every_way(Config::parse(sana::fuzz::text_of(bytes, size), "input"), 0); });
  return 0;
}
