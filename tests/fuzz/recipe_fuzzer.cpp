// SPDX-License-Identifier: Apache-2.0
// The JSON recipe and the text of other programs. What is read and saved must be read the same again.
#include "engine/image/a1111_text.h"
#include "engine/image/recipe.h"
#include "engine/image/xmp.h"
#include "tests/fuzz/outcome.h"

namespace {

using namespace sana::engine;
using sana::fuzz::require;
using sana::fuzz::succeeds;

void read_recipe(std::string_view text) {
  Recipe recipe;
  if (!succeeds([&] { recipe = parse_recipe(text); })) return;
  succeeds([&] { request_from_recipe(recipe); });
  const std::string saved = recipe_json(recipe);
  // Numbers may be written longer than they were read.
  if (saved.size() > max_recipe_bytes) return;
  require(recipe_json(parse_recipe(saved)) == saved, "a saved recipe reads back");
}

void read_parameters(std::string_view text) {
  const auto found = request_from_a1111(parse_a1111(text));
  Picture picture;
  picture.request = found.request;
  picture.image.width = picture.image.height = 1;
  const std::string own = a1111_text(picture);
  require(parse_a1111(own).find("Seed") != nullptr || found.request.steps == 0, "our own text has its pairs");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto text = sana::fuzz::text_of(bytes, size);
  read_recipe(text);
  read_parameters(text);
  xmp_packet({.system = "s", .version = "1", .prompt = std::string(text), .creator_tool = "t"});
  return 0;
}
