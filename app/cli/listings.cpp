// SPDX-License-Identifier: Apache-2.0
// `sana models` and `sana devices`.
#include <nlohmann/json.hpp>

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/cli/model_choice.h"
#include "app/cli/outcome.h"
#include "engine/checkpoint/model_folder.h"
#include "engine/engine.h"
#include "kernels/backend.h"

namespace sana::app {
namespace {

using Json = nlohmann::ordered_json;

/// Opens every component: names, shapes and sizes of all weights are checked, none is read.
Json describe(const std::filesystem::path& folder, kernels::Backend& backend) {
  Json json{{"name", folder.filename().string()}, {"path", folder.string()}};
  try {
    engine::Model model(folder, backend);
    json["title"] = model.id();
    json["class"] = model.folder().pipeline_class();
    model.tokenizer();
    model.text_encoder();
    model.transformer();
    model.autoencoder();
    model.scheduler("", {});
    json["usable"] = true;
  } catch (const engine::Exception& exception) {
    json["usable"] = false;
    json["reason"] = exception.error().what;
    json["hint"] = exception.error().hint;
  }
  json["default"] = json["name"] == built_in_model;
  return json;
}

std::string model_text(const Json& model) {
  std::string text = model["name"].get<std::string>() + (model["default"] ? "  (default)" : "") + "\n";
  if (model.contains("title"))
    text += "  " + model["title"].get<std::string>() + ", " + model["class"].get<std::string>() + "\n";
  text += "  " + model["path"].get<std::string>() + "\n";
  if (!model["usable"]) text += "  not usable: " + model["reason"].get<std::string>() + "\n";
  return text;
}

struct Listing {
  bool json = false;
  bool is_helped = false;
};

Listing read_listing(const char* name, const char* description, const Arguments& arguments) {
  Listing listing;
  CommandLine line(name, "", description);
  line.options.add_flag("--json", listing.json, "one object on standard output");
  listing.is_helped = line.parse(arguments, 0) == Parsed::helped;
  return listing;
}

}  // namespace

int run_models(const Arguments& arguments) {
  const Listing listing =
      read_listing("models",
                   "Lists the models of $SANA_MODEL_PATH, $XDG_DATA_HOME/org.sanastudio.SanaStudio/models and\n"
                   "<prefix>/share/sana-studio/models, and says of each whether it can be used.",
                   arguments);
  if (listing.is_helped) return exit_done;
  const auto backend = kernels::create_backend("");
  Json models = Json::array(), places = Json::array();
  for (const auto& folder : installed_models()) models.push_back(describe(folder, *backend));
  for (const auto& place : engine::model_search_path()) places.push_back(place.string());
  if (listing.json) {
    print_json({{"models", models}, {"searched", places}});
    return exit_done;
  }
  for (const Json& model : models) print(printable(model_text(model)));
  std::string searched = models.empty() ? "No models are installed. Searched:\n" : "Searched:\n";
  for (const Json& place : places) searched += "  " + place.get<std::string>() + "\n";
  print(printable(searched));
  return exit_done;
}

int run_devices(const Arguments& arguments) {
  const Listing listing =
      read_listing("devices", "Lists what can compute here; the first name is the default of --device.", arguments);
  if (listing.is_helped) return exit_done;
  const std::string preferred(kernels::create_backend("")->device().name);
  std::vector<kernels::DeviceInfo> found = engine::devices();
  std::ranges::stable_partition(found, [&](const auto& device) { return device.name == preferred; });
  Json devices = Json::array();
  for (const kernels::DeviceInfo& device : found) {
    devices.push_back({{"name", device.name},
                       {"description", device.description},
                       {"isa", device.isa},
                       {"threads", device.threads},
                       {"memory_bytes", device.memory_bytes},
                       {"default", device.name == preferred}});
    if (listing.json) continue;
    print(printable(device.name + "  " + device.description + (device.isa.empty() ? "" : ", " + device.isa) + ", " +
                    std::to_string(device.threads) + (device.threads == 1 ? " thread" : " threads") +
                    (device.memory_bytes == 0 ? "" : ", " + bytes_text(device.memory_bytes))) +
          "\n");
  }
  if (listing.json) print_json({{"devices", devices}});
  return exit_done;
}

}  // namespace sana::app
