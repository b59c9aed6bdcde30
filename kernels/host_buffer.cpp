// SPDX-License-Identifier: Apache-2.0
#include "kernels/host_buffer.h"

#include <cstdlib>

#include "kernels/error.h"

namespace sana::kernels {
namespace {

constexpr std::size_t alignment = 64;

class HostBuffer final : public Buffer {
 public:
  explicit HostBuffer(std::size_t bytes) {
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    data_ = rounded < bytes ? nullptr : std::aligned_alloc(alignment, rounded == 0 ? alignment : rounded);
    if (data_ == nullptr)
      throw Exception(ErrorKind::out_of_memory,
                      "The machine has no " + std::to_string(bytes >> 20) + " MiB of memory left.",
                      "Choose a smaller size or close other programs.");
    bytes_ = bytes;
  }
  ~HostBuffer() override { std::free(data_); }
};

}  // namespace

std::shared_ptr<Buffer> allocate_host_buffer(std::size_t bytes) { return std::make_shared<HostBuffer>(bytes); }

}  // namespace sana::kernels
