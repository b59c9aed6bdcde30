// SPDX-License-Identifier: Apache-2.0
// sana_workbench CASE… [--tokenizer DIR] [--backend NAME] [--write DIR]
// Exit status: 0 all pass, 1 one differs, 77 none could be run.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <map>

#include "engine/core/error.h"
#include "tests/golden/workbench/stages.h"

namespace sana::golden {
namespace {

enum class Outcome : std::uint8_t { passed, differs, skipped };

using Run = std::function<Arrays(const GoldenCase&, Bench&)>;

const std::map<std::string, Run>& stages() {
  static const std::map<std::string, Run> table = {
      {"tokenizer", run_tokenizer},
      {"tokenizer.padded", run_tokenizer},
      {"prompt.clean", run_tokenizer},
      {"noise", [](const GoldenCase& golden, Bench&) { return run_noise(golden); }},
      {"scheduler", [](const GoldenCase& golden, Bench&) { return run_scheduler(golden); }},
      {"transformer", run_transformer},
      {"transformer.trace", run_transformer},
      {"autoencoder.encode", run_autoencoder},
      {"autoencoder.decode", run_autoencoder},
      {"text_encoder", run_text_encoder},
      {"prompt", run_prompt},
      {"pipeline.sana", run_pipeline},
      {"pipeline.sprint", run_pipeline},
  };
  return table;
}

Outcome run_case(const GoldenCase& golden, Bench& bench, const std::string& write) {
  if (golden.stage() == "checkpoint.must_refuse") return run_refusals(golden) ? Outcome::passed : Outcome::differs;
  const auto stage = stages().find(golden.stage());
  if (stage == stages().end()) throw NotSupported{"stage " + golden.stage() + " is not supported yet"};
  const Arrays computed = stage->second(golden, bench);
  if (!write.empty())
    write_arrays(std::filesystem::path(write) / golden.family() / (golden.folder().filename().string() + ".safetensors"),
                 computed);
  return golden.compare(computed) ? Outcome::passed : Outcome::differs;
}

Outcome run_folder(const std::string& folder, Bench& bench, const std::string& write) {
  try {
    const GoldenCase golden(folder);
    std::printf("%s\n", golden.name().c_str());
    const Outcome outcome = run_case(golden, bench, write);
    std::printf("%s %s\n", golden.name().c_str(), outcome == Outcome::passed ? "passed" : "DIFFERS");
    return outcome;
  } catch (const NotSupported& missing) {
    std::printf("%s skipped: %s\n", folder.c_str(), missing.reason.c_str());
    return Outcome::skipped;
  } catch (const engine::Exception& exception) {
    std::printf("%s DIFFERS: %s\n", folder.c_str(), exception.what());
  } catch (const std::exception& exception) {
    std::printf("%s DIFFERS: %s\n", folder.c_str(), exception.what());
  }
  return Outcome::differs;
}

}  // namespace
}  // namespace sana::golden

int main(int argc, char** argv) {
  CLI::App app("Runs golden cases through the engine.");
  std::vector<std::string> folders;
  std::string tokenizer, backend_name, write;
  int threads = 0;
  app.add_option("cases", folders, "folders of cases")->required();
  app.add_option("--tokenizer", tokenizer, "folder for tokenizer cases that name no model");
  app.add_option("--backend", backend_name, "device; the best by default");
  app.add_option("--threads", threads, "threads; all by default");
  app.add_option("--write", write, "folder for what was computed");
  CLI11_PARSE(app, argc, argv);

  std::map<sana::golden::Outcome, int> count;
  try {
    const auto backend = sana::kernels::create_backend(backend_name, {.threads = threads});
    sana::golden::Bench bench{*backend, tokenizer};
    for (const std::string& folder : folders) ++count[sana::golden::run_folder(folder, bench, write)];
  } catch (const sana::engine::Exception& exception) {
    std::printf("%s\n", exception.what());
    return 1;
  }
  using sana::golden::Outcome;
  std::printf("%d passed, %d differ, %d skipped\n", count[Outcome::passed], count[Outcome::differs], count[Outcome::skipped]);
  if (count[Outcome::differs] > 0) return 1;
  return count[Outcome::passed] > 0 ? 0 : 77;
}
