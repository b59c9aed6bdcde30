// SPDX-License-Identifier: Apache-2.0
#pragma once
// The engine's errors are those of the kernels: one type for the whole program.

#include "kernels/error.h"

namespace sana::engine {

using kernels::Bug;
using kernels::Error;
using kernels::ErrorKind;
using kernels::Exception;

/// Thrown where a stop was noticed; caught at the door and reported as its own outcome, never as an error.
struct Cancelled {};

}  // namespace sana::engine
