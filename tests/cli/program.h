// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs the program `sana` as a person would, without a shell, in a folder of its own.

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sana::test {

/// An empty folder, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  /// Names of everything in it, sorted.
  std::vector<std::string> names() const;

 private:
  std::filesystem::path path_;
};

std::string read_all(const std::filesystem::path& file);
void write_all(const std::filesystem::path& file, const std::string& text);

struct Outcome {
  int exit = -1;  ///< exit code, or minus the signal
  std::string out, err;

  /// Standard output as JSON, one value a line.
  std::vector<nlohmann::json> json_lines() const;
};

struct Setting {
  std::filesystem::path folder;               ///< where the program runs; also its HOME
  std::string output = {};                    ///< a file for standard output; "": it is captured
  std::vector<std::string> environment = {};  ///< NAME=value, in addition
  std::vector<std::string> wrapper = {};      ///< a program and its arguments, before `sana`
};

/// `sana ARGUMENTS…`
Outcome run_sana(const std::vector<std::string>& arguments, const Setting& setting);

/// The program while it runs; its standard error can be waited for.
class RunningSana {
 public:
  RunningSana(const std::vector<std::string>& arguments, const Setting& setting);
  ~RunningSana();
  RunningSana(const RunningSana&) = delete;
  RunningSana& operator=(const RunningSana&) = delete;

  /// False if the program ended before it wrote `text`.
  bool wait_for(const std::string& text);
  void send(int signal) const;
  /// Waits for the end.
  Outcome finish();

 private:
  pid_t process_ = -1;
  int out_ = -1, err_ = -1;
  Outcome outcome_;
};

/// The last sentence of every error test: one "sana: …" line that ends like a sentence, and the exit code.
void expect_error(const Outcome& outcome, int exit, const std::string& part_of_sentence);

/// A model folder like the built-in one: weights are links, configs and card copies.
void copy_model(const std::filesystem::path& to);

}  // namespace sana::test
