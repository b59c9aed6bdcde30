// SPDX-License-Identifier: Apache-2.0
#pragma once
// in: tensors by name, from a checkpoint or made up. out: views with the expected shapes, every fault collected.

#include <set>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "kernels/view.h"

namespace sana::engine {

/// Where weights come from. The views stay valid and at the same address as long as the source lives.
class TensorSource {
 public:
  virtual ~TensorSource() = default;
  /// The tensor as stored, or a view without data if there is none. A type that the engine does not compute with
  /// comes as a raw integer of the same width (F64 as i64), or without data where there is none.
  virtual kernels::ConstTensorView find(const std::string& name) = 0;
  /// Every name in the source.
  virtual std::vector<std::string> names() const = 0;
  /// The element type as the file names it ("F64"), "" where the source has no such tensor or no names for types.
  virtual std::string stored_type(const std::string& /*name*/) const { return {}; }
  /// Where it is, for messages: "…/transformer".
  virtual std::string place() const = 0;
  /// Gives back the memory of the stored pages: everything needed from them has been packed.
  virtual void release_pages() {}
  /// For sources that make tensors up: called before find() with the shape that will be asked.
  virtual void announce(const std::string&, const kernels::Shape&) {}
};

/// Collects what is asked of a source, so that all faults are reported at once.
class WeightReader {
 public:
  explicit WeightReader(TensorSource& source) : source_(source) {}

  /// The tensor `name` with exactly this shape; a fault is noted and a view without data returned.
  kernels::ConstTensorView tensor(const std::string& name, const kernels::Shape& shape);
  bool has(const std::string& name) { return static_cast<bool>(source_.find(name)); }
  /// These names (exact) may be present without being used: tied heads.
  void ignore(const std::string& name) { used_.insert(name); }
  TensorSource& source() const { return source_; }
  /// Fails: model, naming every missing, misshapen and extra tensor.
  void finish() const;

 private:
  TensorSource& source_;
  std::set<std::string> used_;
  std::vector<std::string> faults_;
};

/// A place in the attribute chain of a checkpoint: scope["attn1"]["to_q"].tensor("weight", shape).
class WeightScope {
 public:
  WeightScope(WeightReader& reader, std::string prefix = {}) : reader_(&reader), prefix_(std::move(prefix)) {}

  WeightScope operator[](const std::string& name) const { return {*reader_, path(name)}; }
  WeightScope operator[](int index) const { return (*this)[std::to_string(index)]; }
  kernels::ConstTensorView tensor(const std::string& name, const kernels::Shape& shape) const {
    return reader_->tensor(path(name), shape);
  }
  bool has(const std::string& name) const { return reader_->has(path(name)); }
  std::string path(const std::string& name) const { return prefix_.empty() ? name : prefix_ + "." + name; }

 private:
  WeightReader* reader_;
  std::string prefix_;
};

}  // namespace sana::engine
