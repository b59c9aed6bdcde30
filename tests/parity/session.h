// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the suites share: the backends under test, and the expected result of each case, computed once.

#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "tests/parity/case_table.h"

namespace sana::kernels {

/// A backend under test; `vector_target` restricts the cpu backend to one Highway target, empty: the best.
struct Subject {
  std::string backend;
  std::string vector_target = {};
  /// "cpu", "cpu_AVX2"
  std::string label() const { return vector_target.empty() ? backend : backend + "_" + vector_target; }
};

/// Every registered backend but null, which has no ops; cpu once more for each vector target but the best.
std::vector<Subject> subjects();

/// While it lives, kernels are restricted to the subject's vector target.
class TargetScope {
 public:
  explicit TargetScope(const Subject& subject);
  ~TargetScope();
  TargetScope(const TargetScope&) = delete;
  TargetScope& operator=(const TargetScope&) = delete;
};

/// A case prepared on a backend, with guarded scratch.
class PreparedCase {
 public:
  /// Fails: what the backend's factory throws.
  PreparedCase(const Case& test, Backend& backend, Place place);
  /// Puts all tensors back, runs, and returns the allocations made while running.
  std::size_t run(const std::stop_token* stop = nullptr);
  std::vector<std::byte> output() const { return memory_.read(trial_->output()); }
  DType output_type() const { return trial_->output().dtype; }
  /// Empty if nothing but the output and the scratch asked for was written; else what was.
  std::string written_outside() const;
  PreparedOp& prepared() { return prepared_; }
  Trial& trial() { return *trial_; }
  WeightPool& pool() { return pool_; }

 private:
  std::span<std::byte> whole_scratch() const;

  Backend& backend_;
  CaseMemory memory_;
  std::unique_ptr<Trial> trial_;
  WeightPool pool_;
  PreparedOp& prepared_;
  std::shared_ptr<Buffer> scratch_;
};

class Session {
 public:
  Session();
  const std::vector<Case>& cases() const { return table_.cases(); }
  /// Created on first use. threads 0: the backend's choice.
  Backend& backend(const std::string& name, int threads);
  /// The reference's result, never in place.
  const std::vector<double>& expected(const Case& test);

 private:
  CaseTable table_;
  std::map<std::pair<std::string, int>, std::unique_ptr<Backend>> backends_;
  std::map<std::string, std::vector<double>> expected_;
};

}  // namespace sana::kernels
