// SPDX-License-Identifier: Apache-2.0
// A model's identity: SHA-256 over a sequence of fields, each written as its length in bytes (u64, little-endian)
// and its bytes:
//   1. for each weight file that would be opened, in the order of its name ("transformer/model.safetensors"):
//      its name, its size (decimal digits), its header (the eight bytes of the length included), its first MiB and its
//      last MiB (the whole file each, where it is shorter);
//   2. for each config in the order of its name: its name and its bytes. Configs are model_index.json and, of each
//      component, config.json, scheduler_config.json and tokenizer_config.json as far as they are there.
// Quick for any size: an identity of what was published, no check of every byte.

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>

#include "engine/checkpoint/json_text.h"
#include "engine/checkpoint/model_folder.h"
#include "engine/checkpoint/safetensors_header.h"
#include "engine/checkpoint/sha256.h"
#include "engine/checkpoint/weight_files.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mebibyte = std::size_t{1} << 20;
constexpr std::size_t largest_config = 16 * mebibyte;

/// Adds `count` bytes of a file as one field, at most a MiB in memory at a time.
void add_range(Sha256& hash, std::ifstream& stream, std::size_t begin, std::size_t count, const std::string& place) {
  hash.begin_field(count);
  std::vector<char> piece(std::min(count, mebibyte));
  stream.seekg(static_cast<std::streamoff>(begin));
  for (std::size_t done = 0; done < count;) {
    const std::size_t bytes = std::min(piece.size(), count - done);
    if (!stream.read(piece.data(), static_cast<std::streamsize>(bytes)))
      throw Exception(ErrorKind::model, place + " cannot be read.", "Check its permissions and the disk.");
    hash.add({piece.data(), bytes});
    done += bytes;
  }
}

void add_weights(Sha256& hash, const std::string& name, const fs::path& file) {
  std::error_code error;
  const auto size = static_cast<std::size_t>(fs::file_size(file, error));
  std::ifstream stream(file, std::ios::binary);
  std::array<std::byte, 8> length{};
  if (error || !stream || (size >= length.size() && !stream.read(reinterpret_cast<char*>(length.data()), 8)))
    throw Exception(ErrorKind::model, file.string() + " cannot be read.", "Check that it is there and readable.");
  const std::size_t header = safetensors_header_bytes(length, size, file.string());
  const std::size_t edge = std::min(size, mebibyte);
  hash.add_field(name);
  hash.add_field(std::to_string(size));
  add_range(hash, stream, 0, header, file.string());
  add_range(hash, stream, 0, edge, file.string());
  add_range(hash, stream, size - edge, edge, file.string());
}

constexpr std::array<std::string_view, 4> weighted_roles = {"controlnet", "text_encoder", "transformer", "vae"};

}  // namespace

std::string ModelFolder::identity() const {
  std::map<std::string, fs::path> weights, configs = {{"model_index.json", path_ / "model_index.json"}};
  for (const auto& [role, class_name] : classes_) {
    if (std::find(weighted_roles.begin(), weighted_roles.end(), role) != weighted_roles.end())
      for (const fs::path& file : find_weight_files(path_ / role, {}).files)
        weights[role + "/" + file.filename().string()] = file;
    for (const std::string name : {"config.json", "scheduler_config.json", "tokenizer_config.json"})
      if (fs::exists(path_ / role / name)) configs[role + "/" + name] = path_ / role / name;
  }
  Sha256 hash;
  for (const auto& [name, file] : weights) add_weights(hash, name, file);
  for (const auto& [name, file] : configs) {
    hash.add_field(name);
    hash.add_field(read_text(file, largest_config));
  }
  return hash.hex();
}

}  // namespace sana::engine
