// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a checkpoint folder. out: its components, opened when they are first needed, and its defaults.

#include <filesystem>
#include <list>
#include <memory>
#include <span>
#include <string>

#include "engine/autoencoder/autoencoder.h"
#include "engine/checkpoint/model_folder.h"
#include "engine/preview/calibration.h"
#include "engine/prompt/prompt_encoder.h"
#include "engine/request.h"
#include "engine/scheduler/scheduler.h"
#include "engine/transformer/transformer.h"

namespace sana::engine {

/// How the pipeline around the components works; from the pipeline's class.
enum class Guidance : std::uint8_t {
  classifier_free,  ///< two velocities a step, combined (SanaPipeline)
  embedded,         ///< one velocity, guidance is an input (SanaSprintPipeline)
};

/// "fp32", "bf16", or "auto", which is fp32. Fails: usage.
kernels::Precision precision_named(const std::string& name);

struct ModelOptions {
  kernels::Precision precision = kernels::Precision::fp32;
  std::filesystem::path cache_folder;  ///< for instruction prefixes and preview maps; empty: none is kept on disk
};

class Model {
 public:
  /// Reads configs and card; weights are mapped when a component is first asked for.
  /// Fails: model, not_supported.
  Model(const std::filesystem::path& folder, kernels::Backend& backend, const ModelOptions& options = {});

  const ModelFolder& folder() const { return folder_; }
  kernels::Backend& backend() const { return backend_; }
  kernels::Precision precision() const { return options_.precision; }
  /// Most bytes that weights and activations may take; 0: what the machine has.
  std::size_t memory_limit() const { return memory_limit_; }
  void limit_memory(std::size_t bytes) { memory_limit_ = bytes; }
  /// The card's name, else the folder's.
  const std::string& id() const { return id_; }
  const std::string& identity();
  Guidance guidance() const { return guidance_; }

  const Tokenizer& tokenizer() { return *shared_tokenizer(); }
  /// For counting on another thread; stays when the model goes.
  std::shared_ptr<const Tokenizer> shared_tokenizer();
  TextEncoder& text_encoder();
  PromptEncoder& prompt_encoder();
  Transformer& transformer();
  Autoencoder& autoencoder();
  /// "": the model's own. Fails: usage; model, where the model's own is unknown.
  std::unique_ptr<Scheduler> scheduler(const std::string& name, const std::map<std::string, double>& parameters) const;

  /// What the transformer makes of a prompt's embeddings; the latest two are remembered, by the tensor itself.
  /// Fails: as Transformer::prepare_prompt.
  std::shared_ptr<const PromptState> prompt_state(const Tensor& embeddings, std::stop_token stop = {});
  /// Memory of the remembered ones.
  std::size_t prompt_state_bytes();

  /// What is known of showing unfinished pictures; kept in the cache folder.
  PreviewCalibration& preview_calibration();

  /// Gives the text encoder's memory back; it is opened again when asked for. Embeddings stay.
  void release_text_encoder();
  /// The same for transformer and autoencoder, prompt states included.
  void release_drawing();

  /// The request with every open choice filled in from the card, else from the configs. Fails: usage, naming the
  /// value that cannot be drawn and the nearest one that can.
  GenerateRequest complete(const GenerateRequest& request);
  /// Whether a step combines two velocities. `request` is complete.
  bool is_guided(const GenerateRequest& request) const {
    return guidance_ == Guidance::classifier_free && request.guidance_scale > 1;
  }
  /// "": no instruction. `request` is complete.
  std::string instruction_for(const GenerateRequest& request) const;

 private:
  static constexpr std::size_t kept_prompt_states = 2;  // a prompt and its negative
  struct KeptPromptState {
    Tensor embeddings;  // kept, so that its address names it
    std::shared_ptr<const PromptState> state;
  };

  std::string own_scheduler() const;
  template <class Entry>
  ComponentParts parts_for(const std::string& role, std::span<const Entry> known);

  ModelFolder folder_;
  kernels::Backend& backend_;
  ModelOptions options_;
  std::string id_, identity_;
  std::size_t memory_limit_ = 0;
  Guidance guidance_;
  std::shared_ptr<const Tokenizer> tokenizer_;
  std::unique_ptr<TextEncoder> text_encoder_;
  std::unique_ptr<PrefixStore> prefix_store_;
  std::unique_ptr<PromptEncoder> prompt_encoder_;
  std::unique_ptr<Transformer> transformer_;
  std::unique_ptr<Autoencoder> autoencoder_;
  std::unique_ptr<PreviewCalibration> preview_calibration_;
  std::list<KeptPromptState> prompt_states_;  // latest used first
};

}  // namespace sana::engine
