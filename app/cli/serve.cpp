// SPDX-License-Identifier: Apache-2.0
// `sana serve`: the engine of the window, in a process of its own.

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "app/cli/arguments.h"
#include "app/cli/outcome.h"
#include "engine/prompt/prefix_store.h"
#include "engine/server/server.h"

namespace sana::app {
namespace {

constexpr std::int64_t most_threads = 4096;

/// Standard output under another number. What anything else prints goes to standard error, so that the stream of
/// frames stays whole.
int take_standard_output() {
  const int protocol = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (protocol < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
    throw std::system_error(errno, std::generic_category(), "standard output");
  return protocol;
}

/// Where memory runs out, the system should end this process and not the window. Where it may not be said, nothing is
/// lost.
void offer_to_be_ended_first() {
  constexpr int likely = 500;  // of 1000
  std::ofstream("/proc/self/oom_score_adj") << likely;
}

}  // namespace

int run_serve(const Arguments& arguments) {
  std::string device, threads;
  CommandLine line("serve", "",
                   "Draws for the window. Wishes come as frames on standard input, answers go as frames to standard\n"
                   "output; what is meant for people goes to standard error. It ends with its input.");
  line.options.add_option("--device", device, "what computes (\"sana devices\"); default: the best")->type_name("NAME");
  line.options.add_option("--threads", threads, "processor threads; default: all")->type_name("N");
  if (line.parse(arguments, 0) == Parsed::helped) return exit_done;
  const int count = threads.empty() ? 0 : static_cast<int>(whole_number("--threads", threads, 1, most_threads));
  offer_to_be_ended_first();
  engine::ServerOptions options{.in = STDIN_FILENO,
                                .out = take_standard_output(),
                                .engine = {.device = device,
                                           .threads = count,
                                           .cache_folder = engine::default_cache_folder()}};
  return engine::Server(options).run();
}

}  // namespace sana::app
