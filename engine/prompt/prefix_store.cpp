// SPDX-License-Identifier: Apache-2.0
// File: SHA-256 of the rest in hex (64 bytes), then two fields of fp32 values (length in values, u64; values).
#include "engine/prompt/prefix_store.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/checkpoint/sha256.h"
#include "engine/core/user_folders.h"
#include "engine/image/atomic_file.h"

namespace sana::engine {
namespace {

constexpr const char* extension = ".prefix";
constexpr std::size_t digest_bytes = 64;
constexpr std::size_t largest_file = std::size_t{1} << 30;

std::string digest_of(std::span<const std::uint8_t> bytes) {
  Sha256 hash;
  hash.add_field({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  return hash.hex();
}

void append(std::vector<std::uint8_t>& bytes, const std::vector<float>& values) {
  const std::uint64_t count = values.size();
  const std::size_t at = bytes.size();
  bytes.resize(at + sizeof count + values.size() * sizeof(float));
  std::memcpy(bytes.data() + at, &count, sizeof count);
  std::memcpy(bytes.data() + at + sizeof count, values.data(), values.size() * sizeof(float));
}

// Takes one field off the front; empty where the bytes do not hold what they announce.
std::vector<float> take(std::span<const std::uint8_t>& bytes) {
  std::uint64_t count = 0;
  if (bytes.size() < sizeof count) return {};
  std::memcpy(&count, bytes.data(), sizeof count);
  bytes = bytes.subspan(sizeof count);
  if (count > bytes.size() / sizeof(float)) return {};
  std::vector<float> values(count);
  std::memcpy(values.data(), bytes.data(), count * sizeof(float));
  bytes = bytes.subspan(count * sizeof(float));
  return values;
}

}  // namespace

PrefixStore::PrefixStore(std::filesystem::path folder, std::string model_key)
    : folder_(std::move(folder)), model_key_(std::move(model_key)) {}

StoredPrefix PrefixStore::load(const std::string& instruction, std::span<const std::int32_t> ids) const {
  try {
    const std::filesystem::path file = file_for(instruction, ids);
    const std::vector<std::uint8_t> bytes = read_file(file, largest_file);
    if (bytes.size() < digest_bytes) return {};
    std::span<const std::uint8_t> rest = std::span(bytes).subspan(digest_bytes);
    if (std::memcmp(digest_of(rest).data(), bytes.data(), digest_bytes) != 0) return {};
    StoredPrefix prefix;
    prefix.key_values = take(rest);
    prefix.bos_row = take(rest);
    std::error_code ignored;
    std::filesystem::last_write_time(file, std::filesystem::file_time_type::clock::now(), ignored);  // used last
    return prefix;
  } catch (const Exception&) {
    return {};  // not there yet, or unreadable: it is computed
  }
}

void PrefixStore::save(const std::string& instruction, std::span<const std::int32_t> ids,
                       const StoredPrefix& prefix) const {
  std::vector<std::uint8_t> bytes(digest_bytes);
  append(bytes, prefix.key_values);
  append(bytes, prefix.bos_row);
  std::memcpy(bytes.data(), digest_of(std::span(bytes).subspan(digest_bytes)).data(), digest_bytes);
  std::error_code ignored;
  std::filesystem::create_directories(folder_, ignored);
  try {
    write_file(file_for(instruction, ids), bytes);
    remove_oldest();
  } catch (const Exception&) {
    // A full or read-only cache costs time at the next start and nothing else.
  }
}

void PrefixStore::remove_oldest() const {
  namespace fs = std::filesystem;
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code ignored;
    if (entry->path().extension() == extension) files.emplace_back(entry->last_write_time(ignored), entry->path());
  }
  if (files.size() <= kept_files) return;
  std::sort(files.begin(), files.end());
  files.resize(files.size() - kept_files);
  for (const auto& [time, file] : files) fs::remove(file, error);
}

std::filesystem::path PrefixStore::file_for(const std::string& instruction,
                                            std::span<const std::int32_t> ids) const {
  Sha256 hash;
  hash.add_field(model_key_);
  hash.add_field(instruction);
  hash.add_field({reinterpret_cast<const char*>(ids.data()), ids.size_bytes()});
  return folder_ / (hash.hex() + extension);
}

std::filesystem::path default_cache_folder() { return user_folder("XDG_CACHE_HOME", ".cache"); }

}  // namespace sana::engine
