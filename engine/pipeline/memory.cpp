// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/memory.h"

#include <algorithm>
#include <limits>
#include <string>

#include "engine/autoencoder/tiling.h"
#include "engine/pipeline/denoise.h"

namespace sana::engine {
namespace {

constexpr std::size_t margin_bytes = std::size_t{64} << 20;  // code, tables, the finished picture

std::string gib(std::size_t bytes) {
  const std::size_t tenths = (bytes * 10 + (std::size_t{1} << 29)) >> 30;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GiB";
}

struct Grid {
  std::int64_t h = 0, w = 0;
  std::string text(int factor) const { return std::to_string(w * factor) + " x " + std::to_string(h * factor); }
};

// What may be taken, with what the model holds already.
std::size_t room_for(const MemoryPlan& plan, std::size_t available) {
  return available + std::min(plan.held(), std::numeric_limits<std::size_t>::max() - available);
}

bool fits_in_turn(const MemoryPlan& plan, std::size_t available) {
  return plan.peak_in_turn() + margin_bytes <= room_for(plan, available);
}

// The largest grid of the same shape that fits, by bisection over the scale; 0 x 0 if none does.
Grid largest_fitting(Model& model, const GenerateRequest& request, const Grid& asked, std::size_t available) {
  const int patch = model.transformer().info().patch_size;
  const auto scaled = [&](std::int64_t part) {
    const auto side = [&](std::int64_t extent) {
      return std::max<std::int64_t>(extent * part / 64 / patch * patch, patch);
    };
    return Grid{side(asked.h), side(asked.w)};
  };
  std::int64_t fits = 0, fails = 65;
  while (fails - fits > 1) {
    const std::int64_t middle = (fits + fails) / 2;
    const Grid grid = scaled(middle);
    (fits_in_turn(plan_memory(model, request, grid.h, grid.w), available) ? fits : fails) = middle;
  }
  return fits == 0 ? Grid{} : scaled(fits);
}

std::string advice(Model& model, const GenerateRequest& request, const Grid& asked, std::size_t available) {
  const int factor = model.autoencoder().info().spatial_factor;
  const Grid nearest = largest_fitting(model, request, asked, available);
  std::string hint = nearest.h == 0 ? "Close other programs or use a smaller model."
                                    : "The nearest size that fits is " + nearest.text(factor) + ".";
  if (request.tiling) return hint;
  GenerateRequest tiled = request;
  tiled.tiling = true;
  const Grid larger = largest_fitting(model, tiled, asked, available);
  if (larger.h > nearest.h)
    hint += " With tiling, which decodes the picture in parts, " + larger.text(factor) + " fits.";
  return hint;
}

}  // namespace

std::size_t MemoryPlan::peak_with_previews() const {
  return text_encoder.weights + transformer.weights + decode.weights +
         std::max(text_encoder.activations, transformer.activations + decode.activations);
}

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
  const std::string instruction = model.instruction_for(request);
  const std::int64_t tokens = request.max_tokens;
  const auto prefix = instruction.empty() ? 0 : static_cast<std::int64_t>(model.tokenizer().encode(instruction).ids.size());
  const bool guided = model.is_guided(request);
  const std::int64_t together = samples_together(h, w, guided);
  Transformer& transformer = model.transformer();
  MemoryPlan plan;
  plan.text_encoder = model.text_encoder().measure(tokens, prefix);
  plan.transformer = transformer.measure({together, h, w, transformer.info().in_channels}, tokens);
  if (guided && together == 1) plan.transformer.activations += transformer.prompt_bytes(tokens);
  plan.transformer.held += model.prompt_state_bytes();
  Shape latents{1, h, w, info.latent_channels};
  if (request.tiling) latents = largest_decode_tile(latents, {}, info.spatial_factor);
  plan.decode = model.autoencoder().measure_decode(latents);
  const auto pixels = static_cast<std::size_t>(h * w) * static_cast<std::size_t>(info.spatial_factor * info.spatial_factor);
  plan.decode.activations += pixels * 3 * (2 * sizeof(float) + 2);  // fp32 on device and host, 8 bit twice
  return plan;
}

MemoryChoice require_memory(Model& model, const GenerateRequest& request, std::int64_t h, std::int64_t w,
                            std::size_t available) {
  const MemoryPlan plan = plan_memory(model, request, h, w);
  const std::size_t limit = model.memory_limit();
  const bool is_limited = limit != 0 && limit < room_for(plan, available);
  if (is_limited) available = limit - std::min(limit, plan.held());
  const std::size_t room = room_for(plan, available);
  if (plan.peak_with_previews() + margin_bytes <= room) return {};
  if (plan.peak_together() + margin_bytes <= room) return {.previews = false};
  if (fits_in_turn(plan, available)) return {.in_turn = true, .previews = false};
  const Grid asked{h, w};
  throw Exception(ErrorKind::out_of_memory,
                  "Drawing " + asked.text(model.autoencoder().info().spatial_factor) + " pixels with " + model.id() +
                      " takes " + gib(plan.peak_in_turn() + margin_bytes) + " of memory, and " + gib(room) +
                      (is_limited ? " are allowed." : " are available."),
                  (is_limited ? "Allow more memory. " : "") + advice(model, request, asked, available));
}

}  // namespace sana::engine
