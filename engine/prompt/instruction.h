// SPDX-License-Identifier: Apache-2.0
#pragma once
// The instruction that stands before the prompt, so that the text encoder reads the prompt as a task.

#include <span>
#include <string>
#include <string_view>

namespace sana::engine {

/// The lines joined by a newline; the prompt follows the last one directly.
std::string join_instruction(std::span<const std::string_view> lines);
std::string join_instruction(std::span<const std::string> lines);

/// The eight lines of the published pipelines.
/// Source: diffusers SanaPipeline.__call__, complex_human_instruction.
std::span<const std::string_view> published_instruction_lines();
std::string published_instruction();

}  // namespace sana::engine
