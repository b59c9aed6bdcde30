// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/session.h"

#include <algorithm>

#include "tests/parity/allocation_count.h"
#ifdef SANA_PARITY_VECTOR_TARGETS
#include "kernels/cpu/targets.h"
#endif

namespace sana::kernels {
namespace {

constexpr std::size_t scratch_guard_bytes = 256;
/// As float and as double a large number: scratch is undefined, so an op that counts on zeros is caught.
constexpr std::byte scratch_byte{0x6c};

#ifdef SANA_PARITY_VECTOR_TARGETS
std::vector<std::string> other_vector_targets() {
  std::vector<std::string> targets = vector_targets();
  targets.erase(targets.begin());
  return targets;
}
void restrict_to(const std::string& target) { restrict_vector_target(target); }
#else
std::vector<std::string> other_vector_targets() { return {}; }
void restrict_to(const std::string&) {}
#endif

}  // namespace

std::vector<Subject> subjects() {
  std::vector<Subject> all;
  for (const BackendEntry& entry : backends()) {
    if (entry.name == "null") continue;
    all.push_back({std::string(entry.name)});
    if (entry.name == "cpu")
      for (const std::string& target : other_vector_targets()) all.push_back({"cpu", target});
  }
  return all;
}

TargetScope::TargetScope(const Subject& subject) { restrict_to(subject.vector_target); }
TargetScope::~TargetScope() { restrict_to(""); }

PreparedCase::PreparedCase(const Case& test, Backend& backend, Place place)
    : backend_(backend),
      memory_(backend, test.op + "/" + test.name, place),
      trial_(test.build(memory_)),
      prepared_(trial_->prepare(backend, pool_, false)),
      scratch_(backend.allocate(prepared_.scratch_bytes() + scratch_guard_bytes)) {}

std::span<std::byte> PreparedCase::whole_scratch() const {
  return {static_cast<std::byte*>(scratch_->data()), prepared_.scratch_bytes() + scratch_guard_bytes};
}

std::size_t PreparedCase::run(const std::stop_token* stop) {
  memory_.restore();
  const std::vector<std::byte> fill(whole_scratch().size(), scratch_byte);
  backend_.upload(scratch_->data(), fill.data(), fill.size());
  const RunContext context{whole_scratch().first(prepared_.scratch_bytes()), stop};
  const std::size_t before = allocation_count();
  trial_->run(context);
  return allocation_count() - before;
}

std::string PreparedCase::written_outside() const {
  std::vector<std::byte> scratch(whole_scratch().size());
  backend_.download(scratch.data(), scratch_->data(), scratch.size());
  const auto guard = scratch.begin() + static_cast<std::ptrdiff_t>(prepared_.scratch_bytes());
  if (std::any_of(guard, scratch.end(), [](std::byte byte) { return byte != scratch_byte; }))
    return "memory behind the scratch";
  return memory_.changed_outside(trial_->output());
}

Session::Session() {
  add_linear_cases(table_);
  add_convolution_cases(table_);
  add_resampling_cases(table_);
  add_attention_cases(table_);
  add_norm_cases(table_);
  add_elementwise_cases(table_);
  add_position_cases(table_);
}

Backend& Session::backend(const std::string& name, int threads) {
  std::unique_ptr<Backend>& slot = backends_[{name, threads}];
  if (slot == nullptr) slot = create_backend(name, {.threads = threads});
  return *slot;
}

const std::vector<double>& Session::expected(const Case& test) {
  auto [slot, added] = expected_.try_emplace(test.op + "/" + test.name);
  if (added) {
    PreparedCase reference(test, backend("reference", 1), Place::separate);
    reference.run();
    slot->second = as_doubles(reference.output(), reference.output_type());
  }
  return slot->second;
}

}  // namespace sana::kernels
