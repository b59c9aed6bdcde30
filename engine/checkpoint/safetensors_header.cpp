// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/safetensors_header.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "engine/checkpoint/json_text.h"
#include "engine/core/error.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;
using kernels::DType;

static_assert(std::endian::native == std::endian::little, "the format is little-endian and read in place");

constexpr std::size_t longest_name = 512;

[[noreturn]] void refuse(const std::string& place, const std::string& what) {
  throw Exception(ErrorKind::model, place + " is no valid safetensors file: " + what + ".",
                  "Download the file again; it is damaged, incomplete or something else.");
}

struct ElementType {
  std::string_view name;
  unsigned bits;
  std::optional<DType> raw;
};

constexpr auto element_types = std::to_array<ElementType>({
    {"F32", 32, DType::f32},
    {"F16", 16, DType::f16},
    {"BF16", 16, DType::bf16},
    {"I64", 64, DType::i64},
    {"I32", 32, DType::i32},
    {"U8", 8, DType::u8},
    {"F64", 64, DType::i64},
    {"U64", 64, DType::i64},
    {"C64", 64, DType::i64},
    {"U32", 32, DType::i32},
    {"I16", 16, {}},
    {"U16", 16, {}},
    {"I8", 8, DType::u8},
    {"BOOL", 8, DType::u8},
    {"F8_E4M3", 8, DType::u8},
    {"F8_E5M2", 8, DType::u8},
    {"F8_E8M0", 8, DType::u8},
    {"F8_E4M3FNUZ", 8, DType::u8},
    {"F8_E5M2FNUZ", 8, DType::u8},
    {"F6_E2M3", 6, {}},
    {"F6_E3M2", 6, {}},
    {"F4", 4, {}},
});

/// A name from the file, fit to be printed.
std::string shown(const std::string& name) {
  return Json(name.substr(0, 100)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What the header says of one tensor, before it is compared with the file.
struct Entry {
  const ElementType* type = nullptr;
  std::vector<std::uint64_t> shape, offsets;
  bool has_shape = false, has_offsets = false;
};

/// Reads the header in one pass; accepts only the one form that the format has.
class HeaderReader final : public nlohmann::json_sax<Json> {
 public:
  explicit HeaderReader(const std::string& place) : place_(place) {}

  std::map<std::string, Entry> take() { return std::move(entries_); }

  bool null() override { unexpected("null"); }
  bool boolean(bool) override { unexpected("true or false"); }
  bool number_integer(number_integer_t) override { unexpected("a negative number"); }
  bool number_float(number_float_t, const string_t&) override { unexpected("a number that is no integer"); }
  bool binary(binary_t&) override { unexpected("binary"); }

  bool number_unsigned(number_unsigned_t value) override {
    if (at_ == At::shape) {
      if (entry_->shape.size() == kernels::max_rank)
        refuse(place_, shown(name_) + " has more than " + std::to_string(kernels::max_rank) + " dimensions");
      entry_->shape.push_back(value);
    } else if (at_ == At::offsets && entry_->offsets.size() < 2) {
      entry_->offsets.push_back(value);
    } else {
      unexpected("a number");
    }
    return true;
  }

  bool string(string_t& value) override {
    if (at_ == At::metadata) return true;
    if (at_ != At::tensor || field_ != "dtype") unexpected("a text");
    const auto* type = std::find_if(element_types.begin(), element_types.end(),
                                    [&](const ElementType& candidate) { return candidate.name == value; });
    if (type == element_types.end()) refuse(place_, shown(name_) + " has an unknown element type");
    entry_->type = type;
    return true;
  }

  bool start_object(std::size_t) override {
    if (at_ == At::outside) at_ = At::names;
    else if (at_ == At::names) at_ = name_ == "__metadata__" ? At::metadata : At::tensor;
    else unexpected("an object");
    if (at_ == At::tensor) entry_ = &entries_[name_];
    return true;
  }

  bool end_object() override {
    if (at_ == At::tensor && (!entry_->type || !entry_->has_shape || entry_->offsets.size() != 2))
      refuse(place_, shown(name_) + " lacks its dtype, shape or data_offsets");
    at_ = at_ == At::names ? At::outside : At::names;
    return true;
  }

  bool start_array(std::size_t) override {
    if (at_ == At::tensor && field_ == "shape") {
      at_ = At::shape;
      entry_->has_shape = true;
    } else if (at_ == At::tensor && field_ == "data_offsets") {
      at_ = At::offsets;
    } else {
      unexpected("a list");
    }
    return true;
  }

  bool end_array() override {
    at_ = At::tensor;
    return true;
  }

  bool key(string_t& text) override {
    if (at_ == At::names) take_name(text);
    else if (at_ == At::metadata) repeat_check(metadata_, text);
    else take_field(text);
    return true;
  }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
    refuse(place_, "its header is no valid JSON at byte " + std::to_string(position ? position - 1 : 0));
  }

 private:
  enum class At : std::uint8_t { outside, names, metadata, tensor, shape, offsets };

  [[noreturn]] void unexpected(const std::string& what) const {
    refuse(place_, "its header holds " + what + " where none belongs" +
                       (at_ == At::outside ? std::string() : ", near " + shown(name_)));
  }
  void repeat_check(std::set<std::string>& seen, const std::string& text) const {
    if (!seen.insert(text).second) refuse(place_, "its header names " + shown(text) + " twice");
  }
  void take_name(const std::string& text) {
    const auto is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    if (text.size() > longest_name || std::any_of(text.begin(), text.end(), is_control))
      refuse(place_, "a tensor's name is longer than " + std::to_string(longest_name) + " bytes or not printable");
    name_ = text;
    repeat_check(names_, text);
  }
  void take_field(const std::string& text) {
    field_ = text;
    if (field_ != "dtype" && field_ != "shape" && field_ != "data_offsets")
      refuse(place_, shown(name_) + " has the unknown property " + shown(field_));
    const bool repeated = (field_ == "dtype" && entry_->type) || (field_ == "shape" && entry_->has_shape) ||
                          (field_ == "data_offsets" && entry_->has_offsets);
    if (repeated) refuse(place_, shown(name_) + " has " + field_ + " twice");
    if (field_ == "data_offsets") entry_->has_offsets = true;
  }

  const std::string& place_;
  At at_ = At::outside;
  std::string name_, field_;
  Entry* entry_ = nullptr;
  std::map<std::string, Entry> entries_;
  std::set<std::string> names_, metadata_;
};

/// Bytes of a tensor; also refuses shapes whose strides do not fit in 63 bits.
std::uint64_t bytes_of(const Entry& entry, const std::string& name, const std::string& place) {
  std::uint64_t elements = 1, strides = 1, bits = 0;
  bool overflow = false;
  for (const std::uint64_t extent : entry.shape) {
    overflow |= __builtin_mul_overflow(elements, extent, &elements);
    overflow |= __builtin_mul_overflow(strides, std::max<std::uint64_t>(extent, 1), &strides);
  }
  overflow |= __builtin_mul_overflow(elements, std::uint64_t{entry.type->bits}, &bits);
  if (overflow || strides > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    refuse(place, shown(name) + " has a shape too large to count");
  if (bits % 8 != 0) refuse(place, shown(name) + " does not fill whole bytes");
  return bits / 8;
}

StoredTensor checked(const Entry& entry, const std::string& name, std::uint64_t buffer_bytes,
                     const std::string& place) {
  const std::uint64_t begin = entry.offsets[0], end = entry.offsets[1];
  if (begin > end || end > buffer_bytes) refuse(place, shown(name) + " lies outside the file");
  if (end - begin != bytes_of(entry, name, place))
    refuse(place, shown(name) + " has another number of bytes than its dtype and shape say");
  std::array<std::int64_t, kernels::max_rank> extents{};
  std::copy(entry.shape.begin(), entry.shape.end(), extents.begin());
  return {entry.type->name, entry.type->raw, kernels::Shape::from(extents.data(), static_cast<int>(entry.shape.size())),
          begin, end};
}

/// Tensors lie one behind the other and fill the buffer.
void check_cover(const StoredTensors& tensors, std::uint64_t buffer_bytes, const std::string& place) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  for (const auto& [name, tensor] : tensors) ranges.emplace_back(tensor.begin, tensor.end);
  std::sort(ranges.begin(), ranges.end());
  std::size_t reached = 0;
  for (const auto& [begin, end] : ranges) {
    if (begin != reached)
      refuse(place, std::string("its tensors ") + (begin < reached ? "overlap" : "leave a gap") + " at byte " +
                        std::to_string(begin) + " of the buffer");
    reached = end;
  }
  if (reached != buffer_bytes)
    refuse(place, "it has " + std::to_string(buffer_bytes - reached) + " bytes after its last tensor");
}

}  // namespace

std::size_t safetensors_header_bytes(std::span<const std::byte> first_eight, std::size_t file_bytes,
                                     const std::string& place) {
  std::uint64_t length = 0;
  if (first_eight.size() < sizeof length || file_bytes < sizeof length) refuse(place, "it is shorter than 8 bytes");
  std::memcpy(&length, first_eight.data(), sizeof length);
  if (length == 0) refuse(place, "its header is empty");
  if (length > largest_safetensors_header) refuse(place, "its header is larger than 100 MB");
  if (length > file_bytes - sizeof length) refuse(place, "it ends inside its header");
  return sizeof length + static_cast<std::size_t>(length);
}

StoredTensors parse_safetensors(std::span<const std::byte> file, const std::string& place) {
  const std::size_t buffer_begin = safetensors_header_bytes(file, file.size(), place);
  const std::string_view text(reinterpret_cast<const char*>(file.data()) + 8, buffer_begin - 8);
  // The JSON library would take a zero byte for the end and skip a byte order mark.
  if (text.front() != '{' || text.find('\0') != std::string_view::npos) refuse(place, "its header is no JSON object");
  HeaderReader reader(place);
  if (!Json::sax_parse(text, &reader)) refuse(place, "its header is no valid JSON");
  const std::uint64_t buffer_bytes = file.size() - buffer_begin;
  StoredTensors tensors;
  for (const auto& [name, entry] : reader.take()) tensors[name] = checked(entry, name, buffer_bytes, place);
  check_cover(tensors, buffer_bytes, place);
  for (auto& [name, tensor] : tensors) {
    tensor.begin += buffer_begin;
    tensor.end += buffer_begin;
  }
  return tensors;
}

}  // namespace sana::engine
