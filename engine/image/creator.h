// SPDX-License-Identifier: Apache-2.0
#pragma once
// What our files say about the program that wrote them.

#include <string_view>

namespace sana::engine {

/// "0.1": major and minor number.
std::string_view creator_version();
/// "Sana 0.1".
std::string_view creator_tool();

}  // namespace sana::engine
