// SPDX-License-Identifier: Apache-2.0
#pragma once
// The frames between the window and `sana serve`: a header of 16 bytes and a payload. Both ends include this file;
// it needs nothing but the standard library.
//   header   "SANA", u16 version, u16 type, u32 job, u32 payload bytes; little-endian
//   picture  u32 width, height, stride in bytes, format, step, flags; then stride * height bytes

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace sana::engine {

inline constexpr std::uint16_t protocol_version = 1;
inline constexpr std::size_t frame_header_bytes = 16, picture_header_bytes = 24;
inline constexpr std::uint32_t largest_payload = std::uint32_t{128} << 20;
inline constexpr std::uint32_t format_rgb888 = 1;

namespace wire {

inline constexpr std::array<std::uint8_t, 4> magic{'S', 'A', 'N', 'A'};

inline void put(std::uint8_t* to, std::uint32_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) to[i] = static_cast<std::uint8_t>(value >> (8 * i));
}

inline std::uint32_t take(const std::uint8_t* from, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value |= static_cast<std::uint32_t>(from[i]) << (8 * i);
  return value;
}

}  // namespace wire

struct FrameHeader {
  std::uint16_t type = 0;
  std::uint32_t job = 0;
  std::uint32_t length = 0;
  std::uint16_t version = protocol_version;
};

inline std::array<std::uint8_t, frame_header_bytes> encode_header(const FrameHeader& header) {
  std::array<std::uint8_t, frame_header_bytes> bytes{};
  std::ranges::copy(wire::magic, bytes.begin());
  wire::put(bytes.data() + 4, header.version, 2);
  wire::put(bytes.data() + 6, header.type, 2);
  wire::put(bytes.data() + 8, header.job, 4);
  wire::put(bytes.data() + 12, header.length, 4);
  return bytes;
}

struct PictureHeader {
  std::uint32_t width = 0, height = 0;
  std::uint32_t stride = 0;  ///< bytes from one row to the next
  std::uint32_t format = format_rgb888;
  std::uint32_t step = 0, flags = 0;

  /// Of the rows; the header not counted.
  std::uint64_t pixel_bytes() const { return std::uint64_t{stride} * height; }
};

inline std::array<std::uint8_t, picture_header_bytes> encode_picture_header(const PictureHeader& header) {
  std::array<std::uint8_t, picture_header_bytes> bytes{};
  const std::array fields{header.width, header.height, header.stride, header.format, header.step, header.flags};
  for (std::size_t i = 0; i < fields.size(); ++i) wire::put(bytes.data() + 4 * i, fields[i], 4);
  return bytes;
}

/// Absent where the payload is too short for the picture that it announces, the picture is empty, a row is shorter
/// than its pixels, or the format is unknown.
inline std::optional<PictureHeader> decode_picture_header(std::span<const std::uint8_t> payload) {
  if (payload.size() < picture_header_bytes) return std::nullopt;
  const auto field = [&](std::size_t i) { return wire::take(payload.data() + 4 * i, 4); };
  const PictureHeader header{field(0), field(1), field(2), field(3), field(4), field(5)};
  const bool is_sound = header.width > 0 && header.height > 0 && header.format == format_rgb888 &&
                        header.stride >= std::uint64_t{header.width} * 3 &&
                        header.pixel_bytes() <= payload.size() - picture_header_bytes;
  return is_sound ? std::optional(header) : std::nullopt;
}

struct Frame {
  FrameHeader header;
  std::vector<std::uint8_t> payload;
};

/// Why the stream cannot be read any further.
enum class FrameFault : std::uint8_t { none, magic, version, length };

/// Puts frames together from bytes as they come. Either let it have the bytes (feed), or read straight into its
/// buffer: read up to space().size() bytes into space(), tell it with commit(), and take() each frame once
/// is_complete(). After a fault there is nothing to do but to end the connection.
class FrameReader {
 public:
  /// Where the next bytes belong; empty while a frame waits to be taken and after a fault. Never more than
  /// `largest_step` beyond what has arrived, so that an announced length alone takes no memory.
  std::span<std::uint8_t> space() {
    if (is_complete_ || fault_ != FrameFault::none) return {};
    if (received_ < frame_header_bytes) return std::span(header_).subspan(received_);
    const std::size_t have = received_ - frame_header_bytes;
    const std::size_t want = std::min<std::size_t>(frame_.header.length, have + largest_step);
    if (frame_.payload.size() < want) frame_.payload.resize(want);
    return std::span(frame_.payload).subspan(have);
  }

  /// `bytes` at the start of space() have been written.
  void commit(std::size_t bytes) {
    const bool was_header = received_ < frame_header_bytes;
    received_ += bytes;
    if (received_ < frame_header_bytes) return;
    if (was_header) read_header();
    is_complete_ = fault_ == FrameFault::none && received_ == frame_header_bytes + frame_.header.length;
  }

  bool is_complete() const { return is_complete_; }
  FrameFault fault() const { return fault_; }

  /// Requires is_complete().
  Frame take() {
    is_complete_ = false;
    received_ = 0;
    return std::exchange(frame_, Frame{});
  }

  /// Calls on_frame(Frame&&) for each frame that `bytes` complete. False after a fault.
  template <class OnFrame>
  bool feed(std::span<const std::uint8_t> bytes, OnFrame&& on_frame) {
    while (fault_ == FrameFault::none && !bytes.empty()) {
      const std::span<std::uint8_t> room = space();
      const std::size_t count = std::min(room.size(), bytes.size());
      if (count > 0) std::memcpy(room.data(), bytes.data(), count);
      bytes = bytes.subspan(count);
      commit(count);
      if (is_complete_) on_frame(take());
    }
    return fault_ == FrameFault::none;
  }

 private:
  static constexpr std::size_t largest_step = std::size_t{1} << 20;

  void read_header() {
    FrameHeader& header = frame_.header;
    header.version = static_cast<std::uint16_t>(wire::take(header_.data() + 4, 2));
    header.type = static_cast<std::uint16_t>(wire::take(header_.data() + 6, 2));
    header.job = wire::take(header_.data() + 8, 4);
    header.length = wire::take(header_.data() + 12, 4);
    if (!std::equal(wire::magic.begin(), wire::magic.end(), header_.begin())) fault_ = FrameFault::magic;
    else if (header.version != protocol_version) fault_ = FrameFault::version;
    else if (header.length > largest_payload) fault_ = FrameFault::length;
  }

  std::array<std::uint8_t, frame_header_bytes> header_{};
  std::size_t received_ = 0;  // bytes of this frame, header included
  Frame frame_;
  FrameFault fault_ = FrameFault::none;
  bool is_complete_ = false;
};

}  // namespace sana::engine
