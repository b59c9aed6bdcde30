// SPDX-License-Identifier: Apache-2.0
#include "engine/prompt/instruction.h"

#include <array>

namespace sana::engine {
namespace {

template <class Lines>
std::string join(const Lines& lines) {
  std::string text;
  bool first = true;
  for (const std::string_view line : lines) {
    if (!first) text += '\n';
    first = false;
    text += line;
  }
  return text;
}

}  // namespace

std::string join_instruction(std::span<const std::string_view> lines) { return join(lines); }
std::string join_instruction(std::span<const std::string> lines) { return join(lines); }

std::span<const std::string_view> published_instruction_lines() {
  static constexpr auto lines = std::to_array<std::string_view>({
      "Given a user prompt, generate an 'Enhanced prompt' that provides detailed visual descriptions suitable for "
      "image "
      "generation. Evaluate the level of detail in the user prompt:",
      "- If the prompt is simple, focus on adding specifics about colors, shapes, sizes, textures, and spatial "
      "relationships to create vivid and concrete scenes.",
      "- If the prompt is already detailed, refine and enhance the existing details slightly without overcomplicating.",
      "Here are examples of how to transform or refine prompts:",
      "- User Prompt: A cat sleeping -> Enhanced: A small, fluffy white cat curled up in a round shape, sleeping "
      "peacefully on a warm sunny windowsill, surrounded by pots of blooming red flowers.",
      "- User Prompt: A busy city street -> Enhanced: A bustling city street scene at dusk, featuring glowing street "
      "lamps, a diverse crowd of people in colorful clothing, and a double-decker bus passing by towering glass "
      "skyscrapers.",
      "Please generate only the enhanced description for the prompt below and avoid including any additional "
      "commentary "
      "or evaluations:",
      "User Prompt: ",
  });
  return lines;
}

std::string published_instruction() { return join(published_instruction_lines()); }

}  // namespace sana::engine
