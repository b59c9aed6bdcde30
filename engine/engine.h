// SPDX-License-Identifier: Apache-2.0
#pragma once
// The door of the engine: open a model, draw. Nothing throws across it.

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/request.h"
#include "kernels/backend.h"

namespace sana::engine {

class Model;

struct EngineOptions {
  std::string device = {};                  ///< "": the best there is
  int threads = 0;                          ///< 0: as many as the machine has
  std::filesystem::path cache_folder = {};  ///< empty: nothing is kept on disk between runs
};

/// One device with the models opened on it. One thread at a time; several engines in one process are independent.
class Engine {
 public:
  static std::expected<std::unique_ptr<Engine>, Error> create(const EngineOptions& options);
  ~Engine();

  kernels::DeviceInfo device() const;
  kernels::Backend& backend() const { return *backend_; }

  /// Opens a checkpoint folder in place of the one opened before; precision "fp32", "bf16" or "auto", which is fp32.
  std::expected<Model*, Error> open(const std::filesystem::path& folder, const std::string& precision = "fp32");

  /// Draws with the open model. No picture and no error: a stop was requested.
  std::expected<std::optional<Picture>, Error> generate(const GenerateRequest& request, Observer& observer,
                                                        std::stop_token stop = {});

 private:
  explicit Engine(const EngineOptions& options);

  EngineOptions options_;
  std::unique_ptr<kernels::Backend> backend_;
  std::unique_ptr<Model> model_;
};

/// Every device of this build that can be created here.
std::vector<kernels::DeviceInfo> devices();

}  // namespace sana::engine
