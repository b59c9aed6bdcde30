// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pictures and texts that the tests of the image folder share.

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/core/error.h"
#include "engine/request.h"

namespace sana::engine::testing {

/// Pseudo-random pixels, the same for the same size.
Image noise_image(int width, int height);
/// A finished picture whose request differs from the defaults in every field.
Picture sample_picture();
/// Newlines, quotes, emoji, right-to-left text, markup.
std::string difficult_text();

/// A folder that is removed with everything in it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  int entries() const;

 private:
  std::filesystem::path path_;
};

/// The error that `work` throws; kind bug with an empty sentence if it throws none.
template <class Work>
Error error_of(Work&& work) {
  try {
    work();
  } catch (const Exception& exception) {
    return exception.error();
  }
  return {};
}

}  // namespace sana::engine::testing
