// SPDX-License-Identifier: Apache-2.0
#include "engine/transformer/transformer.h"

#include "engine/core/registry.h"

namespace sana::engine {

std::unique_ptr<Transformer> create_transformer(const ComponentParts& parts) {
  return find_class(transformers(), parts.config.class_name(), parts.config.place()).create(parts);
}

}  // namespace sana::engine
