// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/workbench/golden_case.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>

#include "engine/checkpoint/model_folder.h"
#include "kernels/half.h"

namespace sana::golden {

using engine::Tensor;

GoldenCase::GoldenCase(const std::filesystem::path& folder)
    : folder_(std::filesystem::absolute(folder).lexically_normal()) {
  if (folder_.filename().empty()) folder_ = folder_.parent_path();
  std::ifstream stream(folder_ / "case.json");
  json_ = nlohmann::json::parse(stream);
  params_ = json_.value("params", nlohmann::json::object());
  if (std::filesystem::exists(folder_ / "inputs.safetensors")) inputs_ = read_arrays(folder_ / "inputs.safetensors");
  if (std::filesystem::exists(folder_ / "expected.safetensors"))
    expected_ = read_arrays(folder_ / "expected.safetensors");
}

std::filesystem::path GoldenCase::model() const {
  if (!json_.contains("model") || json_["model"].is_null()) return {};
  const std::string name = json_["model"].get<std::string>();
  return name == "builtin" ? engine::find_model("emoji-scenes-128") : root() / name;
}

nlohmann::json GoldenCase::list(const std::string& file) const {
  std::ifstream stream(folder_ / file);
  return nlohmann::json::parse(stream);
}

GoldenCase::Limit GoldenCase::limit_for(const std::string& tensor) const {
  const nlohmann::json& all = json_.at("tolerance");
  const nlohmann::json per_tensor = all.value("per_tensor", nlohmann::json::object());
  const auto read = [&](const char* key) -> std::optional<double> {
    const nlohmann::json& source = per_tensor.contains(tensor) && per_tensor[tensor].contains(key) ? per_tensor[tensor] : all;
    if (!source.contains(key) || source[key].is_null()) return std::nullopt;
    return source[key].get<double>();
  };
  return {read("max_abs"), read("rel_l2")};
}

bool GoldenCase::compare_one(const std::string& name, const Array& got, const Array& want) const {
  if (got.shape != want.shape) {
    std::printf("  %-44s DIFFERS in shape\n", name.c_str());
    return false;
  }
  double max_abs = 0, difference = 0, norm = 0;
  bool finite = true;
  for (std::size_t i = 0; i < want.values.size(); ++i) {
    if (!got.compared.empty() && !got.compared[i]) continue;
    const double error = std::abs(got.values[i] - want.values[i]);
    finite = finite && std::isfinite(got.values[i]);
    max_abs = std::max(max_abs, error);
    difference += error * error;
    norm += want.values[i] * want.values[i];
  }
  const double rel_l2 = difference == 0 ? 0 : std::sqrt(difference / norm);
  const nlohmann::json per_tensor = json_.at("tolerance").value("per_tensor", nlohmann::json::object());
  Limit limit = limit_for(name);
  if (want.kind != Array::Kind::f32 && !per_tensor.contains(name)) limit = {0, std::nullopt};
  const bool within = finite && (!limit.max_abs || max_abs <= *limit.max_abs) && (!limit.rel_l2 || rel_l2 <= *limit.rel_l2);
  std::printf("  %-44s max_abs %.2e of %.0e  rel_l2 %.2e of %.0e  %s\n", name.c_str(), max_abs,
              limit.max_abs.value_or(NAN), rel_l2, limit.rel_l2.value_or(NAN), within ? "ok" : "DIFFERS");
  return within;
}

bool GoldenCase::compare(const Arrays& computed) const {
  bool all_within = true;
  for (const auto& [name, want] : expected_) {
    const auto got = computed.find(name);
    if (got == computed.end()) {
      std::printf("  %-44s DIFFERS: not computed\n", name.c_str());
      all_within = false;
    } else {
      all_within = compare_one(name, got->second, want) && all_within;
    }
  }
  return all_within;
}

std::vector<std::string> case_names(const std::filesystem::path& family) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(family)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

Arrays read_arrays(const std::filesystem::path& file) {
  Arrays arrays;
  const auto source = engine::open_safetensors(file);
  for (const std::string& name : source->names()) {
    const kernels::ConstTensorView view = source->find(name);
    Array array;
    for (int axis = 0; axis < view.shape.rank(); ++axis) array.shape.push_back(view.shape[axis]);
    const bool is_f64 = source->stored_type(name) == "F64";
    if (view.dtype == kernels::DType::i64 && !is_f64) array.kind = Array::Kind::i64;
    if (view.dtype == kernels::DType::u8) array.kind = Array::Kind::u8;
    for (std::int64_t i = 0; i < view.shape.elements(); ++i) {
      switch (view.dtype) {
        case kernels::DType::f32: array.values.push_back(static_cast<double>(view.as<float>()[i])); break;
        case kernels::DType::f16:
          array.values.push_back(static_cast<double>(kernels::f16_to_f32(view.as<std::uint16_t>()[i])));
          break;
        case kernels::DType::bf16:
          array.values.push_back(static_cast<double>(kernels::bf16_to_f32(view.as<std::uint16_t>()[i])));
          break;
        case kernels::DType::i32: array.values.push_back(view.as<std::int32_t>()[i]); break;
        case kernels::DType::i64:
          array.values.push_back(is_f64 ? view.as<double>()[i] : static_cast<double>(view.as<std::int64_t>()[i]));
          break;
        case kernels::DType::u8: array.values.push_back(view.as<std::uint8_t>()[i]); break;
      }
    }
    arrays[name] = std::move(array);
  }
  return arrays;
}

void write_arrays(const std::filesystem::path& file, const Arrays& arrays) {
  std::filesystem::create_directories(file.parent_path());
  nlohmann::ordered_json header;
  std::string body;
  const auto append = [&](auto value) { body.append(reinterpret_cast<const char*>(&value), sizeof value); };
  for (const auto& [name, array] : arrays) {
    const std::size_t begin = body.size();
    for (double value : array.values) {
      if (array.kind == Array::Kind::f32) append(static_cast<float>(value));
      else if (array.kind == Array::Kind::i64) append(static_cast<std::int64_t>(value));
      else append(static_cast<std::uint8_t>(value));
    }
    static constexpr const char* types[] = {"F32", "I64", "U8"};
    header[name] = {{"dtype", types[static_cast<int>(array.kind)]},
                    {"shape", array.shape},
                    {"data_offsets", {begin, body.size()}}};
  }
  std::string text = header.is_null() ? "{}" : header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  const std::uint64_t length = text.size();
  std::ofstream stream(file, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(&length), sizeof length);
  stream << text << body;
}

Array float_array(std::vector<std::int64_t> shape, const std::vector<float>& values) {
  Array array;
  array.shape = std::move(shape);
  array.values.assign(values.begin(), values.end());
  return array;
}

Array sample(const Array& batch, std::int64_t index) {
  Array one;
  one.kind = batch.kind;
  one.shape = batch.shape;
  one.shape[0] = 1;
  const auto count = static_cast<std::ptrdiff_t>(batch.values.size()) / batch.shape[0];
  one.values.assign(batch.values.begin() + index * count, batch.values.begin() + (index + 1) * count);
  return one;
}

void append_sample(Array& batch, const Array& one) {
  if (batch.shape.empty()) {
    batch = one;
    return;
  }
  batch.shape[0] += one.shape[0];
  batch.values.insert(batch.values.end(), one.values.begin(), one.values.end());
}

std::vector<float> channels_first(const std::vector<float>& values, std::int64_t batch, std::int64_t pixels,
                                  std::int64_t channels) {
  std::vector<float> result(values.size());
  for (std::int64_t b = 0; b < batch; ++b)
    for (std::int64_t p = 0; p < pixels; ++p)
      for (std::int64_t c = 0; c < channels; ++c)
        result[static_cast<std::size_t>((b * channels + c) * pixels + p)] =
            values[static_cast<std::size_t>((b * pixels + p) * channels + c)];
  return result;
}

Tensor to_channels_last(kernels::Backend& backend, const Array& array) {
  const std::int64_t B = array.shape[0], C = array.shape[1], H = array.shape[2], W = array.shape[3];
  // Channels first -> last is the same exchange with the two extents swapped.
  return engine::upload(backend, channels_first(array.floats(), B, C, H * W), {B, H, W, C});
}

Array to_channels_first(kernels::Backend& backend, const Tensor& tensor) {
  const std::int64_t B = tensor.size(0), H = tensor.size(1), W = tensor.size(2), C = tensor.size(3);
  return float_array({B, C, H, W}, channels_first(engine::download(backend, tensor), B, H * W, C));
}

}  // namespace sana::golden
