// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/image/sample_picture.h"

#include <stdlib.h>

#include <iterator>
#include <stdexcept>

namespace sana::engine::testing {

Image noise_image(int width, int height) {
  Image image{width, height, {}};
  std::uint32_t state = 1;
  for (int i = 0; i < width * height * 3; ++i) {
    state = state * 1664525U + 1013904223U;
    image.rgb.push_back(static_cast<std::uint8_t>(state >> 24));
  }
  return image;
}

std::string difficult_text() {
  return "a \"fox\"\nand 'a' <b>cat</b> & more,\tcolon: \\ back 🦊🏳️‍🌈\n\nשלום مرحبا  一只猫\r\nend  ";
}

Picture sample_picture() {
  Picture picture;
  picture.image = noise_image(33, 17);
  picture.request = {.prompt = difficult_text(),
                     .negative = "blurry,\nlow \"quality\"",
                     .width = 33,
                     .height = 17,
                     .binning = true,
                     .steps = 12,
                     .guidance_scale = 4.25,
                     .scheduler = "dpm_solver",
                     .scheduler_parameters = {{"flow_shift", 3.5}, {"solver_order", 2}},
                     .seed = 18446744073709551615U,
                     .instruction = GenerateRequest::Instruction::custom,
                     .instruction_text = "Draw:\n",
                     .max_tokens = 61,
                     .tiling = true,
                     .precision = "bf16"};
  picture.model_id = "emoji-scenes-128";
  picture.model_identity = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  picture.fallback = "tiled decode";
  return picture;
}

Folder::Folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "sana_image_XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

int Folder::entries() const {
  return static_cast<int>(std::distance(std::filesystem::directory_iterator(path_), {}));
}

}  // namespace sana::engine::testing
