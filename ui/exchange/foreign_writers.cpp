// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/foreign_writers.h"

#include <QRegularExpression>
#include <array>
#include <functional>
#include <set>
#include <span>
#include <string_view>

#include "engine/checkpoint/json_text.h"
#include "ui/exchange/problem.h"

namespace sana::ui {
namespace {

using engine::A1111Parameters;
/// The engine's JSON tree.
using Json = decltype(engine::parse_json({}, {}, engine::NonFinite::accept));

/// A key of another program and the field of the A1111 text that means the same.
struct KeyRow {
  const char *key, *field;
};

/// The scalar as text: programs write numbers as strings and the reverse. "" for anything else.
std::string scalarText(const Json& value) {
  if (value.is_string()) return value.template get<std::string>();
  if (value.is_number() || value.is_boolean()) return value.dump();
  return {};
}

/// The member, or null.
const Json* member(const Json& object, const std::string& key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::string memberText(const Json& object, const std::string& key) {
  const Json* value = member(object, key);
  return value == nullptr ? std::string() : scalarText(*value);
}

/// Two names of one sampler.
std::string samplerName(const std::string& name) {
  static constexpr auto rows = std::to_array<KeyRow>({{"euler", "Euler"},
                                                      {"k_euler", "Euler"},
                                                      {"dpmpp_2m", "DPM++ 2M"},
                                                      {"dpmpp_2m_sde", "DPM++ 2M SDE"},
                                                      {"k_dpmpp_2m", "DPM++ 2M"}});
  for (const KeyRow& row : rows) {
    if (name == row.key) return row.field;
  }
  return name;
}

void put(A1111Parameters& parameters, const char* field, std::string value) {
  if (value.empty()) return;
  const std::string_view name = field;
  if (name == "Sampler") value = samplerName(value);
  if (name == "CFG scale" && value.ends_with(".0")) value.resize(value.size() - 2);
  parameters.fields.emplace_back(field, std::move(value));
}

void putRows(const Json& object, std::span<const KeyRow> rows, A1111Parameters& parameters) {
  for (const KeyRow& row : rows) put(parameters, row.field, memberText(object, row.key));
}

void putSize(A1111Parameters& parameters, const std::string& width, const std::string& height) {
  if (!width.empty() && !height.empty()) put(parameters, "Size", width + "x" + height);
}

/// The JSON object in a text; null, noted, where it is damaged or too deep; null where the text is no object.
Json objectIn(std::string_view text, QStringList& notes) {
  while (!text.empty() && (text.back() == '\0' || text.back() == '\n')) text.remove_suffix(1);
  if (!text.starts_with('{')) return nullptr;
  try {
    return engine::parse_json(text, "The recipe in this picture", engine::NonFinite::accept);
  } catch (const engine::Exception& exception) {
    notes.append(problemOf(exception).what);
    return nullptr;
  }
}

std::optional<ForeignRecipe> readSwarmUi(const Json& json) {
  static constexpr auto rows = std::to_array<KeyRow>(
      {{"steps", "Steps"}, {"sampler", "Sampler"}, {"cfgscale", "CFG scale"}, {"seed", "Seed"}, {"model", "Model"}});
  const Json* values = member(json, "sui_image_params");
  if (values == nullptr) return std::nullopt;
  ForeignRecipe found{Writer::swarmUi, {}};
  found.parameters.prompt = memberText(*values, "prompt");
  found.parameters.negative = memberText(*values, "negativeprompt");
  putRows(*values, rows, found.parameters);
  putSize(found.parameters, memberText(*values, "width"), memberText(*values, "height"));
  return found;
}

std::optional<ForeignRecipe> readFooocus(const Json& json) {
  static constexpr auto rows = std::to_array<KeyRow>({{"steps", "Steps"},
                                                      {"sampler", "Sampler"},
                                                      {"guidance_scale", "CFG scale"},
                                                      {"seed", "Seed"},
                                                      {"base_model", "Model"},
                                                      {"scheduler", "Schedule type"}});
  if (member(json, "guidance_scale") == nullptr || member(json, "prompt") == nullptr) return std::nullopt;
  ForeignRecipe found{Writer::fooocus, {}};
  found.parameters.prompt = memberText(json, "prompt");
  found.parameters.negative = memberText(json, "negative_prompt");
  putRows(json, rows, found.parameters);
  static const QRegularExpression pair(QStringLiteral("^\\((\\d{1,6}), ?(\\d{1,6})\\)$"));
  const auto match = pair.match(QString::fromStdString(memberText(json, "resolution")));
  if (match.hasMatch()) {
    putSize(found.parameters, match.captured(1).toStdString(), match.captured(2).toStdString());
  }
  return found;
}

ForeignRecipe readInvokeAi(const Json& json) {
  static constexpr auto rows = std::to_array<KeyRow>(
      {{"steps", "Steps"}, {"scheduler", "Sampler"}, {"cfg_scale", "CFG scale"}, {"seed", "Seed"}});
  ForeignRecipe found{Writer::invokeAi, {}};
  found.parameters.prompt = memberText(json, "positive_prompt");
  found.parameters.negative = memberText(json, "negative_prompt");
  putRows(json, rows, found.parameters);
  putSize(found.parameters, memberText(json, "width"), memberText(json, "height"));
  if (const Json* model = member(json, "model")) {
    const std::string name = memberText(*model, "model_name");
    put(found.parameters, "Model", name.empty() ? memberText(*model, "name") : name);
  }
  return found;
}

/// The form before invokeai_metadata: the prompt is a text or a list of weighted ones.
std::optional<ForeignRecipe> readSdMetadata(const Json& json) {
  static constexpr auto rows = std::to_array<KeyRow>(
      {{"steps", "Steps"}, {"sampler", "Sampler"}, {"cfg_scale", "CFG scale"}, {"seed", "Seed"}});
  const Json* image = member(json, "image");
  if (image == nullptr) return std::nullopt;
  ForeignRecipe found{Writer::invokeAi, {}};
  found.parameters.prompt = memberText(*image, "prompt");
  if (const Json* prompts = member(*image, "prompt"); prompts != nullptr && prompts->is_array()) {
    for (const Json& part : *prompts) found.parameters.prompt += memberText(part, "prompt");
  }
  putRows(*image, rows, found.parameters);
  putSize(found.parameters, memberText(*image, "width"), memberText(*image, "height"));
  put(found.parameters, "Model", memberText(json, "model_weights"));
  return found;
}

/// "prompt" -s 50 -S 42 -W 512 -H 512 -C 7.5 -A k_lms
std::optional<ForeignRecipe> readDream(const QString& text) {
  static const QRegularExpression quoted(QStringLiteral("^\"(.*)\"(.*)$"),
                                         QRegularExpression::DotMatchesEverythingOption);
  static const QRegularExpression option(QStringLiteral("-([sSWHCA]) ?([\\w.+-]{1,40})"));
  const auto match = quoted.match(text);
  if (!match.hasMatch()) return std::nullopt;
  ForeignRecipe found{Writer::invokeAi, {}};
  found.parameters.prompt = match.captured(1).toStdString();
  std::string width, height;
  auto options = option.globalMatch(match.captured(2));
  while (options.hasNext()) {
    const auto one = options.next();
    const std::string value = one.captured(2).toStdString();
    switch (one.captured(1)[0].unicode()) {
      case u's': put(found.parameters, "Steps", value); break;
      case u'S': put(found.parameters, "Seed", value); break;
      case u'C': put(found.parameters, "CFG scale", value); break;
      case u'A': put(found.parameters, "Sampler", value); break;
      case u'W': width = value; break;
      default: height = value; break;
    }
  }
  putSize(found.parameters, width, height);
  return found;
}

/// The graph of nodes that ComfyUI runs: {"3": {"class_type", "inputs"}}; a link is ["node", output].
class ComfyGraph {
 public:
  explicit ComfyGraph(const Json& nodes) : nodes_(nodes) {}

  std::optional<ForeignRecipe> read() const {
    const Json* sampler = firstSampler();
    if (sampler == nullptr) return std::nullopt;
    static constexpr auto rows = std::to_array<KeyRow>({{"steps", "Steps"},
                                                        {"sampler_name", "Sampler"},
                                                        {"cfg", "CFG scale"},
                                                        {"seed", "Seed"},
                                                        {"noise_seed", "Seed"},
                                                        {"scheduler", "Schedule type"},
                                                        {"denoise", "Denoising strength"}});
    ForeignRecipe found{Writer::comfyUi, {}};
    found.parameters.prompt = textBehind(*sampler, "positive");
    found.parameters.negative = textBehind(*sampler, "negative");
    putRows(*sampler, rows, found.parameters);
    if (const Json* latent = linked(*sampler, "latent_image")) {
      putSize(found.parameters, memberText(*latent, "width"), memberText(*latent, "height"));
    }
    return found;
  }

 private:
  /// Inputs of the first node of this kind.
  const Json* firstSampler() const {
    if (!nodes_.is_object()) return nullptr;
    for (const Json& node : nodes_) {
      if (memberText(node, "class_type").starts_with("KSampler")) return member(node, "inputs");
    }
    return nullptr;
  }

  /// Inputs of the node that the link names.
  const Json* target(const Json& link) const {
    if (!link.is_array() || link.empty()) return nullptr;
    const Json* node = member(nodes_, scalarText(link[0]));
    return node == nullptr ? nullptr : member(*node, "inputs");
  }

  const Json* linked(const Json& inputs, const std::string& key) const {
    const Json* link = member(inputs, key);
    return link == nullptr ? nullptr : target(*link);
  }

  /// The first text on the way back through the graph; each node is visited once, so circles end.
  std::string textBehind(const Json& inputs, const std::string& key) const {
    static constexpr auto texts = std::to_array<const char*>({"text", "text_g", "prompt", "string", "value"});
    std::set<const Json*> seen;
    std::vector<const Json*> open;
    if (const Json* first = linked(inputs, key)) open.push_back(first);
    while (!open.empty()) {
      const Json* node = open.back();
      open.pop_back();
      if (!seen.insert(node).second || !node->is_object()) continue;
      for (const char* text : texts) {
        if (const Json* value = member(*node, text); value != nullptr && value->is_string()) return scalarText(*value);
      }
      for (const Json& input : *node) {
        if (const Json* next = target(input)) open.push_back(next);
      }
    }
    return {};
  }

  const Json& nodes_;
};

std::optional<ForeignRecipe> readDrawThings(const Json& json) {
  static constexpr auto rows = std::to_array<KeyRow>({{"steps", "Steps"},
                                                      {"sampler", "Sampler"},
                                                      {"scale", "CFG scale"},
                                                      {"seed", "Seed"},
                                                      {"size", "Size"},
                                                      {"model", "Model"},
                                                      {"strength", "Denoising strength"}});
  if (member(json, "c") == nullptr) return std::nullopt;
  ForeignRecipe found{Writer::drawThings, {}};
  found.parameters.prompt = memberText(json, "c");
  found.parameters.negative = memberText(json, "uc");
  putRows(json, rows, found.parameters);
  return found;
}

/// The graph in an Exif text such as "prompt:{…}".
std::optional<ForeignRecipe> comfyInDescriptions(const QByteArrayList& descriptions, QStringList& notes) {
  for (const QByteArray& description : descriptions) {
    if (!description.left(7).toLower().startsWith("prompt:")) continue;
    const Json json = objectIn(description.mid(7).trimmed().toStdString(), notes);
    if (auto found = ComfyGraph(json).read()) return found;
  }
  return std::nullopt;
}

/// Programs that give their text a keyword of its own.
std::optional<ForeignRecipe> findByKeyword(const FoundTexts& texts, QStringList& notes) {
  std::optional<ForeignRecipe> found;
  if (const auto* text = texts.find("invokeai_metadata")) {
    const Json json = objectIn(text->text, notes);
    if (json.is_object()) return readInvokeAi(json);
  }
  if (const auto* text = texts.find("sd-metadata")) found = readSdMetadata(objectIn(text->text, notes));
  if (const auto* text = texts.find("Dream"); text != nullptr && !found) {
    found = readDream(QString::fromStdString(text->text));
  }
  if (const auto* text = texts.find("prompt"); text != nullptr && !found) {
    const Json json = objectIn(text->text, notes);
    found = ComfyGraph(json).read();
  }
  return found;
}

/// Every text that may be A1111's or the JSON of one that uses the same place.
QStringList sharedTexts(const FoundTexts& texts, const XmpFound& xmp) {
  QStringList shared;
  if (const auto* text = texts.find(engine::a1111_keyword)) shared.append(QString::fromStdString(text->text));
  for (const QByteArray& comment : texts.comments) shared.append(readUserComment(comment));
  shared.append(xmp.userComment);
  shared.removeAll(QString());
  return shared;
}

/// True for text that has its last line of pairs: any other comment on a picture has none.
bool isA1111(const A1111Parameters& parameters) { return !parameters.fields.empty(); }

}  // namespace

std::optional<ForeignRecipe> findForeign(const FoundTexts& texts, const XmpFound& xmp, QStringList& notes) {
  const bool hasFooocusMark = texts.find("fooocus_scheme") != nullptr || texts.makerNote.startsWith("fooocus");
  const QStringList shared = sharedTexts(texts, xmp);
  for (const QString& text : shared) {
    const Json json = objectIn(text.trimmed().toStdString(), notes);
    if (!json.is_object()) continue;
    if (auto found = readSwarmUi(json)) return found;
    if (auto found = hasFooocusMark ? readFooocus(json) : std::nullopt) return found;
    if (auto found = readDrawThings(json)) return found;
  }
  if (auto found = findByKeyword(texts, notes)) return found;
  if (auto found = comfyInDescriptions(texts.descriptions, notes)) return found;
  for (const QString& text : shared) {
    ForeignRecipe found{hasFooocusMark ? Writer::fooocus : Writer::a1111, engine::parse_a1111(text.toStdString())};
    if (isA1111(found.parameters)) return found;
  }
  // A PNG's `parameters` without such a line is a prompt all the same.
  const auto* text = texts.find(engine::a1111_keyword);
  if (text == nullptr || text->text.empty() || text->text.starts_with('{')) return std::nullopt;
  return ForeignRecipe{Writer::a1111, engine::parse_a1111(text->text)};
}

}  // namespace sana::ui
