// SPDX-License-Identifier: Apache-2.0
// Once weights are packed, the pages of their files go back.
#include <fstream>
#include <map>
#include <sstream>

#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

/// Resident bytes of each mapped file whose name ends in `suffix`.
std::map<std::string, std::size_t> resident_files(const std::string& suffix) {
  std::map<std::string, std::size_t> resident;
  std::ifstream stream("/proc/self/smaps");
  std::string file;
  for (std::string line; std::getline(stream, line);) {
    std::istringstream words(line);
    std::string first, second;
    words >> first >> second;
    if (first.ends_with(':')) {
      if (first == "Rss:" && file.ends_with(suffix)) resident[file] += std::stoul(second) << 10;
    } else {
      const std::size_t path = line.find('/');
      file = path == std::string::npos ? "" : line.substr(path);
    }
  }
  return resident;
}

TEST(ReleasedPages, AfterAPictureLittleOfTheFilesIsResident) {
  const auto engine = engine_with(builtin_model());
  if (engine->device().name != "cpu") GTEST_SKIP() << "this device reads the files' pages themselves";
  draw(*engine, fox(2));
  const auto files = resident_files(".safetensors");
  ASSERT_EQ(files.size(), 3U);
  // Left are norms, tables and embedding rows, which are read from the file at each step: whole pages around them.
  for (const auto& [file, bytes] : files)
    EXPECT_LT(bytes, std::filesystem::file_size(file) / 2) << file << ": " << bytes << " bytes";
}

}  // namespace
}  // namespace sana::engine
