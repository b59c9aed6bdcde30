// SPDX-License-Identifier: Apache-2.0
#include "engine/image/a1111_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/image/creator.h"
#include "engine/image/png_text.h"
#include "engine/image/recipe.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

constexpr std::string_view negative_mark = "Negative prompt:";

/// The names of the field for our schedulers.
struct Sampler {
  std::string_view sampler, scheduler, class_name;
};
constexpr std::array<Sampler, 3> samplers = {{
    {"DPM++ 2M", "dpm_solver", "DPMSolverMultistepScheduler"},
    {"Euler", "flow_euler", "FlowMatchEulerDiscreteScheduler"},
    {"SCM", "scm", "SCMScheduler"},
}};

std::string sampler_of(const std::string& scheduler) {
  for (const Sampler& entry : samplers) {
    if (scheduler == entry.scheduler || scheduler == entry.class_name) return std::string(entry.sampler);
  }
  return scheduler;
}

std::string quoted_if_needed(const std::string& value) {
  if (value.find_first_of(",:\n\r\"") == std::string::npos) return value;
  return Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string shortest(double value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return {digits.data(), end};
}

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// A letter of a key; bytes above ASCII belong to letters of other scripts.
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_in_key(char c) { return is_word(c) || c == ' ' || c == '-' || c == '/'; }

/// The length of a JSON string at the start of `text` that a comma or the end follows; 0 if there is none.
std::size_t quoted_length(std::string_view text) {
  if (text.empty() || text[0] != '"') return 0;
  std::size_t at = 1;
  while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
  if (at >= text.size()) return 0;
  ++at;
  return at == text.size() || text[at] == ',' ? at : 0;
}

std::string unquoted(std::string_view value) {
  const Json json = Json::parse(value, nullptr, false);
  return json.is_string() ? json.get<std::string>() : std::string(value);
}

/// "Key: value, Key: value": keys start with a letter or digit and have two characters at least.
std::vector<std::pair<std::string, std::string>> read_pairs(std::string_view line) {
  std::vector<std::pair<std::string, std::string>> pairs;
  while (!line.empty()) {
    if (!is_word(line.front())) {
      line.remove_prefix(1);
      continue;
    }
    const auto key_end = std::ranges::find_if_not(line, is_in_key);
    const auto key = line.substr(0, static_cast<std::size_t>(key_end - line.begin()));
    line.remove_prefix(key.size());
    if (line.empty() || line.front() != ':' || key.size() < 2) continue;
    line.remove_prefix(1);
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    const std::size_t quoted = quoted_length(line);
    const auto value = line.substr(0, quoted > 0 ? quoted : std::min(line.find(','), line.size()));
    pairs.emplace_back(key, quoted > 0 ? unquoted(value) : std::string(trimmed(value)));
    line.remove_prefix(value.size());
  }
  return pairs;
}

template <class T>
std::optional<T> read_number(std::string_view text) {
  T value{};
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

bool read_size(std::string_view text, GenerateRequest& request) {
  const auto cross = text.find('x');
  if (cross == std::string_view::npos) return false;
  const auto width = read_number<int>(text.substr(0, cross)), height = read_number<int>(text.substr(cross + 1));
  if (!width || !height || *width < 1 || *height < 1) return false;
  if (*width > max_picture_side || *height > max_picture_side) return false;
  if (std::uint64_t(*width) * std::uint64_t(*height) > max_image_bytes / 3) return false;
  request.width = *width;
  request.height = *height;
  return true;
}

/// False where the value cannot be used. Fields that do not determine our picture are accepted unread.
bool apply(const std::string& key, const std::string& value, GenerateRequest& request) {
  if (key == "Size") return read_size(value, request);
  if (key == "Steps") {
    const auto steps = read_number<int>(value);
    if (!steps || *steps < 1 || *steps > max_steps) return false;
    request.steps = *steps;
  } else if (key == "Seed") {
    const auto seed = read_number<std::uint64_t>(value);
    if (!seed) return false;
    request.seed = *seed;
  } else if (key == "CFG scale") {
    const auto scale = read_number<double>(value);
    if (!scale || !(*scale >= 0 && *scale <= max_guidance_scale)) return false;
    request.guidance_scale = *scale;
  } else if (key == "Sampler") {
    const auto known = std::ranges::find(samplers, std::string_view(value), &Sampler::sampler);
    if (known == samplers.end()) return false;
    request.scheduler = known->scheduler;
  }
  return true;
}

}  // namespace

std::string a1111_text(const Picture& picture) {
  const GenerateRequest& request = picture.request;
  std::string text = request.prompt + "\n";
  if (!request.negative.empty()) text += std::string(negative_mark) + " " + request.negative + "\n";
  std::string line;
  const auto put = [&](std::string_view key, const std::string& value) {
    if (!line.empty()) line += ", ";
    line += std::string(key) + ": " + quoted_if_needed(value);
  };
  if (request.steps > 0) put("Steps", std::to_string(request.steps));
  if (!request.scheduler.empty()) put("Sampler", sampler_of(request.scheduler));
  if (request.guidance_scale >= 0) put("CFG scale", shortest(request.guidance_scale));
  put("Seed", std::to_string(request.seed));
  put("Size", std::to_string(picture.image.width) + "x" + std::to_string(picture.image.height));
  constexpr std::size_t hash_digits = 10;
  if (!picture.model_identity.empty()) put("Model hash", picture.model_identity.substr(0, hash_digits));
  if (!picture.model_id.empty()) put("Model", picture.model_id);
  put("Version", std::string(creator_tool()));
  return text + line;
}

const std::string* A1111Parameters::find(std::string_view key) const {
  const auto found = std::ranges::find(fields, key, &std::pair<std::string, std::string>::first);
  return found == fields.end() ? nullptr : &found->second;
}

A1111Parameters parse_a1111(std::string_view text) {
  constexpr std::size_t fewest_pairs = 3;
  A1111Parameters parameters;
  text = trimmed(text);
  const auto last_break = text.rfind('\n');
  const auto last_line = last_break == std::string_view::npos ? text : text.substr(last_break + 1);
  auto pairs = read_pairs(last_line);
  if (pairs.size() >= fewest_pairs) {
    parameters.fields = std::move(pairs);
    text = last_break == std::string_view::npos ? std::string_view{} : text.substr(0, last_break);
  }
  std::size_t mark = 0;
  if (!text.starts_with(negative_mark)) {
    const auto found = text.find("\n" + std::string(negative_mark));
    mark = found == std::string_view::npos ? text.size() : found + 1;
  }
  parameters.prompt = trimmed(text.substr(0, mark));
  if (mark < text.size()) parameters.negative = trimmed(text.substr(mark + negative_mark.size()));
  return parameters;
}

A1111Request request_from_a1111(const A1111Parameters& parameters) {
  A1111Request found;
  found.request.prompt = parameters.prompt;
  found.request.negative = parameters.negative;
  for (const auto& [key, value] : parameters.fields) {
    if (!apply(key, value, found.request)) found.notes.push_back(key + " \"" + value + "\" was not taken over.");
  }
  return found;
}

}  // namespace sana::engine
