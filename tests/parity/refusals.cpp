// SPDX-License-Identifier: Apache-2.0
// One broken rule a row. Weights have a shape but point at one byte: a check comes before anything is read.
#include "tests/parity/suites.h"

namespace sana::kernels {
namespace {

constexpr std::byte nothing{};

ConstTensorView stored(const Shape& shape, DType dtype = DType::f32) { return {&nothing, dtype, shape}; }

template <class Op>
WrongSpec wrong(const char* name, const typename Op::Spec& spec) {
  return {std::string(op_name<Op>()), name, [spec](Backend& backend) {
            WeightPool pool;
            PrepareContext context{backend, pool};
            const Factory<Op> factory = backend.ops().template get<Op>();
            if (factory != nullptr) factory(spec, context);
          }};
}

void add_products(std::vector<WrongSpec>& all) {
  const ConstTensorView matrix = stored({4, 8}), other = stored({4, 9}), vector = stored({4});
  all.push_back(wrong<Linear>("no_rows", {.rows = 0, .weights = {matrix}, .biases = {}}));
  all.push_back(wrong<Linear>("no_weights", {.rows = 2, .weights = {}, .biases = {}}));
  all.push_back(wrong<Linear>("different_K", {.rows = 2, .weights = {matrix, other}, .biases = {}}));
  all.push_back(wrong<Linear>("biases_for_some", {.rows = 2, .weights = {matrix, matrix}, .biases = {vector}}));
  all.push_back(wrong<Linear>("bias_shape", {.rows = 2, .weights = {matrix}, .biases = {stored({5})}}));
  all.push_back(wrong<Linear>("integer_weight", {.rows = 2, .weights = {stored({4, 8}, DType::i32)}, .biases = {}}));
  all.push_back(wrong<Linear>("gate_runs", {.rows = 5, .weights = {matrix}, .biases = {},
                                            .epilogue = Linear::Epilogue::gated_add, .rows_per_gate = 2}));
  const Shape image{1, 6, 6, 8};
  all.push_back(wrong<Conv2d>("channels", {.x = image, .weight = stored({4, 7, 3, 3}), .bias = {}}));
  all.push_back(wrong<Conv2d>("groups", {.x = image, .weight = stored({4, 8, 3, 3}), .bias = {}, .groups = 3}));
  all.push_back(wrong<Conv2d>("filter_too_large", {.x = {1, 2, 2, 8}, .weight = stored({4, 8, 3, 3}), .bias = {}}));
  all.push_back(wrong<Conv2d>("bias", {.x = image, .weight = stored({4, 8, 3, 3}), .bias = stored({8})}));
  all.push_back(wrong<Upsample>("channels", {.x = image, .weight = stored({4, 4, 3, 3}), .bias = {}}));
  all.push_back(wrong<Upsample>("shortcut", {.x = image, .weight = stored({3, 8, 3, 3}), .bias = {}}));
  all.push_back(wrong<Upsample>("shuffle_rows", {.x = image, .weight = stored({6, 8, 3, 3}), .bias = {},
                                                 .mode = Upsample::Mode::pixel_shuffle, .shortcut = false}));
  all.push_back(wrong<Downsample>("odd_height", {.x = {1, 5, 6, 8}, .weight = stored({8, 8, 3, 3}), .bias = {}}));
  all.push_back(wrong<Downsample>("shortcut", {.x = image, .weight = stored({5, 8, 3, 3}), .bias = {}}));
  all.push_back(wrong<ResBlocks>("empty_chain", {.x = image, .blocks = {}}));
  const ConstTensorView square = stored({8, 8, 3, 3}), channels = stored({8});
  all.push_back(wrong<ResBlocks>("conv2", {.x = image, .blocks = {{square, channels, stored({8, 4, 3, 3}), channels,
                                                                   channels}}}));
  all.push_back(wrong<DepthwiseGlu>("odd_channels", {.x = {1, 4, 4, 7}, .weight = stored({7, 1, 3, 3}), .bias = {}}));
  all.push_back(wrong<DepthwiseGlu>("weight", {.x = image, .weight = stored({4, 1, 3, 3}), .bias = {}}));
}

void add_others(std::vector<WrongSpec>& all) {
  using Softmax = SoftmaxAttention;
  all.push_back(wrong<LinearAttention>("no_tokens", {.q = {1, 0, 2, 8}}));
  all.push_back(wrong<LinearAttention>("rank", {.q = {5, 2, 8}}));
  all.push_back(wrong<Softmax>("no_keys", {.q = {1, 3, 2, 8}, .k = {1, 0, 2, 8}}));
  all.push_back(wrong<Softmax>("head_size", {.q = {1, 3, 2, 8}, .k = {1, 3, 2, 4}}));
  all.push_back(wrong<Softmax>("key_heads", {.q = {1, 3, 4, 8}, .k = {1, 3, 3, 8}}));
  all.push_back(wrong<Softmax>("causal", {.q = {1, 4, 2, 8}, .k = {1, 3, 2, 8}, .mask = Softmax::Mask::causal}));
  all.push_back(wrong<RmsNorm>("weight", {.x = {3, 8}, .weight = stored({7}), .bias = {}}));
  all.push_back(wrong<RmsNorm>("no_weight", {.x = {3, 8}, .weight = {}, .bias = {}}));
  all.push_back(wrong<LayerNorm>("bias", {.x = {3, 8}, .weight = {}, .bias = stored({9})}));
  all.push_back(wrong<LayerNorm>("runs", {.x = {3, 8}, .weight = {}, .bias = {}, .rows_per_modulation = 2}));
  all.push_back(wrong<GatedAdd>("runs", {.x = {3, 8}, .rows_per_gate = 2}));
  all.push_back(wrong<GatedActivation>("rank", {.x = {3, 8, 2}}));
  all.push_back(wrong<Activate>("empty", {.x = {3, 0}}));
  all.push_back(wrong<Add>("empty", {.y = {0, 3}}));
  all.push_back(wrong<Copy>("integers_from_floats", {.x = {3}, .from = DType::f32, .to = DType::i32}));
  all.push_back(wrong<Copy>("to_f16", {.x = {3}, .from = DType::f32, .to = DType::f16}));
  all.push_back(wrong<Combine>("empty", {.x = {0}}));
  all.push_back(wrong<GroupMean>("group", {.x = {2, 9}, .group = 2}));
  all.push_back(wrong<Embedding>("no_ids", {.count = 0, .table = stored({4, 8})}));
  all.push_back(wrong<Embedding>("table", {.count = 1, .table = stored({4})}));
  all.push_back(wrong<Rope>("odd_head", {.x = {2, 3, 5}}));
}

}  // namespace

std::vector<WrongSpec> wrong_specs() {
  std::vector<WrongSpec> all;
  add_products(all);
  add_others(all);
  return all;
}

}  // namespace sana::kernels
