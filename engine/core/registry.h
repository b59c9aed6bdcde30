// SPDX-License-Identifier: Apache-2.0
#pragma once
// Looking a class name up in a generated table.

#include <span>
#include <string>
#include <string_view>

#include "engine/core/error.h"

namespace sana::engine {

/// The entry whose class_name is `name`. Fails: model, naming the place where it was read and the known classes.
template <class Entry>
const Entry& find_class(std::span<const Entry> entries, std::string_view name, const std::string& place) {
  std::string known;
  for (const Entry& entry : entries) {
    if (entry.class_name == name) return entry;
    known += (known.empty() ? "" : ", ") + std::string(entry.class_name);
  }
  throw Exception(ErrorKind::model,
                  place + " is of the class \"" + std::string(name) + "\", which this program does not know.",
                  "Known here: " + known + ".");
}

}  // namespace sana::engine
