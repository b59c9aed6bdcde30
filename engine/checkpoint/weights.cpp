// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/weights.h"

#include <algorithm>

namespace sana::engine {
namespace {

constexpr std::size_t listed_faults = 40;

}  // namespace

kernels::ConstTensorView WeightReader::tensor(const std::string& name, const kernels::Shape& shape) {
  source_.announce(name, shape);
  kernels::ConstTensorView view = source_.find(name);
  used_.insert(name);
  const std::string stored_type = source_.stored_type(name);
  if (!view && stored_type.empty()) {
    faults_.push_back("missing " + name + " " + shape.text());
  } else if (!view) {
    faults_.push_back("wrong type of " + name + ": " + stored_type);
  } else if (!(view.shape == shape)) {
    faults_.push_back("misshapen " + name + ": " + view.shape.text() + " instead of " + shape.text());
    view.data = nullptr;
  } else if (view.dtype != kernels::DType::f32 && view.dtype != kernels::DType::f16 &&
             view.dtype != kernels::DType::bf16) {
    faults_.push_back("wrong type of " + name + ": " +
                      (stored_type.empty() ? kernels::name_of(view.dtype) : stored_type));
    view.data = nullptr;
  }
  if (!view) view = {nullptr, kernels::DType::f32, shape};
  return view;
}

void WeightReader::finish() const {
  std::vector<std::string> faults = faults_;
  for (const std::string& name : source_.names())
    if (!used_.contains(name)) faults.push_back("extra " + name);
  if (faults.empty()) return;
  std::string list;
  for (std::size_t i = 0; i < std::min(faults.size(), listed_faults); ++i) list += "\n  " + faults[i];
  if (faults.size() > listed_faults) list += "\n  and " + std::to_string(faults.size() - listed_faults) + " more";
  throw Exception(ErrorKind::model,
                  "The weights in " + source_.place() + " do not fit their config.json (" +
                      std::to_string(faults.size()) + " differences):" + list,
                  "Download the folder again, or check that config.json and weights belong together.");
}

}  // namespace sana::engine
