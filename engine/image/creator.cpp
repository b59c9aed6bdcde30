// SPDX-License-Identifier: Apache-2.0
#include "engine/image/creator.h"

namespace sana::engine {

std::string_view creator_version() { return SANA_VERSION; }
std::string_view creator_tool() { return "Sana " SANA_VERSION; }

}  // namespace sana::engine
