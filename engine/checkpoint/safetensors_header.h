// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: the bytes of a safetensors file. out: its tensors, every promise of the format checked.

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kernels/view.h"

namespace sana::engine {

/// One tensor of a file.
struct StoredTensor {
  std::string_view type;              ///< as the format names it: "BF16", "F8_E4M3"
  std::optional<kernels::DType> raw;  ///< ours, or an integer of the same width; none for other widths
  kernels::Shape shape;
  std::size_t begin = 0, end = 0;  ///< bytes from the start of the file
};

using StoredTensors = std::map<std::string, StoredTensor, std::less<>>;

/// The largest header that is read, in bytes.
inline constexpr std::size_t largest_safetensors_header = 100'000'000;

/// u64 n, n bytes of JSON {name: {dtype, shape, data_offsets}}, then the tensors without gap or overlap.
/// Nothing is allocated in proportion to a number in the file, only to the length of its header.
/// Fails: model, naming `place` and the first broken promise; more than kernels::max_rank dimensions count as one.
StoredTensors parse_safetensors(std::span<const std::byte> file, const std::string& place);

/// The 8 + n bytes before the tensors. Fails: model if n is zero, too large or points past the end.
std::size_t safetensors_header_bytes(std::span<const std::byte> first_eight, std::size_t file_bytes,
                                     const std::string& place);

}  // namespace sana::engine
