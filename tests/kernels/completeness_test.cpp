// SPDX-License-Identifier: Apache-2.0
// Which ops a backend lacks. `reference` must have all, and `cpu` where it is built.
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "kernels/backend.h"

namespace sana::kernels {
namespace {

std::string missing_ops(const Backend& backend) {
  std::string missing;
  for_each_op([&]<class Op>() {
    if (backend.ops().get<Op>() == nullptr) missing.append(missing.empty() ? "" : ", ").append(op_name<Op>());
  });
  return missing;
}

TEST(Completeness, EveryBackendHasEveryOp) {
  for (const BackendEntry& entry : backends()) {
    if (entry.name == "null") continue;
    const std::string missing = missing_ops(*entry.create({}));
    std::cout << entry.name << ": " << (missing.empty() ? "complete" : "lacks " + missing) << "\n";
    if (entry.name == "reference" || entry.name == "cpu") {
      EXPECT_EQ(missing, "") << entry.name;
    }
  }
}

TEST(Completeness, EveryOpHasItsOwnName) {
  std::set<std::string_view> names;
  for_each_op([&]<class Op>() { names.insert(op_name<Op>()); });
  EXPECT_EQ(names.size(), AllOps::size);
}

}  // namespace
}  // namespace sana::kernels
