// SPDX-License-Identifier: Apache-2.0
#include "engine/tokenizer/tokenizer.h"

#include "engine/core/error.h"

namespace sana::engine {

std::unique_ptr<Tokenizer> open_tokenizer(const std::filesystem::path& folder) {
  const Config config = Config::read(folder / "tokenizer_config.json");
  const std::string class_name = config.text("tokenizer_class", "");
  std::string known;
  for (const TokenizerEntry& entry : tokenizers()) {
    if (entry.class_name == class_name) return entry.create(folder, config);
    known += (known.empty() ? "" : ", ") + std::string(entry.class_name);
  }
  throw Exception(ErrorKind::not_supported,
                  config.place() + " names the tokenizer class \"" + class_name + "\", which is not known here.",
                  "Use a model with one of: " + known + ".");
}

}  // namespace sana::engine
