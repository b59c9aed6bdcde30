// SPDX-License-Identifier: Apache-2.0
#include "engine/checkpoint/weight_files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "engine/checkpoint/json_text.h"
#include "engine/core/error.h"

namespace sana::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_index = std::size_t{64} << 20;
constexpr std::size_t longest_file_name = 255;  // also bounds the work that a name in an index causes
constexpr std::array<const char*, 2> stems = {"diffusion_pytorch_model", "model"};
constexpr const char* download_again = "Download the folder again, all of its files.";

std::set<std::string> file_names(const fs::path& folder) {
  std::error_code error;
  std::set<std::string> names;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    names.insert(entry->path().filename().string());
  if (error)
    throw Exception(ErrorKind::model, "The folder " + folder.string() + " cannot be read: " + error.message() + ".",
                    "Check that it is there and readable.");
  return names;
}

/// Names that cannot lead out of the folder.
bool is_plain_name(const std::string& name) {
  return !name.empty() && name.size() <= longest_file_name && name != "." && name != ".." &&
         name.find_first_of(std::string_view("/\\\0", 3)) == name.npos;
}

bool is_word(std::string_view text) {
  const auto belongs = [](unsigned char c) { return std::isalnum(c) || c == '_'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), belongs);
}

/// The word between a prefix and a suffix, or "".
std::string word_between(std::string_view text, std::string_view prefix, std::string_view suffix) {
  if (text.size() <= prefix.size() + suffix.size() || !text.starts_with(prefix) || !text.ends_with(suffix)) return {};
  text.remove_prefix(prefix.size());
  text.remove_suffix(suffix.size());
  return is_word(text) ? std::string(text) : std::string();
}

/// Where "-00001-of-00002" begins at the end of a text; npos if it does not end so.
std::size_t find_place(std::string_view text) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t of = text.rfind("-of-");
  if (of == text.npos || of + 4 == text.size() || text.find_first_not_of(digits, of + 4) != text.npos) return text.npos;
  const std::size_t dash = text.find_last_not_of(digits, of == 0 ? 0 : of - 1);
  return dash != text.npos && dash + 1 < of && text[dash] == '-' ? dash : text.npos;
}

/// A shard's name: stem, variant ("" for none) and place.
struct ShardName {
  std::string_view stem, variant, place;
  bool variant_last = false;
};

std::optional<ShardName> parse_shard(std::string_view name) {
  constexpr std::string_view extension = ".safetensors";
  if (!name.ends_with(extension)) return std::nullopt;
  name.remove_suffix(extension.size());
  const std::size_t dot = name.rfind('.');
  const bool has_dot = dot != name.npos;
  if (const std::size_t place = find_place(name); place != name.npos) {
    const bool has_variant = has_dot && dot < place && is_word(name.substr(dot + 1, place - dot - 1));
    const std::string_view variant = has_variant ? name.substr(dot + 1, place - dot - 1) : std::string_view();
    return ShardName{name.substr(0, has_variant ? dot : place), variant, name.substr(place)};
  }
  const std::size_t place = has_dot ? find_place(name.substr(0, dot)) : name.npos;
  if (place == name.npos || !is_word(name.substr(dot + 1))) return std::nullopt;
  return ShardName{name.substr(0, place), name.substr(dot + 1), name.substr(place, dot - place), true};
}

/// A shard's name as the other spelling of variants writes it, or "".
std::string other_spelling(const std::string& name) {
  const std::optional<ShardName> shard = parse_shard(name);
  if (!shard || shard->variant.empty()) return {};
  const std::string variant = "." + std::string(shard->variant), place(shard->place);
  return std::string(shard->stem) + (shard->variant_last ? variant + place : place + variant) + ".safetensors";
}

/// The index file: {"weight_map": {tensor: shard}}.
WeightFiles read_index(const fs::path& folder, const std::string& index_name, const std::set<std::string>& present) {
  const fs::path index = folder / index_name;
  const auto refuse = [&](const std::string& what) {
    throw Exception(ErrorKind::model, index.string() + " " + what + ".", download_again);
  };
  const nlohmann::json tree = parse_json(read_text(index, largest_index), index.string(), NonFinite::refuse);
  const auto map = tree.is_object() ? tree.find("weight_map") : tree.end();
  if (map == tree.end() || !map->is_object() || map->empty()) refuse("has no weight_map");
  WeightFiles found;
  std::set<std::string> shards, missing;
  for (const auto& [tensor, value] : map->items()) {
    if (!value.is_string() || !is_plain_name(value.get_ref<const std::string&>()))
      refuse("names no file of its folder for " + nlohmann::json(tensor).dump());
    std::string shard = value.get<std::string>();
    if (!present.contains(shard) && present.contains(other_spelling(shard))) shard = other_spelling(shard);
    if (present.contains(shard)) found.shards[tensor] = folder / shard;
    (present.contains(shard) ? shards : missing).insert(shard);
  }
  if (!missing.empty()) {
    std::string list;
    for (const std::string& name : missing) list += (list.empty() ? "" : ", ") + name;
    throw Exception(ErrorKind::model, "The folder " + folder.string() + " lacks " + list + ".", download_again);
  }
  for (const std::string& shard : shards) found.files.push_back(folder / shard);
  return found;
}

/// The weights of exactly this variant ("" is the base), if they are there.
std::optional<WeightFiles> find_variant(const fs::path& folder, const std::string& variant,
                                        const std::set<std::string>& present) {
  const std::string infix = variant.empty() ? "" : "." + variant;
  for (const std::string stem : stems) {
    const std::string single = stem + infix + ".safetensors";
    if (present.contains(single)) return WeightFiles{{folder / single}, {}};
    for (const std::string& index :
         {stem + ".safetensors.index" + infix + ".json", stem + infix + ".safetensors.index.json"})
      if (present.contains(index)) return read_index(folder, index, present);
  }
  return std::nullopt;
}

/// The variants of which a single file or an index is there.
std::set<std::string> variants_of(const std::set<std::string>& present) {
  std::set<std::string> variants;
  for (const std::string& name : present) {
    for (const std::string stem : stems) {
      for (const char* suffix : {".safetensors", ".safetensors.index.json"})
        variants.insert(word_between(name, stem + ".", suffix));
      variants.insert(word_between(name, stem + ".safetensors.index.", ".json"));
    }
  }
  variants.erase("");
  return variants;
}

[[noreturn]] void refuse_folder(const fs::path& folder, const std::set<std::string>& present,
                                const std::set<std::string>& variants) {
  if (variants.size() > 1) {
    std::string list;
    for (const std::string& name : variants) list += (list.empty() ? "" : ", ") + name;
    throw Exception(ErrorKind::model,
                    "The folder " + folder.string() + " holds the variants " + list + " and no base weights.",
                    "Leave only the variant to be used in the folder.");
  }
  for (const std::string& name : present) {
    if (parse_shard(name))
      throw Exception(ErrorKind::model,
                      "The folder " + folder.string() + " has " + name + " but no index of its shards.",
                      "Download its .safetensors.index.json as well.");
  }
  for (const std::string& name : present)
    if (is_pickle(name)) refuse_pickle(folder / name);
  throw Exception(ErrorKind::model, "The folder " + folder.string() + " holds no weights (*.safetensors).",
                  download_again);
}

}  // namespace

WeightFiles find_weight_files(const fs::path& folder, const std::string& variant) {
  const std::set<std::string> present = file_names(folder);
  const std::set<std::string> variants = variants_of(present);
  std::vector<std::string> wanted = {variant, ""};
  if (variants.size() == 1) wanted.push_back(*variants.begin());
  for (const std::string& candidate : wanted)
    if (std::optional<WeightFiles> found = find_variant(folder, candidate, present)) return *std::move(found);
  refuse_folder(folder, present, variants);
}

bool is_pickle(const fs::path& file) {
  const std::string extension = file.extension().string();
  return extension == ".bin" || extension == ".pth" || extension == ".pt" || extension == ".ckpt";
}

void refuse_pickle(const fs::path& file) {
  throw Exception(ErrorKind::not_supported,
                  file.string() + " is a checkpoint in pickle form, which is not supported yet.",
                  "Use the model's diffusers folder with .safetensors files; its name usually ends in _diffusers.");
}

}  // namespace sana::engine
