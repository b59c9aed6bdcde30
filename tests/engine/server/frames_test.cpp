// SPDX-License-Identifier: Apache-2.0
// Frames come in any pieces and from anybody.
#include "engine/server/frames.h"

#include <gtest/gtest.h>

#include <string>

namespace sana::engine {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes frame_bytes(std::uint16_t type, std::uint32_t job, const std::string& payload) {
  const auto header = encode_header({type, job, static_cast<std::uint32_t>(payload.size())});
  Bytes bytes(header.size() + payload.size());
  std::ranges::copy(payload, std::ranges::copy(header, bytes.begin()).out);
  return bytes;
}

std::string text(const Frame& frame) { return {frame.payload.begin(), frame.payload.end()}; }

/// Bytes with one changed.
Bytes with(Bytes bytes, std::size_t at, std::uint8_t value) {
  bytes[at] = value;
  return bytes;
}

FrameFault fault_after(const Bytes& bytes) {
  FrameReader reader;
  EXPECT_FALSE(reader.feed(bytes, [](Frame&&) { ADD_FAILURE() << "a frame"; }));
  return reader.fault();
}

TEST(Frames, HeaderIsLittleEndian) {
  const auto header = encode_header({0x0203, 0x04050607, 0x08090A, 1});
  const Bytes expected{'S', 'A', 'N', 'A', 1, 0, 3, 2, 7, 6, 5, 4, 0x0A, 9, 8, 0};
  EXPECT_EQ(Bytes(header.begin(), header.end()), expected);
}

TEST(Frames, ComeWholeInAnyTwoPieces) {
  Bytes stream = frame_bytes(3, 7, "{\"a\":1}");
  const Bytes second = frame_bytes(8, 0, "");
  stream.insert(stream.end(), second.begin(), second.end());
  for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
    FrameReader reader;
    std::vector<Frame> frames;
    const auto keep = [&frames](Frame&& frame) { frames.push_back(std::move(frame)); };
    const std::span<const std::uint8_t> all(stream);
    ASSERT_TRUE(reader.feed(all.first(cut), keep));
    ASSERT_TRUE(reader.feed(all.subspan(cut), keep));
    ASSERT_EQ(frames.size(), 2u) << "cut at " << cut;
    EXPECT_EQ(frames[0].header.type, 3);
    EXPECT_EQ(frames[0].header.job, 7u);
    EXPECT_EQ(text(frames[0]), "{\"a\":1}");
    EXPECT_EQ(frames[1].header.type, 8);
    EXPECT_TRUE(frames[1].payload.empty());
  }
}

TEST(Frames, ComeWholeByteByByte) {
  const Bytes stream = frame_bytes(104, 1, std::string(1000, 'x'));
  FrameReader reader;
  int frames = 0;
  for (const std::uint8_t byte : stream)
    ASSERT_TRUE(reader.feed({&byte, 1}, [&](Frame&& frame) { frames += frame.payload.size() == 1000; }));
  EXPECT_EQ(frames, 1);
}

TEST(Frames, AreReadIntoTheReadersOwnBuffer) {
  const Bytes stream = frame_bytes(9, 5, "{}");
  FrameReader reader;
  std::size_t at = 0;
  while (!reader.is_complete()) {
    const auto room = reader.space();
    ASSERT_FALSE(room.empty());
    for (std::uint8_t& byte : room) byte = stream.at(at++);
    reader.commit(room.size());
  }
  EXPECT_EQ(at, stream.size());
  EXPECT_TRUE(reader.space().empty()) << "a frame waits to be taken";
  EXPECT_EQ(text(reader.take()), "{}");
  EXPECT_EQ(reader.space().size(), frame_header_bytes);
}

TEST(Frames, GarbageIsAFault) {
  const Bytes good = frame_bytes(1, 0, "{}");
  for (const std::size_t at : {0, 1, 2, 3}) EXPECT_EQ(fault_after(with(good, at, 'X')), FrameFault::magic);
  EXPECT_EQ(fault_after(with(good, 4, 2)), FrameFault::version);
  EXPECT_EQ(fault_after(with(good, 5, 1)), FrameFault::version);
  EXPECT_EQ(fault_after(with(good, 15, 0xFF)), FrameFault::length);
}

TEST(Frames, ALengthAloneTakesNoMemory) {
  const auto header = encode_header({3, 1, largest_payload});
  FrameReader reader;
  ASSERT_TRUE(reader.feed(header, [](Frame&&) { ADD_FAILURE() << "a frame"; }));
  EXPECT_FALSE(reader.is_complete());
  EXPECT_LE(reader.space().size(), std::size_t{1} << 20);
  const auto larger = encode_header({3, 1, largest_payload + 1});
  EXPECT_EQ(fault_after(Bytes(larger.begin(), larger.end())), FrameFault::length);
}

TEST(Frames, ACutStreamGivesNothing) {
  const Bytes stream = frame_bytes(3, 1, "{\"a\":1}");
  for (std::size_t size = 0; size < stream.size(); ++size) {
    FrameReader reader;
    EXPECT_TRUE(reader.feed(std::span(stream).first(size), [](Frame&&) { ADD_FAILURE() << "a frame"; }));
  }
}

TEST(Frames, PicturesReadBack) {
  const PictureHeader header{.width = 5, .height = 2, .stride = 16, .step = 3, .flags = 1};
  const auto bytes = encode_picture_header(header);
  Bytes payload(bytes.begin(), bytes.end());
  payload.resize(payload.size() + 32);
  const auto read = decode_picture_header(payload);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->width, 5u);
  EXPECT_EQ(read->height, 2u);
  EXPECT_EQ(read->stride, 16u);
  EXPECT_EQ(read->step, 3u);
  EXPECT_EQ(read->flags, 1u);
  EXPECT_EQ(read->pixel_bytes(), 32u);
}

TEST(Frames, ImpossiblePicturesAreRefused) {
  const auto read = [](const PictureHeader& header, std::size_t pixels) {
    const auto bytes = encode_picture_header(header);
    Bytes payload(bytes.begin(), bytes.end());
    payload.resize(payload.size() + pixels);
    return decode_picture_header(payload).has_value();
  };
  EXPECT_TRUE(read({.width = 2, .height = 2, .stride = 6}, 12));
  EXPECT_FALSE(read({.width = 2, .height = 2, .stride = 6}, 11));
  EXPECT_FALSE(read({.width = 2, .height = 2, .stride = 5}, 12));
  EXPECT_FALSE(read({.width = 0, .height = 2, .stride = 6}, 12));
  EXPECT_FALSE(read({.width = 2, .height = 0, .stride = 6}, 12));
  EXPECT_FALSE(read({.width = 2, .height = 2, .stride = 6, .format = 9}, 12));
  EXPECT_FALSE(read({.width = 0x55555556, .height = 1, .stride = 2}, 2)) << "3 * width passes 32 bits";
  EXPECT_FALSE(read({.width = 1, .height = 0xFFFFFFFF, .stride = 0xFFFFFFFF}, 64));
  EXPECT_FALSE(decode_picture_header(Bytes(23)).has_value());
}

}  // namespace
}  // namespace sana::engine
