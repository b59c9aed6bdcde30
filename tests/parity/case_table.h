// SPDX-License-Identifier: Apache-2.0
#pragma once
// The table of cases: one row is an op, a name, a tolerance and a function that builds spec and arguments.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kernels/error.h"
#include "kernels/op_table.h"
#include "tests/parity/case_memory.h"
#include "tests/parity/tolerance.h"

namespace sana::kernels {

template <class Op>
struct Problem {
  typename Op::Spec spec;
  typename Op::Args args;
};

/// One case on one backend, without the op's type.
class Trial {
 public:
  virtual ~Trial() = default;
  /// Prepares in the given pool. Fails: what the backend's factory throws; Bug where the backend lacks the op.
  virtual PreparedOp& prepare(Backend& backend, WeightPool& pool, bool measure) = 0;
  virtual void run(const RunContext& context) = 0;
  virtual TensorView output() const = 0;
};

struct Case {
  std::string op;
  std::string name;
  Tolerance tolerance;
  Place place = Place::separate;
  std::function<std::unique_ptr<Trial>(CaseMemory&)> build;
};

template <class Op>
class OpTrial final : public Trial {
 public:
  explicit OpTrial(Problem<Op> problem) : problem_(std::move(problem)) {}
  PreparedOp& prepare(Backend& backend, WeightPool& pool, bool measure) override {
    PrepareContext context{backend, pool, measure};
    const Factory<Op> factory = backend.ops().template get<Op>();
    if (factory == nullptr) throw Bug(std::string(backend.name()) + " lacks " + std::string(op_name<Op>()) + ".");
    prepared_ = factory(problem_.spec, context);
    return *prepared_;
  }
  void run(const RunContext& context) override { prepared_->run(problem_.args, context); }
  TensorView output() const override { return problem_.args.y; }

 private:
  Problem<Op> problem_;
  std::unique_ptr<Prepared<Op>> prepared_;
};

class CaseTable {
 public:
  /// A row; `build` is called once for every backend and place that the case runs on.
  template <class Op>
  void add(std::string name, const Tolerance& tolerance, std::function<Problem<Op>(CaseMemory&)> build,
           Place place = Place::separate) {
    cases_.push_back({std::string(op_name<Op>()), std::move(name), tolerance, place,
                      [build = std::move(build)](CaseMemory& memory) -> std::unique_ptr<Trial> {
                        return std::make_unique<OpTrial<Op>>(build(memory));
                      }});
  }
  const std::vector<Case>& cases() const { return cases_; }

 private:
  std::vector<Case> cases_;
};

/// "7x33": extents in a case's name.
std::string name_of(const Shape& shape);
/// sqrt(3 / K): a sum of K products of such weights and values in ±1 has variance 1/3, like a value itself.
double weight_spread(std::int64_t K);

void add_linear_cases(CaseTable& table);
void add_convolution_cases(CaseTable& table);
void add_resampling_cases(CaseTable& table);
void add_attention_cases(CaseTable& table);
void add_norm_cases(CaseTable& table);
void add_elementwise_cases(CaseTable& table);
void add_position_cases(CaseTable& table);

}  // namespace sana::kernels
