// SPDX-License-Identifier: Apache-2.0
#include "engine/prompt/prompt_encoder.h"

#include <algorithm>

#include "engine/ops/ops.h"
#include "engine/prompt/clean.h"

namespace sana::engine {

PromptEncoder::PromptEncoder(const Tokenizer& tokenizer, TextEncoder& encoder, kernels::Backend& backend,
                             PrefixStore* store)
    : tokenizer_(tokenizer), encoder_(encoder), stage_(backend), store_(store) {}

PromptEmbedding PromptEncoder::embed(const std::string& prompt, const std::string& instruction, int max_tokens,
                                     std::stop_token stop) {
  for (auto entry = remembered_.begin(); entry != remembered_.end(); ++entry) {
    if (entry->prompt != prompt || entry->instruction != instruction || entry->max_tokens != max_tokens) continue;
    remembered_.splice(remembered_.begin(), remembered_, entry);
    PromptEmbedding embedding = entry->embedding;
    embedding.remembered = true;
    return embedding;
  }
  const CleanedText cleaned = clean_prompt(prompt);
  PromptEmbedding result;
  result.repaired = cleaned.repaired;
  result.ids = tokenize(instruction + cleaned.text);
  Prefix* prefix = instruction.empty() ? nullptr : &prefix_for(instruction, stop);
  // The reference pads to instruction + max_tokens - 2 and selects <bos> and the last max_tokens - 1 rows, which
  // start where the instruction alone would have its last token.
  const std::size_t first_row = prefix == nullptr ? 0 : prefix->ids.size();
  const std::size_t limit = first_row + static_cast<std::size_t>(max_tokens) - (prefix == nullptr ? 0 : 1);
  result.cut = result.ids.size() > limit;
  if (result.cut) result.ids.resize(limit);

  if (prefix == nullptr) {
    result.rows = encoder_.encode(result.ids, nullptr, stop);
  } else if (result.ids.size() > first_row && std::equal(prefix->ids.begin(), prefix->ids.end(), result.ids.begin())) {
    const Tensor rest = encoder_.encode(std::span(result.ids).subspan(first_row), prefix->state.get(), stop);
    result.rows = join_rows(prefix->bos_row, rest);
  } else {  // the prompt merged with the instruction's end, further back than one token
    const Tensor all = encoder_.encode(result.ids, nullptr, stop);
    const auto end = static_cast<std::int64_t>(result.ids.size());
    const std::int64_t begin = std::min(static_cast<std::int64_t>(first_row), end);
    result.rows = join_rows(all.slice(0, 0, 1), all.slice(0, begin, end));
  }
  if (remembered_.size() == remembered_prompts) remembered_.pop_back();
  remembered_.push_front({prompt, instruction, max_tokens, result});
  return result;
}

PromptEncoder::Prefix& PromptEncoder::prefix_for(const std::string& instruction, std::stop_token stop) {
  auto [found, is_new] = prefixes_.try_emplace(instruction);
  Prefix& prefix = found->second;
  if (prefix.state != nullptr || (!is_new && prefix.ids.empty())) return prefix;
  prefix.ids = tokenize(instruction);
  prefix.ids.pop_back();  // the last token may merge with the prompt's first
  if (!prefix.ids.empty()) restore_or_compute(prefix, instruction, std::move(stop));
  return prefix;
}

void PromptEncoder::restore_or_compute(Prefix& prefix, const std::string& instruction, std::stop_token stop) {
  const auto tokens = static_cast<std::int64_t>(prefix.ids.size());
  const auto channels = static_cast<std::size_t>(encoder_.channels());
  if (store_ != nullptr) {
    const StoredPrefix stored = store_->load(instruction, tokens);
    if (stored.bos_row.size() == channels) prefix.state = encoder_.restore_prefix(stored.key_values, tokens);
    if (prefix.state != nullptr) {
      prefix.bos_row = upload(stage_.backend(), stored.bos_row, {1, encoder_.channels()});
      return;
    }
  }
  Tensor hidden;
  prefix.state = encoder_.prepare_prefix(prefix.ids, &hidden, std::move(stop));
  prefix.bos_row = hidden.slice(0, 0, 1);
  if (store_ == nullptr) return;
  std::vector<float> bos = download(stage_.backend(), hidden);
  bos.resize(channels);
  store_->save(instruction, tokens, {prefix.state->values(), std::move(bos)});
}

std::vector<std::int32_t> PromptEncoder::tokenize(const std::string& text) const {
  std::vector<std::int32_t> ids = tokenizer_.encode(text).ids;
  ids.insert(ids.begin(), tokenizer_.bos_id());
  return ids;
}

Tensor PromptEncoder::join_rows(const Tensor& first, const Tensor& rest) {
  const std::int64_t rows = rest.size(0);
  const Tensor joined = make_tensor(stage_.backend(), {rows + 1, first.size(1)});
  stage_.run({rows}, [&](Context& context) {
    ops::copy(context, first, joined.slice(0, 0, 1));
    if (rows > 0) ops::copy(context, rest, joined.slice(0, 1, rows + 1));
  });
  return joined;
}

}  // namespace sana::engine
