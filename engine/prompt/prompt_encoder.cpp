// SPDX-License-Identifier: Apache-2.0
#include "engine/prompt/prompt_encoder.h"

#include <algorithm>

#include "engine/image/pixels.h"
#include "engine/ops/ops.h"
#include "engine/prompt/clean.h"

namespace sana::engine {

PromptEncoder::PromptEncoder(const Tokenizer& tokenizer, TextEncoder& encoder, kernels::Backend& backend,
                             PrefixStore* store)
    : tokenizer_(tokenizer), encoder_(&encoder), stage_(backend), store_(store) {}

bool PromptEncoder::remembers(const std::string& prompt, const std::string& instruction, int max_tokens) const {
  return std::any_of(remembered_.begin(), remembered_.end(),
                     [&](const Remembered& entry) { return entry.is_for(prompt, instruction, max_tokens); });
}

void PromptEncoder::detach() {
  prefixes_.clear();
  encoder_ = nullptr;
}

PromptEmbedding PromptEncoder::embed(const std::string& prompt, const std::string& instruction, int max_tokens,
                                     std::stop_token stop) {
  for (auto entry = remembered_.begin(); entry != remembered_.end(); ++entry) {
    if (!entry->is_for(prompt, instruction, max_tokens)) continue;
    remembered_.splice(remembered_.begin(), remembered_, entry);
    PromptEmbedding embedding = entry->embedding;
    embedding.remembered = true;
    return embedding;
  }
  SANA_CHECK(encoder_ != nullptr);
  const CleanedText cleaned = clean_prompt(prompt);
  PromptEmbedding result;
  result.repaired = cleaned.repaired;
  result.ids = tokenize(instruction + cleaned.text);
  const Prefix* prefix = instruction.empty() ? nullptr : &prefix_for(instruction, stop);
  // The reference pads to instruction + max_tokens - 2 and selects <bos> and the last max_tokens - 1 rows, which
  // start where the instruction alone would have its last token.
  const std::size_t first_row = prefix == nullptr ? 0 : prefix->ids.size();
  const std::size_t limit = first_row + static_cast<std::size_t>(max_tokens) - (prefix == nullptr ? 0 : 1);
  result.cut = result.ids.size() > limit;
  if (result.cut) result.ids.resize(limit);
  result.rows = prefix == nullptr ? encoder_->encode(result.ids, nullptr, stop) : encode_after(*prefix, result.ids, stop);
  require_finite(result.rows);
  if (remembered_.size() == remembered_prompts) remembered_.pop_back();
  remembered_.push_front({prompt, instruction, max_tokens, result});
  return result;
}

// Row 0 is <bos>, which the prefix holds; the rest are those behind it.
Tensor PromptEncoder::encode_after(const Prefix& prefix, std::span<const std::int32_t> ids, std::stop_token stop) {
  const std::size_t first_row = prefix.ids.size();
  if (ids.size() > first_row && std::equal(prefix.ids.begin(), prefix.ids.end(), ids.begin()))
    return join_rows(prefix.bos_row, encoder_->encode(ids.subspan(first_row), prefix.state.get(), stop), stop);
  // The prompt merged with the instruction's end, further back than one token.
  const Tensor all = encoder_->encode(ids, nullptr, stop);
  const auto end = static_cast<std::int64_t>(ids.size());
  return join_rows(all.slice(0, 0, 1), all.slice(0, std::min(static_cast<std::int64_t>(first_row), end), end),
                   stop);
}

const PromptEncoder::Prefix& PromptEncoder::prefix_for(const std::string& instruction, std::stop_token stop) {
  for (auto entry = prefixes_.begin(); entry != prefixes_.end(); ++entry) {
    if (entry->instruction != instruction) continue;
    prefixes_.splice(prefixes_.begin(), prefixes_, entry);
    return *entry;
  }
  Prefix prefix{instruction, tokenize(instruction), nullptr, {}};
  if (prefix.ids.size() > 1) prefix.ids.pop_back();  // the last token may merge with the prompt's first
  restore_or_compute(prefix, std::move(stop));
  if (prefixes_.size() == kept_prefixes) prefixes_.pop_back();
  return prefixes_.emplace_front(std::move(prefix));
}

void PromptEncoder::restore_or_compute(Prefix& prefix, std::stop_token stop) {
  const auto tokens = static_cast<std::int64_t>(prefix.ids.size());
  const auto channels = static_cast<std::size_t>(encoder_->channels());
  if (store_ != nullptr) {
    const StoredPrefix stored = store_->load(prefix.instruction, prefix.ids);
    if (stored.bos_row.size() == channels) prefix.state = encoder_->restore_prefix(stored.key_values, tokens);
    if (prefix.state != nullptr) {
      prefix.bos_row = upload(stage_.backend(), stored.bos_row, {1, encoder_->channels()});
      return;
    }
  }
  Tensor hidden;
  prefix.state = encoder_->prepare_prefix(prefix.ids, &hidden, std::move(stop));
  prefix.bos_row = upload(stage_.backend(), std::span<const float>(download(stage_.backend(), hidden)).first(channels),
                          {1, encoder_->channels()});
  if (store_ == nullptr) return;
  const StoredPrefix made{prefix.state->values(), download(stage_.backend(), prefix.bos_row)};
  // Damaged weights may be replaced by good ones under the same identity: what they made must not stay on disk.
  if (all_finite(made.key_values) && all_finite(made.bos_row)) store_->save(prefix.instruction, prefix.ids, made);
}

void PromptEncoder::require_finite(const Tensor& rows) const {
  if (all_finite(download(stage_.backend(), rows))) return;
  throw Exception(ErrorKind::unusable, "The text encoder gave numbers that are not finite (NaN or infinity).",
                  "The weights may be damaged: download the model again, or try another precision.");
}

std::vector<std::int32_t> PromptEncoder::tokenize(const std::string& text) const {
  std::vector<std::int32_t> ids = tokenizer_.encode(text).ids;
  ids.insert(ids.begin(), tokenizer_.bos_id());
  return ids;
}

Tensor PromptEncoder::join_rows(const Tensor& first, const Tensor& rest, std::stop_token stop) {
  const std::int64_t rows = rest.size(0);
  const Tensor joined = make_tensor(stage_.backend(), {rows + 1, first.size(1)});
  stage_.run({rows}, [&](Context& context) {
    ops::copy(context, first, joined.slice(0, 0, 1));
    if (rows > 0) ops::copy(context, rest, joined.slice(0, 1, rows + 1));
  }, std::move(stop));
  return joined;
}

}  // namespace sana::engine
