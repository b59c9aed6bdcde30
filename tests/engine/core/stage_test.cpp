// SPDX-License-Identifier: Apache-2.0
#include "engine/core/stage.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/ops/ops.h"

namespace sana::engine {
namespace {

class StageTest : public testing::Test {
 protected:
  Tensor filled(float value) { return upload(*backend_, std::vector<float>(4, value), {1, 4}); }
  std::unique_ptr<kernels::Backend> backend_ = kernels::create_backend("reference");
  Stage stage_{*backend_};
};

TEST_F(StageTest, PreparesOnceAndReplaysWithOtherTensors) {
  const Tensor y = filled(0);
  std::map<Context::Mode, int> calls;
  for (const float value : {1.0f, 2.0f}) {
    const Tensor x = filled(value);
    stage_.run({7}, [&](Context& context) {
      ++calls[context.mode()];
      const Tensor twice = context.allocate(x.shape());
      ops::add(context, x, x, twice);
      ops::add(context, twice, x, y);
    });
    EXPECT_EQ(download(*backend_, y)[0], 3 * value);
  }
  EXPECT_EQ(calls[Context::Mode::prepare], 1);
  EXPECT_EQ(calls[Context::Mode::run], 2);
  EXPECT_TRUE(stage_.is_prepared({7}));
  EXPECT_FALSE(stage_.is_prepared({8}));
}

TEST_F(StageTest, MeasuringRunsNothing) {
  const StageBytes bytes = stage_.measure([&](Context& context) {
    EXPECT_EQ(context.mode(), Context::Mode::measure);
    const Tensor a = context.allocate({100});
    {
      const Context::Scope scope(context);
      context.allocate({100});
    }
    ops::add(context, a, a, a);
  });
  EXPECT_EQ(bytes.activations, 2U * 448);
  EXPECT_EQ(bytes.held, 0U);
}

TEST_F(StageTest, HoldsItsActivationsUntilTheyAreReleased) {
  const auto forward = [](Context& context) { context.allocate({100}); };
  stage_.run({1}, forward);
  EXPECT_EQ(stage_.measure(forward).held, 448U);
  stage_.release_activations();
  EXPECT_EQ(stage_.measure(forward).held, 0U);
  stage_.run({1}, forward);
  EXPECT_EQ(stage_.measure(forward).held, 448U);
}

TEST_F(StageTest, KeepsThePlansUsedLast) {
  const Tensor x = filled(1);
  const auto forward = [&](Context& context) { ops::add(context, x, x, x); };
  for (std::int64_t key = 0; key < 8; ++key) stage_.run({key}, forward);
  stage_.run({0}, forward);  // used again
  stage_.run({8}, forward);
  EXPECT_TRUE(stage_.is_prepared({0}));
  EXPECT_FALSE(stage_.is_prepared({1}));
}

TEST_F(StageTest, AnotherSequenceOfOpsUnderTheSameKeyIsABug) {
  const Tensor x = filled(1);
  stage_.run({1}, [&](Context& context) { ops::add(context, x, x, x); });
  EXPECT_THROW(stage_.run({1}, [&](Context& context) { ops::copy(context, x, x); }), Bug);
  EXPECT_THROW(stage_.run({1},
                          [&](Context& context) {
                            ops::add(context, x, x, x);
                            ops::add(context, x, x, x);
                          }),
               Bug);
}

TEST_F(StageTest, AStopIsNoticedBeforeTheFirstOpAndAfterTheLast) {
  const Tensor x = filled(1), y = filled(0);
  const auto forward = [&](Context& context) { ops::add(context, x, x, y); };
  std::stop_source early;
  early.request_stop();
  EXPECT_THROW(stage_.run({1}, forward, early.get_token()), Cancelled);
  EXPECT_FALSE(stage_.is_prepared({1}));
  EXPECT_EQ(download(*backend_, y)[0], 0);
  std::stop_source late;
  EXPECT_THROW(stage_.run({1},
                          [&](Context& context) {
                            forward(context);
                            if (context.mode() == Context::Mode::run) late.request_stop();
                          },
                          late.get_token()),
               Cancelled);
  stage_.run({1}, forward);
  EXPECT_EQ(download(*backend_, y)[0], 2);
}

TEST_F(StageTest, AFailedPreparationLeavesNoPlan) {
  const auto failing = [](Context& context) {
    context.allocate({100});
    throw Exception(ErrorKind::out_of_memory, "No room.");
  };
  EXPECT_THROW(stage_.run({1}, failing), Exception);
  EXPECT_FALSE(stage_.is_prepared({1}));
  const Tensor x = filled(1);
  stage_.run({1}, [&](Context& context) { ops::add(context, x, x, x); });
  EXPECT_EQ(download(*backend_, x)[0], 2);
}

TEST(StageWithoutOps, NamesTheDeviceAndTheOp) {
  const auto nothing = kernels::create_backend("null");
  Stage stage(*nothing);
  const Tensor x(DType::f32, {1, 4});
  try {
    stage.measure([&](Context& context) { ops::add(context, x, x, x); });
    FAIL() << "measured";
  } catch (const Exception& exception) {
    EXPECT_EQ(exception.error().kind, ErrorKind::not_supported);
    EXPECT_NE(exception.error().what.find("\"null\""), std::string::npos);
    EXPECT_NE(exception.error().what.find("Add"), std::string::npos);
  }
}

// Weights of a linear layer, and whether their pages were given back.
class CountedSource final : public TensorSource {
 public:
  kernels::ConstTensorView find(const std::string&) override { return {values_.data(), DType::f32, {16, 16}}; }
  std::vector<std::string> names() const override { return {"weight"}; }
  std::string place() const override { return "a test"; }
  void release_pages() override { ++released; }
  int released = 0;

 private:
  std::vector<float> values_ = std::vector<float>(256, 0.5f);
};

TEST(StageWithSource, GivesPagesBackWheneverSomethingWasPacked) {
  for (const kernels::BackendEntry& entry : kernels::backends()) {
    if (entry.preference < 0) continue;
    const auto backend = kernels::create_backend(entry.name);
    CountedSource source;
    Stage stage(*backend, &source);
    ops::LinearWeights weights;
    weights.weight[0] = source.find("weight");
    const auto run = [&](std::int64_t rows) {
      const Tensor x = upload(*backend, std::vector<float>(static_cast<std::size_t>(rows) * 16, 1.0f), {rows, 16});
      const Tensor y = make_tensor(*backend, {rows, 16});
      stage.run({rows}, [&](Context& context) { ops::linear_into(context, x, weights, y); });
      return download(*backend, y)[0];
    };
    EXPECT_EQ(run(1), 8) << entry.name;
    const int packed = stage.weight_bytes() > 0 ? 1 : 0;
    EXPECT_EQ(source.released, packed) << entry.name;
    run(1);
    EXPECT_EQ(source.released, packed) << entry.name;
    EXPECT_GE(stage.measure([](Context&) {}).held, stage.weight_bytes()) << entry.name;
  }
}

}  // namespace
}  // namespace sana::engine
