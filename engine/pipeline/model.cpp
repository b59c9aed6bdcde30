// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/model.h"

#include <array>

#include "engine/prompt/instruction.h"
#include "engine/scheduler/selection.h"

namespace sana::engine {
namespace {

struct PipelineClass {
  std::string_view name;
  Guidance guidance;
};
// The pipelines around text-to-image; the others of the same folders differ in what they accept, not in the weights.
constexpr auto pipeline_classes = std::to_array<PipelineClass>({
    {"SanaPipeline", Guidance::classifier_free},
    {"SanaPAGPipeline", Guidance::classifier_free},
    {"SanaSprintPipeline", Guidance::embedded},
    {"SanaSprintImg2ImgPipeline", Guidance::embedded},
});

Guidance guidance_of(const ModelFolder& folder) {
  std::string known;
  for (const PipelineClass& pipeline : pipeline_classes) {
    if (pipeline.name == folder.pipeline_class()) return pipeline.guidance;
    known += (known.empty() ? "" : ", ") + std::string(pipeline.name);
  }
  throw Exception(ErrorKind::model,
                  folder.path().string() + " holds a pipeline of the class \"" + folder.pipeline_class() +
                      "\", which this program does not know.",
                  "Known here: " + known + ".");
}

std::string name_of(const ModelFolder& folder) {
  if (!folder.card().name.empty()) return folder.card().name;
  const std::filesystem::path path = folder.path().lexically_normal();
  return path.filename().empty() ? path.parent_path().filename().string() : path.filename().string();
}

}  // namespace

Model::Model(const std::filesystem::path& folder, kernels::Backend& backend, const ModelOptions& options)
    : folder_(ModelFolder::open(folder)),
      backend_(backend),
      options_(options),
      id_(name_of(folder_)),
      guidance_(guidance_of(folder_)) {}

const std::string& Model::identity() {
  if (identity_.empty()) identity_ = folder_.identity();
  return identity_;
}

ComponentParts Model::parts_for(const std::string& role) {
  return {folder_.component_config(role), folder_.component_weights(role), backend_, options_.precision};
}

const Tokenizer& Model::tokenizer() {
  if (!tokenizer_) tokenizer_ = open_tokenizer(folder_.component("tokenizer"));
  return *tokenizer_;
}

TextEncoder& Model::text_encoder() {
  if (!text_encoder_) text_encoder_ = create_text_encoder(parts_for("text_encoder"));
  return *text_encoder_;
}

PromptEncoder& Model::prompt_encoder() {
  if (prompt_encoder_) return *prompt_encoder_;
  if (!options_.cache_folder.empty() && !prefix_store_) {
    const kernels::DeviceInfo device = backend_.device();
    const char* precision = options_.precision == kernels::Precision::bf16 ? "bf16" : "fp32";
    prefix_store_ = std::make_unique<PrefixStore>(options_.cache_folder / "prefixes",
                                                  identity() + "|" + precision + "|" + device.name + "|" + device.isa);
  }
  prompt_encoder_ = std::make_unique<PromptEncoder>(tokenizer(), text_encoder(), backend_, prefix_store_.get());
  return *prompt_encoder_;
}

Transformer& Model::transformer() {
  if (!transformer_) transformer_ = create_transformer(parts_for("transformer"));
  return *transformer_;
}

Autoencoder& Model::autoencoder() {
  if (!autoencoder_) autoencoder_ = create_autoencoder(parts_for("vae"));
  return *autoencoder_;
}

std::unique_ptr<Scheduler> Model::scheduler(const std::string& name,
                                            const std::map<std::string, double>& parameters) const {
  return create_scheduler(name.empty() ? folder_.component_class("scheduler") : name,
                          folder_.component_config("scheduler"), parameters);
}

void Model::release_text_encoder() {
  prompt_encoder_.reset();
  text_encoder_.reset();
}

std::string Model::instruction_for(const GenerateRequest& request) const {
  switch (request.instruction) {
    case GenerateRequest::Instruction::published: return published_instruction();
    case GenerateRequest::Instruction::custom: return request.instruction_text;
    default: return {};
  }
}

}  // namespace sana::engine
