// SPDX-License-Identifier: Apache-2.0
#include "engine/autoencoder/autoencoder.h"

namespace sana::engine {

std::unique_ptr<Autoencoder> create_autoencoder(const ComponentParts& parts) {
  const std::string name = parts.config.class_name();
  std::string known;
  for (const AutoencoderEntry& entry : autoencoders()) {
    if (entry.class_name == name) return entry.create(parts);
    known += (known.empty() ? "" : ", ") + std::string(entry.class_name);
  }
  throw Exception(ErrorKind::model,
                  parts.config.place() + " describes an autoencoder of the unknown class \"" + name + "\".",
                  "Known classes: " + known + ".");
}

}  // namespace sana::engine
