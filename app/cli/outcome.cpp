// SPDX-License-Identifier: Apache-2.0
#include "app/cli/outcome.h"

#include <array>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"

namespace sana::app {
namespace {

using engine::ErrorKind;

struct KindRow {
  ErrorKind kind;
  ExitCode code;
  std::string_view name;
};
constexpr auto kinds = std::to_array<KindRow>({
    {ErrorKind::bug, exit_failed, "bug"},
    {ErrorKind::usage, exit_usage, "usage"},
    {ErrorKind::model, exit_model, "model"},
    {ErrorKind::out_of_memory, exit_out_of_memory, "out_of_memory"},
    {ErrorKind::unusable, exit_unusable, "unusable"},
    {ErrorKind::refused, exit_refused, "refused"},
    {ErrorKind::file, exit_file, "file"},
    {ErrorKind::not_supported, exit_failed, "not_supported"},
});

const KindRow& row_of(ErrorKind kind) {
  for (const KindRow& row : kinds)
    if (row.kind == kind) return row;
  return kinds.front();
}

}  // namespace

ExitCode exit_code(ErrorKind kind) { return row_of(kind).code; }

std::string_view kind_name(ErrorKind kind) { return row_of(kind).name; }

std::string exit_code_text() {
  return "Exit codes:\n"
         "  0    done\n"
         "  1    anything else: a bug, or something that this build or device cannot do\n"
         "  2    wrong usage: an option, a value or a size that makes no sense\n"
         "  3    the model is missing or invalid\n"
         "  4    it does not fit into memory\n"
         "  5    the result is no usable picture\n"
         "  6    refused by a filter\n"
         "  7    a file could not be read or written\n"
         "  130  cancelled (Ctrl-C, SIGTERM)\n";
}

int report(const engine::Error& error, ErrorFormat format) noexcept {
  const int code = exit_code(error.kind);
  try {
    std::string text = "sana: " + printable(error.what) + "\n";
    if (!error.hint.empty()) text += "      " + printable(error.hint) + "\n";
    say(text);
    if (format == ErrorFormat::text) return code;
    nlohmann::ordered_json json;
    json["error"] = {{"kind", kind_name(error.kind)}, {"what", error.what}, {"hint", error.hint}, {"exit", code}};
    print_json(json);
  } catch (const std::exception&) {
    // Standard output is gone or memory is; the exit code still says what happened.
  }
  return code;
}

}  // namespace sana::app
