// SPDX-License-Identifier: Apache-2.0
// The program `sana`: finds the subcommand and turns what it throws into an exit code.

#include <fcntl.h>

#include <algorithm>
#include <csignal>
#include <new>

#include "app/cli/arguments.h"
#include "app/cli/idle_threads.h"
#include "app/cli/outcome.h"

namespace sana::app {
namespace {

int run(const Arguments& arguments) {
  if (arguments.empty()) {
    run_help({});
    return exit_usage;
  }
  const std::string& name = arguments.front();
  const Arguments rest(arguments.begin() + 1, arguments.end());
  if (name == "--version") return run_version(rest);
  if (name == "--help" || name == "-h") return run_help(rest);
  if (const Command* command = find_command(name)) return command->run(rest);
  throw engine::Exception(engine::ErrorKind::usage, "There is no command \"" + name + "\".",
                          "\"sana help\" lists the commands; a prompt goes behind \"sana draw\".");
}

/// A standard stream that the caller closed must not become the number of a file that is opened later. In its place
/// stands one that cannot be used, so that what is written there is still an error.
void occupy_closed_streams() {
  for (const int stream : {0, 1, 2})
    if (::fcntl(stream, F_GETFD) < 0) ::open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
}

engine::Error describe(const std::exception& exception) {
  using engine::ErrorKind;
  if (const auto* ours = dynamic_cast<const engine::Exception*>(&exception)) return ours->error();
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr)
    return {ErrorKind::out_of_memory, "The machine has no memory left.",
            "Choose a smaller size or close other programs."};
  return {ErrorKind::bug, std::string("Something unexpected happened: ") + exception.what() + ".", "Please report it."};
}

}  // namespace
}  // namespace sana::app

int main(int count, char** values) {
  sana::app::occupy_closed_streams();
  sana::app::let_idle_threads_sleep(values);
  // A reader that went away and a limit on file sizes are failed writes like any other.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const sana::app::Arguments arguments(values + std::min(count, 1), values + count);
  try {
    return sana::app::run(arguments);
  } catch (const std::exception& exception) {
    using sana::app::ErrorFormat;
    return sana::app::report(sana::app::describe(exception),
                             sana::app::wants_json(arguments) ? ErrorFormat::text_and_json : ErrorFormat::text);
  }
}
