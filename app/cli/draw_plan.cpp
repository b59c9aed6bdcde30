// SPDX-License-Identifier: Apache-2.0
#include "app/cli/draw_plan.h"

#include <limits>
#include <random>
#include <string_view>

#include "engine/core/error.h"
#include "engine/image/atomic_file.h"
#include "engine/image/png_text.h"
#include "engine/prompt/clean.h"

namespace sana::app {
namespace {

using engine::ErrorKind;
using engine::Exception;
using engine::GenerateRequest;

constexpr std::size_t largest_text_file = std::size_t{64} << 20;

/// UTF-8 as it is, UTF-8 with a byte-order mark, lines ended by LF or CR LF. Fails: file.
std::string read_text_file(const std::string& name) {
  const auto bytes = engine::read_file(name == "-" ? "/dev/stdin" : name, largest_text_file);
  std::string text(bytes.begin(), bytes.end());
  if (text.contains('\0'))
    throw Exception(ErrorKind::file, name + " is no text file: it holds a zero byte.", "Save it as UTF-8 text.");
  if (text.starts_with("\uFEFF")) text.erase(0, std::string_view("\uFEFF").size());
  return text;
}

std::string_view without_carriage_return(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// `text` as UTF-8, with a note where it was none.
std::string repaired(const std::string& text, const char* what, std::vector<std::string>& notes) {
  engine::CleanedText clean = engine::repair_utf8(text);
  if (clean.repaired)
    notes.push_back(std::string(what) + " held bytes that are no UTF-8; each was replaced by the sign U+FFFD.");
  return std::move(clean.text);
}

void set_instruction(const std::string& value, DrawPlan& plan, GenerateRequest& request) {
  using Instruction = GenerateRequest::Instruction;
  request.instruction_text.clear();
  request.instruction = value == "on"    ? Instruction::published
                        : value == "off" ? Instruction::off
                                         : Instruction::custom;
  if (request.instruction != Instruction::custom) return;
  std::string text = read_text_file(value);
  if (text.ends_with('\n')) text = without_carriage_return(std::string_view(text).substr(0, text.size() - 1));
  request.instruction_text = repaired(text, "The instruction", plan.notes);
}

template <class T, class U>
void override_with(const std::optional<T>& given, U& value) {
  if (given) value = *given;
}

/// The recipe's request, or an empty one, with the options laid over it.
GenerateRequest base_request(const DrawOptions& options, DrawPlan& plan) {
  GenerateRequest request;
  if (plan.recipe) request = engine::request_from_recipe(plan.recipe->recipe);
  if (options.negative) request.negative = repaired(*options.negative, "The negative prompt", plan.notes);
  if (options.instruction) set_instruction(*options.instruction, plan, request);
  if (options.scheduler) {
    request.scheduler_parameters.clear();  // they belong to the scheduler of the recipe
    request.scheduler = *options.scheduler;
  }
  override_with(options.width, request.width);
  override_with(options.height, request.height);
  override_with(options.steps, request.steps);
  override_with(options.max_tokens, request.max_tokens);
  override_with(options.guidance, request.guidance_scale);
  override_with(options.bins, request.binning);
  override_with(options.precision, request.precision);
  override_with(options.seed, request.seed);
  if (options.tiling) request.tiling = true;
  return request;
}

void check_area(const GenerateRequest& request) {
  const auto pixels = static_cast<std::uint64_t>(request.width) * static_cast<std::uint64_t>(request.height);
  if (pixels <= engine::max_image_bytes / 3) return;
  throw Exception(ErrorKind::usage,
                  "A picture of " + std::to_string(request.width) + " x " + std::to_string(request.height) +
                      " pixels is more than a file of ours may hold.",
                  "Choose at most " + std::to_string(engine::max_image_bytes / 3) + " pixels in all.");
}

/// What is written must be readable again.
void check_recipe_length(const GenerateRequest& request) {
  constexpr std::size_t room_for_the_rest = 8192;  // model, numbers, keys
  const std::size_t typed = request.prompt.size() + request.negative.size() + request.instruction_text.size();
  if (typed < engine::max_recipe_bytes / 8) return;
  engine::Recipe recipe;
  recipe.request = request;
  const std::size_t written = engine::recipe_json(recipe).size();
  if (written + room_for_the_rest <= engine::max_recipe_bytes) return;
  throw Exception(
      ErrorKind::usage,
      "The texts to draw from take " + std::to_string(written) + " bytes in a recipe, which may hold 2 MiB.",
      "Shorten the prompt; the model reads a few hundred words.");
}

std::uint64_t base_seed(const DrawOptions& options, const DrawPlan& plan) {
  if (options.seed) return *options.seed;
  if (plan.recipe && plan.recipe->origin == engine::FoundRecipe::Origin::recipe)
    return plan.recipe->recipe.request.seed;
  if (plan.recipe && plan.recipe->recipe.request.seed != 0) return plan.recipe->recipe.request.seed;
  std::random_device dice;
  return dice() & 0xFFFFFFFFU;
}

std::vector<std::string> all_prompts(const DrawOptions& options, DrawPlan& plan) {
  std::vector<std::string> prompts = options.prompts;
  if (options.prompts_file)
    for (std::string& prompt : read_prompts(*options.prompts_file)) prompts.push_back(std::move(prompt));
  for (std::string& prompt : prompts) prompt = repaired(prompt, "A prompt", plan.notes);
  return prompts;
}

void take_recipe(const std::string& file, DrawPlan& plan) {
  plan.recipe = engine::read_recipe(file);
  for (const std::string& note : plan.recipe->notes) plan.notes.push_back(note);
  if (plan.recipe->origin == engine::FoundRecipe::Origin::parameters)
    plan.notes.push_back(file + " was written by another program; the picture will be another one.");
  const engine::RecipeExtras& extras = plan.recipe->recipe.extras;
  plan.extras.typed = extras.typed;
  plan.extras.style = extras.style;
  plan.extras.unknown = extras.unknown;
  plan.extras.unknown_in_model = extras.unknown_in_model;
}

}  // namespace

std::vector<std::string> read_prompts(const std::string& file) {
  const std::string text = read_text_file(file);
  std::vector<std::string> prompts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = without_carriage_return(std::string_view(text).substr(begin, end - begin));
    const bool is_blank = line.find_first_not_of(" \t") == std::string_view::npos;
    if (!is_blank && line.front() != '#') prompts.emplace_back(line);
    begin = end + 1;
  }
  if (prompts.empty())
    throw Exception(ErrorKind::usage, file + " holds no prompt.", "Write one prompt a line; # starts a comment.");
  return prompts;
}

DrawPlan plan_draw(const DrawOptions& options) {
  DrawPlan plan;
  if (options.recipe) take_recipe(*options.recipe, plan);
  std::vector<std::string> prompts = all_prompts(options, plan);
  GenerateRequest request = base_request(options, plan);
  if (prompts.empty()) {
    prompts.push_back(request.prompt);
  } else {
    plan.extras.typed.reset();
    plan.extras.style.reset();
  }
  check_area(request);
  const auto count = static_cast<std::uint64_t>(options.count);
  const std::uint64_t seed = base_seed(options, plan);
  if (seed > std::numeric_limits<std::uint64_t>::max() - (count - 1))
    throw Exception(ErrorKind::usage, "The last seed would be above 18446744073709551615.", "Choose a smaller --seed.");
  const std::size_t pictures = prompts.size() * count;
  if (options.to_standard_output() && pictures > 1)
    throw Exception(ErrorKind::usage,
                    "Standard output takes one picture, and " + std::to_string(pictures) + " were asked for.",
                    "Give -o a file or a folder.");
  TargetNames names(options.output, pictures);
  for (const std::string& prompt : prompts) {
    request.prompt = prompt;
    check_recipe_length(request);
    for (std::uint64_t i = 0; i < count; ++i) {
      request.seed = seed + i;
      plan.jobs.push_back({request, names.next(prompt, request.seed)});
    }
  }
  return plan;
}

}  // namespace sana::app
