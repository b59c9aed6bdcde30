// SPDX-License-Identifier: Apache-2.0
// Seeds that golden holds only indirectly: for each pipeline case the recipe, the text of other programs and a PNG.
//   sana_fuzz_seeds GOLDEN RECIPES PNGS
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/image/a1111_text.h"
#include "engine/image/picture_file.h"
#include "engine/image/png_writer.h"

namespace {

using namespace sana::engine;
namespace fs = std::filesystem;
using Json = nlohmann::json;

void write(const fs::path& file, std::string_view text) { std::ofstream(file, std::ios::binary) << text; }

void write(const fs::path& file, const std::vector<std::uint8_t>& bytes) {
  write(file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

/// The case's request; the picture is a small gradient.
Picture picture_of(const Json& parameters) {
  Picture picture;
  picture.request = {.prompt = parameters.value("prompt", "several"),
                     .negative = parameters.value("negative_prompt", ""),
                     .width = parameters.value("width", 32),
                     .height = parameters.value("height", 32),
                     .binning = parameters.value("use_resolution_binning", false),
                     .steps = parameters.value("num_inference_steps", 2),
                     .guidance_scale = parameters.value("guidance_scale", 4.5),
                     .scheduler = "dpm_solver",
                     .scheduler_parameters = {{"flow_shift", 3}},
                     .seed = std::stoull(parameters.value("seed", "0")),
                     .instruction = GenerateRequest::Instruction::custom,
                     .instruction_text = "Describe:",
                     .max_tokens = parameters.value("max_sequence_length", 300)};
  picture.model_id = "model";
  picture.model_identity = "0123456789abcdef";
  picture.image = {8, 8, {}};
  for (int i = 0; i < 8 * 8 * 3; ++i) picture.image.rgb.push_back(static_cast<std::uint8_t>(i));
  return picture;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: sana_fuzz_seeds GOLDEN RECIPES PNGS\n");
    return 2;
  }
  const fs::path recipes = arguments[2], pngs = arguments[3];
  for (const auto& entry : fs::directory_iterator(fs::path(arguments[1]) / "cases" / "pipeline")) {
    std::ifstream file(entry.path() / "case.json");
    const Picture picture = picture_of(Json::parse(file).at("params"));
    const std::string name = entry.path().filename().string();
    write(recipes / (name + ".json"), recipe_json(picture));
    write(recipes / (name + ".txt"), a1111_text(picture));
    write(pngs / (name + ".png"), encode_picture(picture));
    write(pngs / (name + "_parameters.png"),
          encode_png(picture.image, std::vector<PngText>{{a1111_keyword, a1111_text(picture)}}));
  }
}
