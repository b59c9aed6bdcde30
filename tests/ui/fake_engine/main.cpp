// SPDX-License-Identifier: GPL-3.0-or-later
// fake_engine [serve]: the engine's side of the frames without a model. See switches.h for what it can be told.
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "tests/ui/fake_engine/description.h"
#include "tests/ui/fake_engine/drawing.h"

namespace sana::fake_engine {
namespace {

using Json = nlohmann::json;
constexpr int ours = 0, garbage_exit = 2;

long page_bytes() { return sysconf(_SC_PAGESIZE); }

long resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  long size = 0, resident = 0;
  statm >> size >> resident;
  return resident * page_bytes();
}

Json memory_now() {
  return {{"memory_total", sysconf(_SC_PHYS_PAGES) * page_bytes()},
          {"memory_available", sysconf(_SC_AVPHYS_PAGES) * page_bytes()}};
}

Json object_of(const engine::Frame& frame) {
  const Json json = Json::parse(frame.payload, nullptr, false);
  return json.is_object() ? json : Json::object();
}

class Server {
 public:
  explicit Server(int descriptor)
      : at_start_(read_switches()), switches_(at_start_), outlet_(descriptor, at_start_.version) {}

  /// Ends with the process.
  void run() {
    Faults(switches_, work_, outlet_).pass("start", ours);
    std::thread([this] { beat(); }).detach();
    std::thread([this] { listen(); }).detach();
    while (true) serve(work_.next());
  }

 private:
  void beat() {
    while (true) {
      Json object = memory_now();
      object.update({{"tick", work_.tick.load()}, {"memory", resident_bytes()}, {"busy", work_.is_busy.load()}});
      if (work_.is_beating) outlet_.send(Message::beat, ours, object);
      std::this_thread::sleep_for(std::chrono::milliseconds(at_start_.beat_ms));
    }
  }

  void listen() {
    engine::FrameReader reader;
    while (true) {
      const std::span<std::uint8_t> room = reader.space();
      const ssize_t count = read(STDIN_FILENO, room.data(), room.size());
      if (count <= 0) break;
      reader.commit(static_cast<std::size_t>(count));
      if (reader.fault() != engine::FrameFault::none) std::_Exit(garbage_exit);
      if (reader.is_complete()) receive(reader.take());
    }
    end();
  }

  void end() const {
    while (at_start_.ignore_quit) pause();
    std::_Exit(0);
  }

  void receive(engine::Frame frame) {
    const std::uint32_t job = frame.header.job;
    switch (static_cast<Message>(frame.header.type)) {
      case Message::hello:
        greet(object_of(frame));
        break;
      case Message::cancel:
        work_.cancel(job);
        break;
      case Message::preview_wish: {
        const Json wish = object_of(frame);
        work_.wants_previews = wish.value("on", true);
        work_.largest_preview = std::max(1, wish.value("max_side", 512));
        break;
      }
      case Message::preview_taken:
        work_.has_credit = true;
        break;
      case Message::ping:
        outlet_.send(Message::pong, job, object_of(frame));
        break;
      case Message::quit:
        end();
        break;
      case Message::load:
      case Message::generate:
      case Message::count:
      case Message::inspect:
        work_.push(std::move(frame));
        break;
      default:
        break;
    }
  }

  void greet(const Json& hello) {
    Json object = memory_now();
    object.update({{"version", at_start_.version},
                   {"engine", "fake"},
                   {"threads", 2},
                   {"devices", {{{"name", "cpu"}, {"description", "No processor at all"}}}}});
    outlet_.send(Message::ready, ours, object);
    if (hello.value("version", 0) != at_start_.version) std::_Exit(0);
  }

  void serve(const engine::Frame& frame) {
    const std::uint32_t job = frame.header.job;
    const Json object = object_of(frame);
    switches_ = read_switches();
    for (int i = 0; i < switches_.chatter; ++i) {
      std::fprintf(stderr, "fake_engine: line %d of stderr\n", i);
      std::printf("fake_engine: line %d of stdout\n", i);
    }
    std::fflush(stdout);
    switch (static_cast<Message>(frame.header.type)) {
      case Message::load:
        load(job, object.value("folder", ""));
        break;
      case Message::count:
        outlet_.send(Message::tokens, job, count_tokens(object.value("text", "")));
        break;
      case Message::inspect:
        outlet_.send(Message::inspected, job, inspect(object.value("folder", "")));
        break;
      default:
        draw(job, frame, object);
        break;
    }
  }

  void load(std::uint32_t job, const std::string& folder) {
    if (switches_.gate_points.empty() ||
        std::ranges::find(switches_.gate_points, "load") != switches_.gate_points.end())
      work_.wait_at(switches_.gate, "load");
    work_.spend(switches_.load_ms);
    if (!Faults(switches_, work_, outlet_).pass("load", job)) return;
    work_.read_prompts.clear();
    model_ = is_broken(folder) ? Json() : describe(folder);
    if (model_.is_object()) outlet_.send(Message::loaded, job, model_);
    else fail(job, "The model lacks a tensor.", "Copy the folder again.");
  }

  void fail(std::uint32_t job, const char* text, const char* hint) {
    outlet_.send(Message::failed, job, {{"code", engine::failed_model}, {"text", text}, {"hint", hint}});
  }

  void draw(std::uint32_t job, const engine::Frame& frame, const Json& object) {
    const auto recipe = object.find("recipe");
    if (frame.payload.empty()) outlet_.send(Message::cancelled, job, Json::object());
    else if (!model_.is_object()) fail(job, "No model is loaded.", "Load one.");
    else if (recipe == object.end() || !recipe->is_object()) fail(job, "There is no recipe.", "Send one.");
    else Drawing(switches_, work_, outlet_).run(job, *recipe, model_);
  }

  const Switches at_start_;  // what concerns the process
  Switches switches_;        // of this job
  Work work_;
  Outlet outlet_;
  Json model_;
};

}  // namespace
}  // namespace sana::fake_engine

int main() {
  // Frames go to a copy; whatever a library prints goes to stderr.
  const int frames = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (frames < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return 1;
  sana::fake_engine::Server(frames).run();
}
