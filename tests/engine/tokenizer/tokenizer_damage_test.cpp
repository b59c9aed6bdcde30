// SPDX-License-Identifier: Apache-2.0
// Damaged and hostile tokenizer files are refused with a sentence or work; they never crash.

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <random>

#include "engine/core/error.h"
#include "engine/tokenizer/gemma/sentencepiece_model.h"
#include "engine/tokenizer/tokenizer.h"
#include "tests/engine/tokenizer/tokenizer_folder.h"

namespace sana::tests {
namespace {

using engine::ErrorKind;
using engine::Exception;
using engine::Piece;
using engine::PieceType;
using nlohmann::json;

enum class Outcome : std::uint8_t { opened, refused };

/// Opens and uses the folder. A refusal is of the kind model or not_supported and names a file.
Outcome try_folder(const std::filesystem::path& folder) {
  try {
    const auto tokenizer = engine::open_tokenizer(folder);
    for (const auto id : tokenizer->encode("A cat <bos>\n\n \u2581\u2581 \U0001F431\t\x01 the  end").ids) {
      EXPECT_GE(id, 0);
      EXPECT_LT(id, tokenizer->vocab_size());
    }
    return Outcome::opened;
  } catch (const Exception& exception) {
    const ErrorKind kind = exception.error().kind;
    EXPECT_TRUE(kind == ErrorKind::model || kind == ErrorKind::not_supported) << exception.what();
    EXPECT_NE(std::string(exception.what()).find(folder.string()), std::string::npos) << exception.what();
    EXPECT_FALSE(exception.error().hint.empty());
    return Outcome::refused;
  }
}

TEST(TokenizerDamage, every_truncation_is_refused) {
  for (const std::string name : {"tokenizer.model", "tokenizer.json"}) {
    const FolderCopy copy(small_tokenizer(), name == "tokenizer.json" ? "tokenizer.model" : "tokenizer.json");
    const std::string bytes = read_text(copy.path() / name);
    const std::size_t whole = bytes.find_last_not_of(" \n");
    for (std::size_t size = 0; size < whole; size += 1 + size / 16) {
      copy.write(name, bytes.substr(0, size));
      EXPECT_EQ(try_folder(copy.path()), Outcome::refused) << name << " cut to " << size;
    }
  }
}

TEST(TokenizerDamage, random_changes_never_crash) {
  std::mt19937 random(7);
  for (const std::string name : {"tokenizer.model", "tokenizer.json", "tokenizer_config.json"}) {
    const FolderCopy copy(small_tokenizer(), name == "tokenizer.json" ? "tokenizer.model" : "");
    const std::string bytes = read_text(copy.path() / name);
    int refused = 0;
    for (int i = 0; i < 300; ++i) {
      std::string changed = bytes;
      for (unsigned n = 1 + random() % 4; n > 0; --n) changed[random() % changed.size()] = static_cast<char>(random());
      copy.write(name, changed);
      refused += try_folder(copy.path()) == Outcome::refused ? 1 : 0;
    }
    EXPECT_GT(refused, 0) << name;
  }
}

TEST(TokenizerDamage, a_changed_tail_of_the_model_never_crashes) {
  // The settings behind the pieces.
  std::mt19937 random(8);
  const FolderCopy copy(small_tokenizer(), "tokenizer.json");
  const std::string bytes = read_text(copy.path() / "tokenizer.model");
  int refused = 0;
  for (int i = 0; i < 500; ++i) {
    std::string changed = bytes;
    changed[changed.size() - 1 - random() % 200] = static_cast<char>(random());
    copy.write("tokenizer.model", changed);
    refused += try_folder(copy.path()) == Outcome::refused ? 1 : 0;
  }
  EXPECT_GT(refused, 0);
}

/// Changes the small tokenizer.json and says what became of it.
Outcome with_json(const std::function<void(json&)>& change, const std::string& without = "tokenizer.model") {
  const FolderCopy copy(small_tokenizer(), without);
  json document = read_json(copy.path() / "tokenizer.json");
  change(document);
  copy.write("tokenizer.json", document.dump());
  return try_folder(copy.path());
}

TEST(TokenizerDamage, wrong_values_in_the_json_are_refused) {
  EXPECT_EQ(with_json([](json&) {}), Outcome::opened);
  const std::vector<std::function<void(json&)>> changes{
      [](json& d) { d = json::array(); },
      [](json& d) { d = "text"; },
      [](json& d) { d.erase("model"); },
      [](json& d) { d["model"]["vocab"] = json::object(); },
      [](json& d) {
        d["model"]["vocab"] = json::array({"a", "b"});
      },
      [](json& d) { d["model"]["vocab"]["\u2581the"] = "text"; },
      [](json& d) { d["model"]["vocab"]["\u2581the"] = json::array(); },
      [](json& d) { d["model"]["vocab"]["\u2581the"] = 1.5; },
      [](json& d) { d["model"]["vocab"]["\u2581the"] = -1; },
      [](json& d) { d["model"]["vocab"]["\u2581the"] = 3; },
      [](json& d) { d["model"]["vocab"]["\u2581the"] = 5000; },
      [](json& d) { d["model"]["vocab"]["\u2581the"] = std::numeric_limits<std::uint64_t>::max(); },
      [](json& d) { d["model"]["vocab"][""] = 1024; },
      [](json& d) { d["model"]["vocab"][std::string(5000, 'a')] = 1024; },
      [](json& d) { d["model"]["vocab"].erase("<0x41>"); },
      [](json& d) { d["model"]["merges"] = 5; },
      [](json& d) { d["model"]["merges"] = json::array(); },
      [](json& d) { d["model"]["merges"][3] = 5; },
      [](json& d) { d["model"]["merges"][3] = json::array({"a"}); },
      [](json& d) {
        d["model"]["merges"][3] = json::array({"a", "b", "c"});
      },
      [](json& d) {
        d["model"]["merges"][3] = json::array({"a", 7});
      },
      [](json& d) { d["model"]["merges"][3] = json::object(); },
      [](json& d) { d["model"]["merges"][3] = "nospace"; },
      [](json& d) { d["model"]["merges"][3] = "\u732B \u732B\u732B"; },
      [](json& d) { d["model"]["merges"].push_back(d["model"]["merges"][400]); },
      [](json& d) { d["model"]["type"] = "Unigram"; },
      [](json& d) { d["model"]["byte_fallback"] = false; },
      [](json& d) { d["model"]["dropout"] = 0.1; },
      [](json& d) { d["normalizer"] = nullptr; },
      [](json& d) { d["normalizer"]["content"] = "_"; },
      [](json& d) { d["pre_tokenizer"]["type"] = "ByteLevel"; },
      [](json& d) { d["added_tokens"] = json::array({5}); },
      [](json& d) { d["added_tokens"] = json::array(); },
      [](json& d) { d["added_tokens"][5].erase("id"); },
      [](json& d) { d["added_tokens"][5]["id"] = "5"; },
      [](json& d) { d["added_tokens"][5]["id"] = 6; },
      [](json& d) { d["added_tokens"][5]["id"] = std::int64_t{1} << 40; },
      [](json& d) { d["added_tokens"][5]["content"] = ""; },
      [](json& d) { d["added_tokens"][5]["content"] = "<pad>"; },
      [](json& d) { d["added_tokens"][5]["lstrip"] = true; },
      [](json& d) {
        for (int i = 0; i < 100; ++i) d["decoder"] = json::array({d["decoder"]});
      },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) EXPECT_EQ(with_json(changes[i]), Outcome::refused) << "change " << i;
}

TEST(TokenizerDamage, brackets_without_end_are_refused) {
  const FolderCopy copy(small_tokenizer(), "tokenizer.model");
  for (const std::string start : {"[", "{\"a\":", "{\"model\":{\"vocab\":{\"a\":", "{\"model\":{\"merges\":["}) {
    std::string bytes;
    while (bytes.size() < 1'000'000) bytes += start;
    copy.write("tokenizer.json", bytes);
    EXPECT_EQ(try_folder(copy.path()), Outcome::refused) << start;
  }
}

TEST(TokenizerDamage, a_json_that_contradicts_the_model_is_refused) {
  EXPECT_EQ(with_json([](json&) {}, ""), Outcome::opened);
  EXPECT_EQ(with_json([](json& d) { d["added_tokens"][5]["id"] = 700; }, ""), Outcome::refused);
  EXPECT_EQ(with_json([](json& d) { d["added_tokens"][5]["content"] = "<other>"; }, ""), Outcome::refused);
}

TEST(TokenizerDamage, tokens_beyond_the_vocabulary_enlarge_it) {
  const FolderCopy copy(small_tokenizer());
  json document = read_json(copy.path() / "tokenizer.json");
  document["added_tokens"].push_back({{"id", 1024}, {"content", "<extra>"}, {"normalized", true}, {"special", false}});
  for (int form = 0; form < 2; ++form) {
    copy.write("tokenizer.json", document.dump());
    const auto tokenizer = engine::open_tokenizer(copy.path());
    EXPECT_EQ(tokenizer->vocab_size(), 1025);
    const auto encoding = tokenizer->encode("<bos><extra>");
    EXPECT_EQ(encoding.ids, (std::vector<std::int32_t>{2, 1024}));
    EXPECT_EQ(encoding.spans.back(), (std::pair<std::size_t, std::size_t>(5, 12)));
    if (form == 0) copy.remove("tokenizer.model");
  }
}

/// Changes the pieces of the small tokenizer.model and says what became of it.
Outcome with_pieces(const std::function<void(std::vector<Piece>&)>& change) {
  const FolderCopy copy(small_tokenizer(), "tokenizer.json");
  const auto file = copy.path() / "tokenizer.model";
  auto pieces = engine::read_sentencepiece_model(read_text(file), file);
  change(pieces);
  copy.write("tokenizer.model",
             engine::write_sentencepiece_model(pieces, {.unknown = 3, .bos = 2, .eos = 1, .pad = 0}));
  return try_folder(copy.path());
}

TEST(TokenizerDamage, wrong_pieces_in_the_model_are_refused) {
  using Pieces = std::vector<Piece>;
  EXPECT_EQ(with_pieces([](Pieces&) {}), Outcome::opened);
  const std::vector<std::function<void(Pieces&)>> changes{
      [](Pieces& p) { p.clear(); },
      [](Pieces& p) { p.resize(3); },
      [](Pieces& p) { p[600].text.clear(); },
      [](Pieces& p) { p[600].text = p[601].text; },
      [](Pieces& p) { p[600].text = "\xFF\xFE"; },
      [](Pieces& p) { p[600].text = std::string(2000, 'x'); },
      [](Pieces& p) { p[600].score = std::numeric_limits<float>::quiet_NaN(); },
      [](Pieces& p) { p[600].score = std::numeric_limits<float>::infinity(); },
      [](Pieces& p) { p[600].type = PieceType::unknown; },
      [](Pieces& p) { p[600].type = PieceType::byte; },
      [](Pieces& p) { p[600].type = static_cast<PieceType>(5); },
      [](Pieces& p) { p[600].type = static_cast<PieceType>(99); },
      [](Pieces& p) { p[600] = {.text = std::string("a\0b", 3), .type = PieceType::user_defined}; },
      [](Pieces& p) { p[3].type = PieceType::control; },
      [](Pieces& p) { p[2].type = PieceType::normal; },
      [](Pieces& p) { p[100].type = PieceType::normal; },
  };
  for (std::size_t i = 0; i < changes.size(); ++i)
    EXPECT_EQ(with_pieces(changes[i]), Outcome::refused) << "change " << i;
}

TEST(TokenizerDamage, foreign_wire_formats_are_refused) {
  const FolderCopy copy(small_tokenizer(), "tokenizer.json");
  const std::string whole = read_text(copy.path() / "tokenizer.model");
  const std::vector<std::string> beginnings{
      std::string("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01", 11),  // a piece of 2^64 - 1 bytes
      std::string("\x0A\xFF\xFF\xFF\xFF\x7F", 6),                       // of 2^35 - 1 bytes
      std::string(20, '\xFF'),                                          // a number without end
      std::string("\x00\x00", 2),                                       // field 0
      std::string("\x08\x01", 2),                                       // pieces as a number
      std::string("\x0B", 1),                                           // a group
      std::string("\x0A\x02\x08\x01", 4),                               // a piece whose text is a number
  };
  for (std::size_t i = 0; i < beginnings.size(); ++i) {
    copy.write("tokenizer.model", beginnings[i] + whole);
    EXPECT_EQ(try_folder(copy.path()), Outcome::refused) << "beginning " << i;
  }
}

}  // namespace
}  // namespace sana::tests
