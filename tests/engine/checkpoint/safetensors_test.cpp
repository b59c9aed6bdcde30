// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/checkpoint/model_folder.h"
#include "engine/checkpoint/safetensors_header.h"
#include "kernels/half.h"
#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {
namespace {

using kernels::ConstTensorView;
using kernels::DType;
using kernels::Shape;

nlohmann::json case_list(const std::string& name) {
  return nlohmann::json::parse(bytes_of(golden() / "cases/checkpoint/malformed_safetensors" / name));
}

double value_at(const ConstTensorView& view, std::size_t i) {
  switch (view.dtype) {
    case DType::f32:
      return view.as<float>()[i];
    case DType::f16:
      return kernels::f16_to_f32(view.as<std::uint16_t>()[i]);
    case DType::bf16:
      return kernels::bf16_to_f32(view.as<std::uint16_t>()[i]);
    case DType::i32:
      return view.as<std::int32_t>()[i];
    case DType::i64:
      return static_cast<double>(view.as<std::int64_t>()[i]);
    case DType::u8:
      return view.as<std::uint8_t>()[i];
  }
  return NAN;
}

TEST(Safetensors, EveryMalformedFileIsRefused) {
  const nlohmann::json files = case_list("files.json");
  EXPECT_EQ(files.size(), 26u);
  for (const nlohmann::json& entry : files) {
    SCOPED_TRACE(entry.dump());
    const std::string file = entry["file"];
    expect_error(ErrorKind::model, {std::filesystem::path(file).filename().string()},
                 [&] { open_safetensors(golden() / file); });
  }
}

TEST(Safetensors, EveryGoodFileLoadsWithItsValues) {
  for (const nlohmann::json& entry : case_list("must_load.json")) {
    SCOPED_TRACE(entry.dump());
    const std::unique_ptr<TensorSource> source = open_safetensors(golden() / entry["file"].get<std::string>());
    EXPECT_EQ(source->names().size(), entry["tensors"].size());
    for (const auto& [name, tensor] : entry["tensors"].items()) {
      const ConstTensorView view = source->find(name);
      ASSERT_TRUE(view) << name;
      const auto shape = tensor["shape"].get<std::vector<std::int64_t>>();
      EXPECT_EQ(view.shape, Shape::from(shape.data(), static_cast<int>(shape.size())));
      ASSERT_EQ(static_cast<std::size_t>(view.shape.elements()), tensor["values"].size());
      for (std::size_t i = 0; i < tensor["values"].size(); ++i) EXPECT_EQ(value_at(view, i), tensor["values"][i]);
    }
  }
}

// The header's length is odd, so that no tensor is aligned.
TEST(Safetensors, UnalignedTensorsAreCopied) {
  const ScratchFolder folder;
  const std::string header = R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
  ASSERT_NE(header.size() % 4, 0u);
  const std::string bytes = safetensors_of({{"w", {1.5f, -2}}});
  const auto source =
      open_safetensors(folder.write("w.safetensors", safetensors_from(header, bytes.substr(bytes.size() - 8))));
  const ConstTensorView view = source->find("w");
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(view.data) % alignof(float), 0u);
  EXPECT_EQ(view.as<float>()[0], 1.5f);
  source->release_pages();
  EXPECT_EQ(source->find("w").data, view.data);
  EXPECT_EQ(view.as<float>()[1], -2);
}

TEST(Safetensors, ReleasedPagesComeBack) {
  const ScratchFolder folder;
  std::vector<float> values(1 << 16);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(i);
  const auto source = open_safetensors(folder.write("w.safetensors", safetensors_of({{"w", values}})));
  const ConstTensorView view = source->find("w");
  source->release_pages();
  for (std::size_t i = 0; i < values.size(); i += 1000) ASSERT_EQ(view.as<float>()[i], values[i]);
}

TEST(Safetensors, OtherTypesAreNamedAndNeverWeights) {
  const ScratchFolder folder;
  const struct {
    const char* type;
    std::size_t bits;
    bool raw;
  } cases[] = {{"F64", 64, true},    {"I64", 64, true},    {"U64", 64, true},  {"C64", 64, true},
               {"I32", 32, true},    {"U32", 32, true},    {"I16", 16, false}, {"U16", 16, false},
               {"I8", 8, true},      {"U8", 8, true},      {"BOOL", 8, true},  {"F8_E4M3", 8, true},
               {"F8_E5M2", 8, true}, {"F8_E8M0", 8, true}, {"F4", 4, false},   {"F6_E2M3", 6, false}};
  for (const auto& [type, bits, raw] : cases) {
    SCOPED_TRACE(type);
    const std::size_t bytes = 8 * bits / 8;
    const std::string header = std::string(R"({"w":{"dtype":")") + type + R"(","shape":[8],"data_offsets":[0,)" +
                               std::to_string(bytes) + "]}}";
    const auto source =
        open_safetensors(folder.write("w.safetensors", safetensors_from(header, std::string(bytes, 1))));
    EXPECT_EQ(source->names(), std::vector<std::string>{"w"});
    EXPECT_EQ(source->stored_type("w"), type);
    const ConstTensorView view = source->find("w");
    EXPECT_EQ(static_cast<bool>(view), raw);
    if (raw) {
      EXPECT_EQ(kernels::size_of(view.dtype) * 8, bits);
    }
    WeightReader reader(*source);
    EXPECT_FALSE(reader.tensor("w", {8}));
    expect_error(ErrorKind::model, {"wrong type of w: " + std::string(type)}, [&] { reader.finish(); });
  }
}

// One of each, beyond the golden list.
TEST(Safetensors, OtherBrokenHeadersAreRefused) {
  const std::string zeros(64, '\0');
  const struct {
    const char* header;
    std::size_t buffer;
  } cases[] = {
      {R"({"w":{"dtype":"F32","shape":[1,1,1,1,1,1,1],"data_offsets":[0,4]}})", 4},            // seven dimensions
      {R"({"w":{"dtype":"F32","shape":[0,4611686018427387904,4],"data_offsets":[0,0]}})", 0},  // strides overflow
      {R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"more":1}})", 4},
      {R"({"w":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 4},
      {R"({"w":{"dtype":"F32","shape":[],"data_offsets":[0,4],"data_offsets":[0,4]}})", 4},
      {R"({"w":{"dtype":"F32","shape":[],"data_offsets":[0,4,4]}})", 4},
      {R"({"w":{"dtype":"F32","shape":[],"data_offsets":[0]}})", 4},
      {R"({"w":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}})", 4},
      {R"({"w":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}})", 4},
      {R"({"w":{"dtype":"F32","shape":{},"data_offsets":[0,4]}})", 4},
      {R"({"w":{"dtype":"F4","shape":[1],"data_offsets":[0,1]}})", 1},   // half a byte
      {R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8},  // a gap before
      {R"({"w":{"dtype":"F32","shape":[1],"data_offsets":[8,4]}})", 8},
      {R"({"w":[]})", 0},
      {R"({"w":null})", 0},
      {R"({"__metadata__":{"a":1}})", 0},
      {R"({"__metadata__":{"a":"1","a":"2"}})", 0},
      {R"({"__metadata__":{"a":{}}})", 0},
      {R"({"\u001b[2J":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})", 4},  // terminal control
      {R"({} x)", 0},
      {" {}", 0},
      {"\xef\xbb\xbf{}", 0},
  };
  for (const auto& [header, buffer] : cases) {
    SCOPED_TRACE(header);
    const std::string bytes = safetensors_from(header, zeros.substr(0, buffer));
    expect_error(ErrorKind::model, {"broken", "no valid safetensors"},
                 [&] { parse_safetensors(std::as_bytes(std::span(bytes)), "broken"); });
  }
  const std::string nul = safetensors_from(std::string("{}\0", 3), "");
  expect_error(ErrorKind::model, {"broken"}, [&] { parse_safetensors(std::as_bytes(std::span(nul)), "broken"); });
  const std::string long_name = safetensors_from(
      R"({")" + std::string(600, 'n') + R"(":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})", zeros.substr(0, 4));
  expect_error(ErrorKind::model, {"broken"}, [&] { parse_safetensors(std::as_bytes(std::span(long_name)), "broken"); });
}

TEST(Safetensors, EveryTruncationIsRefused) {
  const std::string whole = safetensors_of({{"a", {1, 2, 3}}, {"b", {4}}});
  EXPECT_EQ(parse_safetensors(std::as_bytes(std::span(whole)), "whole").size(), 2u);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::string part = whole.substr(0, length);
    expect_error(ErrorKind::model, {"part"}, [&] { parse_safetensors(std::as_bytes(std::span(part)), "part"); });
  }
}

/// The whole word or nothing: a bit flipped anywhere in the header is an error or leaves every view inside the file.
TEST(Safetensors, FlippedBitsStayInsideTheFile) {
  const std::string whole = safetensors_of({{"a", {1, 2, 3}}, {"b", {4}}});
  int accepted = 0, refused = 0;
  for (std::size_t bit = 0; bit < (whole.size() - 16) * 8; ++bit) {
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    try {
      for (const auto& [name, tensor] : parse_safetensors(std::as_bytes(std::span(flipped)), "flipped")) {
        EXPECT_LE(tensor.begin, tensor.end);
        EXPECT_LE(tensor.end, flipped.size());
      }
      ++accepted;
    } catch (const Exception& exception) {
      EXPECT_EQ(exception.error().kind, ErrorKind::model);
      ++refused;
    }
  }
  EXPECT_GT(refused, 100);
  EXPECT_GT(accepted, 5);  // another letter of a name
}

// A list of millions of numbers costs nothing: it is refused at the first that does not belong.
TEST(Safetensors, LongListsAreRefusedEarly) {
  std::string header = R"({"w":{"dtype":"F32","shape":[)";
  for (int i = 0; i < 4'000'000; ++i) header += "1,";
  header += R"(1],"data_offsets":[0,4]}})";
  const std::string bytes = safetensors_from(header, std::string(4, '\0'));
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  expect_error(ErrorKind::model, {"dimensions"}, [&] { parse_safetensors(std::as_bytes(std::span(bytes)), "long"); });
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 4096);  // KiB
}

TEST(Safetensors, OnlyFilesAreOpened) {
  const ScratchFolder folder;
  expect_error(ErrorKind::model, {"absent"}, [&] { open_safetensors(folder.path() / "absent.safetensors"); });
  expect_error(ErrorKind::model, {folder.path().string()}, [&] { open_safetensors(folder.path()); });
  const std::filesystem::path pipe = folder.path() / "pipe.safetensors";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  expect_error(ErrorKind::model, {"pipe", "no file"}, [&] { open_safetensors(pipe); });
}

}  // namespace
}  // namespace sana::engine
