// SPDX-License-Identifier: Apache-2.0
#include "engine/server/job.h"

#include <array>
#include <utility>

#include "engine/image/recipe.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

/// Room for the recipe and the notes behind the pixels of a RESULT.
constexpr std::uint64_t result_text_bytes = std::uint64_t{4} << 20;

void require_sendable(const GenerateRequest& request) {
  const std::uint64_t bytes = std::uint64_t{3} * static_cast<std::uint64_t>(request.width) *
                              static_cast<std::uint64_t>(request.height);
  if (bytes + result_text_bytes <= largest_payload) return;
  throw Exception(ErrorKind::not_supported,
                  "A picture of " + std::to_string(request.width) + " x " + std::to_string(request.height) +
                      " pixels is too large for the window.",
                  "Choose a smaller size, or draw it with \"sana draw\".");
}

Recipe recipe_of(const Json& wish, const std::string& precision) {
  if (!wish.contains("recipe")) throw Exception(ErrorKind::usage, "The wish holds no recipe.");
  Recipe recipe = parse_recipe(wish["recipe"].dump());
  if (!wish["recipe"].contains("precision")) recipe.request.precision = precision;
  return recipe;
}

Json result_json(const Picture& picture, RecipeExtras extras, const JobObserver& observer, const std::string& device) {
  extras.uid.reset();  // whoever stores the picture names and dates it
  extras.created.reset();
  extras.device = device;
  return {{"recipe", Json::parse(recipe_json(picture, extras))},
          {"seconds",
           {{"load", picture.seconds.load},
            {"understand", picture.seconds.understand},
            {"draw", picture.seconds.draw},
            {"develop", picture.seconds.develop}}},
          {"fallback", picture.fallback},
          {"notes", observer.notes()},
          {"device", device}};
}

}  // namespace

std::string_view stage_name(StageName stage) {
  switch (stage) {
    case StageName::understand: return stage_understand;
    case StageName::draw: return stage_draw;
    default: return stage_develop;
  }
}

std::string_view code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage: return failed_usage;
    case ErrorKind::model: return failed_model;
    case ErrorKind::out_of_memory: return failed_out_of_memory;
    case ErrorKind::unusable: return failed_unusable;
    case ErrorKind::file: return failed_file;
    case ErrorKind::not_supported: return failed_not_supported;
    default: return failed_bug;
  }
}

void send_failure(FrameWriter& writer, std::uint32_t job, const Error& error) {
  if (error.kind == ErrorKind::refused) return writer.send(Message::refused, job, {{"reason", error.what}});
  writer.send(Message::failed, job, {{"code", code_of(error.kind)}, {"text", error.what}, {"hint", error.hint}});
}

JobObserver::JobObserver(FrameWriter& writer, std::uint32_t job, PreviewWish& wish, std::atomic<std::uint64_t>& tick)
    : writer_(writer), job_(job), wish_(wish), tick_(tick) {
  wish_.credit = true;
}

void JobObserver::progress(const Progress& progress) {
  ++tick_;
  writer_.send(Message::stage, job_,
               {{"stage", stage_name(progress.stage)},
                {"done", progress.done},
                {"total", progress.total},
                {"remembered", progress.remembered}});
}

bool JobObserver::wants_preview(int) { return wish_.on && wish_.credit; }

void JobObserver::preview(int step, const Image& image) {
  wish_.credit = false;  // before it is sent: the answer may come at once
  PictureHeader marks;
  marks.step = static_cast<std::uint32_t>(step);
  marks.flags = static_cast<std::uint32_t>(source_);
  writer_.send(Message::preview, job_, image, marks);
}

void JobObserver::note(const std::string& text) { notes_.push_back(text); }

void JobObserver::preview_source(PreviewKind kind, bool calibrated) {
  source_ = kind;
  writer_.send(Message::preview_source, job_, {{"source", preview_name(kind)}, {"calibrated", calibrated}});
}

void Job::run(std::uint32_t job, const Json& wish, JobObserver& observer, std::stop_token stop) {
  const Recipe recipe = recipe_of(wish, precision_);
  GenerateRequest request = request_from_recipe(recipe);
  require_sendable(request);
  const auto drawn = engine_.generate(request, observer, std::move(stop));
  if (!drawn) return send_failure(writer_, job, drawn.error());
  if (!*drawn) return writer_.send(Message::cancelled, job, Json::object());
  const Picture& picture = **drawn;
  writer_.send(Message::result, job, picture.image, {},
               result_json(picture, recipe.extras, observer, engine_.device().name));
}

}  // namespace sana::engine
