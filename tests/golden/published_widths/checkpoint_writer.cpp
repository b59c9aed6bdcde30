// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/published_widths/checkpoint_writer.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/checkpoint/published_configs.h"
#include "engine/checkpoint/random_source.h"
#include "engine/core/error.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::streamsize piece_bytes = std::streamsize{8} << 20;

[[noreturn]] void refuse(const fs::path& file) {
  throw Exception(ErrorKind::file, file.string() + " could not be written.", "Check the free space and permissions.");
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  if (!(stream << text << '\n').flush()) refuse(file);
}

std::uint64_t bytes_of(const kernels::Shape& shape, kernels::DType dtype) {
  return static_cast<std::uint64_t>(shape.elements()) * kernels::size_of(dtype);
}

/// Consecutive tensors that fit into one shard each time.
std::vector<TensorTable> split(const TensorTable& tensors, const CheckpointPlan& plan) {
  std::vector<TensorTable> shards(1);
  std::uint64_t filled = 0;
  for (const auto& [name, shape] : tensors) {
    const std::uint64_t bytes = bytes_of(shape, plan.dtype);
    if (filled + bytes > plan.shard_bytes && !shards.back().empty()) {
      shards.emplace_back();
      filled = 0;
    }
    shards.back().emplace_back(name, shape);
    filled += bytes;
  }
  return shards;
}

std::string five_digits(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(5 - std::min<std::size_t>(digits.size(), 5), '0') + digits;
}

void write_weights(const fs::path& folder, const std::string& stem, const std::vector<TensorTable>& shards,
                   kernels::DType dtype) {
  if (shards.size() == 1) return write_safetensors(folder / (stem + ".safetensors"), shards.front(), dtype);
  Json map = Json::object();
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::string name = stem + "-" + five_digits(i + 1) + "-of-" + five_digits(shards.size()) + ".safetensors";
    write_safetensors(folder / name, shards[i], dtype);
    for (const auto& [tensor, shape] : shards[i]) {
      map[tensor] = name;
      total += bytes_of(shape, dtype);
    }
  }
  write_text(folder / (stem + ".safetensors.index.json"),
             Json{{"metadata", {{"total_size", total}}}, {"weight_map", map}}.dump(2));
}

Config role_config(const CheckpointPlan& plan, const std::string& role) {
  if (role != "transformer" && role != "vae" && role != "text_encoder")
    throw Exception(ErrorKind::usage, "There is no role \"" + role + "\".", "Roles: transformer, vae, text_encoder.");
  return published_config(plan.config_name, role, plan.layers);
}

/// model_index.json with the roles that are written.
Json model_index(const CheckpointPlan& plan) {
  Json index = published_config(plan.config_name, "model_index").json();
  for (const char* role : {"transformer", "vae", "text_encoder"})
    if (std::find(plan.roles.begin(), plan.roles.end(), role) == plan.roles.end()) index.erase(role);
  return index;
}

}  // namespace

void write_safetensors(const fs::path& file, const TensorTable& tensors, kernels::DType dtype) {
  const std::string type = dtype == kernels::DType::f32 ? "F32" : dtype == kernels::DType::f16 ? "F16" : "BF16";
  Json header = {{"__metadata__", {{"format", "pt"}}}};
  std::uint64_t end = 0;
  for (const auto& [name, shape] : tensors) {
    Json extents = Json::array();
    for (int axis = 0; axis < shape.rank(); ++axis) extents.push_back(shape[axis]);
    const std::uint64_t begin = end;
    end += bytes_of(shape, dtype);
    header[name] = {{"dtype", type}, {"shape", extents}, {"data_offsets", {begin, end}}};
  }
  std::string text = header.dump();
  text.append((8 - text.size() % 8) % 8, ' ');
  const std::uint64_t length = text.size();
  std::ofstream stream(file, std::ios::binary);
  stream.write(reinterpret_cast<const char*>(&length), sizeof length);
  stream << text;
  const std::unique_ptr<TensorSource> values = make_random_source(dtype);
  for (const auto& [name, shape] : tensors) {
    values->announce(name, shape);
    const char* bytes = values->find(name).as<char>();
    auto left = static_cast<std::streamsize>(bytes_of(shape, dtype));
    for (; left > 0 && stream; left -= piece_bytes, bytes += piece_bytes)
      stream.write(bytes, std::min(left, piece_bytes));
    values->release_pages();
  }
  if (!stream.flush()) refuse(file);
}

std::uint64_t checkpoint_bytes(const CheckpointPlan& plan) {
  std::uint64_t sum = 0;
  for (const std::string& role : plan.roles)
    for (const auto& [name, shape] : published_tensors(role_config(plan, role), role))
      sum += bytes_of(shape, plan.dtype);
  return sum;
}

void write_checkpoint(const CheckpointPlan& plan) {
  const std::uint64_t wanted = checkpoint_bytes(plan);
  std::error_code error;
  fs::create_directories(plan.folder / "scheduler", error);
  if (error) refuse(plan.folder);
  const std::uint64_t available = fs::space(plan.folder, error).available;
  if (error || available < wanted)
    throw Exception(ErrorKind::file,
                    "The checkpoint takes " + std::to_string(wanted) + " bytes; " + plan.folder.string() + " has " +
                        std::to_string(available) + ".",
                    "Name a folder on a larger disk.");
  write_text(plan.folder / "model_index.json", model_index(plan).dump(2));
  write_text(plan.folder / "scheduler" / "scheduler_config.json",
             published_config(plan.config_name, "scheduler").json().dump(2));
  for (const std::string& role : plan.roles) {
    const Config config = role_config(plan, role);
    fs::create_directories(plan.folder / role);
    write_text(plan.folder / role / "config.json", config.json().dump(2));
    const std::string stem = role == "text_encoder" ? "model" : "diffusion_pytorch_model";
    write_weights(plan.folder / role, stem, split(published_tensors(config, role), plan), plan.dtype);
  }
}

}  // namespace sana::engine
