// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend.h"

#include "kernels/error.h"

namespace sana::kernels {

std::unique_ptr<Backend> create_backend(std::string_view name, const BackendOptions& options) {
  const BackendEntry* chosen = nullptr;
  std::string names;
  for (const BackendEntry& entry : backends()) {
    names += (names.empty() ? "" : ", ") + std::string(entry.name);
    if (name.empty() ? (chosen == nullptr || entry.preference > chosen->preference) : entry.name == name)
      chosen = &entry;
  }
  if (chosen == nullptr)
    throw Exception(ErrorKind::not_supported, "There is no device named \"" + std::string(name) + "\" in this build.",
                    "Choose one of: " + names + ".");
  return chosen->create(options);
}

}  // namespace sana::kernels
