// SPDX-License-Identifier: Apache-2.0
// Seeds that golden holds only indirectly: for each pipeline case the recipe, the text of other programs and a PNG.
// and, for the frames, a conversation.
//   sana_fuzz_seeds GOLDEN RECIPES PNGS FRAMES
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/image/a1111_text.h"
#include "engine/image/picture_file.h"
#include "engine/image/png_writer.h"
#include "engine/server/frames.h"
#include "engine/server/messages.h"

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

void append_frame(std::vector<std::uint8_t>& stream, Message type, std::span<const std::uint8_t> payload) {
  const auto header = encode_header({static_cast<std::uint16_t>(type), 1, static_cast<std::uint32_t>(payload.size())});
  stream.insert(stream.end(), header.begin(), header.end());
  stream.insert(stream.end(), payload.begin(), payload.end());
}

/// One wish and one picture, behind the size of the pieces in which they come.
std::vector<std::uint8_t> conversation(std::uint8_t piece) {
  const std::string wish = "{\"recipe\":{}}";
  const auto header = encode_picture_header({.width = 2, .height = 2, .stride = 6});
  std::vector<std::uint8_t> picture(header.begin(), header.end());
  picture.resize(picture.size() + 12);
  std::vector<std::uint8_t> stream{piece};
  append_frame(stream, Message::generate, {reinterpret_cast<const std::uint8_t*>(wish.data()), wish.size()});
  append_frame(stream, Message::result, picture);
  return stream;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) {
    std::fprintf(stderr, "usage: sana_fuzz_seeds GOLDEN RECIPES PNGS FRAMES\n");
    return 2;
  }
  const fs::path recipes = arguments[2], pngs = arguments[3];
  write(fs::path(arguments[4]) / "whole", conversation(255));
  write(fs::path(arguments[4]) / "pieces", conversation(6));
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
