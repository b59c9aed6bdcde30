// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/random_source.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <map>
#include <tuple>

#include "kernels/half.h"

namespace sana::engine {
namespace {

using kernels::DType;
using kernels::Shape;

// One page less than four MiB: no power of two, so that rows of a matrix do not repeat at their own period.
constexpr std::size_t block_bytes = (std::size_t{4} << 20) - 4096;
constexpr std::size_t page_bytes = 4096;

[[noreturn]] void refuse(ErrorKind kind, const std::string& what) {
  throw Exception(kind, "No room for made-up weights: " + what + ": " + std::strerror(errno) + ".",
                  "Free some memory or space for temporary files.");
}

/// A uniform distribution: values lie in middle ± half_width.
struct Uniform {
  double middle, half_width;
  auto operator<=>(const Uniform&) const = default;
};

Uniform distribution_of(const std::string& name, const Shape& shape) {
  if (name.ends_with("scale_shift_table")) return {0, 0.5};
  if (name.ends_with("bias")) return {0, 0.1};
  if (shape.rank() < 2) return {1, 0.2};
  const std::int64_t fan_in = shape.elements() / std::max<std::int64_t>(shape[0], 1);
  return {0, std::sqrt(3.0 / static_cast<double>(std::max<std::int64_t>(fan_in, 1)))};
}

/// SplitMix64 of a counter.
std::uint64_t mix(std::uint64_t z) {
  z += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

template <class Element, class Convert>
std::vector<std::byte> block_of(const Uniform& uniform, std::uint64_t seed, Convert convert) {
  std::vector<std::byte> block(block_bytes);
  for (std::size_t i = 0; i < block_bytes / sizeof(Element); ++i) {
    const double unit = static_cast<double>(mix(seed + i) >> 11) * 0x1p-53;
    const Element value = convert(static_cast<float>(uniform.middle + uniform.half_width * (2 * unit - 1)));
    std::memcpy(block.data() + i * sizeof(Element), &value, sizeof value);
  }
  return block;
}

/// An unnamed file that holds one block.
class BlockFile {
 public:
  explicit BlockFile(const std::vector<std::byte>& block) : descriptor_(open_unnamed()) {
    std::size_t done = 0;
    while (done < block.size()) {
      const ::ssize_t written = ::write(descriptor_, block.data() + done, block.size() - done);
      if (written > 0) done += static_cast<std::size_t>(written);
      else if (errno != EINTR) break;
    }
    if (done == block.size()) return;
    ::close(descriptor_);
    refuse(ErrorKind::file, "writing a temporary file failed");
  }
  ~BlockFile() { ::close(descriptor_); }
  BlockFile(const BlockFile&) = delete;
  BlockFile& operator=(const BlockFile&) = delete;
  int descriptor() const { return descriptor_; }

 private:
  /// On disk, so that the pages count as those of a checkpoint do; in memory where the folder cannot do that.
  static int open_unnamed() {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    int descriptor = error ? -1 : ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0) descriptor = ::memfd_create("weights", MFD_CLOEXEC);
    if (descriptor < 0) refuse(ErrorKind::file, "no temporary file");
    return descriptor;
  }

  int descriptor_;
};

/// Address space filled with one block over and over.
class RepeatedBlock {
 public:
  RepeatedBlock(const BlockFile& block, std::size_t bytes)
      : bytes_((std::max<std::size_t>(bytes, 1) + page_bytes - 1) / page_bytes * page_bytes) {
    void* reserved = ::mmap(nullptr, bytes_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (reserved == MAP_FAILED) refuse(ErrorKind::out_of_memory, "address space");
    begin_ = static_cast<std::byte*>(reserved);
    for (std::size_t at = 0; at < bytes_; at += block_bytes) {
      const std::size_t length = std::min(block_bytes, bytes_ - at);
      void* piece = ::mmap(begin_ + at, length, PROT_READ, MAP_PRIVATE | MAP_FIXED, block.descriptor(), 0);
      if (piece != MAP_FAILED) continue;
      ::munmap(begin_, bytes_);
      refuse(ErrorKind::out_of_memory, "address space");
    }
  }
  ~RepeatedBlock() { ::munmap(begin_, bytes_); }
  RepeatedBlock(const RepeatedBlock&) = delete;
  RepeatedBlock& operator=(const RepeatedBlock&) = delete;
  const std::byte* begin() const { return begin_; }
  void release_pages() { ::madvise(begin_, bytes_, MADV_DONTNEED); }

 private:
  std::byte* begin_ = nullptr;
  std::size_t bytes_;
};

class RandomSource final : public TensorSource {
 public:
  RandomSource(DType dtype, std::uint64_t seed) : dtype_(dtype), seed_(seed) {
    SANA_CHECK(dtype == DType::f32 || dtype == DType::bf16 || dtype == DType::f16, kernels::name_of(dtype));
  }

  void announce(const std::string& name, const Shape& shape) override {
    const auto bytes = static_cast<std::size_t>(shape.elements()) * kernels::size_of(dtype_);
    if (const auto found = tensors_.find(name); found != tensors_.end()) {
      SANA_CHECK(found->second.view.shape == shape, name + " asked twice, with different shapes");
      return;
    }
    Tensor tensor{std::make_unique<RepeatedBlock>(block(distribution_of(name, shape)), bytes), {}};
    tensor.view = {tensor.memory->begin(), dtype_, shape};
    tensors_.emplace(name, std::move(tensor));
  }

  kernels::ConstTensorView find(const std::string& name) override {
    const auto found = tensors_.find(name);
    return found == tensors_.end() ? kernels::ConstTensorView{} : found->second.view;
  }

  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const auto& [name, tensor] : tensors_) names.push_back(name);
    return names;
  }
  std::string place() const override { return "made-up weights"; }
  void release_pages() override {
    for (auto& [name, tensor] : tensors_) tensor.memory->release_pages();
  }

 private:
  struct Tensor {
    std::unique_ptr<RepeatedBlock> memory;
    kernels::ConstTensorView view;
  };

  const BlockFile& block(const Uniform& uniform) {
    std::unique_ptr<BlockFile>& file = blocks_[uniform];
    if (!file) file = std::make_unique<BlockFile>(values(uniform, mix(seed_ + blocks_.size())));
    return *file;
  }
  std::vector<std::byte> values(const Uniform& uniform, std::uint64_t seed) const {
    if (dtype_ == DType::f32) return block_of<float>(uniform, seed, [](float value) { return value; });
    if (dtype_ == DType::bf16) return block_of<std::uint16_t>(uniform, seed, kernels::f32_to_bf16);
    return block_of<std::uint16_t>(uniform, seed, kernels::f32_to_f16);
  }

  DType dtype_;
  std::uint64_t seed_;
  std::map<Uniform, std::unique_ptr<BlockFile>> blocks_;
  std::map<std::string, Tensor> tensors_;
};

}  // namespace

std::unique_ptr<TensorSource> make_random_source(DType dtype, std::uint64_t seed) {
  return std::make_unique<RandomSource>(dtype, seed);
}

}  // namespace sana::engine
