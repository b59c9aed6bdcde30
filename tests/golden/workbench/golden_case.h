// SPDX-License-Identifier: Apache-2.0
#pragma once
// One golden case on disk, the tensors it holds, and the comparison with what was computed.

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "engine/tensor/tensor.h"

namespace sana::golden {

/// A tensor on the host in the reference's layout (images and latents B, C, H, W). Integers are exact in a double.
struct Array {
  enum class Kind : std::uint8_t { f32, i64, u8 };
  Kind kind = Kind::f32;
  std::vector<std::int64_t> shape;
  std::vector<double> values;
  /// Empty: everything is compared; else one flag a value.
  std::vector<bool> compared = {};

  std::vector<float> floats() const { return {values.begin(), values.end()}; }
};

using Arrays = std::map<std::string, Array>;

class GoldenCase {
 public:
  explicit GoldenCase(const std::filesystem::path& folder);

  const std::filesystem::path& folder() const { return folder_; }
  /// "transformer/base_1x1"
  std::string name() const { return family() + "/" + folder_.filename().string(); }
  std::string family() const { return folder_.parent_path().filename().string(); }
  std::string stage() const { return json_.at("stage").get<std::string>(); }
  /// Three folders above the case file's own folder.
  std::filesystem::path root() const { return folder_.parent_path().parent_path().parent_path(); }
  /// The model's folder; the built-in model for "builtin"; empty where the case names none.
  std::filesystem::path model() const;
  const nlohmann::json& params() const { return params_; }
  /// A parameter, or the fallback where it is absent.
  template <class T>
  T param(const std::string& key, T fallback) const {
    return params_.contains(key) ? params_.at(key).get<T>() : fallback;
  }
  const Arrays& inputs() const { return inputs_; }
  const Arrays& expected() const { return expected_; }
  nlohmann::json list(const std::string& file) const;

  /// Prints one line a tensor; true if all expected tensors are there and within tolerance.
  bool compare(const Arrays& computed) const;

 private:
  struct Limit {
    std::optional<double> max_abs, rel_l2;
  };
  Limit limit_for(const std::string& tensor) const;
  bool compare_one(const std::string& name, const Array& got, const Array& want) const;

  std::filesystem::path folder_;
  nlohmann::json json_, params_;
  Arrays inputs_, expected_;
};

/// The cases of a family's folder, in name order.
std::vector<std::string> case_names(const std::filesystem::path& family);

/// All tensors of a safetensors file. Fails: as open_safetensors().
Arrays read_arrays(const std::filesystem::path& file);
/// Writes F32, I64 and U8 tensors.
void write_arrays(const std::filesystem::path& file, const Arrays& arrays);

Array float_array(std::vector<std::int64_t> shape, const std::vector<float>& values);
/// Sample `index` along the first axis.
Array sample(const Array& batch, std::int64_t index);
/// Joins equal shapes along the first axis.
void append_sample(Array& batch, const Array& one);

/// (B, C, H, W) on the host -> (B, H, W, C) on the device, and back.
engine::Tensor to_channels_last(kernels::Backend& backend, const Array& array);
Array to_channels_first(kernels::Backend& backend, const engine::Tensor& tensor);
std::vector<float> channels_first(const std::vector<float>& values, std::int64_t batch, std::int64_t pixels,
                                  std::int64_t channels);

}  // namespace sana::golden
