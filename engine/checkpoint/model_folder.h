// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: a diffusers folder. out: its components by role, its identity, its card.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/checkpoint/config.h"
#include "engine/checkpoint/weights.h"

namespace sana::engine {

/// One safetensors file, mapped read-only and checked completely before the first tensor is seen.
/// Fails: model, naming the file and what is wrong; never allocates in proportion to a number in the file.
std::unique_ptr<TensorSource> open_safetensors(const std::filesystem::path& file);

/// The weights of one component folder: one file or shards with an index; `variant` "" or "fp16", "bf16".
/// Fails: model; not_supported where there is only a pickle (.bin, .pth).
std::unique_ptr<TensorSource> open_weights(const std::filesystem::path& folder, const std::string& variant = {});

/// Our card beside model_index.json (sana_studio.json); every key is optional.
struct ModelCard {
  std::string name;
  std::map<std::string, std::string> summary;  ///< by language
  std::string licence;
  std::vector<std::string> languages;
  std::optional<int> width, height, steps, max_tokens;
  std::vector<std::pair<int, int>> sizes;  ///< width, height
  std::optional<double> guidance_scale;
  std::string scheduler;  ///< "" where the card names none
  std::optional<bool> instruction;
  bool styles = true;     ///< false: words for a style around the prompt do not give that style
  std::vector<std::string> examples;
};

class ModelFolder {
 public:
  /// Reads model_index.json and the card, opens no weights. Fails: model, naming what is missing.
  static ModelFolder open(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return path_; }
  /// SanaPipeline, SanaSprintPipeline, …
  const std::string& pipeline_class() const { return pipeline_class_; }
  const ModelCard& card() const { return card_; }
  /// "transformer", "vae", "text_encoder", "tokenizer", "scheduler" -> folder. Fails: model if absent.
  std::filesystem::path component(const std::string& role) const;
  /// The component's class as model_index.json names it.
  const std::string& component_class(const std::string& role) const;
  /// config.json (scheduler: scheduler_config.json) of a component.
  Config component_config(const std::string& role) const;
  std::unique_ptr<TensorSource> component_weights(const std::string& role) const;
  /// SHA-256 in hex over, in name order, each weight file's name, size, header, first and last MiB, and the configs.
  std::string identity() const;

 private:
  std::filesystem::path path_;
  std::string pipeline_class_;
  std::map<std::string, std::string> classes_;
  ModelCard card_;
};

/// The folders where a model's name is looked for, in order; for messages and `sana models`.
std::vector<std::filesystem::path> model_search_path();
/// A path, or a name found in model_search_path(). Fails: model, with the list of what is there.
std::filesystem::path find_model(const std::string& path_or_name);

}  // namespace sana::engine
