// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a request. out: the picture. The whole story, stage by stage.

#include <stop_token>

#include "engine/pipeline/model.h"
#include "engine/request.h"

namespace sana::engine {

/// prompt -> tokenizer -> text_encoder -> (scheduler <-> transformer) -> preview -> autoencoder -> image
/// Fails: usage, model, out_of_memory, unusable; Cancelled.
/// Source: Sana paper; diffusers SanaPipeline.__call__, SanaSprintPipeline.__call__.
Picture text_to_image(Model& model, const GenerateRequest& asked, Observer& observer, std::stop_token stop = {});

}  // namespace sana::engine
