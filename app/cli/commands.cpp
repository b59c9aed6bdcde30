// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"

#include <algorithm>
#include <array>

namespace sana::app {

std::span<const Command> commands() {
  static constexpr auto table = std::to_array<Command>({
      {"draw", "draw pictures from text", run_draw},
      {"info", "say what a picture, a recipe or a model is", run_info},
      {"models", "list the models that are installed", run_models},
      {"devices", "list what can compute here", run_devices},
      {"bench", "measure the stages of a model", run_bench},
      {"serve", "draw for the window, which talks to it through pipes", run_serve},
      {"help", "explain a command", run_help},
      {"version", "name the version, the processor's features and the libraries", run_version},
  });
  return table;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

}  // namespace sana::app
