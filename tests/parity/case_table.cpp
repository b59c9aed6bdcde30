// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/case_table.h"

#include <cmath>

namespace sana::kernels {

std::string name_of(const Shape& shape) {
  std::string name;
  for (int axis = 0; axis < shape.rank(); ++axis) name.append(axis > 0 ? "x" : "").append(std::to_string(shape[axis]));
  return name;
}

double weight_spread(std::int64_t K) { return std::sqrt(3.0 / static_cast<double>(K)); }

}  // namespace sana::kernels
