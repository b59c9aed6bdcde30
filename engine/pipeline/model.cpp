// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/model.h"

#include <array>

#include "engine/core/registry.h"
#include "engine/prompt/instruction.h"
#include "engine/scheduler/selection.h"

namespace sana::engine {
namespace {

struct PipelineClass {
  std::string_view class_name;
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
  return find_class(std::span<const PipelineClass>(pipeline_classes), folder.pipeline_class(), (folder.path() / "model_index.json").string())
      .guidance;
}

void require_known_tokens(const Tokenizer& tokenizer, const TextEncoder& encoder, const std::string& place) {
  if (tokenizer.vocab_size() <= encoder.vocab_size()) return;
  throw Exception(ErrorKind::model,
                  "The tokenizer in " + place + " has " + std::to_string(tokenizer.vocab_size()) +
                      " tokens, but the text encoder beside it knows only " + std::to_string(encoder.vocab_size()) + ".",
                  "Check that tokenizer and text encoder belong together, or download the model again.");
}

std::string name_of(const ModelFolder& folder) {
  if (!folder.card().name.empty()) return folder.card().name;
  const std::filesystem::path path = folder.path().lexically_normal();
  return path.filename().empty() ? path.parent_path().filename().string() : path.filename().string();
}

}  // namespace

kernels::Precision precision_named(const std::string& name) {
  if (name == "fp32" || name == "auto") return kernels::Precision::fp32;
  if (name == "bf16") return kernels::Precision::bf16;
  throw Exception(ErrorKind::usage, "There is no precision \"" + name + "\".", "Choose auto, fp32 or bf16.");
}

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

template <class Entry>
ComponentParts Model::parts_for(const std::string& role, std::span<const Entry> known) {
  // The index and the component's own config both name a class; each must be one that is known here.
  find_class(known, folder_.component_class(role), role + " in " + (folder_.path() / "model_index.json").string());
  return {folder_.component_config(role), folder_.component_weights(role), backend_, options_.precision};
}

std::shared_ptr<const Tokenizer> Model::shared_tokenizer() {
  if (!tokenizer_) tokenizer_ = open_tokenizer(folder_.component("tokenizer"));
  return tokenizer_;
}

TextEncoder& Model::text_encoder() {
  if (!text_encoder_) text_encoder_ = create_text_encoder(parts_for("text_encoder", text_encoders()));
  return *text_encoder_;
}

PromptEncoder& Model::prompt_encoder() {
  if (prompt_encoder_) {
    prompt_encoder_->attach(text_encoder());
    return *prompt_encoder_;
  }
  require_known_tokens(tokenizer(), text_encoder(), folder_.path().string());
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
  if (!transformer_) transformer_ = create_transformer(parts_for("transformer", transformers()));
  return *transformer_;
}

Autoencoder& Model::autoencoder() {
  if (!autoencoder_) autoencoder_ = create_autoencoder(parts_for("vae", autoencoders()));
  return *autoencoder_;
}

PreviewCalibration& Model::preview_calibration() {
  if (!preview_calibration_) {
    const std::filesystem::path& cache = options_.cache_folder;
    preview_calibration_ = std::make_unique<PreviewCalibration>(
        mark_of(*folder_.component_weights("vae")), static_cast<std::size_t>(autoencoder().info().latent_channels),
        cache.empty() ? cache : cache / "previews");
  }
  return *preview_calibration_;
}

std::string Model::own_scheduler() const {
  const std::string name = folder_.component_config("scheduler").class_name();
  return name.empty() ? folder_.component_class("scheduler") : name;
}

std::unique_ptr<Scheduler> Model::scheduler(const std::string& name,
                                            const std::map<std::string, double>& parameters) const {
  return create_scheduler(name.empty() ? own_scheduler() : name, folder_.component_config("scheduler"), parameters);
}

std::shared_ptr<const PromptState> Model::prompt_state(const Tensor& embeddings, std::stop_token stop) {
  for (auto entry = prompt_states_.begin(); entry != prompt_states_.end(); ++entry) {
    if (entry->embeddings.view().data != embeddings.view().data) continue;
    prompt_states_.splice(prompt_states_.begin(), prompt_states_, entry);
    return entry->state;
  }
  while (prompt_states_.size() >= kept_prompt_states) prompt_states_.pop_back();  // before the next takes its memory
  prompt_states_.push_front({embeddings, transformer().prepare_prompt(embeddings, std::move(stop))});
  return prompt_states_.front().state;
}

std::size_t Model::prompt_state_bytes() {
  std::size_t sum = 0;
  for (const KeptPromptState& kept : prompt_states_) sum += transformer().prompt_bytes(kept.embeddings.size(0));
  return sum;
}

void Model::release_text_encoder() {
  if (prompt_encoder_) prompt_encoder_->detach();
  text_encoder_.reset();
}

void Model::release_drawing() {
  prompt_states_.clear();
  transformer_.reset();
  autoencoder_.reset();
}

std::string Model::instruction_for(const GenerateRequest& request) const {
  switch (request.instruction) {
    case GenerateRequest::Instruction::published: return published_instruction();
    case GenerateRequest::Instruction::custom: return request.instruction_text;
    default: return {};
  }
}

}  // namespace sana::engine
