// SPDX-License-Identifier: Apache-2.0
#include "kernels/error.h"

namespace sana::kernels {

void fail_check(const char* condition, const char* file, int line, const std::string& detail) {
  std::string what = std::string("Internal check failed: ") + condition + " at " + file + ":" + std::to_string(line);
  if (!detail.empty()) what += " (" + detail + ")";
  throw Bug(what + ".");
}

}  // namespace sana::kernels
