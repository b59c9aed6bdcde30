// SPDX-License-Identifier: Apache-2.0
// The oracle: every op as its formula reads, on one thread, in double. Other backends are compared with this one.
#include <cstring>

#include "kernels/backend.h"
#include "kernels/host_buffer.h"
#include "kernels/reference/reference_op.h"

namespace sana::kernels {
namespace {

class ReferenceBackend final : public Backend {
 public:
  ReferenceBackend() {
    for_each_op([this]<class Op>() { ops_.set<Op>(&prepare_reference); });
  }
  std::string_view name() const override { return "reference"; }
  DeviceInfo device() const override { return {"reference", "plain C++ in double precision", "none", 0, 1}; }
  const OpTable& ops() const override { return ops_; }
  std::shared_ptr<Buffer> allocate(std::size_t bytes) override { return allocate_host_buffer(bytes); }
  void upload(void* device_memory, const void* host, std::size_t bytes) override {
    std::memcpy(device_memory, host, bytes);
  }
  void download(void* host, const void* device_memory, std::size_t bytes) override {
    std::memcpy(host, device_memory, bytes);
  }

 private:
  OpTable ops_;
};

}  // namespace

std::unique_ptr<Backend> create_reference_backend(const BackendOptions&);
std::unique_ptr<Backend> create_reference_backend(const BackendOptions&) {
  return std::make_unique<ReferenceBackend>();
}

}  // namespace sana::kernels
