// SPDX-License-Identifier: Apache-2.0
#pragma once
// The subcommands of `sana`. Each reads its own arguments and returns the exit code; what goes wrong it throws as
// engine::Exception, which main() prints and turns into the exit code.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sana::app {

/// What stands behind the subcommand's name.
using Arguments = std::vector<std::string>;

struct Command {
  std::string_view name, summary;
  int (*run)(const Arguments& arguments);
};

/// In the order in which they are explained.
std::span<const Command> commands();
/// Null where there is no such command.
const Command* find_command(std::string_view name);

int run_draw(const Arguments& arguments);
int run_info(const Arguments& arguments);
int run_models(const Arguments& arguments);
int run_devices(const Arguments& arguments);
int run_bench(const Arguments& arguments);
int run_serve(const Arguments& arguments);
int run_help(const Arguments& arguments);
int run_version(const Arguments& arguments);

}  // namespace sana::app
