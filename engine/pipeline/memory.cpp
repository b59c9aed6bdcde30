// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/memory.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <limits>
#include <optional>

#include "engine/autoencoder/tiling.h"

namespace sana::engine {
namespace {

constexpr std::size_t margin_bytes = std::size_t{64} << 20;  // code, tables, the finished picture
constexpr std::size_t instruction_tokens = 300;              // about what the published instruction takes

std::string gib(std::size_t bytes) {
  const std::size_t tenths = (bytes * 10 + (std::size_t{1} << 29)) >> 30;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GiB";
}

// First number of a file; nothing where there is none ("max").
std::optional<std::size_t> read_number(const std::string& file) {
  std::ifstream stream(file);
  std::size_t value = 0;
  if (stream >> value) return value;
  return std::nullopt;
}

std::optional<std::size_t> meminfo_bytes(const std::string& key) {
  std::ifstream stream("/proc/meminfo");
  for (std::string word; stream >> word;) {
    std::size_t kib = 0;
    if (word == key && stream >> kib) return kib << 10;
  }
  return std::nullopt;
}

// The unified hierarchy's path of this process, "" at the root.
std::string control_group() {
  std::ifstream stream("/proc/self/cgroup");
  for (std::string line; std::getline(stream, line);)
    if (line.starts_with("0::")) return line.substr(3) == "/" ? "" : line.substr(3);
  return "";
}

std::size_t control_group_room() {
  std::size_t room = std::numeric_limits<std::size_t>::max();
  for (std::string group = control_group();; group.erase(group.rfind('/'))) {  // a parent's limit counts as well
    const std::string folder = "/sys/fs/cgroup" + group;
    const auto limit = read_number(folder + "/memory.max"), used = read_number(folder + "/memory.current");
    if (limit && used) room = std::min(room, *limit > *used ? *limit - *used : 0);
    if (group.empty()) return room;
  }
}

std::string size_text(std::int64_t h, std::int64_t w, int factor) {
  return std::to_string(w * factor) + " x " + std::to_string(h * factor);
}

// The largest grid of the same shape that fits, by bisection over the scale; "" if none does.
std::string nearest_size(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w,
                         std::size_t available) {
  const int factor = model.autoencoder().info().spatial_factor, patch = model.transformer().info().patch_size;
  const auto scaled = [&](std::int64_t extent, std::int64_t part) {
    return std::max<std::int64_t>(extent * part / 64 / patch * patch, patch);
  };
  std::int64_t fits = 0, fails = 64;
  while (fails - fits > 1) {
    const std::int64_t middle = (fits + fails) / 2;
    const MemoryPlan plan = plan_memory(model, request, scaled(h, middle), scaled(w, middle));
    (plan.peak_in_turn() + margin_bytes <= available ? fits : fails) = middle;
  }
  return fits == 0 ? "" : size_text(scaled(h, fits), scaled(w, fits), factor);
}

}  // namespace

std::size_t MemoryPlan::peak_together() const {
  return text_encoder.weights + transformer.weights + decode.weights +
         std::max({text_encoder.activations, transformer.activations, decode.activations});
}

std::size_t MemoryPlan::peak_in_turn() const {
  return std::max(text_encoder.weights + text_encoder.activations,
                  transformer.weights + decode.weights + std::max(transformer.activations, decode.activations));
}

MemoryPlan plan_memory(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w) {
  const AutoencoderInfo info = model.autoencoder().info();
  const std::int64_t tokens = request.max_tokens;
  const bool has_instruction = !model.instruction_for(request).empty();
  Shape latents{1, h, w, info.latent_channels};
  MemoryPlan plan;
  plan.transformer = model.transformer().measure({2, h, w, model.transformer().info().in_channels}, tokens);
  plan.text_encoder = model.text_encoder().measure(tokens, has_instruction ? instruction_tokens : 0);
  if (request.tiling) latents = largest_decode_tile(latents, {}, info.spatial_factor);
  plan.decode = model.autoencoder().measure_decode(latents);
  const auto pixels = static_cast<std::size_t>(h * w) * static_cast<std::size_t>(info.spatial_factor * info.spatial_factor);
  plan.decode.activations += pixels * 3 * (2 * sizeof(float) + 2);  // fp32 on device and host, 8 bit twice
  return plan;
}

std::size_t available_memory() {
  return std::min(meminfo_bytes("MemAvailable:").value_or(std::numeric_limits<std::size_t>::max()),
                  control_group_room());
}

MemoryChoice require_memory(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w) {
  const MemoryPlan plan = plan_memory(model, request, h, w);
  const std::size_t available = available_memory();
  if (plan.peak_together() + margin_bytes <= available) return {};
  if (plan.peak_in_turn() + margin_bytes <= available) return {.release_text_encoder = true};
  const int factor = model.autoencoder().info().spatial_factor;
  const std::string nearest = nearest_size(model, request, h, w, available);
  std::string hint = nearest.empty() ? "Close other programs or use a smaller model."
                                     : "The nearest size that fits is " + nearest + ".";
  if (!request.tiling && plan.transformer.activations < plan.decode.activations)
    hint += " With tiling the picture is decoded in parts, which takes less.";
  throw Exception(ErrorKind::out_of_memory,
                  "Drawing " + size_text(h, w, factor) + " pixels with " + model.id() + " takes " +
                      gib(plan.peak_in_turn() + margin_bytes) + " of memory, and " + gib(available) + " are available.",
                  hint);
}

}  // namespace sana::engine
