// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "app/cli/console.h"
#include "app/cli/info.h"
#include "engine/engine.h"
#include "engine/pipeline/memory.h"
#include "engine/pipeline/model.h"

namespace sana::app {
namespace {

using Json = nlohmann::ordered_json;
using engine::Exception;

struct StageInfo {
  std::string role, class_name;
  std::size_t parameters = 0, stored_bytes = 0;
  std::set<std::string> types = {};  ///< as stored: "F16"
  engine::StageBytes memory = {};    ///< with fp32 arithmetic, at the default size
};

struct ModelInfo {
  std::string name, path, class_name, identity;
  engine::ModelCard card;
  engine::GenerateRequest defaults;
  std::vector<StageInfo> stages;
  std::string tokenizer_class;
  engine::MemoryPlan memory;
};

StageInfo count_stage(const engine::ModelFolder& folder, const std::string& role) {
  StageInfo stage{.role = role, .class_name = folder.component_class(role)};
  const auto weights = folder.component_weights(role);
  for (const std::string& name : weights->names()) {
    const kernels::ConstTensorView tensor = weights->find(name);
    const auto elements = static_cast<std::size_t>(tensor.shape.elements());
    stage.parameters += elements;
    stage.stored_bytes += elements * kernels::size_of(tensor.dtype);
    stage.types.insert(weights->stored_type(name));
  }
  return stage;
}

ModelInfo read_model(engine::Model& model) {
  const engine::ModelFolder& folder = model.folder();
  ModelInfo info{.name = model.id(),
                 .path = folder.path().string(),
                 .class_name = folder.pipeline_class(),
                 .identity = model.identity(),
                 .card = folder.card(),
                 .defaults = model.complete({}),
                 .stages = {},
                 .tokenizer_class = folder.component_class("tokenizer"),
                 .memory = {}};
  const int factor = model.autoencoder().info().spatial_factor;
  info.memory = engine::plan_memory(model, info.defaults, info.defaults.height / factor, info.defaults.width / factor);
  const std::pair<const char*, engine::StageBytes> stages[] = {{"text_encoder", info.memory.text_encoder},
                                                               {"transformer", info.memory.transformer},
                                                               {"vae", info.memory.decode}};
  for (const auto& [role, memory] : stages) {
    info.stages.push_back(count_stage(folder, role));
    info.stages.back().memory = memory;
  }
  return info;
}

std::string number_text(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

std::string millions(std::size_t parameters) {
  constexpr double million = 1e6;
  std::ostringstream text;
  text.precision(1);
  text << std::fixed << static_cast<double>(parameters) / million << " M";
  return text.str();
}

std::string joined(const std::set<std::string>& types) {
  std::string text;
  for (const std::string& type : types) text += (text.empty() ? "" : ", ") + type;
  return text;
}

bool has_instruction(const ModelInfo& info) {
  return info.defaults.instruction == engine::GenerateRequest::Instruction::published;
}

void append_row(std::string& text, std::string name, const std::string& value) {
  constexpr std::size_t width = 14;
  name.resize(std::max(width, name.size() + 1), ' ');
  if (!value.empty()) text += name + printable(value) + "\n";
}

std::string stage_line(const StageInfo& stage) {
  return stage.class_name + ", " + millions(stage.parameters) + " parameters, stored as " + joined(stage.types) + " (" +
         bytes_text(stage.stored_bytes) + "); in memory " + bytes_text(stage.memory.weights) + " + " +
         bytes_text(stage.memory.activations);
}

void print_text(const ModelInfo& info) {
  std::string text;
  append_row(text, "name", info.name);
  append_row(text, "path", info.path);
  append_row(text, "class", info.class_name);
  append_row(text, "identity", info.identity);
  for (const auto& [language, summary] : info.card.summary) append_row(text, "summary (" + language + ")", summary);
  append_row(text, "licence", info.card.licence.empty() ? "not named in the folder" : info.card.licence);
  append_row(text, "tokenizer", info.tokenizer_class);
  for (const StageInfo& stage : info.stages) append_row(text, stage.role, stage_line(stage));
  append_row(text, "scheduler", info.defaults.scheduler);
  append_row(text, "memory",
             bytes_text(info.memory.peak_together()) + ", or " + bytes_text(info.memory.peak_in_turn()) +
                 " one stage after the other; " + bytes_text(engine::available_memory()) + " are available");
  const engine::GenerateRequest& defaults = info.defaults;
  append_row(text, "defaults",
             std::to_string(defaults.width) + " x " + std::to_string(defaults.height) + " pixels, " +
                 std::to_string(defaults.steps) + " steps, guidance " + number_text(defaults.guidance_scale) +
                 ", instruction " + (has_instruction(info) ? "on" : "off") + ", size bins " +
                 (*defaults.binning ? "on" : "off") + ", " + std::to_string(defaults.max_tokens) + " tokens, fp32");
  std::string sizes;
  for (const auto& [width, height] : info.card.sizes)
    sizes += (sizes.empty() ? "" : ", ") + std::to_string(width) + " x " + std::to_string(height);
  append_row(text, "sizes", sizes);
  for (std::size_t i = 0; i < info.card.examples.size(); ++i)
    append_row(text, i == 0 ? "examples" : "", info.card.examples[i]);
  print(text + "Memory is weights + activations with fp32 arithmetic, at the default size.\n");
}

Json memory_json(const engine::StageBytes& memory) {
  return {{"weights_bytes", memory.weights}, {"activations_bytes", memory.activations}};
}

void print_object(const ModelInfo& info) {
  Json json{{"kind", "model"},          {"name", info.name},         {"path", info.path},
            {"class", info.class_name}, {"identity", info.identity}, {"licence", info.card.licence}};
  json["summary"] = info.card.summary;
  json["languages"] = info.card.languages;
  json["tokenizer"] = {{"class", info.tokenizer_class}};
  json["stages"] = Json::array();
  for (const StageInfo& stage : info.stages)
    json["stages"].push_back({{"role", stage.role},
                              {"class", stage.class_name},
                              {"parameters", stage.parameters},
                              {"stored_types", stage.types},
                              {"stored_bytes", stage.stored_bytes},
                              {"memory", memory_json(stage.memory)}});
  json["scheduler"] = {{"class", info.defaults.scheduler}, {"parameters", info.defaults.scheduler_parameters}};
  json["memory"] = {{"together_bytes", info.memory.peak_together()},
                    {"in_turn_bytes", info.memory.peak_in_turn()},
                    {"available_bytes", engine::available_memory()}};
  const engine::GenerateRequest& defaults = info.defaults;
  json["defaults"] = {{"width", defaults.width},
                      {"height", defaults.height},
                      {"steps", defaults.steps},
                      {"guidance_scale", defaults.guidance_scale},
                      {"instruction", has_instruction(info)},
                      {"binning", *defaults.binning},
                      {"max_tokens", defaults.max_tokens},
                      {"precision", defaults.precision}};
  json["sizes"] = info.card.sizes;
  json["examples"] = info.card.examples;
  print_json(json);
}

}  // namespace

void print_model_info(const std::filesystem::path& folder, const InfoOutput& output) {
  auto engine = engine::Engine::create({});
  if (!engine) throw Exception(engine.error());
  auto model = (*engine)->open(folder);
  if (!model) throw Exception(model.error());
  const ModelInfo info = read_model(**model);
  output.json ? print_object(info) : print_text(info);
}

}  // namespace sana::app
