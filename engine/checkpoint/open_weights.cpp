// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <utility>

#include "engine/checkpoint/model_folder.h"
#include "engine/checkpoint/weight_files.h"

namespace sana::engine {
namespace {

/// The shards of one component as one source.
class ShardedSource final : public TensorSource {
 public:
  ShardedSource(const std::filesystem::path& folder, const WeightFiles& weights) : place_(folder.string()) {
    for (const std::filesystem::path& file : weights.files) add_shard(file);
    for (const auto& [tensor, file] : weights.shards) {
      const auto owner = owners_.find(tensor);
      if (owner == owners_.end() || owner->second->place() != file.string())
        refuse("the index promises " + tensor + " in " + file.filename().string() + ", which does not hold it");
    }
  }

  kernels::ConstTensorView find(const std::string& name) override {
    const auto owner = owners_.find(name);
    return owner == owners_.end() ? kernels::ConstTensorView{} : owner->second->find(name);
  }
  std::vector<std::string> names() const override {
    std::vector<std::string> names;
    for (const auto& [name, owner] : owners_) names.push_back(name);
    return names;
  }
  std::string stored_type(const std::string& name) const override {
    const auto owner = owners_.find(name);
    return owner == owners_.end() ? std::string() : owner->second->stored_type(name);
  }
  std::string place() const override { return place_; }
  void release_pages() override {
    for (const auto& shard : shards_) shard->release_pages();
  }

 private:
  void add_shard(const std::filesystem::path& file) {
    TensorSource& shard = *shards_.emplace_back(open_safetensors(file));
    for (std::string& name : shard.names()) {
      const auto [owner, inserted] = owners_.emplace(std::move(name), &shard);
      if (!inserted) refuse(owner->first + " is in " + owner->second->place() + " and in " + shard.place());
    }
  }
  [[noreturn]] void refuse(const std::string& what) const {
    throw Exception(ErrorKind::model, "The shards in " + place_ + " do not fit together: " + what + ".",
                    "Download the folder again, all of its files.");
  }

  std::string place_;
  std::vector<std::unique_ptr<TensorSource>> shards_;
  std::map<std::string, TensorSource*> owners_;
};

}  // namespace

std::unique_ptr<TensorSource> open_weights(const std::filesystem::path& folder, const std::string& variant) {
  const WeightFiles weights = find_weight_files(folder, variant);
  if (weights.shards.empty()) return open_safetensors(weights.files.front());
  return std::make_unique<ShardedSource>(folder, weights);
}

}  // namespace sana::engine
