// SPDX-License-Identifier: Apache-2.0
// Rows of LinearAttention and SoftmaxAttention. Dimensions: B batch, N tokens, H heads, D channels per head.
#include <algorithm>

#include "tests/parity/case_table.h"

namespace sana::kernels {
namespace {

/// Views of q, k, v and y: separate dense tensors, columns of one joined matrix, or heads before tokens in memory.
enum class Storage : std::uint8_t { dense, joined, heads_first };

/// Layout of part `part` of `parts` of a (B, N, H, D) tensor.
Layout layout_of(const Shape& shape, Storage storage, std::int64_t parts, std::int64_t part) {
  const std::int64_t B = shape[0], N = shape[1], H = shape[2], D = shape[3];
  const Shape whole{B, N, H, D};
  switch (storage) {
    case Storage::dense: return whole;
    case Storage::joined: return {whole, {N * parts * H * D, parts * H * D, D, 1}, part * H * D};
    case Storage::heads_first: return {whole, {H * N * D, D, N * D, 1}};
  }
  return whole;
}

struct LinearAttentionRow {
  const char* name;
  Shape q;
  LinearAttention::Path path = LinearAttention::Path::linear;
  Storage storage = Storage::dense;
};

Problem<LinearAttention> build(const LinearAttentionRow& row, CaseMemory& memory) {
  Problem<LinearAttention> problem;
  problem.spec = {.q = row.q, .path = row.path};
  problem.args = {memory.activation("q", layout_of(row.q, row.storage, 3, 0)),
                  memory.activation("k", layout_of(row.q, row.storage, 3, 1)),
                  memory.activation("v", layout_of(row.q, row.storage, 3, 2)),
                  memory.output(layout_of(row.q, row.storage, 1, 0))};
  return problem;
}

struct SoftmaxRow {
  const char* name;
  Shape q, k;
  float scale = 0.125f;
  float softcap = 0;
  SoftmaxAttention::Mask mask = SoftmaxAttention::Mask::none;
  std::int64_t window = 0;
  Storage storage = Storage::dense;
  double spread = 1;  ///< of q
};

Problem<SoftmaxAttention> build(const SoftmaxRow& row, CaseMemory& memory) {
  Problem<SoftmaxAttention> problem;
  problem.spec = {.q = row.q, .k = row.k, .scale = row.scale, .softcap = row.softcap, .mask = row.mask,
                  .window = row.window};
  problem.args = {memory.activation("q", layout_of(row.q, row.storage, 1, 0), row.spread),
                  memory.activation("k", layout_of(row.k, row.storage, 2, 0)),
                  memory.activation("v", layout_of(row.k, row.storage, 2, 1)),
                  memory.output(layout_of(row.q, row.storage, 1, 0))};
  return problem;
}

/// Six standard deviations of a score scale q . k, or the cap.
double greatest_score(const SoftmaxRow& row) {
  const double score = 6 * row.scale * row.spread * std::sqrt(static_cast<double>(row.q[3])) / 3;
  return row.softcap > 0 ? std::min<double>(score, row.softcap) : score;
}

}  // namespace

void add_attention_cases(CaseTable& table) {
  using enum LinearAttention::Path;
  const LinearAttentionRow linear_rows[] = {
      {.name = "one", .q = {1, 1, 1, 1}},
      {.name = "one_token", .q = {2, 1, 3, 32}},
      {.name = "odd", .q = {1, 17, 3, 7}},
      {.name = "head_32", .q = {2, 64, 8, 32}},
      {.name = "head_32_joined", .q = {2, 64, 8, 32}, .storage = Storage::joined},
      {.name = "head_32_heads_first", .q = {1, 35, 4, 32}, .storage = Storage::heads_first},
      {.name = "head_33", .q = {1, 50, 2, 33}},
      {.name = "head_112", .q = {1, 40, 2, 112}, .storage = Storage::joined},
      {.name = "tokens_1024", .q = {1, 1024, 4, 32}, .storage = Storage::joined},
      {.name = "tokens_1023", .q = {1, 1023, 2, 16}},
      {.name = "quadratic_one", .q = {1, 1, 1, 1}, .path = quadratic},
      {.name = "quadratic_odd", .q = {1, 17, 3, 7}, .path = quadratic},
      {.name = "quadratic_joined", .q = {2, 16, 4, 32}, .path = quadratic, .storage = Storage::joined},
      {.name = "quadratic_heads_first", .q = {1, 30, 2, 33}, .path = quadratic, .storage = Storage::heads_first},
  };
  for (const LinearAttentionRow& row : linear_rows)
    table.add<LinearAttention>(row.name, linear_attention(row.q[1], row.q[3]),
                               [row](CaseMemory& memory) { return build(row, memory); });
  using enum SoftmaxAttention::Mask;
  const SoftmaxRow rows[] = {
      {.name = "one", .q = {1, 1, 1, 1}, .k = {1, 1, 1, 1}},
      {.name = "one_key", .q = {1, 9, 2, 16}, .k = {1, 1, 2, 16}},
      {.name = "one_query", .q = {1, 1, 4, 64}, .k = {1, 77, 4, 64}},
      {.name = "odd", .q = {1, 13, 3, 7}, .k = {1, 29, 3, 7}},
      {.name = "cross_batch", .q = {2, 64, 4, 64}, .k = {2, 33, 4, 64}, .storage = Storage::joined},
      {.name = "cross_112", .q = {1, 30, 2, 112}, .k = {1, 300, 2, 112}, .storage = Storage::joined},
      {.name = "cross_tokens_1024", .q = {1, 1024, 2, 32}, .k = {1, 300, 2, 32}},
      {.name = "grouped_heads", .q = {1, 21, 8, 16}, .k = {1, 21, 2, 16}, .storage = Storage::joined},
      {.name = "heads_first", .q = {2, 19, 4, 24}, .k = {2, 23, 2, 24}, .storage = Storage::heads_first},
      {.name = "sharp", .q = {1, 40, 2, 32}, .k = {1, 70, 2, 32}, .scale = 4, .spread = 2},
      {.name = "softcap", .q = {1, 20, 2, 64}, .k = {1, 20, 2, 64}, .scale = 4, .softcap = 5, .spread = 2},
      {.name = "causal", .q = {1, 33, 4, 64}, .k = {1, 33, 2, 64}, .mask = causal},
      {.name = "causal_after_prefix", .q = {1, 7, 4, 64}, .k = {1, 40, 2, 64}, .mask = causal},
      {.name = "causal_one_query", .q = {1, 1, 4, 32}, .k = {1, 18, 4, 32}, .mask = causal},
      {.name = "window", .q = {1, 50, 2, 16}, .k = {1, 50, 2, 16}, .mask = causal, .window = 9},
      {.name = "window_one", .q = {1, 6, 2, 8}, .k = {1, 11, 2, 8}, .mask = causal, .window = 1},
      {.name = "window_longer_than_keys", .q = {1, 9, 1, 8}, .k = {1, 12, 1, 8}, .mask = causal, .window = 100},
      {.name = "gemma_softcap_causal", .q = {1, 70, 4, 256}, .k = {1, 90, 2, 256}, .scale = 0.0625f, .softcap = 50,
       .mask = causal, .window = 40, .storage = Storage::joined, .spread = 3},
      {.name = "causal_300", .q = {1, 300, 2, 64}, .k = {1, 300, 1, 64}, .softcap = 50, .mask = causal},
  };
  for (const SoftmaxRow& row : rows)
    table.add<SoftmaxAttention>(row.name, softmax(row.k[1], greatest_score(row)),
                                [row](CaseMemory& memory) { return build(row, memory); });
}

}  // namespace sana::kernels
