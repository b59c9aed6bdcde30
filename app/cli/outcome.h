// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the program tells its caller when it ends: exit codes and the text of errors.

#include <string>
#include <string_view>

#include "engine/core/error.h"

namespace sana::app {

/// The exit codes of every command.
enum ExitCode : int {
  exit_done = 0,
  exit_failed = 1,  ///< anything that has no code of its own
  exit_usage = 2,
  exit_model = 3,  ///< model missing or invalid
  exit_out_of_memory = 4,
  exit_unusable = 5,     ///< the result is no usable picture
  exit_refused = 6,      ///< by a filter
  exit_file = 7,         ///< reading or writing failed
  exit_cancelled = 130,  ///< SIGINT, SIGTERM or a closed terminal
};

/// The one place where a kind of error becomes an exit code.
ExitCode exit_code(engine::ErrorKind kind);
/// The kind's name in JSON: "usage", "file", …
std::string_view kind_name(engine::ErrorKind kind);
/// The table of exit codes, for the help.
std::string exit_code_text();

enum class ErrorFormat : bool { text, text_and_json };

/// "sana: <what>" and the hint below it on standard error; with JSON also {"error":{…}} on standard output.
/// Returns the exit code. Never throws.
int report(const engine::Error& error, ErrorFormat format) noexcept;

}  // namespace sana::app
