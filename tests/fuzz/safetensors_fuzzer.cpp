// SPDX-License-Identifier: Apache-2.0
// safetensors: opening a file, then reading both ends of every tensor.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "engine/checkpoint/model_folder.h"
#include "tests/fuzz/outcome.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t capacity);

namespace {

using sana::fuzz::require;

constexpr std::size_t prefix_bytes = 8;

void write_to(int file, const std::uint8_t* bytes, std::size_t size) {
  require(::ftruncate(file, 0) == 0 && ::pwrite(file, bytes, size, 0) == static_cast<ssize_t>(size), "the input fits");
}

void touch(const sana::kernels::ConstTensorView& view) {
  const auto bytes = static_cast<std::size_t>(view.shape.elements()) * size_of(view.dtype);
  if (!view || bytes == 0) return;
  const volatile std::uint8_t* data = view.as<std::uint8_t>();
  [[maybe_unused]] const int ends = data[0] + data[bytes - 1];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const int file = ::memfd_create("input", 0);
  static const std::string path = "/proc/self/fd/" + std::to_string(file);
  write_to(file, bytes, size);
  sana::fuzz::succeeds([&] {
    const auto source = sana::engine::open_safetensors(path);
    for (const auto& name : source->names()) {
      source->stored_type(name);
      touch(source->find(name));
    }
    source->find("absent");
  });
  return 0;
}

/// Half of the time changes the header alone and keeps its length field right: otherwise nearly every input would end
/// at that field.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t capacity,
                                               unsigned seed) {
  std::uint64_t header = 0;
  if (size >= prefix_bytes) std::memcpy(&header, bytes, prefix_bytes);
  if (seed % 2 == 0 || size < prefix_bytes || header > size - prefix_bytes) {
    return LLVMFuzzerMutate(bytes, size, capacity);
  }
  const std::vector<std::uint8_t> tensors(bytes + prefix_bytes + header, bytes + size);
  const std::size_t room = capacity - prefix_bytes - std::min(capacity - prefix_bytes, tensors.size());
  if (room == 0 || room < header) return LLVMFuzzerMutate(bytes, size, capacity);
  header = LLVMFuzzerMutate(bytes + prefix_bytes, header, room);
  std::memcpy(bytes, &header, prefix_bytes);
  std::copy(tensors.begin(), tensors.end(), bytes + prefix_bytes + header);
  return prefix_bytes + header + tensors.size();
}
