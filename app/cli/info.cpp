// SPDX-License-Identifier: Apache-2.0
#include "app/cli/info.h"

#include <filesystem>

#include "app/cli/arguments.h"
#include "app/cli/model_choice.h"
#include "app/cli/outcome.h"
#include "engine/checkpoint/model_folder.h"
#include "engine/core/error.h"

namespace sana::app {
namespace {

namespace fs = std::filesystem;

/// A name that can only be meant for a picture or a recipe.
bool is_file_name(const fs::path& target) {
  const std::string extension = target.extension().string();
  return extension == ".png" || extension == ".PNG" || extension == ".json" || extension == ".JSON";
}

}  // namespace

int run_info(const Arguments& arguments) {
  CommandLine line("info", "[FILE|MODEL]",
                   "Prints the parameters, the recipe and the marks of a picture, or what a JSON recipe says; or the\n"
                   "stages, memory, licence and defaults of a model. Without an argument: of the built-in model.");
  InfoOutput output;
  line.options.add_flag("--json", output.json, "one object on standard output");
  if (line.parse(arguments, 1) == Parsed::helped) return exit_done;
  const std::string target = line.operands.empty() ? built_in_model : line.operands.front();
  std::error_code error;
  if (fs::is_regular_file(target, error)) {
    print_file_info(target, output);
  } else if (is_file_name(target) && !fs::is_directory(target, error)) {
    throw engine::Exception(engine::ErrorKind::file, "There is no file " + target + ".", "Check the name.");
  } else {
    print_model_info(engine::find_model(target), output);
  }
  return exit_done;
}

}  // namespace sana::app
