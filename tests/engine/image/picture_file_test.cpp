// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "engine/image/atomic_file.h"
#include "engine/image/picture_file.h"
#include "engine/image/png_reader.h"
#include "engine/image/png_writer.h"
#include "tests/engine/image/sample_picture.h"

namespace sana::engine::testing {
namespace {

TEST(PictureFile, APictureCarriesItsRecipe) {
  const Folder folder;
  const Picture picture = sample_picture();
  const auto file = folder.path() / "fox.png";
  write_file(file, encode_picture(picture));
  const FoundRecipe found = read_recipe(file);
  EXPECT_EQ(found.origin, FoundRecipe::Origin::recipe);
  EXPECT_EQ(found.recipe.request.prompt, picture.request.prompt);
  EXPECT_EQ(recipe_json(found.recipe), recipe_json(picture));
}

TEST(PictureFile, SamePictureSameBytes) {
  EXPECT_EQ(encode_picture(sample_picture()), encode_picture(sample_picture()));
}

TEST(PictureFile, AJsonFileIsARecipeToo) {
  const Folder folder;
  const std::string json = recipe_json(sample_picture());
  const auto file = folder.path() / "fox.json";
  write_file(file, {reinterpret_cast<const std::uint8_t*>(json.data()), json.size()});
  EXPECT_EQ(recipe_json(read_recipe(file).recipe), json);
}

TEST(PictureFile, ForeignParametersServeWhereThereIsNoRecipe) {
  const std::vector<PngText> texts = {{"parameters", "a fox\nSteps: 9, Seed: 7, Size: 64x32, Mood: good"}};
  const FoundRecipe found = find_recipe(texts);
  EXPECT_EQ(found.origin, FoundRecipe::Origin::parameters);
  EXPECT_EQ(found.recipe.request.steps, 9);
  EXPECT_EQ(found.recipe.request.prompt, "a fox");
}

TEST(PictureFile, ErrorsNameTheFile) {
  const Folder folder;
  const auto file = folder.path() / "plain.png";
  EXPECT_NE(error_of([&] { read_recipe(file); }).what.find("No such file"), std::string::npos);
  write_file(file, encode_png(noise_image(2, 2)));
  const Error error = error_of([&] { read_recipe(file); });
  EXPECT_EQ(error.kind, ErrorKind::file);
  EXPECT_EQ(error.what, file.string() + ": This PNG holds no recipe.");
  EXPECT_EQ(error_of([&] { read_recipe(folder.path()); }).kind, ErrorKind::file);
}

TEST(PictureFile, AMegabyteOfPromptIsReadBack) {
  for (const std::size_t size : {std::size_t{20'000}, std::size_t{900'000}, std::size_t{1'800'000}}) {
    Picture picture = sample_picture();
    picture.request.prompt = std::string(size, 'x');
    const auto header = read_png_header(encode_picture(picture));
    EXPECT_EQ(find_recipe(header.texts).recipe.request.prompt, picture.request.prompt);
    EXPECT_NE(header.find(xmp_keyword), nullptr);
    EXPECT_EQ(header.find(xmp_keyword)->find("AIPrompt") != std::string::npos, size < 100'000);
    EXPECT_EQ(header.find(a1111_keyword) != nullptr, size < 1'000'000);
  }
}

}  // namespace
}  // namespace sana::engine::testing
