// SPDX-License-Identifier: Apache-2.0
// tokenizer, prompt.clean, text_encoder, prompt
#include "engine/checkpoint/model_folder.h"
#include "engine/prompt/clean.h"
#include "engine/prompt/instruction.h"
#include "engine/prompt/prompt_encoder.h"
#include "engine/text_encoder/text_encoder.h"
#include "engine/tokenizer/tokenizer.h"
#include "tests/golden/workbench/components.h"
#include "tests/golden/workbench/stages.h"

namespace sana::golden {
namespace {

using engine::Tensor;

Array integer_array(std::vector<std::int64_t> shape, std::vector<double> values) {
  Array array;
  array.kind = Array::Kind::i64;
  array.shape = std::move(shape);
  array.values = std::move(values);
  return array;
}

Arrays check_cleaning(const GoldenCase& golden) {
  for (const auto& entry : golden.list("texts.json")) {
    const std::string text = entry.at("text").get<std::string>(), cleaned = engine::clean_prompt(text).text;
    if (cleaned != entry.at("cleaned").get<std::string>()) throw std::runtime_error("cleaning differs for: " + text);
  }
  return {};
}

Arrays tokenize_padded(const GoldenCase& golden, const engine::Tokenizer& tokenizer) {
  const auto length = static_cast<std::size_t>(golden.params().at("max_length").get<int>());
  std::vector<double> all_ids, mask;
  const nlohmann::json texts = golden.list("texts.json");
  for (const auto& text : texts) {
    std::vector<double> row{static_cast<double>(tokenizer.bos_id())};
    for (std::int32_t id : tokenizer.encode(text.get<std::string>()).ids) row.push_back(id);
    row.resize(std::min(row.size(), length));
    for (std::size_t i = 0; i < length; ++i) mask.push_back(i < row.size() ? 1 : 0);
    row.resize(length, tokenizer.pad_id());
    all_ids.insert(all_ids.end(), row.begin(), row.end());
  }
  const std::vector<std::int64_t> shape{static_cast<std::int64_t>(texts.size()), static_cast<std::int64_t>(length)};
  return {{"input_ids", integer_array(shape, all_ids)}, {"attention_mask", integer_array(shape, mask)}};
}

Arrays tokenize_all(const GoldenCase& golden, const engine::Tokenizer& tokenizer) {
  std::vector<double> ids, lengths, ids_bos, lengths_bos;
  for (const auto& entry : golden.list("texts.json")) {
    const auto encoded = tokenizer.encode(entry.at("text").get<std::string>()).ids;
    ids.insert(ids.end(), encoded.begin(), encoded.end());
    ids_bos.push_back(tokenizer.bos_id());
    ids_bos.insert(ids_bos.end(), encoded.begin(), encoded.end());
    lengths.push_back(static_cast<double>(encoded.size()));
    lengths_bos.push_back(static_cast<double>(encoded.size() + 1));
  }
  const auto flat = [](const std::vector<double>& values) {
    return integer_array({static_cast<std::int64_t>(values.size())}, values);
  };
  return {{"ids", flat(ids)}, {"lengths", flat(lengths)}, {"ids_bos", flat(ids_bos)}, {"lengths_bos", flat(lengths_bos)}};
}

// Writes the valid rows of one sample behind those before it, pad rows as zeros that are not compared.
void append_padded(Array& all, const std::vector<float>& rows, std::int64_t length, std::int64_t channels) {
  const auto valid = static_cast<std::int64_t>(rows.size()) / channels;
  for (std::int64_t i = 0; i < length * channels; ++i) {
    all.values.push_back(i < valid * channels ? static_cast<double>(rows[static_cast<std::size_t>(i)]) : 0.0);
    all.compared.push_back(i < valid * channels);
  }
}

struct PromptRows {
  Array embeds, mask, ids;
  void append(const engine::PromptEmbedding& embedding, kernels::Backend& backend, std::int64_t length) {
    const std::int64_t valid = embedding.rows.size(0);
    append_padded(embeds, engine::download(backend, embedding.rows), length, embedding.rows.size(1));
    for (std::int64_t i = 0; i < length; ++i) mask.values.push_back(i < valid ? 1 : 0);
  }
  void append_ids(const engine::PromptEmbedding& embedding, std::int64_t length, std::int32_t pad) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i)
      ids.values.push_back(i < embedding.ids.size() ? embedding.ids[i] : pad);
  }
};

}  // namespace

std::vector<std::string> prompts_of(const GoldenCase& golden) {
  if (golden.params().contains("prompt_json"))
    return nlohmann::json::parse(golden.params()["prompt_json"].get<std::string>()).get<std::vector<std::string>>();
  return {golden.param<std::string>("prompt", "")};
}

std::string instruction_of(const GoldenCase& golden) {
  if (golden.params().contains("complex_human_instruction_json")) {
    const auto lines = nlohmann::json::parse(golden.params()["complex_human_instruction_json"].get<std::string>())
                           .get<std::vector<std::string>>();
    return engine::join_instruction(std::span<const std::string>(lines));
  }
  return golden.param<std::string>("complex_human_instruction", "default") == "none" ? "" : engine::published_instruction();
}

Arrays run_tokenizer(const GoldenCase& golden, Bench& bench) {
  if (golden.stage() == "prompt.clean") return check_cleaning(golden);
  std::filesystem::path folder = golden.model();
  if (folder.empty()) folder = bench.tokenizer;
  if (folder.empty()) throw NotSupported{"needs --tokenizer with the published Gemma-2 tokenizer, which is not shipped"};
  if (!std::filesystem::exists(folder / "tokenizer_config.json") && std::filesystem::exists(folder / "tokenizer"))
    folder /= "tokenizer";
  const auto tokenizer = engine::open_tokenizer(folder);
  return golden.stage() == "tokenizer.padded" ? tokenize_padded(golden, *tokenizer) : tokenize_all(golden, *tokenizer);
}

Arrays run_text_encoder(const GoldenCase& golden, Bench& bench) {
  const auto encoder = engine::create_text_encoder(component_parts(golden.model(), bench.backend));
  const Array& ids = golden.inputs().at("input_ids");
  const Array& mask = golden.inputs().at("attention_mask");
  const std::int64_t B = ids.shape[0], S = ids.shape[1], D = encoder->channels();
  Array hidden, valid;
  hidden.shape = {B, S, D};
  valid.shape = {0, D};
  for (std::int64_t b = 0; b < B; ++b) {
    std::vector<std::int32_t> tokens;
    for (std::int64_t i = b * S; i < (b + 1) * S; ++i)
      if (mask.values[static_cast<std::size_t>(i)] != 0) tokens.push_back(static_cast<std::int32_t>(ids.values[static_cast<std::size_t>(i)]));
    const std::vector<float> rows = engine::download(bench.backend, encoder->encode(tokens));
    append_padded(hidden, rows, S, D);
    valid.shape[0] += static_cast<std::int64_t>(tokens.size());
    valid.values.insert(valid.values.end(), rows.begin(), rows.end());
  }
  return {{"last_hidden_state", hidden}, {"last_hidden_state_valid", valid}};
}

Arrays run_prompt(const GoldenCase& golden, Bench& bench) {
  const engine::ModelFolder folder = engine::ModelFolder::open(golden.model());
  const auto tokenizer = engine::open_tokenizer(folder.component("tokenizer"));
  const auto encoder = engine::create_text_encoder(component_parts(folder.component("text_encoder"), bench.backend));
  engine::PromptEncoder prompts(*tokenizer, *encoder, bench.backend, nullptr);
  const int length = golden.param("max_sequence_length", 300), images = golden.param("num_images_per_prompt", 1);
  const std::int64_t all_length = golden.expected().at("prompt_input_ids").shape[1];
  const std::vector<std::string> texts = prompts_of(golden);
  PromptRows positive, negative;
  for (const std::string& text : texts) {
    const auto embedding = prompts.embed(text, instruction_of(golden), length);
    const auto unwanted = prompts.embed(golden.param<std::string>("negative_prompt", ""), "", length);
    for (int i = 0; i < images; ++i) {
      positive.append(embedding, bench.backend, length);
      negative.append(unwanted, bench.backend, length);
    }
    positive.append_ids(embedding, all_length, tokenizer->pad_id());
    negative.append_ids(unwanted, length, tokenizer->pad_id());
  }
  const auto B = static_cast<std::int64_t>(texts.size()), n = static_cast<std::int64_t>(images);
  positive.embeds.shape = negative.embeds.shape = {B * n, length, encoder->channels()};
  const auto integers = [](const Array& array, std::vector<std::int64_t> shape) { return integer_array(std::move(shape), array.values); };
  return {{"prompt_embeds", positive.embeds},
          {"negative_prompt_embeds", negative.embeds},
          {"prompt_attention_mask", integers(positive.mask, {B * n, length})},
          {"negative_prompt_attention_mask", integers(negative.mask, {B * n, length})},
          {"prompt_input_ids", integers(positive.ids, {B, all_length})},
          {"negative_input_ids", integers(negative.ids, {B, length})}};
}

}  // namespace sana::golden
