// SPDX-License-Identifier: Apache-2.0
#pragma once
// Drawing through the door, as every test of this folder does it.

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace sana::engine {

std::filesystem::path builtin_model();
/// A model of tests/golden/models.
std::filesystem::path golden_model(const std::string& name);

struct Setup {
  EngineOptions options = {};
  std::string precision = "fp32";
};
/// An engine with this model open. Throws where it cannot be opened.
std::unique_ptr<Engine> engine_with(const std::filesystem::path& model, const Setup& setup = {});

/// Hears everything, asks for previews where told.
class Listener : public Observer {
 public:
  explicit Listener(bool previews = false) : previews_(previews) {}
  void progress(const Progress& progress) override { progress_.push_back(progress); }
  bool wants_preview(int) override { return previews_; }
  void preview(int, const Image& image) override { shown_.push_back(image); }
  void note(const std::string& text) override { notes_.push_back(text); }

  const std::vector<Progress>& heard() const { return progress_; }
  const std::vector<Image>& shown() const { return shown_; }
  const std::vector<std::string>& notes() const { return notes_; }
  /// Whether the prompt of the last picture was remembered.
  bool remembered() const;

 private:
  bool previews_;
  std::vector<Progress> progress_;
  std::vector<Image> shown_;
  std::vector<std::string> notes_;
};

/// The picture; throws, with the engine's sentence, where there is none.
Picture draw(Engine& engine, const GenerateRequest& request);
Picture draw(Engine& engine, const GenerateRequest& request, Observer& observer);
/// The error that generate() gives; a test failure and an empty error if it gives none.
Error refusal(Engine& engine, const GenerateRequest& request);
/// Expects an error of this kind whose sentence and hint together hold every one of these words.
void expect_refusal(const Error& error, ErrorKind kind, const std::vector<std::string>& words);

/// A fox with the built-in model, in few steps.
GenerateRequest fox(int steps = 3);
/// For the models of tests/golden/models: 64 x 64, two steps, no instruction.
GenerateRequest tiny_request();

/// What a golden case of the family "pipeline" asks for, one picture.
GenerateRequest case_request(const std::string& name);
std::vector<std::uint8_t> case_pixels(const std::string& name);

int largest_difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b);

/// Overwrites the stored tensor from its element `first` on, in the file's own type (F32 or F16, F16 for 0, infinity
/// and NaN only).
void patch_tensor(const std::filesystem::path& file, const std::string& name, std::size_t first, std::size_t count,
                  float value);
/// Replaces the first occurrence of `from`; throws where there is none.
void replace_text(const std::filesystem::path& file, const std::string& from, const std::string& to);

}  // namespace sana::engine
