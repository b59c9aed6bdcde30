// SPDX-License-Identifier: Apache-2.0
#include "engine/core/context.h"

namespace sana::engine {

void Context::fail_missing(std::string_view op) const {
  throw Exception(ErrorKind::not_supported,
                  "The device \"" + std::string(parts_.backend.name()) + "\" does not provide the operation " +
                      std::string(op) + ".",
                  "Choose another device; \"sana devices\" lists them.");
}

}  // namespace sana::engine
