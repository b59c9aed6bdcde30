// SPDX-License-Identifier: Apache-2.0
#include "engine/image/picture_file.h"

#include <algorithm>
#include <string_view>

#include "engine/core/error.h"
#include "engine/image/a1111_text.h"
#include "engine/image/atomic_file.h"
#include "engine/image/creator.h"
#include "engine/image/png_reader.h"
#include "engine/image/png_writer.h"
#include "engine/image/xmp.h"

namespace sana::engine {
namespace {

const std::string* find_text(std::span<const PngText> texts, std::string_view keyword) {
  const auto found = std::ranges::find(texts, keyword, &PngText::keyword);
  return found == texts.end() ? nullptr : &found->text;
}

std::size_t total_bytes(std::span<const PngText> texts) {
  std::size_t bytes = 0;
  for (const auto& [keyword, text] : texts) bytes += keyword.size() + text.size();
  return bytes;
}

}  // namespace

std::vector<PngText> picture_texts(const Picture& picture, const RecipeExtras& extras) {
  XmpMark mark{.system = "Sana",
               .version = std::string(creator_version()),
               .prompt = picture.request.prompt,
               .creator_tool = std::string(creator_tool())};
  if (!picture.model_id.empty()) mark.system += " (" + picture.model_id + ")";
  std::vector<PngText> texts = {{a1111_keyword, a1111_text(picture)},
                                {recipe_keyword, recipe_json(picture, extras)},
                                {xmp_keyword, xmp_packet(mark)}};
  if (total_bytes(texts) > max_png_text_bytes) {
    mark.prompt.clear();
    texts.back().text = xmp_packet(mark);
  }
  if (total_bytes(texts) > max_png_text_bytes) texts.erase(texts.begin());
  return texts;
}

std::vector<std::uint8_t> encode_picture(const Picture& picture, const RecipeExtras& extras) {
  return encode_png(picture.image, picture_texts(picture, extras));
}

FoundRecipe find_recipe(std::span<const PngText> texts) {
  FoundRecipe found;
  if (const auto* recipe = find_text(texts, recipe_keyword)) {
    found.recipe = parse_recipe(*recipe);
    return found;
  }
  const auto* parameters = find_text(texts, a1111_keyword);
  if (parameters == nullptr) {
    throw Exception(ErrorKind::file, "This PNG holds no recipe.", "Give a PNG that Sana wrote, or a JSON recipe.");
  }
  auto foreign = request_from_a1111(parse_a1111(*parameters));
  found.origin = FoundRecipe::Origin::parameters;
  found.recipe.request = std::move(foreign.request);
  found.notes = std::move(foreign.notes);
  return found;
}

FoundRecipe read_recipe(const std::filesystem::path& file) {
  const auto bytes = read_file(file, max_png_file_bytes);
  try {
    if (is_png(bytes)) return find_recipe(read_png_header(bytes).texts);
    FoundRecipe found;
    found.recipe = parse_recipe({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    return found;
  } catch (const Exception& exception) {
    const Error& error = exception.error();
    throw Exception(error.kind, file.string() + ": " + error.what, error.hint);
  }
}

}  // namespace sana::engine
