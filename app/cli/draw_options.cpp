// SPDX-License-Identifier: Apache-2.0
#include "app/cli/draw_options.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "app/cli/arguments.h"
#include "app/cli/outcome.h"
#include "engine/image/png_text.h"
#include "engine/image/recipe.h"
#include "kernels/backend.h"

namespace sana::app {
namespace {

using engine::ErrorKind;
using engine::Exception;
using Text = std::optional<std::string>;

constexpr std::int64_t most_pictures = 100'000;
constexpr std::int64_t most_threads = 4096;
constexpr const char* examples = R"(
Examples:
  sana draw "a fox on a light blue background"
  sana draw "two dogs" -o dogs.png --seed 7
  sana draw "a panda" --count 4 -o pandas.png     pandas-1.png to pandas-4.png
  sana draw --prompts list.txt -o pictures/       a picture for each line
  sana draw --recipe dogs.png -o again.png        the same picture, to the byte
  sana draw "a robot" -o - --progress none | display

Names: without -o a picture is named after its prompt and seed, in the current folder, and never replaces a file.
With -o FILE it replaces FILE; several pictures become FILE-1, FILE-2 and so on. Files appear whole or not at all.
A seed draws the same picture again. Without --seed one below 2^32 is diced and printed; every prompt uses it.
)";

/// The options whose values are read here and not by the library.
struct Values {
  Text width, height, steps, guidance, seed, count, max_tokens, threads, bins, precision, progress;
};

void declare(CLI::App& line, DrawOptions& options, Values& values) {
  line.add_option("-o,--output", options.output, "or FOLDER/, or - for standard output (one picture only)")
      ->type_name("FILE");
  line.add_option("--model", options.model, "a model's folder, or its name (\"sana models\"); default: the built-in")
      ->type_name("MODEL");
  line.add_option("--negative", options.negative, "what should not be in the picture")->type_name("TEXT");
  line.add_option("--width", values.width, "pixels; default: the model's")->type_name("W");
  line.add_option("--height", values.height, "pixels; default: the model's")->type_name("H");
  line.add_option("--steps", values.steps, "denoising steps, 1 to 1000")->type_name("N");
  line.add_option("--guidance", values.guidance, "how strictly the prompt is followed; 1: not at all")->type_name("G");
  line.add_option("--seed", values.seed, "number of the picture, below 2^64")->type_name("S");
  line.add_option("--count", values.count, "pictures a prompt, with the seeds S, S+1, ...")->type_name("N");
  line.add_option("--scheduler", options.scheduler, "dpm_solver, flow_euler or scm; default: the model's")
      ->type_name("NAME");
  line.add_option("--instruction", options.instruction,
                  "what stands before the prompt: the published one, nothing, or a FILE's text")
      ->type_name("on|off|FILE");
  line.add_option("--max-tokens", values.max_tokens, "tokens of the prompt that are read")->type_name("N");
  line.add_option("--bins", values.bins, "on: draw at the nearest trained size, then resize and crop; off")
      ->type_name("on|off");
  line.add_option("--precision", values.precision, "auto, fp32 or bf16; auto is fp32")->type_name("NAME");
  line.add_flag("--tiling", options.tiling, "develop large pictures in parts, which takes less memory");
  line.add_option("--prompts", options.prompts_file, "a prompt a line; # starts a comment; - is standard input")
      ->type_name("FILE");
  line.add_option("--recipe", options.recipe, "draw what a PNG or a JSON says; other options override it")
      ->type_name("FILE");
  line.add_option("--preview", options.preview, "put a picture of every step there")->type_name("FOLDER");
  line.add_option("--threads", values.threads, "processor threads; default: all")->type_name("N");
  line.add_option("--device", options.device, "what computes (\"sana devices\"); default: the best")->type_name("NAME");
  line.add_option("--progress", values.progress, "auto, plain, json or none, on standard error")->type_name("HOW");
  line.add_flag("--json", options.json, "one object a picture on standard output");
  line.footer(examples + ("\n" + exit_code_text()));
}

std::optional<int> optional_number(const char* name, const Text& text, std::int64_t low, std::int64_t high) {
  if (!text) return std::nullopt;
  return static_cast<int>(whole_number(name, *text, low, high));
}

std::string one_of(const char* name, const std::string& value, std::initializer_list<std::string_view> known) {
  if (std::ranges::find(known, value) != known.end()) return value;
  std::string names;
  for (const std::string_view one : known) names += (names.empty() ? "" : ", ") + std::string(one);
  throw Exception(ErrorKind::usage, "The value \"" + value + "\" of " + name + " is not known.",
                  "Use one of: " + names + ".");
}

ProgressMode progress_mode(const std::string& name) {
  one_of("--progress", name, {"auto", "plain", "json", "none"});
  return name == "plain"  ? ProgressMode::plain
         : name == "json" ? ProgressMode::json
         : name == "none" ? ProgressMode::none
                          : ProgressMode::automatic;
}

void read_values(const Values& values, DrawOptions& options) {
  options.width = optional_number("--width", values.width, 1, engine::max_picture_side);
  options.height = optional_number("--height", values.height, 1, engine::max_picture_side);
  options.steps = optional_number("--steps", values.steps, 1, engine::max_steps);
  options.max_tokens = optional_number("--max-tokens", values.max_tokens, 1, engine::max_prompt_tokens);
  options.count = optional_number("--count", values.count, 1, most_pictures).value_or(1);
  options.threads = optional_number("--threads", values.threads, 1, most_threads).value_or(0);
  if (values.guidance) options.guidance = real_number("--guidance", *values.guidance, 0, engine::max_guidance_scale);
  if (values.seed) options.seed = seed_number("--seed", *values.seed);
  if (values.bins) options.bins = on_or_off("--bins", *values.bins);
  if (values.precision) {
    const std::string name = one_of("--precision", *values.precision, {"auto", "fp32", "bf16"});
    options.precision = name == "auto" ? "fp32" : name;
  }
  options.progress = progress_mode(values.progress.value_or("auto"));
}

void check_device(const std::string& device) {
  std::string names;
  for (const kernels::BackendEntry& entry : kernels::backends()) {
    if (entry.name == device) return;
    if (entry.preference >= 0) names += (names.empty() ? "" : ", ") + std::string(entry.name);
  }
  throw Exception(ErrorKind::usage, "There is no device \"" + device + "\" in this program.",
                  "Use one of: " + names + ".");
}

/// Only PNG is written; a name that promises something else would lie.
void check_output_name(const std::string& output) {
  std::string extension = std::filesystem::path(output).extension().string();
  std::ranges::transform(extension, extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  constexpr auto others = std::to_array<std::string_view>(
      {".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".avif", ".heic", ".jxl"});
  if (std::ranges::find(others, extension) == others.end()) return;
  throw Exception(ErrorKind::usage, "Pictures are written as PNG, and " + output + " names something else.",
                  "Use a name that ends in .png.");
}

void check_together(const DrawOptions& options) {
  if (options.prompts.empty() && !options.prompts_file && !options.recipe)
    throw Exception(ErrorKind::usage, "There is nothing to draw.",
                    "Give a prompt, as in: sana draw \"a fox on a light blue background\".");
  if (options.to_standard_output() && options.json)
    throw Exception(ErrorKind::usage, "The picture and the JSON cannot both go to standard output.",
                    "Give -o a file, or leave --json out.");
  if (options.output && options.output->empty())
    throw Exception(ErrorKind::usage, "The output has no name.", "Give -o a file, a folder or -.");
  if (options.output) check_output_name(*options.output);
  if (options.device) check_device(*options.device);
}

}  // namespace

std::optional<DrawOptions> read_draw_options(const Arguments& arguments) {
  DrawOptions options;
  Values values;
  CommandLine line("draw", "PROMPT...", "Draws a picture for each PROMPT.");
  declare(line.options, options, values);
  if (line.parse(arguments, most_pictures) == Parsed::helped) return std::nullopt;
  options.prompts = std::move(line.operands);
  read_values(values, options);
  check_together(options);
  return options;
}

}  // namespace sana::app
