// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/model_folder.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/checkpoint/card.h"
#include "engine/checkpoint/weight_files.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

constexpr const char* index_name = "model_index.json";

[[noreturn]] void refuse_file(const fs::path& file) {
  if (is_pickle(file)) refuse_pickle(file);
  if (file.extension() == ".safetensors")
    throw Exception(ErrorKind::not_supported,
                    file.string() + " is a single file of weights; opening one as a model is not supported yet.",
                    "Use the model's diffusers folder, the one that holds model_index.json.");
  throw Exception(ErrorKind::model, file.string() + " is a file and no model.",
                  "Name the model's folder, the one that holds model_index.json.");
}

/// A folder without model_index.json: says what it looks like.
[[noreturn]] void refuse_folder(const fs::path& folder) {
  std::error_code error;
  const fs::path parent = fs::absolute(folder, error).lexically_normal().parent_path();
  for (const fs::path& above : {parent, parent.parent_path()})
    if (fs::exists(above / index_name, error))
      throw Exception(ErrorKind::model, folder.string() + " is one part of a model.", "Name " + above.string() + ".");
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (is_pickle(entry->path())) refuse_pickle(entry->path());
    std::error_code ignored;
    if (fs::exists(entry->path() / index_name, ignored))
      throw Exception(ErrorKind::model, folder.string() + " is no model, but it holds one.",
                      "Name " + entry->path().string() + ".");
  }
  if (error)
    throw Exception(ErrorKind::model, "The folder " + folder.string() + " cannot be read: " + error.message() + ".",
                    "Check its permissions.");
  throw Exception(ErrorKind::model, "The folder " + folder.string() + " has no model_index.json.",
                  "Name a diffusers folder: model_index.json with transformer, vae, text_encoder beside it.");
}

/// Role names become folder names.
bool is_role(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// [library, class] of each component; [null, null] and null stand for a component that the model does without.
std::map<std::string, std::string> read_classes(const Config& index) {
  std::map<std::string, std::string> classes;
  for (const auto& [role, value] : index.json().items()) {
    if (!value.is_array() || role.starts_with("_")) continue;
    if (value.size() == 2 && value[0].is_null() && value[1].is_null()) continue;
    if (!is_role(role) || value.size() != 2 || !value[1].is_string())
      index.fail(nlohmann::json(role).dump(), "must be a component's [library, class]");
    classes[role] = value[1].get<std::string>();
  }
  return classes;
}

}  // namespace

ModelFolder ModelFolder::open(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status))
    throw Exception(ErrorKind::model, "There is no model at " + folder.string() + ".",
                    "Name a model's folder; \"sana models\" lists those that are installed.");
  if (!fs::is_directory(status)) refuse_file(folder);
  if (!fs::exists(folder / index_name, error)) refuse_folder(folder);

  const Config index = Config::read(folder / index_name);
  ModelFolder model;
  model.path_ = folder;
  model.pipeline_class_ = index.class_name();
  if (model.pipeline_class_.empty()) index.fail("_class_name", "is missing");
  model.classes_ = read_classes(index);
  std::string missing;
  for (const auto& [role, name] : model.classes_)
    if (!fs::is_directory(folder / role, error)) missing += (missing.empty() ? "" : ", ") + role;
  if (!missing.empty())
    throw Exception(ErrorKind::model, "The model in " + folder.string() + " lacks its folders " + missing + ".",
                    "Download the model again, all of its folders.");
  if (fs::exists(folder / card_name, error)) model.card_ = read_card(Config::read(folder / card_name));
  return model;
}

const std::string& ModelFolder::component_class(const std::string& role) const {
  const auto found = classes_.find(role);
  if (found == classes_.end())
    throw Exception(ErrorKind::model, "The model in " + path_.string() + " has no " + role + ".",
                    "Check its model_index.json, or download the model again.");
  return found->second;
}

fs::path ModelFolder::component(const std::string& role) const {
  component_class(role);
  return path_ / role;
}

Config ModelFolder::component_config(const std::string& role) const {
  const char* name = role == "scheduler"   ? "scheduler_config.json"
                     : role == "tokenizer" ? "tokenizer_config.json"
                                           : "config.json";
  return Config::read(component(role) / name);
}

std::unique_ptr<TensorSource> ModelFolder::component_weights(const std::string& role) const {
  return open_weights(component(role));
}

}  // namespace sana::engine
