// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/file_bytes.h"

#include <fstream>
#include <system_error>

#include "engine/core/error.h"

namespace sana::engine {

std::string read_file_bytes(const std::filesystem::path& file, std::size_t limit) {
  const auto fail = [&](const std::string& what) -> Exception {
    return Exception(ErrorKind::model, file.string() + " " + what + ".", "Download the model's files again.");
  };
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) throw fail("is missing or no regular file");
  const std::uintmax_t size = std::filesystem::file_size(file, error);
  if (error) throw fail("cannot be read: " + error.message());
  if (size > limit) throw fail("is larger than the limit of " + std::to_string(limit) + " bytes");
  std::string bytes(static_cast<std::size_t>(size), '\0');
  std::ifstream stream(file, std::ios::binary);
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  if (!stream || static_cast<std::uintmax_t>(stream.gcount()) != size) throw fail("cannot be read to its end");
  return bytes;
}

}  // namespace sana::engine
