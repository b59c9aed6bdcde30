// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/checkpoint/scratch_folder.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace sana::engine {

namespace fs = std::filesystem;

ScratchFolder::ScratchFolder() {
  std::string name = (fs::temp_directory_path() / "sana_checkpoint_XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("no folder for the test: " + name);
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path ScratchFolder::write(const std::string& name, const std::string& bytes) const {
  const fs::path file = path_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

fs::path ScratchFolder::copy(const fs::path& from, const std::string& name) const {
  if (!fs::is_directory(from)) return write(name, bytes_of(from));
  fs::create_directories(path_ / name);
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(from))
    if (entry.is_regular_file()) write(name + "/" + fs::relative(entry.path(), from).string(), bytes_of(entry.path()));
  return path_ / name;
}

std::string bytes_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string safetensors_from(const std::string& header, const std::string& buffer) {
  const std::uint64_t length = header.size();
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &length, 8);
  return bytes + header + buffer;
}

std::string safetensors_of(const std::vector<std::pair<std::string, std::vector<float>>>& tensors) {
  nlohmann::json header = nlohmann::json::object();
  std::string buffer;
  for (const auto& [name, values] : tensors) {
    const std::size_t begin = buffer.size();
    buffer.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
    header[name] = {{"dtype", "F32"}, {"shape", {values.size()}}, {"data_offsets", {begin, buffer.size()}}};
  }
  return safetensors_from(header.dump(), buffer);
}

fs::path golden() { return SANA_GOLDEN_DIR; }

Error error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Exception& exception) {
    return exception.error();
  }
  ADD_FAILURE() << "no error";
  return {};
}

void expect_error(ErrorKind kind, std::span<const std::string> words, const std::function<void()>& action) {
  const Error error = error_of(action);
  EXPECT_EQ(error.kind, kind) << error.what;
  EXPECT_FALSE(error.hint.empty()) << error.what;
  for (const std::string& word : words) EXPECT_NE(error.what.find(word), std::string::npos) << error.what;
}

}  // namespace sana::engine
