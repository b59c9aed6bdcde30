// SPDX-License-Identifier: Apache-2.0
// Bytes of a peer that may be anybody, in pieces of any size: the first byte says how large the pieces are.
#include "engine/server/frames.h"
#include "tests/fuzz/outcome.h"

namespace {

using namespace sana::engine;
using sana::fuzz::require;

constexpr std::size_t largest_buffer_step = std::size_t{1} << 20;

void check(const Frame& frame) {
  require(frame.payload.size() == frame.header.length, "a frame holds what it announces");
  require(frame.header.version == protocol_version, "frames of other versions are faults");
  const auto again = encode_header(frame.header);
  FrameReader reader;
  require(reader.feed(again, [](Frame&&) {}), "a header that was read can be written");
  if (const auto picture = decode_picture_header(frame.payload)) {
    require(picture->pixel_bytes() <= frame.payload.size() - picture_header_bytes, "a picture's pixels are there");
    require(std::uint64_t{picture->width} * 3 <= picture->stride, "a row holds its pixels");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = std::size_t{1} + bytes[0];
  std::span<const std::uint8_t> rest(bytes + 1, size - 1);
  FrameReader reader;
  std::size_t held = 0;
  while (!rest.empty()) {
    const auto some = rest.first(std::min(piece, rest.size()));
    rest = rest.subspan(some.size());
    const bool goes_on = reader.feed(some, [&](Frame&& frame) {
      check(frame);
      held += frame_header_bytes + frame.payload.size();
    });
    require(goes_on == (reader.fault() == FrameFault::none), "a fault is told");
    if (!goes_on) break;
    require(reader.space().size() <= largest_buffer_step, "an announced length takes no memory");
  }
  require(held <= size, "no byte is used twice");
  return 0;
}
