// SPDX-License-Identifier: Apache-2.0
#pragma once
// Device memory of the backends that compute on the host.

#include <memory>

#include "kernels/backend.h"

namespace sana::kernels {

/// 64-byte aligned host memory, contents undefined. Fails: out_of_memory, naming the size.
std::shared_ptr<Buffer> allocate_host_buffer(std::size_t bytes);

}  // namespace sana::kernels
