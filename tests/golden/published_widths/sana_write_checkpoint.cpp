// SPDX-License-Identifier: Apache-2.0
// sana_write_checkpoint CONFIG_NAME OUTDIR [--layers N] [--role R]... [--dtype bf16|fp32] [--shard-mb N]
// Exit status: 0 written, 1 failed, 2 usage.

#include <charconv>
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "engine/core/error.h"
#include "tests/golden/published_widths/checkpoint_writer.h"

namespace {

using sana::engine::CheckpointPlan;
using sana::engine::ErrorKind;
using sana::engine::Exception;

constexpr const char* usage =
    "sana_write_checkpoint CONFIG_NAME OUTDIR [--layers N] [--role transformer|vae|text_encoder]... "
    "[--dtype bf16|fp32] [--shard-mb N]";

std::uint64_t positive(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value == 0 || value > 100000)
    throw Exception(ErrorKind::usage, std::string(text) + " is no number from 1 to 100000.", usage);
  return value;
}

CheckpointPlan parse(int count, char** words) {
  CheckpointPlan plan;
  if (count < 3) throw Exception(ErrorKind::usage, "A configuration and a folder are needed.", usage);
  plan.config_name = words[1];
  plan.folder = words[2];
  std::vector<std::string> roles;
  for (int i = 3; i < count; i += 2) {
    const std::string_view option = words[i];
    if (i + 1 == count) throw Exception(ErrorKind::usage, std::string(option) + " lacks its value.", usage);
    const std::string_view value = words[i + 1];
    if (option == "--layers") plan.layers = static_cast<int>(positive(value));
    else if (option == "--role") roles.emplace_back(value);
    else if (option == "--shard-mb") plan.shard_bytes = positive(value) * 1'000'000;
    else if (option == "--dtype" && value == "fp32") plan.dtype = sana::kernels::DType::f32;
    else if (option == "--dtype" && value == "bf16") plan.dtype = sana::kernels::DType::bf16;
    else throw Exception(ErrorKind::usage, "Unknown: " + std::string(option) + ".", usage);
  }
  if (!roles.empty()) plan.roles = roles;
  return plan;
}

}  // namespace

int main(int count, char** words) {
  try {
    const CheckpointPlan plan = parse(count, words);
    sana::engine::write_checkpoint(plan);
    std::cout << plan.folder.string() << ": " << sana::engine::checkpoint_bytes(plan) << " bytes of weights\n";
    return 0;
  } catch (const Exception& exception) {
    std::cerr << exception.error().what << ' ' << exception.error().hint << '\n';
    return exception.error().kind == ErrorKind::usage ? 2 : 1;
  } catch (const std::exception& exception) {
    std::cerr << exception.what() << '\n';
    return 1;
  }
}
