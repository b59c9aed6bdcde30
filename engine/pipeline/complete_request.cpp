// SPDX-License-Identifier: Apache-2.0
// What a request leaves open comes from the model's card, else from its configs; what cannot be drawn is refused.
#include <algorithm>
#include <cmath>

#include "engine/image/recipe.h"
#include "engine/pipeline/model.h"
#include "engine/pipeline/resolution_bins.h"

namespace sana::engine {
namespace {

constexpr int published_max_tokens = 300;
constexpr double published_guidance = 4.5;
constexpr std::size_t largest_instruction_bytes = std::size_t{256} << 10;

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Exception(ErrorKind::usage, what, hint);
}

void check_side(const char* name, int pixels, int multiple, bool binning) {
  const std::string value = std::string(name) + " " + std::to_string(pixels);
  if (pixels < 1 || pixels > max_picture_side)
    refuse("The " + value + " cannot be drawn.", "Choose a size from 1 to " + std::to_string(max_picture_side) + " pixels.");
  if (binning || pixels % multiple == 0) return;
  const int below = pixels / multiple * multiple;
  refuse("The " + value + " is no multiple of " + std::to_string(multiple) + ", which this model draws in.",
         "Choose " + (below > 0 ? std::to_string(below) + " or " : std::string()) + std::to_string(below + multiple) + ".");
}

// Read before the prompt at every new one, and kept: this is no place for a book.
void check_instruction(const std::string& text, const Tokenizer& tokenizer) {
  if (text.size() <= largest_instruction_bytes &&
      tokenizer.encode(text).ids.size() <= static_cast<std::size_t>(max_prompt_tokens))
    return;
  refuse("The instruction before the prompt is too long.",
         "Use at most " + std::to_string(max_prompt_tokens) + " tokens, and 256 KiB.");
}

void check_numbers(const GenerateRequest& request) {
  if (request.steps < 1 || request.steps > max_steps)
    refuse("The number of steps " + std::to_string(request.steps) + " makes no sense.",
           "Choose from 1 to " + std::to_string(max_steps) + ".");
  if (!std::isfinite(request.guidance_scale) || request.guidance_scale > max_guidance_scale)
    refuse("The guidance scale makes no sense.", "Choose a number from 0 to 1000.");
  if (request.max_tokens < 1 || request.max_tokens > max_prompt_tokens)
    refuse("The number of prompt tokens " + std::to_string(request.max_tokens) + " makes no sense.",
           "Choose from 1 to " + std::to_string(max_prompt_tokens) + ".");
}

}  // namespace

GenerateRequest Model::complete(const GenerateRequest& asked) {
  GenerateRequest request = asked;
  const ModelCard& card = folder_.card();
  const TransformerInfo transformer_info = transformer().info();
  const AutoencoderInfo autoencoder_info = autoencoder().info();
  const int multiple = autoencoder_info.spatial_factor * transformer_info.patch_size;
  const int native = transformer_info.sample_size * autoencoder_info.spatial_factor;
  if (request.width == 0) request.width = card.width.value_or(native);
  if (request.height == 0) request.height = card.height.value_or(native);
  if (!request.binning) request.binning = has_bins(transformer_info.sample_size);
  if (*request.binning && !has_bins(transformer_info.sample_size))
    refuse("This model has no table of trained sizes (its sample size is " +
               std::to_string(transformer_info.sample_size) + ").",
           "Turn the size bins off.");
  check_side("width", request.width, multiple, *request.binning);
  check_side("height", request.height, multiple, *request.binning);

  if (request.scheduler.empty()) request.scheduler = card.scheduler;
  if (request.scheduler.empty()) request.scheduler = own_scheduler();
  const std::unique_ptr<Scheduler> chosen = scheduler(request.scheduler, request.scheduler_parameters);
  for (const SchedulerParameter& parameter : chosen->parameters())
    request.scheduler_parameters.try_emplace(parameter.name, parameter.value);
  if (request.steps == 0) request.steps = card.steps.value_or(chosen->default_steps());
  if (request.guidance_scale < 0) request.guidance_scale = card.guidance_scale.value_or(published_guidance);
  if (request.max_tokens == 0) request.max_tokens = card.max_tokens.value_or(published_max_tokens);
  if (request.instruction == GenerateRequest::Instruction::model_default)
    request.instruction = card.instruction.value_or(true) ? GenerateRequest::Instruction::published
                                                          : GenerateRequest::Instruction::off;
  if (request.instruction == GenerateRequest::Instruction::custom)
    check_instruction(request.instruction_text, tokenizer());
  if (guidance_ == Guidance::embedded && !request.negative.empty())
    refuse("This model is drawn without a negative prompt: its guidance is built in.", "Leave the negative prompt empty.");
  check_numbers(request);
  if (precision_named(request.precision) != options_.precision)
    refuse("The model is open for another precision than " + request.precision + ".",
           "Open it with the precision that is to be drawn in.");
  request.precision = options_.precision == kernels::Precision::bf16 ? "bf16" : "fp32";
  return request;
}

}  // namespace sana::engine
