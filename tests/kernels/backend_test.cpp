// SPDX-License-Identifier: Apache-2.0
#include "kernels/backend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "kernels/error.h"
#include "kernels/host_buffer.h"

namespace sana::kernels {
namespace {

TEST(CreateBackend, UnknownNameIsNotSupportedAndListsTheNames) {
  try {
    create_backend("abacus");
    FAIL() << "created";
  } catch (const Exception& exception) {
    EXPECT_EQ(exception.error().kind, ErrorKind::not_supported);
    EXPECT_NE(exception.error().what.find("abacus"), std::string::npos);
    for (const BackendEntry& entry : backends())
      EXPECT_NE(exception.error().hint.find(entry.name), std::string::npos) << entry.name;
  }
}

TEST(CreateBackend, EmptyNameGivesTheMostPreferred) {
  const auto most = std::max_element(backends().begin(), backends().end(),
                                     [](const auto& a, const auto& b) { return a.preference < b.preference; });
  EXPECT_EQ(create_backend("")->name(), most->name);
}

TEST(CreateBackend, EveryNameIsUniqueAndGivesABackendOfThatName) {
  std::vector<std::string_view> names;
  for (const BackendEntry& entry : backends()) {
    EXPECT_EQ(create_backend(entry.name)->name(), entry.name);
    EXPECT_EQ(std::count(names.begin(), names.end(), entry.name), 0) << entry.name;
    names.push_back(entry.name);
  }
  EXPECT_NE(std::count(names.begin(), names.end(), "reference"), 0);
}

TEST(CreateBackend, TakesTheNumberOfThreads) {
  for (const BackendEntry& entry : backends()) {
    const int threads = entry.create({.threads = 3})->device().threads;
    EXPECT_TRUE(threads == 3 || threads == 1) << entry.name << " has " << threads;
    EXPECT_GE(entry.create({})->device().threads, 1) << entry.name;
  }
}

TEST(NullBackend, HasNoOp) {
  const auto null = create_backend("null");
  std::size_t ops = 0;
  for_each_op([&]<class Op>() {
    EXPECT_EQ(null->ops().get<Op>(), nullptr) << op_name<Op>();
    ++ops;
  });
  EXPECT_EQ(ops, AllOps::size);
}

TEST(Buffers, AreAlignedAndCarryBytesThereAndBack) {
  for (const BackendEntry& entry : backends()) {
    const auto backend = entry.create({});
    const std::vector<unsigned char> sent{1, 2, 3, 250, 251};
    std::vector<unsigned char> received(sent.size());
    const auto buffer = backend->allocate(sent.size());
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(buffer->data()) % 64, 0u) << entry.name;
    EXPECT_EQ(buffer->bytes(), sent.size()) << entry.name;
    backend->upload(buffer->data(), sent.data(), sent.size());
    backend->download(received.data(), buffer->data(), received.size());
    EXPECT_EQ(sent, received) << entry.name;
  }
}

TEST(Buffers, OfNoBytesExist) { EXPECT_NE(allocate_host_buffer(0)->data(), nullptr); }

TEST(Buffers, ThatDoNotFitAreOutOfMemory) {
  for (const std::size_t bytes : {std::size_t{1} << 60, ~std::size_t{0}}) {
    try {
      allocate_host_buffer(bytes);
      FAIL() << bytes;
    } catch (const Exception& exception) {
      EXPECT_EQ(exception.error().kind, ErrorKind::out_of_memory);
    }
  }
}

class Bytes final : public PackedWeights {
 public:
  explicit Bytes(std::size_t bytes) : bytes_(bytes) {}
  std::size_t bytes() const override { return bytes_; }

 private:
  std::size_t bytes_;
};

TEST(Pool, FindsByAddressesAndPacking) {
  WeightPool pool;
  const float a = 0, b = 0;
  pool.put({{&a, &b}, "linear"}, std::make_shared<Bytes>(100));
  pool.put({{&a}, "linear"}, std::make_shared<Bytes>(20));
  EXPECT_EQ(pool.bytes(), 120u);
  EXPECT_EQ(pool.find({{&a, &b}, "linear"})->bytes(), 100u);
  EXPECT_EQ(pool.find({{&a}, "linear"})->bytes(), 20u);
  EXPECT_EQ(pool.find({{&a, &b}, "linear.bf16"}), nullptr);
  EXPECT_EQ(pool.find({{&b, &a}, "linear"}), nullptr) << "order matters";
}

}  // namespace
}  // namespace sana::kernels
