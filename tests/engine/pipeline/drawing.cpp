// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/pipeline/drawing.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/checkpoint/model_folder.h"
#include "engine/checkpoint/safetensors_header.h"
#include "tests/engine/checkpoint/scratch_folder.h"

namespace sana::engine {

namespace fs = std::filesystem;

fs::path builtin_model() { return SANA_BUILTIN_MODEL; }
fs::path golden_model(const std::string& name) { return golden() / "models" / name; }

std::unique_ptr<Engine> engine_with(const fs::path& model, const Setup& setup) {
  auto engine = Engine::create(setup.options);
  if (!engine) throw std::runtime_error(engine.error().what);
  const auto opened = (*engine)->open(model, setup.precision);
  if (!opened) throw std::runtime_error(opened.error().what);
  return std::move(*engine);
}

bool Listener::remembered() const {
  bool last = false;
  for (const Progress& step : progress_)
    if (step.stage == StageName::understand && step.done == 1) last = step.remembered;
  return last;
}

Picture draw(Engine& engine, const GenerateRequest& request) {
  Listener listener;
  return draw(engine, request, listener);
}

Picture draw(Engine& engine, const GenerateRequest& request, Observer& observer) {
  auto drawn = engine.generate(request, observer);
  if (!drawn) throw std::runtime_error(drawn.error().what);
  if (!*drawn) throw std::runtime_error("cancelled");
  return std::move(**drawn);
}

Error refusal(Engine& engine, const GenerateRequest& request) {
  Listener listener;
  const auto drawn = engine.generate(request, listener);
  if (!drawn) return drawn.error();
  ADD_FAILURE() << "drawn";
  return {};
}

void expect_refusal(const Error& error, ErrorKind kind, const std::vector<std::string>& words) {
  EXPECT_EQ(error.kind, kind) << error.what;
  EXPECT_FALSE(error.what.empty());
  for (const std::string& word : words)
    EXPECT_NE((error.what + " " + error.hint).find(word), std::string::npos)
        << "\"" << word << "\" is not in: " << error.what << " | " << error.hint;
}

GenerateRequest fox(int steps) {
  GenerateRequest request;
  request.prompt = "a fox on a light blue background";
  request.steps = steps;
  request.seed = 7;
  return request;
}

GenerateRequest tiny_request() {
  GenerateRequest request;
  request.prompt = "A cat sleeping on a red sofa";
  request.width = request.height = 64;
  request.binning = false;
  request.steps = 2;
  request.seed = 3;
  request.max_tokens = 24;
  request.instruction = GenerateRequest::Instruction::off;
  return request;
}

GenerateRequest case_request(const std::string& name) {
  const auto params =
      nlohmann::json::parse(bytes_of(golden() / "cases" / "pipeline" / name / "case.json")).at("params");
  GenerateRequest request;
  request.prompt = params.at("prompt").get<std::string>();
  request.negative = params.value("negative_prompt", "");
  request.width = params.at("width").get<int>();
  request.height = params.at("height").get<int>();
  request.binning = params.at("use_resolution_binning").get<bool>();
  request.steps = params.at("num_inference_steps").get<int>();
  request.guidance_scale = params.at("guidance_scale").get<double>();
  request.seed = std::stoull(params.at("seed").get<std::string>());
  request.max_tokens = params.value("max_sequence_length", 300);
  request.instruction = params.at("complex_human_instruction") == "none" ? GenerateRequest::Instruction::off
                                                                         : GenerateRequest::Instruction::published;
  return request;
}

std::vector<std::uint8_t> case_pixels(const std::string& name) {
  const auto expected = open_safetensors(golden() / "cases" / "pipeline" / name / "expected.safetensors");
  const kernels::ConstTensorView view = expected->find("image_uint8");
  const auto* first = view.as<std::uint8_t>();
  return {first, first + view.shape.elements()};
}

int largest_difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  EXPECT_EQ(a.size(), b.size());
  int largest = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
  return largest;
}

void patch_tensor(const fs::path& file, const std::string& name, std::size_t first, std::size_t count, float value) {
  std::string bytes = bytes_of(file);
  const StoredTensors tensors = parse_safetensors(std::as_bytes(std::span(bytes)), file.string());
  const StoredTensor& tensor = tensors.at(name);
  const bool wide = tensor.type == "F32";
  if (!wide && tensor.type != "F16") throw std::runtime_error("another type: " + name);
  const std::uint16_t half = value == 0 ? 0 : std::isnan(value) ? 0x7E00 : 0x7C00;
  const std::size_t size = wide ? sizeof value : sizeof half;
  const std::size_t begin = tensor.begin + first * size;
  if (begin + count * size > tensor.end) throw std::runtime_error("outside " + name);
  for (std::size_t i = 0; i < count; ++i)
    std::memcpy(bytes.data() + begin + i * size, wide ? static_cast<const void*>(&value) : &half, size);
  std::ofstream(file, std::ios::binary) << bytes;
}

void replace_text(const fs::path& file, const std::string& from, const std::string& to) {
  std::string text = bytes_of(file);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error(from + " is not in " + file.string());
  std::ofstream(file, std::ios::binary) << text.replace(at, from.size(), to);
}

}  // namespace sana::engine
