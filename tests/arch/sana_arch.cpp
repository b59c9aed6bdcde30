// SPDX-License-Identifier: Apache-2.0
// sana_arch ROOT: measures the tree, prints each measure with its aim and its limit; exit status 1 beyond a limit.
#include <algorithm>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <optional>

#include "tests/arch/includes.h"
#include "tests/arch/repetition.h"
#include "tests/arch/structure.h"
#include "tests/arch/texts.h"

namespace sana::arch {
namespace {

struct Measure {
  std::string name;
  double value = 0;
  std::optional<double> aim, limit;
  Violations places = {};  ///< shown where the value is beyond the limit, or else the aim
};

/// A size and where it was found.
struct Sized {
  std::size_t size;
  std::string place;
};

/// Three rows about one size: median, 90th percentile, and the largest.
struct SizeRows {
  std::string name;
  double median_aim, p90_aim, limit;
};

void add_sizes(std::vector<Measure>& measures, const SizeRows& rows, std::vector<Sized> sizes) {
  if (sizes.empty()) return;
  std::ranges::sort(sizes, {}, &Sized::size);
  Violations beyond;
  for (const Sized& sized : sizes) {
    if (static_cast<double>(sized.size) > rows.limit) beyond.push_back(sized.place + ": " + std::to_string(sized.size));
  }
  auto size_at = [&](double share) {
    auto index = static_cast<std::size_t>(share * static_cast<double>(sizes.size() - 1));
    return static_cast<double>(sizes[index].size);
  };
  measures.push_back({rows.name + ", median", size_at(0.5), rows.median_aim, {}});
  measures.push_back({rows.name + ", p90", size_at(0.9), rows.p90_aim, {}});
  measures.push_back({rows.name + ", max (" + sizes.back().place + ")", size_at(1), {}, rows.limit, beyond});
}

void add_count(std::vector<Measure>& measures, std::string name, Violations violations, double aim = 0,
               double limit = 0) {
  auto count = static_cast<double>(violations.size());
  measures.push_back({std::move(name), count, aim, limit, std::move(violations)});
}

std::vector<Sized> file_sizes(const std::vector<SourceFile>& files, bool cuda) {
  std::vector<Sized> sizes;
  for (const SourceFile& file : files) {
    if (file.is_cxx() && file.path.ends_with(".cu") == cuda) sizes.push_back({file.lines.size(), file.path});
  }
  return sizes;
}

void add_functions(std::vector<Measure>& measures, const std::vector<Function>& functions) {
  std::vector<Sized> kernels, others, parameters;
  for (const Function& function : functions) {
    std::string place = function.path + ":" + std::to_string(function.line) + " " + function.name;
    bool in_kernels = function.path.starts_with("kernels/");
    if (function.lines > 0) (in_kernels ? kernels : others).push_back({function.lines, place});
    parameters.push_back({function.parameters, place});
  }
  add_sizes(measures, {"function lines, kernels", 8, 30, 120}, kernels);
  add_sizes(measures, {"function lines, elsewhere", 8, 30, 80}, others);
  add_sizes(measures, {"parameters", 5, 5, 8}, parameters);
}

void add_repetition(std::vector<Measure>& measures, const std::vector<SourceFile>& files) {
  Repetition repetition = find_repetition(files);
  double percent = repetition.lines == 0 ? 0
                                         : 100.0 * static_cast<double>(repetition.repeated) /
                                               static_cast<double>(repetition.lines);
  measures.push_back({"lines in repeated six-line blocks, %", percent, 1, 1, repetition.places});
}

std::vector<Measure> measure(const std::vector<SourceFile>& files) {
  Structure structure;
  for (const SourceFile& file : files) {
    if (file.is_cxx()) add_structure(file, structure);
  }
  // A test that counts allocations has nowhere else to count.
  std::erase_if(structure.mutable_globals, [](const std::string& place) { return place.starts_with("tests/"); });
  std::vector<Measure> measures;
  add_count(measures, "upward or unrooted includes", upward_includes(files));
  add_count(measures, "libraries outside their folders", misplaced_libraries(files));
  add_count(measures, "mutable globals", structure.mutable_globals);
  add_count(measures, "function-like macros", structure.macros, 5, 10);
  add_sizes(measures, {"file lines", 120, 300, 500}, file_sizes(files, false));
  add_sizes(measures, {"file lines, .cu", 120, 300, 600}, file_sizes(files, true));
  add_functions(measures, structure.functions);
  add_repetition(measures, files);
  add_count(measures, "engine folders beside README's tables", unlisted_components(files));
  add_count(measures, "stage headers without in and out", silent_stages(files));
  add_count(measures, "missing licence line or #pragma once", missing_openings(files));
  add_count(measures, "forbidden words", forbidden_words(files));
  add_count(measures, "habits that stall or spoil the window", window_habits(files));
  add_count(measures, "file names that say nothing", vague_names(files));
  return measures;
}

bool is_beyond(double value, const std::optional<double>& bound) { return bound && value > *bound; }

void print_bound(const std::optional<double>& bound) {
  std::cout << std::setw(7);
  if (bound) std::cout << *bound;
  else std::cout << '-';
}

/// Returns whether the measure keeps its limit.
bool print(const Measure& measure) {
  std::cout << std::setw(9) << measure.value;
  print_bound(measure.aim);
  print_bound(measure.limit);
  bool failed = is_beyond(measure.value, measure.limit);
  bool missed = is_beyond(measure.value, measure.aim);
  std::cout << "  " << measure.name << (failed ? "  BEYOND THE LIMIT" : missed ? "  (aim missed)" : "") << '\n';
  if (failed || missed) {
    for (const std::string& place : measure.places) std::cout << "             " << place << '\n';
  }
  return !failed;
}

int run(const std::filesystem::path& root) {
  std::vector<SourceFile> files = read_tree(root);
  if (std::ranges::none_of(files, &SourceFile::is_cxx)) {
    std::cerr << "There is no C++ file under " << root << "; give the root of the tree.\n";
    return 2;
  }
  std::cout << std::fixed << std::setprecision(1) << "    value    aim  limit  measure (" << files.size()
            << " files)\n";
  bool kept = true;
  for (const Measure& one : measure(files)) kept = print(one) && kept;
  return kept ? 0 : 1;
}

}  // namespace
}  // namespace sana::arch

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: sana_arch ROOT\n";
    return 2;
  }
  return sana::arch::run(argv[1]);
}
