// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/outcome.h"
#include "engine/core/error.h"

namespace sana::app {
namespace {

std::string overview() {
  std::string text = "usage: sana COMMAND [options]\n\nDraws pictures from text, on this machine.\n\nCommands:\n";
  constexpr std::size_t width = 10;
  for (const Command& command : commands()) {
    std::string name(command.name);
    name.resize(std::max(width, name.size() + 1), ' ');
    text += "  " + name + std::string(command.summary) + "\n";
  }
  text +=
      "\n\"sana help COMMAND\" explains one.\n\n"
      "  sana draw \"a fox on a light blue background\"\n\n"
      "Models are searched for in $SANA_MODEL_PATH (folders separated by colons),\n"
      "$XDG_DATA_HOME/org.sanastudio.SanaStudio/models and <prefix>/share/sana-studio/models.\n\n";
  return text + exit_code_text();
}

}  // namespace

int run_help(const Arguments& arguments) {
  const bool is_overview = arguments.empty() || arguments.front().starts_with('-') || arguments.front() == "help";
  if (is_overview) {
    print(overview());
    return exit_done;
  }
  if (const Command* command = find_command(arguments.front())) return command->run({"--help"});
  throw engine::Exception(engine::ErrorKind::usage, "There is no command \"" + arguments.front() + "\".",
                          "\"sana help\" lists the commands.");
}

}  // namespace sana::app
