// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fake_engine/switches.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace sana::fake_engine {
namespace {

using Json = nlohmann::json;

std::string text_of_environment() {
  const char* value = std::getenv("SANA_FAKE");
  const std::string text = value ? value : "";
  if (text.empty() || text.front() == '{') return text;
  std::ifstream file(text);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// 7 -> "step 7"
std::string point_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || found->is_null()) return "";
  if (found->is_number()) return "step " + std::to_string(found->get<int>());
  return found->get<std::string>();
}

std::string reason_of(const Json& json) {
  const auto found = json.find("refuse");
  if (found == json.end() || *found == false) return "";
  return found->is_string() ? found->get<std::string>() : "The prompt asks for what the filter does not allow.";
}

Switches from_json(const Json& json) {
  Switches s;
  const auto set = [&json](const char* key, auto& value) { value = json.value(key, value); };
  set("step_ms", s.step_ms), set("understand_ms", s.understand_ms), set("develop_ms", s.develop_ms);
  set("load_ms", s.load_ms), set("beat_ms", s.beat_ms), set("slow_cancel", s.slow_cancel), set("chatter", s.chatter);
  set("version", s.version), set("hang_beat", s.hang_beat), set("oom_kill", s.oom_kill), set("black", s.black);
  set("constant", s.constant), set("nan", s.nan), set("ignore_quit", s.ignore_quit);
  set("ignore_credit", s.ignore_credit), set("gate", s.gate), set("once", s.once), set("only_prompt", s.only_prompt);
  set("preview_source", s.preview_source), set("gate_points", s.gate_points);
  s.refuse = reason_of(json);
  s.crash_at = point_of(json, "crash_at");
  s.hang_at = point_of(json, "hang_at");
  s.oom_at = point_of(json, "oom_at");
  s.garbage_at = json.value("garbage_frame", false) ? "step 1" : point_of(json, "garbage_at");
  return s;
}

}  // namespace

bool Switches::happens(const std::string& fault, const std::string& point, const std::string& prompt) const {
  if (fault.empty() || fault != point || !prompt.contains(only_prompt)) return false;
  if (once.empty()) return true;
  const int made = open(once.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (made >= 0) close(made);
  return made >= 0;
}

Switches read_switches() {
  const std::string text = text_of_environment();
  if (text.empty()) return {};
  try {
    return from_json(Json::parse(text));
  } catch (const Json::exception& exception) {
    std::fprintf(stderr, "fake_engine: $SANA_FAKE cannot be read: %s\n", exception.what());
    std::_Exit(3);
  }
}

}  // namespace sana::fake_engine
