// SPDX-License-Identifier: Apache-2.0
#include "engine/engine.h"

#include <new>

#include "engine/pipeline/text_to_image.h"

namespace sana::engine {
namespace {

// Runs `work`; whatever it throws becomes a value.
template <class Result, class Work>
std::expected<Result, Error> guarded(Work&& work) {
  try {
    return work();
  } catch (const Exception& exception) {
    return std::unexpected(exception.error());
  } catch (const std::bad_alloc&) {
    return std::unexpected(Error{ErrorKind::out_of_memory, "The machine has no memory left.",
                                 "Choose a smaller size or close other programs."});
  } catch (const std::exception& exception) {
    return std::unexpected(Error{ErrorKind::bug, std::string("Something unexpected happened: ") + exception.what() + ".",
                                 "Please report it."});
  }
}

}  // namespace

Engine::Engine(const EngineOptions& options)
    : options_(options), backend_(kernels::create_backend(options.device, {.threads = options.threads})) {}

Engine::~Engine() = default;

std::expected<std::unique_ptr<Engine>, Error> Engine::create(const EngineOptions& options) {
  return guarded<std::unique_ptr<Engine>>([&] { return std::unique_ptr<Engine>(new Engine(options)); });
}

kernels::DeviceInfo Engine::device() const { return backend_->device(); }

std::expected<Model*, Error> Engine::open(const std::filesystem::path& folder, const std::string& precision) {
  return guarded<Model*>([&] {
    auto opened = std::make_unique<Model>(
        folder, *backend_, ModelOptions{.precision = precision_named(precision), .cache_folder = options_.cache_folder});
    model_ = std::move(opened);
    return model_.get();
  });
}

std::expected<std::optional<Picture>, Error> Engine::generate(const GenerateRequest& request, Observer& observer,
                                                              std::stop_token stop) {
  return guarded<std::optional<Picture>>([&]() -> std::optional<Picture> {
    if (model_ == nullptr) throw Exception(ErrorKind::usage, "No model is open.", "Open a model first.");
    try {
      Picture picture = text_to_image(*model_, request, observer, stop);
      if (stop.stop_requested()) return std::nullopt;
      return picture;
    } catch (const Cancelled&) {
      return std::nullopt;
    }
  });
}

std::vector<kernels::DeviceInfo> devices() {
  std::vector<kernels::DeviceInfo> found;
  for (const kernels::BackendEntry& entry : kernels::backends()) {
    if (entry.preference < 0) continue;  // provides nothing: for tests
    try {
      found.push_back(entry.create({})->device());
    } catch (const Exception&) {
      // This build has the backend, this machine not the device.
    }
  }
  return found;
}

}  // namespace sana::engine
