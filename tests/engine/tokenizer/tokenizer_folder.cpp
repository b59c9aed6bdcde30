// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/tokenizer/tokenizer_folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace sana::tests {

namespace fs = std::filesystem;

fs::path golden_folder() { return SANA_GOLDEN_DIR; }
fs::path small_tokenizer() { return golden_folder() / "models" / "tokenizer_small"; }
fs::path published_tokenizer() { return SANA_PUBLISHED_TOKENIZER; }
bool has_published_tokenizer() { return fs::exists(published_tokenizer() / "tokenizer.json"); }

std::string read_text(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot open " + file.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

nlohmann::json read_json(const fs::path& file) { return nlohmann::json::parse(read_text(file)); }

FolderCopy::FolderCopy(const fs::path& source, const std::string& without) {
  std::string name = (fs::temp_directory_path() / "sana_tokenizer_XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = name;
  for (const auto& entry : fs::directory_iterator(source)) {
    if (entry.path().filename() == without) continue;
    write(entry.path().filename().string(), read_text(entry.path()));
  }
}

FolderCopy::~FolderCopy() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void FolderCopy::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path_ / name, std::ios::binary) << bytes;
}

void FolderCopy::remove(const std::string& name) const { fs::remove(path_ / name); }

}  // namespace sana::tests
