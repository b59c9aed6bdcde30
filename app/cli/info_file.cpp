// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "app/cli/info.h"
#include "engine/checkpoint/model_folder.h"
#include "engine/image/atomic_file.h"
#include "engine/image/png_reader.h"
#include "engine/image/recipe.h"

namespace sana::app {
namespace {

using Json = nlohmann::ordered_json;

struct FileInfo {
  std::string file;
  const char* kind = "png";
  int width = 0, height = 0;
  std::string parameters = {}, recipe_text = {}, xmp = {};
  Json recipe = {};  // null where the text is none
  std::vector<engine::PngText> others = {};
  std::vector<std::string> faults = {};
};

void take_recipe(FileInfo& info, const std::string& text) {
  info.recipe_text = text;
  try {
    engine::parse_recipe(text);  // refuses what is too deep or repeats keys before it is built here
    info.recipe = Json::parse(text);
  } catch (const engine::Exception& exception) {
    info.faults.emplace_back(exception.what());
  }
}

FileInfo read_png(const std::filesystem::path& file, std::span<const std::uint8_t> bytes) {
  engine::PngHeader header = engine::read_png_header(bytes);
  FileInfo info{.file = file.string(), .width = header.width, .height = header.height};
  info.faults = std::move(header.faults);
  for (engine::PngText& text : header.texts) {
    if (text.keyword == engine::a1111_keyword && info.parameters.empty()) info.parameters = std::move(text.text);
    else if (text.keyword == engine::recipe_keyword && info.recipe_text.empty()) take_recipe(info, text.text);
    else if (text.keyword == engine::xmp_keyword && info.xmp.empty()) info.xmp = std::move(text.text);
    else info.others.push_back(std::move(text));
  }
  return info;
}

FileInfo read_info(const std::filesystem::path& file) {
  const auto bytes = engine::read_file(file, engine::max_png_file_bytes);
  try {
    if (engine::is_png(bytes)) return read_png(file, bytes);
    const std::string text(bytes.begin(), bytes.end());
    engine::parse_recipe(text);
    FileInfo info{.file = file.string(), .kind = "recipe"};
    take_recipe(info, text);
    return info;
  } catch (const engine::Exception& exception) {
    const engine::Error& error = exception.error();
    throw engine::Exception(error.kind, file.string() + ": " + error.what, error.hint);
  }
}

void print_section(const std::string& title, const std::string& text) {
  if (text.empty()) return;
  print(title + ":\n" + indented(printable(text), 2));
}

void print_text(const FileInfo& info) {
  const bool is_png = info.width > 0;
  print(
      printable(info.file) + ": " +
      (is_png ? "PNG, " + std::to_string(info.width) + " x " + std::to_string(info.height) + " pixels\n" : "recipe\n"));
  print_section("parameters", info.parameters);
  constexpr int indent = 2;
  print_section("recipe", info.recipe.is_null() ? info.recipe_text
                                                : info.recipe.dump(indent, ' ', false, Json::error_handler_t::replace));
  print_section("XMP", info.xmp);
  for (const engine::PngText& text : info.others) print_section(printable(text.keyword), text.text);
  for (const std::string& fault : info.faults) print("note: " + printable(fault) + "\n");
  if (is_png && info.recipe_text.empty() && info.parameters.empty())
    print("note: This picture says nothing about how it was drawn.\n");
}

void print_object(const FileInfo& info) {
  Json json{{"file", info.file}, {"kind", info.kind}};
  if (info.width > 0) {
    json["width"] = info.width;
    json["height"] = info.height;
    json["parameters"] = info.parameters.empty() ? Json() : Json(info.parameters);
  }
  json["recipe"] = info.recipe;
  if (info.recipe.is_null() && !info.recipe_text.empty()) json["recipe_text"] = info.recipe_text;
  if (info.width > 0) {
    json["xmp"] = info.xmp.empty() ? Json() : Json(info.xmp);
    json["texts"] = Json::object();
    for (const engine::PngText& text : info.others) json["texts"][text.keyword] = text.text;
  }
  json["faults"] = info.faults;
  print_json(json);
}

/// Weights by their names: the model reader says what to name instead.
bool is_weight_file(const std::filesystem::path& file) {
  for (const char* extension : {".safetensors", ".bin", ".pth", ".pt", ".ckpt"})
    if (file.extension() == extension) return true;
  return false;
}

}  // namespace

void print_file_info(const std::filesystem::path& file, const InfoOutput& output) {
  if (is_weight_file(file)) engine::ModelFolder::open(file);
  const FileInfo info = read_info(file);
  output.json ? print_object(info) : print_text(info);
}

}  // namespace sana::app
