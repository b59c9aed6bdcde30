// SPDX-License-Identifier: Apache-2.0
#include <cstring>
#include <vector>

#include "engine/checkpoint/mapped_file.h"
#include "engine/checkpoint/model_folder.h"
#include "engine/checkpoint/safetensors_header.h"

namespace sana::engine {
namespace {

class SafetensorsSource final : public TensorSource {
 public:
  explicit SafetensorsSource(const std::filesystem::path& file)
      : place_(file.string()), file_(file), tensors_(parse_safetensors(file_.bytes(), place_)) {}

  kernels::ConstTensorView find(const std::string& name) override {
    const auto found = tensors_.find(name);
    if (found == tensors_.end() || !found->second.raw) return {};
    const StoredTensor& tensor = found->second;
    const std::byte* stored = file_.bytes().data() + tensor.begin;
    // Writers pad the header to eight bytes, but nothing obliges them to.
    const bool aligned = reinterpret_cast<std::uintptr_t>(stored) % kernels::size_of(*tensor.raw) == 0;
    return {aligned ? stored : copy_of(tensor, stored), *tensor.raw, tensor.shape};
  }

  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    names.reserve(tensors_.size());
    for (const auto& [name, tensor] : tensors_) names.push_back(name);
    return names;
  }

  std::string stored_type(const std::string& name) const override {
    const auto found = tensors_.find(name);
    return found == tensors_.end() ? std::string() : std::string(found->second.type);
  }

  std::string place() const override { return place_; }
  /// Copies of unaligned tensors stay: they cannot be read again at the same address.
  void release_pages() override { file_.release_pages(); }

 private:
  const std::byte* copy_of(const StoredTensor& tensor, const std::byte* stored) {
    std::vector<std::byte>& copy = copies_[&tensor];
    const std::size_t bytes = tensor.end - tensor.begin;
    if (copy.empty()) {
      copy.resize(bytes + 1);  // never without an address, even for an empty tensor
      std::memcpy(copy.data(), stored, bytes);
    }
    return copy.data();
  }

  std::string place_;
  MappedFile file_;
  StoredTensors tensors_;
  std::map<const StoredTensor*, std::vector<std::byte>> copies_;
};

}  // namespace

std::unique_ptr<TensorSource> open_safetensors(const std::filesystem::path& file) {
  return std::make_unique<SafetensorsSource>(file);
}

}  // namespace sana::engine
