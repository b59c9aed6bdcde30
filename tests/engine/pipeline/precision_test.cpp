// SPDX-License-Identifier: Apache-2.0
// bf16 is an option: close to fp32, never the silent default.
#include <algorithm>
#include <cmath>

#include "engine/pipeline/model.h"
#include "tests/engine/pipeline/drawing.h"

namespace sana::engine {
namespace {

double psnr(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double difference = static_cast<double>(a[i]) - static_cast<double>(b[i]);
    sum += difference * difference;
  }
  return 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.size()) / std::max(sum, 1e-9));
}

/// An engine in bf16, or null with the reason on this machine.
std::unique_ptr<Engine> bf16_engine(Error& reason) {
  auto engine = std::move(*Engine::create({}));
  const auto opened = engine->open(builtin_model(), "bf16");
  GenerateRequest request = fox(1);
  request.precision = "bf16";
  Listener listener;
  if (const auto drawn = engine->generate(request, listener); !drawn) {
    reason = drawn.error();
    return nullptr;
  }
  return engine;
}

TEST(Precision, AutoIsFp32) {
  const auto own = draw(*engine_with(builtin_model(), {.precision = "auto"}), fox());
  EXPECT_EQ(own.request.precision, "fp32");
  EXPECT_EQ(draw(*engine_with(builtin_model()), fox()).image.rgb, own.image.rgb);
}

TEST(Precision, Bf16WhereTheProcessorLacksItIsRefusedInASentence) {
  Error reason;
  if (bf16_engine(reason) != nullptr) GTEST_SKIP() << "this processor multiplies bf16";
  expect_refusal(reason, ErrorKind::not_supported, {"bf16"});
}

// bf16 keeps 8 bits of a factor, a relative rounding of 2^-9. Measured with AVX512-BF16: 53.8 to 57.5 dB over 20 steps,
// half a level on average. 40 dB, 2.5 levels, is where a difference begins to be seen; the room between is for other
// processors' order of sums and for prompts that react more.
constexpr double lowest_psnr = 40;

TEST(Precision, Bf16PicturesStayCloseToFp32) {
  Error reason;
  const auto half = bf16_engine(reason);
  if (half == nullptr) GTEST_SKIP() << reason.what;
  const auto full = engine_with(builtin_model());
  for (const char* prompt : {"a fox on a light blue background", "a panda", "pizza on a yellow background", "two dogs"}) {
    GenerateRequest request = fox(20);
    request.prompt = prompt;
    const auto expected = draw(*full, request).image.rgb;
    request.precision = "bf16";
    const Picture picture = draw(*half, request);
    EXPECT_EQ(picture.request.precision, "bf16");
    EXPECT_NE(picture.image.rgb, expected);
    const double ratio = psnr(picture.image.rgb, expected);
    RecordProperty(std::string("psnr ") + prompt, std::to_string(ratio));
    std::printf("%s: %.1f dB\n", prompt, ratio);
    EXPECT_GE(ratio, lowest_psnr) << prompt;
    EXPECT_EQ(draw(*half, request).image.rgb, picture.image.rgb);
  }
}

}  // namespace
}  // namespace sana::engine
