// SPDX-License-Identifier: Apache-2.0
// Rows of Activate, Add, Copy, Combine, GroupMean, Embedding and Rope.
#include "tests/parity/case_table.h"

namespace sana::kernels {
namespace {

void add_activate_cases(CaseTable& table) {
  struct Row {
    const char* name;
    Activation activation;
    double spread;
    Tolerance tolerance;
  };
  const Row rows[] = {
      {"none", Activation::none, 1, exact()},
      {"relu", Activation::relu, 1, exact()},
      {"silu", Activation::silu, 8, transcendental()},
      {"silu_far_from_zero", Activation::silu, 200, transcendental()},
      {"gelu", Activation::gelu_tanh, 5, transcendental()},
      {"gelu_far_from_zero", Activation::gelu_tanh, 200, transcendental()},
  };
  for (const Row& row : rows)
    for (const Shape& shape : {Shape{1}, Shape{7, 11}, Shape{2, 5, 3, 17}, Shape{64, 300}}) {
      const auto build = [row, shape](CaseMemory& memory) {
        const TensorView x = memory.activation("x", shape, row.spread);
        return Problem<Activate>{{.x = shape, .activation = row.activation}, {x, memory.output_over(x)}};
      };
      const std::string name = std::string(row.name).append("_").append(name_of(shape));
      // Errors are relative to the tensor's typical value; a single gelu or silu of a negative number has none.
      if (shape.elements() == 1 && row.tolerance.rel_l2 > 0) continue;
      table.add<Activate>(name, row.tolerance, build);
      table.add<Activate>(name + "_in_place", row.tolerance, build, Place::in_place);
    }
}

struct AddRow {
  const char* name;
  Shape shape, a_strides, b_strides;
  Place place = Place::separate;
};

void add_add_cases(CaseTable& table) {
  const AddRow rows[] = {
      {"one", {1}, {1}, {1}},
      {"vector_odd", {1003}, {1}, {1}},
      {"image", {2, 5, 7, 13}, {455, 91, 13, 1}, {455, 91, 13, 1}},
      {"row_repeated", {6, 37}, {37, 1}, {0, 1}},
      {"column_repeated", {6, 37}, {37, 1}, {1, 0}},
      {"both_repeated", {4, 5, 6}, {0, 6, 1}, {30, 0, 1}},
      {"transposed", {9, 14}, {14, 1}, {1, 9}},
      {"every_second", {5, 8}, {16, 2}, {8, 1}},
      {"rank_six", {2, 3, 2, 3, 2, 5}, {180, 60, 30, 10, 5, 1}, {1, 2, 6, 12, 36, 72}},
      {"channels_repeated", {3, 4, 6, 2}, {48, 12, 2, 1}, {24, 6, 1, 0}},
      {"large", {512, 770}, {770, 1}, {770, 1}},
      {"in_place", {33, 29}, {29, 1}, {29, 1}, Place::in_place},
      {"in_place_row_repeated", {33, 29}, {29, 1}, {0, 1}, Place::in_place},
      {"in_place_strided", {12, 10}, {17, 1}, {17, 1}, Place::in_place},
  };
  for (const AddRow& row : rows)
    table.add<Add>(row.name, exact(), [row](CaseMemory& memory) {
      const TensorView a = memory.activation("a", {row.shape, row.a_strides, 1});
      const TensorView b = memory.activation("b", {row.shape, row.b_strides});
      const TensorView y = row.place == Place::in_place ? memory.output_over(a) : memory.output(row.shape);
      return Problem<Add>{{.y = row.shape}, {a, b, y}};
    }, row.place);
}

struct CopyRow {
  const char* name;
  Shape shape, from, to;  ///< strides; rank 0: dense
};

void add_copy_cases(CaseTable& table) {
  struct Types {
    const char* name;
    DType from, to;
  };
  const Types types[] = {{"f32_f32", DType::f32, DType::f32},   {"f16_f32", DType::f16, DType::f32},
                         {"bf16_f32", DType::bf16, DType::f32}, {"f32_bf16", DType::f32, DType::bf16},
                         {"f16_bf16", DType::f16, DType::bf16}, {"bf16_bf16", DType::bf16, DType::bf16},
                         {"i32_i32", DType::i32, DType::i32},   {"i32_f32", DType::i32, DType::f32}};
  const CopyRow rows[] = {
      {"one", {1}, {}, {}},
      {"vector_odd", {1003}, {}, {}},
      {"transpose", {13, 37}, {1, 13}, {}},
      {"transpose_large", {130, 257}, {1, 130}, {}},
      {"heads_first", {2, 9, 3, 8}, {216, 8, 72, 1}, {}},
      {"into_columns", {11, 20}, {}, {64, 1}},
      {"from_columns", {11, 19}, {57, 1}, {}},
      {"repeat_channels", {4, 5, 7, 3}, {35, 7, 1, 0}, {}},
      {"repeat_rows", {6, 2, 10}, {10, 0, 1}, {}},
      {"pixel_shuffle", {3, 2, 4, 2, 5}, {80, 2, 20, 1, 4}, {}},
      {"rank_six", {2, 2, 3, 2, 2, 3}, {1, 2, 4, 12, 24, 48}, {72, 36, 12, 6, 3, 1}},
      {"every_second", {6, 9}, {18, 2}, {27, 3}},
  };
  for (const CopyRow& row : rows)
    for (const Types& type : types)
      table.add<Copy>(std::string(row.name) + "_" + type.name, exact(), [row, type](CaseMemory& memory) {
        const Layout from = row.from.rank() > 0 ? Layout(row.shape, row.from, 1) : Layout(row.shape);
        const Layout to = row.to.rank() > 0 ? Layout(row.shape, row.to, 3) : Layout(row.shape);
        const double spread = type.from == DType::i32 ? 1e5 : 1;
        return Problem<Copy>{{.x = row.shape, .from = type.from, .to = type.to},
                             {memory.activation("x", from, spread, 0, type.from), memory.output(to, type.to)}};
      });
}

void add_combine_cases(CaseTable& table) {
  struct Row {
    const char* name;
    Shape shape;
    std::vector<float> coefficients;
    int over = -1;  ///< term that y lies over
  };
  const Row rows[] = {
      {"one_value", {1}, {0.5f, -2}},
      {"one_term", {3, 41}, {1.25f}},
      {"guidance", {2, 8, 8, 32}, {4.5f, -3.5f}},
      {"six_terms", {5, 77}, {0.1f, -0.9f, 1.7f, 2.5f, -0.3f, 0.6f}},
      {"unread_terms", {4, 33}, {0, 0.7f, 0, -1.1f}},
      {"over_first", {4, 33}, {0.9f, 0.2f, -0.4f}, 0},
      {"over_last", {4, 35}, {0.9f, 0.2f, -0.4f}, 2},
      {"latents_1024", {1, 32, 32, 32}, {0.98f, 0.02f, 0.3f}},
  };
  for (const Row& row : rows)
    table.add<Combine>(row.name, few_roundings(), [row](CaseMemory& memory) {
      Problem<Combine> problem;
      problem.spec = {.x = row.shape};
      for (std::size_t i = 0; i < row.coefficients.size(); ++i) {
        problem.args.coefficient[i] = row.coefficients[i];
        if (row.coefficients[i] == 0) continue;  // never read, so it may have no data
        const TensorView x = memory.activation(std::string(1, 'x').append(std::to_string(i)), row.shape);
        problem.args.x[i] = x;
        if (row.over == static_cast<int>(i)) problem.args.y = memory.output_over(x);
      }
      if (row.over < 0) problem.args.y = memory.output(row.shape);
      return problem;
    }, row.over < 0 ? Place::separate : Place::in_place);
}

void add_group_mean_cases(CaseTable& table) {
  struct Row {
    const char* name;
    std::int64_t rows, columns, group;
  };
  for (const Row& row : {Row{"one", 1, 1, 1}, Row{"group_of_one", 7, 13, 1}, Row{"pairs", 9, 34, 2},
                         Row{"odd_groups", 5, 51, 3}, Row{"fours", 64, 128, 4}, Row{"eights", 33, 264, 8},
                         Row{"whole_row", 6, 29, 29}, Row{"sixteens", 100, 512, 16}})
    table.add<GroupMean>(row.name, statistics(row.group), [row](CaseMemory& memory) {
      const Shape x{row.rows, row.columns};
      return Problem<GroupMean>{{.x = x, .group = row.group},
                                {memory.activation("x", x), memory.output(Shape{row.rows, row.columns / row.group})}};
    });
}

}  // namespace

void add_elementwise_cases(CaseTable& table) {
  add_activate_cases(table);
  add_add_cases(table);
  add_copy_cases(table);
  add_combine_cases(table);
  add_group_mean_cases(table);
}

void add_position_cases(CaseTable& table) {
  struct EmbeddingRow {
    const char* name;
    std::int64_t count, V, D;
    DType dtype;
    float scale;
  };
  for (const EmbeddingRow& row :
       {EmbeddingRow{"one", 1, 1, 1, DType::f32, 1}, EmbeddingRow{"odd_f32", 9, 50, 33, DType::f32, 1},
        EmbeddingRow{"odd_f16", 9, 50, 33, DType::f16, 1}, EmbeddingRow{"odd_bf16", 9, 50, 33, DType::bf16, 1},
        EmbeddingRow{"scaled_f32", 20, 100, 64, DType::f32, 16}, EmbeddingRow{"scaled_f16", 40, 30, 256, DType::f16, 16},
        EmbeddingRow{"scaled_bf16", 300, 500, 130, DType::bf16, 48}})
    table.add<Embedding>(row.name, exact(), [row](CaseMemory& memory) {
      return Problem<Embedding>{
          {.count = row.count, .table = memory.weight("table", {row.V, row.D}, row.dtype, 1), .scale = row.scale},
          {memory.indices("ids", row.count, row.V), memory.output(Shape{row.count, row.D})}};
    });
  struct RopeRow {
    const char* name;
    Shape x;
    std::int64_t step;  ///< elements between tokens; 0: dense
    Place place = Place::separate;
  };
  for (const RopeRow& row :
       {RopeRow{"smallest", {1, 1, 2}, 0}, RopeRow{"odd", {7, 3, 22}, 0}, RopeRow{"head_64", {30, 4, 64}, 0},
        RopeRow{"head_256_joined", {19, 2, 256}, 1024}, RopeRow{"in_place", {13, 4, 32}, 0, Place::in_place},
        RopeRow{"in_place_joined", {13, 4, 30}, 181, Place::in_place}})
    table.add<Rope>(row.name, few_roundings(), [row](CaseMemory& memory) {
      const Shape dense = dense_strides(row.x);
      const TensorView x = memory.activation("x", {row.x, {row.step > 0 ? row.step : dense[0], dense[1], 1}});
      const Shape angles{row.x[0], row.x[2] / 2};
      return Problem<Rope>{{.x = row.x},
                           {x, memory.activation("cos", angles), memory.activation("sin", angles),
                            memory.output_over(x)}};
    }, row.place);
}

}  // namespace sana::kernels
