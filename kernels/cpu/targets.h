// SPDX-License-Identifier: Apache-2.0
#pragma once
// The vector instruction sets between which the Highway kernels choose at run time.

#include <string>
#include <vector>

namespace sana::kernels {

/// Names of the sets that this build and this processor have, best first: "AVX3", "AVX2", "SSE4".
std::vector<std::string> vector_targets();

/// For tests: from now on all kernels of the process use this set only; an empty name lifts the restriction.
/// oneDNN has its own switch (DNNL_MAX_CPU_ISA). Fails: not_supported, naming the sets there are.
void restrict_vector_target(const std::string& name);

}  // namespace sana::kernels
