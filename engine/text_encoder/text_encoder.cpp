// SPDX-License-Identifier: Apache-2.0
#include "engine/text_encoder/text_encoder.h"

#include "engine/core/registry.h"

namespace sana::engine {

std::unique_ptr<TextEncoder> create_text_encoder(const ComponentParts& parts) {
  const std::vector<std::string> architectures = parts.config.texts("architectures", {""}, 1);
  const std::string name = architectures.empty() ? "" : architectures.front();
  return find_class(text_encoders(), name, parts.config.place()).create(parts);
}

}  // namespace sana::engine
