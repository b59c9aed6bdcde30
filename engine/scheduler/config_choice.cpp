// SPDX-License-Identifier: Apache-2.0
#include "engine/scheduler/config_choice.h"

#include <algorithm>
#include <sstream>

namespace sana::engine {

int choice_of(const Config& config, const std::string& key, const std::string& fallback,
              const std::vector<std::string>& choices) {
  const std::string wanted = config.text(key, fallback);
  const auto found = std::find(choices.begin(), choices.end(), wanted);
  if (found != choices.end()) return static_cast<int>(found - choices.begin());
  std::string known;
  for (const std::string& choice : choices) known += (known.empty() ? "\"" : ", \"") + choice + "\"";
  config.fail(key, "is \"" + wanted + "\", known is only " + known);
}

void refuse_switches(const Config& config, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    if (config.flag(key, false)) config.fail(key, "is true, which is not known for flow matching");
}

double number_in(const Config& config, const std::string& key, double fallback, double low, double high) {
  const double value = config.number(key, fallback);
  if (value >= low && value <= high) return value;
  std::ostringstream text;
  text << "is " << value << ", not in " << low << " to " << high;
  config.fail(key, text.str());
}

}  // namespace sana::engine
