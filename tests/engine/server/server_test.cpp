// SPDX-License-Identifier: Apache-2.0
// Conversations with the engine's end of the protocol, with real models.
#include <gtest/gtest.h>

#include "engine/image/recipe.h"
#include "tests/engine/checkpoint/scratch_folder.h"
#include "tests/engine/pipeline/drawing.h"
#include "tests/engine/server/peer.h"

namespace sana::engine {
namespace {

using Json = nlohmann::json;

constexpr int endless = 1000;  // steps: some seconds, long enough to be interrupted

TEST(Server, Greets) {
  Peer peer;
  peer.send(Message::hello, 0, {{"version", 1}, {"client", "test"}});
  const Json ready = peer.until({Message::ready}).object;
  EXPECT_EQ(ready["version"], 1);
  EXPECT_FALSE(ready["engine"].get<std::string>().empty());
  ASSERT_FALSE(ready["devices"].empty());
  EXPECT_FALSE(ready["devices"][0]["name"].get<std::string>().empty());
  EXPECT_GT(ready["memory_total"].get<std::uint64_t>(), 0u);
  EXPECT_GT(ready["threads"].get<int>(), 0);
  peer.send(Message::ping, 3, {{"n", 42}});
  const Answer pong = peer.until({Message::pong});
  EXPECT_EQ(pong.object["n"], 42);
  EXPECT_EQ(pong.job, 3u);
  peer.send(Message::quit);
  EXPECT_EQ(peer.exit_code(), 0);
}

TEST(Server, AnotherVersionIsAnsweredAndLeft) {
  Peer peer;
  peer.send(Message::hello, 0, {{"version", 2}});
  EXPECT_EQ(peer.until({Message::ready}).object["version"], 1);
  EXPECT_EQ(peer.exit_code(), 0);
}

TEST(Server, DescribesTheModelItLoads) {
  Peer peer;
  const Json model = peer.load(builtin_model().string(), 5);
  EXPECT_EQ(model["name"], "Emoji scenes 128");
  EXPECT_EQ(model["width"], 128);
  EXPECT_EQ(model["steps"], 20);
  EXPECT_EQ(model["multiple"], 16);
  EXPECT_EQ(model["max_tokens"], 61);
  EXPECT_TRUE(model["guidance"].get<bool>());
  EXPECT_FALSE(model["styles"].get<bool>());
  EXPECT_EQ(model["previews"], "autoencoder");
  EXPECT_EQ(model["scheduler"], model["schedulers"][0]["name"]);
  EXPECT_TRUE(model["about"].contains("zh"));
  EXPECT_FALSE(model["examples"].empty());
  EXPECT_FALSE(model["licence"].get<std::string>().empty());
  EXPECT_EQ(model["sizes"], Json::parse("[[128,128]]"));
  EXPECT_GT(model["memory_bytes"].get<std::uint64_t>(), model["weights_bytes"].get<std::uint64_t>());
  for (const Json& scheduler : model["schedulers"])
    for (const Json& parameter : scheduler["parameters"]) {
      EXPECT_LE(parameter["min"].get<double>(), parameter["default"].get<double>());
      EXPECT_LE(parameter["default"].get<double>(), parameter["max"].get<double>());
    }
  EXPECT_EQ(peer.load(builtin_model().string(), 6), model) << "the same again";
}

TEST(Server, OffersTrainedSizesOrMultiples) {
  Peer peer;
  for (const char* name : {"pipeline_binning", "pipeline_base"}) {
    const Json model = peer.load(golden_model(name).string());
    const int multiple = model["multiple"];
    ASSERT_GE(model["sizes"].size(), 2u) << name;
    EXPECT_EQ(model["sizes"][0], Json({model["width"], model["height"]}));
    for (const Json& size : model["sizes"])
      for (const Json& side : size) EXPECT_EQ(side.get<int>() % multiple, 0) << name;
  }
}

TEST(Server, DrawsWhatTheDoorDraws) {
  const auto engine = engine_with(builtin_model());
  const Picture expected = draw(*engine, fox());
  Peer peer;
  peer.load(builtin_model().string());
  peer.send(Message::generate, 9, wish(recipe(fox().prompt)));
  const Answer result = peer.until(outcomes);
  ASSERT_EQ(result.type, Message::result) << result.object;
  EXPECT_EQ(result.job, 9u);
  EXPECT_EQ(result.pixels, expected.image.rgb);
  EXPECT_EQ(result.picture->width, 128u);
  EXPECT_EQ(result.object["device"], engine->device().name);
  EXPECT_EQ(result.object["fallback"], "");
  EXPECT_GT(result.object["seconds"]["draw"].get<double>(), 0);
  const Recipe drawn = parse_recipe(result.object["recipe"].dump());
  EXPECT_FALSE(drawn.extras.uid || drawn.extras.created);
  EXPECT_EQ(draw(*engine, request_from_recipe(drawn)).image.rgb, expected.image.rgb);
}

TEST(Server, TellsEveryStage) {
  Peer peer;
  peer.load(builtin_model().string());
  peer.send(Message::preview_wish, 0, {{"on", false}});
  for (const bool remembered : {false, true}) {
    peer.send(Message::generate, 1, wish(recipe("a panda", 2)));
    ASSERT_EQ(peer.until(outcomes).type, Message::result);
    std::vector<std::string> heard;
    for (const Answer& answer : peer.passed())
      if (answer.type == Message::stage)
        heard.push_back(answer.object["stage"].get<std::string>() + std::to_string(answer.object["done"].get<int>()) +
                        (answer.object["remembered"].get<bool>() ? " remembered" : ""));
    const std::vector<std::string> expected{"understand0", remembered ? "understand1 remembered" : "understand1",
                                            "draw0", "draw1", "draw2", "develop0", "develop1"};
    EXPECT_EQ(heard, expected);
    EXPECT_EQ(peer.count(Message::preview), 0u) << "previews are off";
    EXPECT_EQ(peer.count(Message::preview_source), 1u);
  }
}

/// Draws and gives the credit back after each preview; the number of previews.
std::size_t previews_with_credit(Peer& peer, std::uint32_t job, const Json& recipe) {
  std::size_t previews = 0;
  peer.send(Message::generate, job, wish(recipe));
  while (peer.until({Message::preview, Message::result}).type == Message::preview) {
    ++previews;
    peer.send(Message::preview_taken, job);
  }
  return previews;
}

TEST(Server, SendsOnePreviewForEachCredit) {
  Peer peer;
  peer.load(builtin_model().string());
  peer.send(Message::generate, 1, wish(recipe("a fox", 6)));
  Answer result = peer.until(outcomes);
  ASSERT_EQ(result.type, Message::result);
  EXPECT_EQ(peer.count(Message::preview), 1u) << "the credit was never given back";
  const Answer* preview = nullptr;
  for (const Answer& answer : peer.passed())
    if (answer.type == Message::preview) preview = &answer;
  EXPECT_EQ(preview->picture->step, 1u);
  EXPECT_EQ(preview->picture->flags, static_cast<std::uint32_t>(PreviewKind::autoencoder));
  EXPECT_GE(previews_with_credit(peer, 2, recipe("a fox", 100)), 2u);
}

TEST(Server, HoldsTheMemoryLimitOfTheLastLoad) {
  Peer peer;
  const auto outcome = [&](std::int64_t limit) {
    peer.send(Message::load, 1, {{"folder", builtin_model().string()}, {"memory_limit", limit}});
    EXPECT_EQ(peer.until({Message::loaded, Message::failed}).type, Message::loaded);
    peer.send(Message::generate, 2, wish(recipe("a fox", 1)));
    return peer.until(outcomes);
  };
  const Answer refused = outcome(1 << 20);
  ASSERT_EQ(refused.type, Message::failed);
  EXPECT_EQ(refused.object.at("code"), "out_of_memory");
  EXPECT_EQ(outcome(std::int64_t{4} << 30).type, Message::result);
  EXPECT_EQ(outcome(-5).type, Message::result) << "nonsense is no limit";
}

TEST(Server, PreviewsAreAsLargeAsWishedAndChangeNothing) {
  Peer peer;
  peer.load(builtin_model().string());
  const auto drawn = [&](bool on, int side) {
    peer.send(Message::preview_wish, 0, {{"on", on}, {"max_side", side}});
    peer.send(Message::generate, 1, wish(recipe("two dogs", 4)));
    Answer result = peer.until(outcomes);
    for (const Answer& answer : peer.passed()) {
      if (answer.type != Message::preview) continue;
      EXPECT_EQ(answer.picture->width, static_cast<std::uint32_t>(std::min(side, 128)));
    }
    return result.pixels;
  };
  const auto without = drawn(false, 512);
  EXPECT_EQ(drawn(true, 512), without);
  EXPECT_EQ(drawn(true, 50), without);
}

TEST(Server, CancelsWhatRunsAndDrawsOn) {
  Peer peer;
  peer.load(builtin_model().string());
  peer.send(Message::generate, 1, wish(recipe("a fox", endless)));
  while (peer.until({Message::stage}).object["stage"] != "draw") {}
  peer.send(Message::cancel, 1);
  const Answer outcome = peer.until(outcomes);
  EXPECT_EQ(outcome.type, Message::cancelled);
  EXPECT_EQ(outcome.job, 1u);
  peer.send(Message::cancel, 1);  // long gone
  peer.send(Message::generate, 2, wish(recipe("a fox", 2)));
  EXPECT_EQ(peer.until(outcomes).type, Message::result);
}

TEST(Server, CancelsWhatWaits) {
  Peer peer;
  peer.load(builtin_model().string());
  peer.send(Message::generate, 1, wish(recipe("a fox", endless)));
  peer.send(Message::generate, 2, wish(recipe("a panda", endless)));
  while (peer.until({Message::stage}).object["stage"] != "draw") {}
  peer.send(Message::cancel, 2);
  Answer outcome = peer.until(outcomes);
  EXPECT_EQ(outcome.type, Message::cancelled);
  EXPECT_EQ(outcome.job, 2u);
  peer.send(Message::cancel, 1);
  outcome = peer.until(outcomes);
  EXPECT_EQ(outcome.type, Message::cancelled);
  EXPECT_EQ(outcome.job, 1u);
}

TEST(Server, SaysWhatIsWrong) {
  Peer peer;
  peer.send(Message::generate, 1, wish(recipe("a fox")));
  EXPECT_EQ(peer.until(outcomes).object["code"], "usage") << "no model is open";
  peer.send(Message::load, 2, {{"folder", "/nowhere/at/all"}});
  const Answer failed = peer.until({Message::loaded, Message::failed});
  ASSERT_EQ(failed.type, Message::failed);
  EXPECT_EQ(failed.job, 2u);
  EXPECT_EQ(failed.object["code"], "model");
  EXPECT_FALSE(failed.object["text"].get<std::string>().empty());
  EXPECT_FALSE(failed.object["hint"].get<std::string>().empty());
  peer.load(builtin_model().string());
  Json odd = recipe("a fox");
  odd["width"] = 100;
  peer.send(Message::generate, 3, wish(odd));
  EXPECT_EQ(peer.until(outcomes).object["code"], "usage");
  peer.send(Message::generate, 4, {{"recipe", "none"}});
  EXPECT_EQ(peer.until(outcomes).job, 4u);
  peer.send(Message::generate, 5);
  EXPECT_EQ(peer.until(outcomes).type, Message::failed);
  const auto header = encode_header({static_cast<std::uint16_t>(Message::generate), 6, 3});
  peer.send_bytes(std::string(header.begin(), header.end()) + "{\"a");
  EXPECT_EQ(peer.until(outcomes).job, 6u);
}

TEST(Server, CountsTokensWhereDrawingCuts) {
  Peer peer;
  peer.load(builtin_model().string());
  const auto counted = [&](const std::string& text, bool negative = false) {
    peer.send(Message::count, 7, {{"text", text}, {"negative", negative}});
    return peer.until({Message::tokens, Message::failed}).object;
  };
  EXPECT_EQ(counted("")["tokens"], 0);
  EXPECT_EQ(counted("  A Fox ")["tokens"], counted("a fox")["tokens"]);
  EXPECT_EQ(counted("a fox")["cut_at"], -1);
  const int limit = counted("a fox")["limit"];
  EXPECT_EQ(limit, 60) << "61 with the sign that every prompt begins with";
  std::string text;
  while (counted(text + "fox ")["tokens"].get<int>() <= limit) text += "fox ";
  EXPECT_EQ(counted(text)["cut_at"], -1);
  const std::string longer = "  " + text + "PANDA " + text;
  const Json cut = counted(longer);
  ASSERT_GT(cut["cut_at"].get<int>(), 0);
  const std::string used = longer.substr(0, cut["cut_at"]);
  EXPECT_EQ(counted(used)["cut_at"], -1) << "what is used is used whole";
  EXPECT_LE(counted(used)["tokens"].get<int>(), limit);

  const auto engine = engine_with(builtin_model());
  Listener whole, shortened;
  GenerateRequest request = fox(1);
  request.prompt = used;
  const Picture expected = draw(*engine, request, whole);
  request.prompt = longer;
  EXPECT_EQ(draw(*engine, request, shortened).image.rgb, expected.image.rgb);
  EXPECT_TRUE(whole.notes().empty());
  EXPECT_FALSE(shortened.notes().empty());
}

TEST(Server, CountsWithoutTheInstruction) {
  Peer peer;
  peer.load(golden_model("pipeline_base").string());
  const auto tokens = [&](bool negative) {
    peer.send(Message::count, 1, {{"text", "a cat on a sofa"}, {"negative", negative}});
    return peer.until({Message::tokens}).object;
  };
  EXPECT_LE(std::abs(tokens(false)["tokens"].get<int>() - tokens(true)["tokens"].get<int>()), 1)
      << "but for a merge at the border";
  EXPECT_EQ(tokens(false)["limit"], 298);
  EXPECT_EQ(tokens(true)["limit"], 299);
}

TEST(Server, InspectsFolders) {
  const ScratchFolder scratch;
  const auto damaged = scratch.copy(builtin_model(), "damaged");
  replace_text(damaged / "transformer" / "diffusion_pytorch_model.safetensors", "\"proj_out.bias\"",
               "\"proj_out.bios\"");
  Peer peer;
  const auto inspected = [&](const std::filesystem::path& folder) {
    peer.send(Message::inspect, 4, {{"folder", folder.string()}});
    return peer.until({Message::inspected, Message::failed}).object;
  };
  const Json good = inspected(builtin_model());
  EXPECT_EQ(good["problem"], "");
  EXPECT_TRUE(good["missing"].empty());
  EXPECT_EQ(good["width"], 128);
  const Json bad = inspected(damaged);
  EXPECT_EQ(bad["missing"], Json::array({"proj_out.bias"}));
  EXPECT_FALSE(bad["problem"].get<std::string>().empty());
  EXPECT_EQ(bad["problem"].get<std::string>().find('\n'), std::string::npos);
  EXPECT_EQ(bad["name"], "Emoji scenes 128");
  EXPECT_FALSE(bad["licence"].get<std::string>().empty());
  std::filesystem::remove(damaged / "vae" / "diffusion_pytorch_model.safetensors");
  EXPECT_FALSE(inspected(damaged)["problem"].get<std::string>().empty());
  EXPECT_FALSE(inspected(scratch.path())["problem"].get<std::string>().empty());
}

TEST(Server, BeatsWhileItWorks) {
  Peer peer;
  peer.load(builtin_model().string());
  const Json idle = peer.beat();
  EXPECT_FALSE(idle["busy"].get<bool>());
  EXPECT_GT(idle["memory"].get<std::uint64_t>(), 0u);
  peer.send(Message::generate, 1, wish(recipe("a fox", endless)));
  Json first = peer.beat();
  while (!first["busy"].get<bool>()) first = peer.beat();
  const Json second = peer.beat();
  EXPECT_GT(second["tick"].get<std::uint64_t>(), first["tick"].get<std::uint64_t>());
}

TEST(Server, EndsWithItsInput) {
  Peer peer;
  peer.load(builtin_model().string());
  peer.send(Message::generate, 1, wish(recipe("a fox", endless)));
  peer.send(Message::generate, 2, wish(recipe("a fox", endless)));
  while (peer.until({Message::stage}).object["stage"] != "draw") {}
  peer.close_input();
  std::vector<std::uint32_t> cancelled;
  while (const auto answer = peer.next())
    if (answer->type == Message::cancelled) cancelled.push_back(answer->job);
  std::ranges::sort(cancelled);
  EXPECT_EQ(cancelled, (std::vector<std::uint32_t>{1, 2}));
  EXPECT_EQ(peer.exit_code(), 0);
}

TEST(Server, EndsWhereNobodyReads) {
  Peer peer;
  peer.close_output();
  EXPECT_EQ(peer.exit_code(), 0) << "the next beat finds out";
}

TEST(Server, GarbageEndsIt) {
  Peer peer;
  peer.send_bytes("GET / HTTP/1.1\r\n\r\n");
  EXPECT_EQ(peer.until({Message::log}).type, Message::log);
  EXPECT_EQ(peer.exit_code(), 2);
}

TEST(Server, UnknownMessagesAreIgnored) {
  Peer peer;
  peer.send(static_cast<Message>(77), 1);
  EXPECT_EQ(peer.until({Message::log}).type, Message::log);
  peer.send(Message::ping, 0, {{"n", 1}});
  EXPECT_EQ(peer.until({Message::pong}).object["n"], 1);
}

}  // namespace
}  // namespace sana::engine
