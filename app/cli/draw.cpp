// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/draw_plan.h"
#include "app/cli/interruption.h"
#include "app/cli/model_choice.h"
#include "app/cli/outcome.h"
#include "app/cli/progress.h"
#include "engine/engine.h"
#include "engine/image/creator.h"
#include "engine/image/png_writer.h"
#include "engine/image/xmp.h"
#include "engine/prompt/prefix_store.h"

namespace sana::app {
namespace {

namespace fs = std::filesystem;
using engine::Exception;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

template <class T>
T value_or_throw(std::expected<T, engine::Error> result) {
  if (!result) throw Exception(std::move(result.error()));
  return std::move(*result);
}

/// Numbered files of the steps of one picture.
class StepFiles {
 public:
  StepFiles(Interruption& interruption, const fs::path& folder, const Target& target)
      : interruption_(interruption),
        folder_(folder),
        stem_(target.is_standard_output() ? "picture" : target.file.stem().string()) {}

  void write(int step, const engine::Image& image, const std::string& model) {
    const std::string number = std::to_string(step);
    const std::string padded = std::string(number.size() < 2 ? 1 : 0, '0') + number;
    const engine::XmpMark mark{.system = "Sana (" + model + ")",
                               .version = std::string(engine::creator_version()),
                               .prompt = "",
                               .creator_tool = std::string(engine::creator_tool())};
    const engine::PngText text{engine::xmp_keyword, engine::xmp_packet(mark)};
    interruption_.write_file(folder_ / (stem_ + "-step-" + padded + ".png"), engine::encode_png(image, {&text, 1}));
  }

 private:
  Interruption& interruption_;
  fs::path folder_;
  std::string stem_;
};

class JobObserver : public engine::Observer {
 public:
  JobObserver(ProgressDisplay& display, StepFiles* steps, std::string model)
      : display_(display), steps_(steps), model_(std::move(model)) {}

  void progress(const engine::Progress& progress) override { display_.progress(progress); }
  bool wants_preview(int) override { return steps_ != nullptr; }
  void preview(int step, const engine::Image& image) override { steps_->write(step, image, model_); }
  void note(const std::string& text) override {
    display_.note(text);
    notes_.push_back(text);
  }
  const std::vector<std::string>& notes() const { return notes_; }

 private:
  ProgressDisplay& display_;
  StepFiles* steps_;
  std::string model_;
  std::vector<std::string> notes_;
};

class DrawRun {
 public:
  DrawRun(const DrawOptions& options, DrawPlan plan, Interruption& interruption)
      : options_(options),
        plan_(std::move(plan)),
        interruption_(interruption),
        display_(make_progress(options.progress, options.json)) {}

  void run() {
    check_targets();
    open();
    std::size_t number = 0;
    for (DrawJob& job : plan_.jobs) {
      display_->begin({++number, plan_.jobs.size()});
      try {
        draw(job);
      } catch (...) {
        display_->end();
        throw;
      }
    }
  }

 private:
  /// A long job whose result cannot be written is refused before it starts.
  void check_targets() {
    std::set<fs::path> checked;
    for (const DrawJob& job : plan_.jobs) {
      if (job.target.is_standard_output()) continue;
      // Free names of ours in one folder stand or fall together.
      const bool is_known = job.target.is_ours && !checked.insert(job.target.file.parent_path()).second;
      if (!is_known) interruption_.require_writable(job.target.file);
    }
    if (!options_.preview) return;
    std::error_code error;
    fs::create_directory(*options_.preview, error);
    interruption_.require_writable(fs::path(*options_.preview) / "step.png");
  }

  void open() {
    const Clock::time_point begin = Clock::now();
    const engine::Recipe* recipe = plan_.recipe ? &plan_.recipe->recipe : nullptr;
    const fs::path folder = choose_model(options_.model, recipe);
    engine_ = value_or_throw(engine::Engine::create({.device = options_.device.value_or(""),
                                                     .threads = options_.threads,
                                                     .cache_folder = engine::default_cache_folder()}));
    model_ = value_or_throw(engine_->open(folder, plan_.jobs.front().request.precision));
    open_seconds_ = seconds_since(begin);
    if (recipe != nullptr)
      if (const std::string note = identity_note(*model_, *recipe); !note.empty()) plan_.notes.push_back(note);
    for (const std::string& note : plan_.notes) display_->note(note);
  }

  void draw(DrawJob& job) {
    const Clock::time_point begin = Clock::now();
    std::optional<StepFiles> steps;
    if (options_.preview) steps.emplace(interruption_, *options_.preview, job.target);
    JobObserver observer(*display_, steps ? &*steps : nullptr, model_->id());
    const auto drawn = value_or_throw(engine_->generate(job.request, observer));
    if (!drawn) throw engine::Bug("The picture was cancelled without being asked to.");
    engine::Picture picture = *drawn;
    const double opened = std::exchange(open_seconds_, 0);  // counts for the first picture
    picture.seconds.load += opened;

    const Clock::time_point encoding = Clock::now();
    const std::vector<std::uint8_t> bytes = engine::encode_picture(picture, plan_.extras);
    write(job.target, bytes);
    const double write_seconds = seconds_since(encoding);
    display_->finished({job.target.is_standard_output() ? "standard output" : job.target.file.string(),
                        picture.image.width, picture.image.height, picture.request.seed,
                        opened + seconds_since(begin)});
    if (options_.json) print_json(result(picture, job, observer.notes(), write_seconds));
  }

  void write(Target& target, const std::vector<std::uint8_t>& bytes) {
    if (target.is_standard_output()) return print_bytes(bytes);
    if (target.is_ours) target.file = free_name(target.file);  // somebody may have taken the name meanwhile
    interruption_.write_file(target.file, bytes);
  }

  nlohmann::ordered_json result(const engine::Picture& picture, const DrawJob& job,
                                const std::vector<std::string>& notes, double write_seconds) const {
    nlohmann::ordered_json json;
    json["file"] = job.target.file.string();
    json["seed"] = picture.request.seed;
    json["width"] = picture.image.width;
    json["height"] = picture.image.height;
    json["model"] = picture.model_id;
    json["recipe"] = nlohmann::ordered_json::parse(engine::recipe_json(picture, plan_.extras));
    json["seconds"] = {{"load", picture.seconds.load},
                       {"understand", picture.seconds.understand},
                       {"draw", picture.seconds.draw},
                       {"develop", picture.seconds.develop},
                       {"write", write_seconds}};
    json["notes"] = plan_.notes;
    for (const std::string& note : notes) json["notes"].push_back(note);
    if (!picture.fallback.empty()) json["notes"].push_back(picture.fallback);
    return json;
  }

  const DrawOptions& options_;
  DrawPlan plan_;
  Interruption& interruption_;
  std::unique_ptr<ProgressDisplay> display_;
  std::unique_ptr<engine::Engine> engine_;
  engine::Model* model_ = nullptr;
  double open_seconds_ = 0;
};

}  // namespace

int run_draw(const Arguments& arguments) {
  Interruption interruption;  // before the engine, whose threads must not take the signals
  const std::optional<DrawOptions> options = read_draw_options(arguments);
  if (!options) return exit_done;
  DrawRun(*options, plan_draw(*options), interruption).run();
  return exit_done;
}

}  // namespace sana::app
