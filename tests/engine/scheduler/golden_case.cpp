// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/scheduler/golden_case.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>

#include "engine/checkpoint/model_folder.h"

namespace sana::engine {
namespace {

const std::filesystem::path golden_root = SANA_GOLDEN_DIR;

template <class T>
std::vector<double> as_doubles(const kernels::ConstTensorView& view) {
  const T* first = view.as<T>();
  return std::vector<double>(first, first + view.shape.elements());
}

}  // namespace

GoldenCase::GoldenCase(const std::string& family, const std::string& name)
    : folder_(golden_root / "cases" / family / name),
      json_(nlohmann::json::parse(std::ifstream(folder_ / "case.json"))) {
  if (std::filesystem::exists(folder_ / "inputs.safetensors"))
    inputs_ = open_safetensors(folder_ / "inputs.safetensors");
  expected_ = open_safetensors(folder_ / "expected.safetensors");
}

std::filesystem::path GoldenCase::model() const { return golden_root / json_.at("model").get<std::string>(); }

std::vector<double> GoldenCase::values(TensorSource& source, const std::string& tensor) {
  const auto view = source.find(tensor);
  if (!view) throw std::runtime_error("no tensor " + tensor + " in " + source.place());
  switch (view.dtype) {
    case kernels::DType::f32: return as_doubles<float>(view);
    case kernels::DType::i64:
      return source.stored_type(tensor) == "F64" ? as_doubles<double>(view) : as_doubles<std::int64_t>(view);
    default: throw std::runtime_error("unexpected dtype of " + tensor);
  }
}

void GoldenCase::compare(const std::string& tensor, const std::vector<double>& got) const {
  const std::vector<double> want = expected(tensor);
  ASSERT_EQ(got.size(), want.size()) << tensor;
  double max_abs = 0, difference = 0, norm = 0;
  for (std::size_t i = 0; i < want.size(); ++i) {
    const double error = std::abs(got[i] - want[i]);
    if (!(error <= max_abs)) max_abs = error;
    difference += error * error;
    norm += want[i] * want[i];
  }
  const double relative = norm > 0 ? std::sqrt(difference / norm) : std::sqrt(difference);
  nlohmann::json tolerance = json_.at("tolerance");
  tolerance.update(tolerance.at("per_tensor").value(tensor, nlohmann::json::object()));
  const auto limit = [&tolerance](const char* name) {
    return tolerance.at(name).is_null() ? std::numeric_limits<double>::infinity() : tolerance.at(name).get<double>();
  };
  EXPECT_LE(max_abs, limit("max_abs")) << tensor;
  EXPECT_LE(relative, limit("rel_l2")) << tensor;
}

std::vector<std::string> golden_case_names(const std::string& family) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(golden_root / "cases" / family))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace sana::engine
