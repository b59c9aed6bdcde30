// SPDX-License-Identifier: Apache-2.0
#include <openssl/crypto.h>
#include <png.h>
#include <unicode/uversion.h>
#include <zlib.h>
#include <CLI/Version.hpp>
#include <nlohmann/json.hpp>
#ifdef SANA_WITH_ONEDNN
#include <oneapi/dnnl/dnnl.h>
#endif

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/outcome.h"
#include "engine/engine.h"
#include "engine/image/creator.h"

namespace sana::app {
namespace {

using Json = nlohmann::ordered_json;

std::string dotted(std::initializer_list<int> parts) {
  std::string text;
  for (const int part : parts) text += (text.empty() ? "" : ".") + std::to_string(part);
  return text;
}

/// Versions of what runs, where a library tells; else of what was built with.
Json libraries() {
  Json versions = Json::object();
#ifdef SANA_WITH_ONEDNN
  const dnnl_version_t* onednn = dnnl_version();
  versions["oneDNN"] = dotted({onednn->major, onednn->minor, onednn->patch});
  versions["Highway"] = SANA_HIGHWAY_VERSION;
#endif
  versions["SentencePiece"] = SANA_SENTENCEPIECE_VERSION;
  UVersionInfo icu;
  u_getVersion(icu);
  versions["ICU"] = dotted({icu[0], icu[1]});
  versions["libpng"] = png_get_libpng_ver(nullptr);
  versions["zlib"] = zlibVersion();
  versions["OpenSSL"] = OpenSSL_version(OPENSSL_VERSION_STRING);
  versions["nlohmann/json"] =
      dotted({NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR, NLOHMANN_JSON_VERSION_PATCH});
  versions["CLI11"] = CLI11_VERSION;
  return versions;
}

/// Those of the processor's features that kernels here or in the libraries are chosen by.
std::vector<std::string> processor_features() {
  constexpr auto known = std::to_array<std::string_view>(
      {"sse4_1",   "sse4_2",   "avx",      "f16c",     "fma",         "avx2",        "avx_vnni",
       "avx512f",  "avx512bw", "avx512dq", "avx512vl", "avx512_vnni", "avx512_bf16", "avx512_fp16",
       "amx_tile", "amx_int8", "amx_bf16", "asimd",    "sve",         "bf16"});
  std::ifstream info("/proc/cpuinfo");
  std::vector<std::string> found;
  for (std::string line; std::getline(info, line);) {
    if (!line.starts_with("flags") && !line.starts_with("Features")) continue;
    std::istringstream words(line.substr(line.find(':') + 1));
    for (std::string word; words >> word;)
      if (std::ranges::find(known, word) != known.end()) found.push_back(word);
    break;
  }
  return found;
}

}  // namespace

int run_version(const Arguments& arguments) {
  bool json = false;
  CommandLine line("version", "", "Names the version, the processor's features and the libraries.");
  line.options.add_flag("--json", json, "one object on standard output");
  if (line.parse(arguments, 0) == Parsed::helped) return exit_done;
  const Json versions = libraries();
  const std::vector<std::string> features = processor_features();
  Json in_use = Json::object();
  for (const kernels::DeviceInfo& device : engine::devices()) in_use[device.name] = device.isa;
  if (json) {
    print_json({{"program", "sana"},
                {"version", engine::creator_version()},
                {"instructions_in_use", in_use},
                {"processor_features", features},
                {"libraries", versions}});
    return exit_done;
  }
  std::string text = std::string(engine::creator_tool()) + "\ninstructions in use:";
  for (const auto& [device, isa] : in_use.items())
    text += " " + device + " " + (isa.get<std::string>().empty() ? "plain C++" : isa.get<std::string>()) + ";";
  text.back() = '\n';
  text += "processor features:";
  for (const std::string& feature : features) text += " " + feature;
  text += "\nlibraries:\n";
  for (const auto& [name, version] : versions.items()) text += "  " + name + " " + version.get<std::string>() + "\n";
  print(text);
  return exit_done;
}

}  // namespace sana::app
