// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a config of published form. out: every tensor that such a checkpoint has, written down from the format's
// description and not from the models, so that the two can be compared.

#include <string>
#include <utility>
#include <vector>

#include "engine/checkpoint/config.h"
#include "kernels/view.h"

namespace sana::engine {

using TensorTable = std::vector<std::pair<std::string, kernels::Shape>>;

/// role: transformer, vae (convolutional down- and upsampling, scale 5 in every attention), text_encoder.
TensorTable published_tensors(const Config& config, const std::string& role);

/// Sum of elements.
std::int64_t parameters_of(const TensorTable& table);

}  // namespace sana::engine
