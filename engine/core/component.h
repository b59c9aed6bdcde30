// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every model component is built from. Factories are chosen by the checkpoint's _class_name.

#include <memory>

#include "engine/checkpoint/config.h"
#include "engine/checkpoint/weights.h"
#include "kernels/backend.h"
#include "kernels/ops/common.h"

namespace sana::engine {

struct ComponentParts {
  Config config;
  std::shared_ptr<TensorSource> weights;  ///< kept alive by the component
  kernels::Backend& backend;
  kernels::Precision precision = kernels::Precision::fp32;
};

}  // namespace sana::engine
