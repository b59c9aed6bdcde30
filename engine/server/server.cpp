// SPDX-License-Identifier: Apache-2.0
#include "engine/server/server.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <system_error>
#include <thread>
#include <utility>

#include "engine/server/description.h"
#include "engine/server/process_memory.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

constexpr std::chrono::milliseconds beat_period{500};
constexpr int exit_ended = 0, exit_garbage = 2;
/// Longer texts are counted between two jobs, so that a cancel never waits for them.
constexpr std::size_t quickly_counted_bytes = std::size_t{64} << 10;

std::string_view fault_text(FrameFault fault) {
  switch (fault) {
    case FrameFault::magic: return "The input is no stream of frames: a frame does not start with SANA.";
    case FrameFault::version: return "The input is of another version of the protocol.";
    default: return "A frame announces more bytes than a frame may have.";
  }
}

/// The payload's object; an empty payload counts as an empty one. Absent where it is none.
std::optional<Json> object_of(const std::vector<std::uint8_t>& payload) {
  if (payload.empty()) return Json::object();
  Json json = Json::parse(payload.begin(), payload.end(), nullptr, false);
  return json.is_object() ? std::optional(std::move(json)) : std::nullopt;
}

/// The value of a key, or the fallback where it is absent or of another type.
template <class T>
T value_of(const Json& json, const char* key, T fallback) {
  const auto found = json.find(key);
  if (found == json.end()) return fallback;
  if constexpr (std::is_same_v<T, bool>) return found->is_boolean() ? found->get<bool>() : fallback;
  else if constexpr (std::is_arithmetic_v<T>) return found->is_number_integer() ? found->get<T>() : fallback;
  else return found->is_string() ? found->get<T>() : fallback;
}

Json describe_devices(const std::string& preferred) {
  std::vector<kernels::DeviceInfo> found = devices();
  std::ranges::stable_partition(found, [&](const auto& device) { return device.name == preferred; });
  Json rows = Json::array();
  for (const kernels::DeviceInfo& device : found)
    rows.push_back({{"name", device.name}, {"description", device.description}, {"isa", device.isa},
                    {"threads", device.threads}, {"memory_bytes", device.memory_bytes}});
  return rows;
}

/// What LOAD would use; nameless where there is no such device, which LOAD then says.
kernels::DeviceInfo preferred_device(const EngineOptions& options) {
  try {
    return kernels::create_backend(options.device, {.threads = options.threads})->device();
  } catch (const Exception&) {
    return {};
  }
}

Error error_of(const std::exception& exception) {
  if (const auto* ours = dynamic_cast<const Exception*>(&exception)) return ours->error();
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr)
    return {ErrorKind::out_of_memory, "The machine has no memory left.",
            "Choose a smaller size or close other programs."};
  return {ErrorKind::bug, std::string("Something unexpected happened: ") + exception.what() + ".", "Please report it."};
}

template <class T>
T value_or_throw(std::expected<T, Error> result) {
  if (!result) throw Exception(std::move(result.error()));
  return std::move(*result);
}

}  // namespace

Server::Server(const ServerOptions& options)
    : options_(options), writer_(options.out), wake_(::eventfd(0, EFD_CLOEXEC)) {
  if (wake_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Server::~Server() { ::close(wake_); }

int Server::run() {
  std::jthread reader([this] { read(); });
  std::jthread heart([this](std::stop_token stop) { beat_until_stopped(stop); });
  while (const std::optional<Task> task = queue_.next()) {
    work(*task);
    ++tick_;
    if (writer_.is_closed()) end(exit_ended);
  }
  ::eventfd_write(wake_, 1);
  reader.join();
  return exit_code_;
}

void Server::end(int exit_code) {
  if (ended_.exchange(true)) return;
  exit_code_ = exit_code;
  for (const Task& task : queue_.close())
    if (task.type == Message::generate) writer_.send(Message::cancelled, task.job, Json::object());
}

// ---- The reading thread ----

void Server::read() {
  FrameReader reader;
  std::array<pollfd, 2> sources{{{options_.in, POLLIN, 0}, {wake_, POLLIN, 0}}};
  while (!ended_) {
    if (::poll(sources.data(), sources.size(), -1) < 0 && errno == EINTR) continue;
    if ((sources[1].revents & POLLIN) != 0) return;
    const std::span<std::uint8_t> room = reader.space();
    const ssize_t count = ::read(options_.in, room.data(), room.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (count <= 0) return end(exit_ended);
    reader.commit(static_cast<std::size_t>(count));
    take_frames(reader);
  }
}

void Server::take_frames(FrameReader& reader) {
  if (reader.fault() != FrameFault::none) {
    writer_.log(fault_text(reader.fault()));
    return end(exit_garbage);
  }
  if (!reader.is_complete()) return;
  try {
    handle(reader.take());
  } catch (const std::exception& exception) {
    writer_.log(error_of(exception).what);
  }
}

void Server::handle(const Frame& frame) {
  const auto type = static_cast<Message>(frame.header.type);
  std::optional<Json> wish = object_of(frame.payload);
  const bool expects_answer = type == Message::load || type == Message::generate || type == Message::count ||
                              type == Message::inspect;
  if (!wish) {
    const Error error{ErrorKind::usage, "A message holds no JSON object.", "Please report it."};
    return expects_answer ? send_failure(writer_, frame.header.job, error) : writer_.log(error.what);
  }
  if (!expects_answer) return handle_now(type, frame.header.job, *wish);
  Task task{type, frame.header.job, std::move(*wish)};
  if (type == Message::count && can_count_now(task.wish)) guarded(task, &Server::count);
  else queue_.push(std::move(task));
}

void Server::handle_now(Message type, std::uint32_t job, const Json& wish) {
  switch (type) {
    case Message::hello: return greet(wish);
    case Message::cancel: return cancel(job);
    case Message::preview_wish:
      previews_.max_side = std::clamp(value_of(wish, "max_side", previews_.max_side.load()), 16, 4096);
      previews_.on = value_of(wish, "on", previews_.on.load());
      return;
    case Message::preview_taken: previews_.credit = true; return;
    case Message::ping: return writer_.send(Message::pong, job, wish);
    case Message::quit: return end(exit_ended);
    default: break;
  }
  writer_.log("A message of the unknown type " + std::to_string(static_cast<int>(type)) + " was ignored.");
}

void Server::greet(const Json& wish) {
  Json ready{{"version", protocol_version}, {"engine", SANA_VERSION}, {"memory_total", total_memory()},
             {"memory_available", available_memory()}};
  const kernels::DeviceInfo preferred = preferred_device(options_.engine);
  ready["devices"] = describe_devices(preferred.name);
  ready["threads"] = preferred.threads;
  writer_.send(Message::ready, 0, ready);
  if (value_of(wish, "version", 0) != protocol_version) end(exit_ended);
}

void Server::cancel(std::uint32_t job) {
  if (queue_.cancel(job) == WorkQueue::Cancelled::waiting) writer_.send(Message::cancelled, job, Json::object());
}

/// Between the loading of another model and its end the count would be that of the model before.
bool Server::can_count_now(const Json& wish) const {
  return value_of(wish, "text", std::string()).size() <= quickly_counted_bytes && !queue_.has(Message::load);
}

// ---- The working thread ----

void Server::work(const Task& task) {
  switch (task.type) {
    case Message::load: return guarded(task, &Server::load);
    case Message::generate: return guarded(task, &Server::generate);
    case Message::inspect: return guarded(task, &Server::inspect);
    default: return guarded(task, &Server::count);
  }
}

void Server::guarded(const Task& task, void (Server::*answer)(const Task&)) {
  try {
    (this->*answer)(task);
  } catch (const std::exception& exception) {
    send_failure(writer_, task.job, error_of(exception));
  } catch (const Cancelled&) {
    writer_.send(Message::cancelled, task.job, Json::object());
  }
}

Engine& Server::engine_on(const std::string& device) {
  if (engine_ && (device.empty() || device == device_)) return *engine_;
  EngineOptions options = options_.engine;
  if (!device.empty()) options.device = device;
  auto created = value_or_throw(Engine::create(options));
  const std::lock_guard lock(lock_);
  if (engine_) tick_ += engine_->backend().work_done();  // so that the sum never falls
  counter_.reset();
  key_.clear();
  model_ = nullptr;
  engine_ = std::move(created);
  device_ = device.empty() ? engine_->device().name : device;
  return *engine_;
}

void Server::load(const Task& task) {
  const std::filesystem::path folder = value_of(task.wish, "folder", std::string());
  const std::string precision = value_of(task.wish, "precision", std::string("fp32"));
  const std::string opened = std::exchange(key_, {});  // nothing is open until this has succeeded
  {
    const std::lock_guard lock(lock_);
    counter_.reset();
  }
  if (folder.empty()) throw Exception(ErrorKind::usage, "No model folder was named.", "Name the folder of a model.");
  Engine& engine = engine_on(value_of(task.wish, "device", std::string()));
  // A model that changed on disk is another one.
  const std::string key =
      ModelFolder::open(folder).identity() + "|" + precision + "|" + folder.lexically_normal().string();
  if (model_ == nullptr || key != opened) {
    model_ = nullptr;
    model_ = value_or_throw(engine.open(folder, precision));
    precision_ = precision == "bf16" ? "bf16" : "fp32";
  }
  model_->limit_memory(static_cast<std::size_t>(std::max<std::int64_t>(
      value_of(task.wish, "memory_limit", std::int64_t{0}), 0)));
  const Json description = describe_model(*model_);
  const GenerateRequest defaults = usual_request(*model_);
  auto counter = std::make_shared<const PromptCounter>(model_->shared_tokenizer(), model_->instruction_for(defaults),
                                                       defaults.max_tokens);
  {
    const std::lock_guard lock(lock_);
    counter_ = std::move(counter);
  }
  key_ = key;
  writer_.send(Message::loaded, task.job, description);
}

void Server::generate(const Task& task) {
  if (key_.empty()) throw Exception(ErrorKind::usage, "No model is open.", "Choose a model first.");
  JobObserver observer(writer_, task.job, previews_, tick_);
  Job(*engine_, precision_, writer_).run(task.job, task.wish, observer, queue_.stop());
}

void Server::inspect(const Task& task) {
  const std::filesystem::path folder = value_of(task.wish, "folder", std::string());
  writer_.send(Message::inspected, task.job, inspect_model(folder, engine_on("").backend()));
}

// ---- Any thread ----

void Server::count(const Task& task) {
  std::shared_ptr<const PromptCounter> counter;
  {
    const std::lock_guard lock(lock_);
    counter = counter_;
  }
  if (!counter) throw Exception(ErrorKind::usage, "No model is open.", "Choose a model first.");
  const PromptCount count =
      counter->count(value_of(task.wish, "text", std::string()), value_of(task.wish, "negative", false));
  writer_.send(Message::tokens, task.job,
               {{"tokens", count.tokens},
                {"limit", count.limit},
                {"cut_at", count.cut_at ? static_cast<std::int64_t>(*count.cut_at) : -1}});
}

void Server::beat() const {
  std::uint64_t tick = tick_;
  {
    const std::lock_guard lock(lock_);
    if (engine_) tick += engine_->backend().work_done();
  }
  writer_.send(Message::beat, 0,
               {{"tick", tick},
                {"memory", resident_memory()},
                {"memory_total", total_memory()},
                {"memory_available", available_memory()},
                {"busy", queue_.is_busy()}});
}

void Server::beat_until_stopped(const std::stop_token& stop) {
  std::mutex lock;
  std::condition_variable_any stopped;
  std::unique_lock held(lock);
  while (!stopped.wait_for(held, stop, beat_period, [&stop] { return stop.stop_requested(); })) {
    beat();
    if (writer_.is_closed()) end(exit_ended);
  }
}

}  // namespace sana::engine
