// SPDX-License-Identifier: Apache-2.0
#include "engine/server/description.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/checkpoint/weight_files.h"
#include "engine/pipeline/memory.h"
#include "engine/pipeline/resolution_bins.h"
#include "engine/preview/preview.h"
#include "engine/scheduler/selection.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr int largest_offered_side = 4096;
constexpr int most_offered_steps = 100;
constexpr double most_offered_guidance = 20;
constexpr auto weighted_roles = std::to_array<const char*>({"text_encoder", "transformer", "vae"});

/// "flow_shift" -> "Flow shift"
std::string label_of(std::string name) {
  std::ranges::replace(name, '_', ' ');
  if (!name.empty()) name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
  return name;
}

/// "dpm_solver" -> "DPM solver": short first words are abbreviations.
std::string scheduler_label(const std::string& name) {
  constexpr std::size_t longest_abbreviation = 3;
  std::string label = label_of(name);
  const std::size_t end = std::min(label.find(' '), label.size());
  if (end <= longest_abbreviation)
    std::transform(label.begin(), label.begin() + static_cast<std::ptrdiff_t>(end), label.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
  return label;
}

/// The class of this short name, by the factory that both tables share.
std::string class_of(const SchedulerEntry& short_name) {
  const auto found = std::ranges::find(schedulers(), short_name.create, &SchedulerEntry::create);
  return std::string(found == schedulers().end() ? short_name.class_name : found->class_name);
}

std::string short_name_of(const std::string& name) {
  for (const SchedulerEntry& entry : scheduler_short_names())
    if (class_of(entry) == name) return std::string(entry.class_name);
  return name;
}

Json describe_parameter(const SchedulerParameter& parameter) {
  const bool is_boolean = parameter.integer && parameter.low == 0 && parameter.high == 1 && parameter.choices.empty();
  return {{"name", parameter.name},
          {"label", label_of(parameter.name)},
          {"about", parameter.description},
          {"min", parameter.low},
          {"max", parameter.high},
          {"default", parameter.value},
          {"integer", parameter.integer || !parameter.choices.empty()},
          {"boolean", is_boolean},
          {"choices", parameter.choices}};
}

/// Those that the model can be drawn with, its own first.
Json describe_schedulers(const Model& model, const std::string& own) {
  const std::string own_class = model.folder().component_config("scheduler").class_name();
  Json rows = Json::array();
  for (const SchedulerEntry& entry : scheduler_short_names()) {
    const std::string name(entry.class_name);
    if (name != own && !can_replace(own_class, class_of(entry))) continue;
    const std::unique_ptr<Scheduler> scheduler = model.scheduler(name, {});
    Json parameters = Json::array();
    for (const SchedulerParameter& parameter : scheduler->parameters())
      parameters.push_back(describe_parameter(parameter));
    const Json row{{"name", name},
                   {"label", scheduler_label(name)},
                   {"class", class_of(entry)},
                   {"parameters", parameters}};
    rows.insert(name == own ? rows.begin() : rows.end(), row);
  }
  return rows;
}

/// Width and height, the first choice first: the card's, else those that the model was trained with near the common
/// aspects, else the default's area in these aspects.
Json offered_sizes(Model& model, const GenerateRequest& defaults, int multiple) {
  std::vector<std::pair<int, int>> sizes{{defaults.width, defaults.height}};
  const auto offer = [&sizes](int width, int height) {
    if (std::ranges::find(sizes, std::pair(width, height)) == sizes.end()) sizes.emplace_back(width, height);
  };
  for (const auto& [width, height] : model.folder().card().sizes) offer(width, height);
  if (!model.folder().card().sizes.empty()) return sizes;
  constexpr auto aspects =
      std::to_array<std::pair<int, int>>({{1, 1}, {4, 3}, {3, 4}, {3, 2}, {2, 3}, {16, 9}, {9, 16}});
  const int sample_size = model.transformer().info().sample_size;
  const BinModels bins = model.guidance() == Guidance::embedded ? BinModels::sprint : BinModels::sana;
  const bool has_table = *defaults.binning && (bins == BinModels::sana || sample_size == 32);
  const double area = static_cast<double>(defaults.width) * defaults.height;
  const auto side = [&](double pixels) {
    return std::max(static_cast<int>(std::lround(pixels / multiple)), 1) * multiple;
  };
  for (const auto& [across, down] : aspects) {
    if (has_table) {
      const PixelSize size = classify(down * 1000, across * 1000, sample_size, bins);
      offer(size.width, size.height);
    } else {
      const double ratio = static_cast<double>(across) / down;
      offer(side(std::sqrt(area * ratio)), side(std::sqrt(area / ratio)));
    }
  }
  return sizes;
}

std::size_t stored_bytes(const ModelFolder& folder) {
  std::size_t sum = 0;
  for (const char* role : weighted_roles)
    for (const fs::path& file : find_weight_files(folder.component(role), {}).files) {
      std::error_code ignored;
      sum += fs::file_size(file, ignored);
    }
  return sum;
}

/// What the folder says of itself without any weights.
Json describe_card(const ModelFolder& folder, const std::string& name) {
  const ModelCard& card = folder.card();
  return {{"folder", folder.path().string()}, {"name", name},
          {"id", name},                       {"licence", card.licence},
          {"licence_url", ""},                {"about", card.summary.empty() ? Json("") : Json(card.summary)},
          {"languages", card.languages},      {"examples", card.examples},
          {"styles", card.styles}};
}

/// Runs `work`; an error of the folder's becomes a value.
template <class Work>
Error tried(Work&& work) {
  try {
    work();
    return {};
  } catch (const Exception& exception) {
    return exception.error();
  } catch (const std::exception& exception) {
    return {ErrorKind::model, std::string("The model cannot be read: ") + exception.what() + ".", ""};
  }
}

/// The names behind "missing" in the list that WeightReader::finish() appends to its sentence, one a line.
void collect_missing(const std::string& what, Json& names) {
  constexpr std::string_view mark = "\n  missing ";
  for (std::size_t at = what.find(mark); at != std::string::npos; at = what.find(mark, at)) {
    at += mark.size();
    names.push_back(what.substr(at, what.find_first_of(" \n", at) - at));
  }
}

/// The sentence before such a list.
std::string first_line(const std::string& what) {
  std::string line = what.substr(0, what.find('\n'));
  if (line.ends_with(':')) line.back() = '.';
  return line;
}

}  // namespace

GenerateRequest usual_request(Model& model) {
  GenerateRequest request;
  request.precision = model.precision() == kernels::Precision::bf16 ? "bf16" : "fp32";
  return model.complete(request);
}

Json describe_model(Model& model) {
  const GenerateRequest defaults = usual_request(model);
  const TransformerInfo transformer = model.transformer().info();
  const int factor = model.autoencoder().info().spatial_factor, multiple = factor * transformer.patch_size;
  const MemoryPlan memory = plan_memory(model, defaults, defaults.height / factor, defaults.width / factor);
  const std::string scheduler = short_name_of(defaults.scheduler);
  Json json = describe_card(model.folder(), model.id());
  json.update({{"identity", model.identity()},
               {"width", defaults.width},
               {"height", defaults.height},
               {"steps", defaults.steps},
               {"guidance_scale", defaults.guidance_scale},
               {"scheduler", scheduler},
               {"max_tokens", defaults.max_tokens},
               {"binning", *defaults.binning},
               {"guidance", model.guidance() == Guidance::classifier_free},
               {"multiple", multiple},
               {"max_side", largest_offered_side / multiple * multiple},
               {"sizes", offered_sizes(model, defaults, multiple)},
               {"steps_range", {1, most_offered_steps}},
               {"guidance_range", {1, most_offered_guidance}},
               {"schedulers", describe_schedulers(model, scheduler)},
               {"precision", defaults.precision},
               {"memory_bytes", memory.peak_together()},
               {"weights_bytes", stored_bytes(model.folder())},
               {"previews", preview_name(first_preview_kind(model.preview_calibration()))},
               {"warnings", Json::array()}});
  if (memory.peak_in_turn() > available_memory() + memory.held())
    json["warnings"].push_back("This model needs more memory for its usual size than is available now.");
  return json;
}

Json inspect_model(const fs::path& folder, kernels::Backend& backend) {
  Json json{{"folder", folder.string()}, {"name", folder.filename().string()}}, missing = Json::array();
  std::optional<Model> model;
  std::vector<Error> errors;
  const auto attempt = [&](const std::function<void()>& work) {
    Error error = tried(work);
    if (error.what.empty()) return;
    collect_missing(error.what, missing);
    errors.push_back(std::move(error));
  };
  attempt([&] { model.emplace(folder, backend); });
  if (model) {
    json.update(describe_card(model->folder(), model->id()));
    attempt([&] { model->tokenizer(); });
    attempt([&] { model->text_encoder(); });
    attempt([&] { model->transformer(); });
    attempt([&] { model->autoencoder(); });
    if (errors.empty()) attempt([&] { json.update(describe_model(*model)); });
  }
  json["missing"] = missing;
  json["problem"] = errors.empty() ? "" : first_line(errors.front().what);
  json["hint"] = errors.empty() ? "" : errors.front().hint;
  return json;
}

}  // namespace sana::engine
