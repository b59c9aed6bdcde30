// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/targets.h"

#include <hwy/targets.h>

#include "kernels/cpu/expand.h"
#include "kernels/error.h"

namespace sana::kernels {

std::vector<std::string> vector_targets() {
  std::vector<std::string> names;
  const std::int64_t usable = hwy::SupportedTargets() & compiled_vector_targets();
  for (std::int64_t rest = usable; rest != 0; rest &= rest - 1) names.push_back(hwy::TargetName(rest & -rest));
  return names;
}

void restrict_vector_target(const std::string& name) {
  hwy::SetSupportedTargetsForTest(0);
  if (name.empty()) return;
  const std::int64_t usable = hwy::SupportedTargets() & compiled_vector_targets();
  std::string known;
  for (std::int64_t rest = usable; rest != 0; rest &= rest - 1) {
    const std::int64_t target = rest & -rest;
    if (name == hwy::TargetName(target)) {
      hwy::SetSupportedTargetsForTest(target);
      return;
    }
    known += (known.empty() ? "" : ", ") + std::string(hwy::TargetName(target));
  }
  throw Exception(ErrorKind::not_supported, "This processor has no vector instructions named \"" + name + "\".",
                  "Choose one of: " + known + ".");
}

}  // namespace sana::kernels
