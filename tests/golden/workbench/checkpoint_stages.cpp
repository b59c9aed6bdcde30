// SPDX-License-Identifier: Apache-2.0
// checkpoint.must_refuse
#include <cmath>
#include <cstdio>

#include "engine/checkpoint/model_folder.h"
#include "engine/core/error.h"
#include "tests/golden/workbench/stages.h"

namespace sana::golden {
namespace {

bool is_refused(const std::filesystem::path& file) {
  try {
    engine::open_safetensors(file);
  } catch (const engine::Exception& exception) {
    std::printf("  %s\n", exception.what());
    return true;
  }
  std::printf("  %s DIFFERS: it was accepted\n", file.c_str());
  return false;
}

bool loads(const std::filesystem::path& file, const nlohmann::json& tensors) {
  const Arrays arrays = read_arrays(file);
  if (arrays.size() != tensors.size()) return false;
  for (const auto& [name, want] : tensors.items()) {
    const auto found = arrays.find(name);
    if (found == arrays.end() || found->second.shape != want.at("shape").get<std::vector<std::int64_t>>() ||
        found->second.values != want.at("values").get<std::vector<double>>())
      return false;
  }
  return true;
}

}  // namespace

bool run_refusals(const GoldenCase& golden) {
  bool all = true;
  const nlohmann::json files = golden.list("files.json"), good = golden.list("must_load.json");
  for (const auto& entry : files) {
    const std::string file = entry.at("file").get<std::string>();
    if (file.ends_with(".pth")) throw NotSupported{"checkpoints in pickles (.pth) are not supported yet"};
    all = is_refused(golden.root() / file) && all;
  }
  for (const auto& entry : good) {
    const std::string file = entry.at("file").get<std::string>();
    const bool loaded = loads(golden.root() / file, entry.at("tensors"));
    std::printf("  %s %s\n", file.c_str(), loaded ? "loads" : "DIFFERS");
    all = loaded && all;
  }
  return all;
}

}  // namespace sana::golden
