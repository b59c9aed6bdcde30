// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/image/atomic_file.h"
#include "engine/image/creator.h"
#include "engine/image/picture_file.h"
#include "engine/image/xmp.h"
#include "tests/engine/image/sample_picture.h"

namespace sana::engine::testing {
namespace {

std::string output_of(const std::string& command) {
  std::string output;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
  char piece[4096];
  while (const auto count = pipe == nullptr ? 0 : std::fread(piece, 1, sizeof piece, pipe.get())) {
    output.append(piece, count);
  }
  return output;
}

TEST(Xmp, MarkupAndForbiddenCharactersAreEscaped) {
  const std::string packet = xmp_packet({.system = "s",
                                         .version = "1",
                                         .prompt = std::string("<&>\"\r\n\t\0\x1B\xFF\uFFFE\uFFFF 🦊", 22),
                                         .creator_tool = "t"});
  EXPECT_NE(packet.find("&lt;&amp;&gt;&quot;&#xD;\n\t\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD 🦊"), std::string::npos) << packet;
  EXPECT_NE(packet.find("trainedAlgorithmicMedia"), std::string::npos);
}

TEST(Xmp, AnEmptyPromptLeavesNoField) {
  EXPECT_EQ(xmp_packet({.system = "s", .version = "1", .prompt = "", .creator_tool = "t"}).find("AIPrompt"),
            std::string::npos);
}

TEST(Xmp, ExiftoolReadsItWhole) {
  const std::string exiftool = SANA_EXIFTOOL;
  if (exiftool.empty()) GTEST_SKIP() << "exiftool is not installed";
  const Folder folder;
  const auto file = folder.path() / "picture.png";
  Picture picture = sample_picture();
  write_file(file, encode_picture(picture));
  const auto report = output_of(exiftool + " -j -G1 -struct -U -charset utf8 " + file.string() + " 2>&1");
  const auto json = nlohmann::json::parse(report, nullptr, false);
  ASSERT_TRUE(json.is_array()) << report;
  const auto& fields = json.at(0);
  EXPECT_EQ(fields.value("XMP-iptcExt:DigitalSourceType", ""),
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");
  EXPECT_EQ(fields.value("XMP-iptcExt:AISystemUsed", ""), "Sana (emoji-scenes-128)") << report;
  EXPECT_EQ(fields.value("XMP-iptcExt:AIPromptInformation", ""), picture.request.prompt);
  EXPECT_EQ(fields.value("XMP-xmp:CreatorTool", ""), creator_tool());
  EXPECT_TRUE(fields.contains("XMP-iptcExt:AISystemVersionUsed"));
  EXPECT_TRUE(fields.contains("PNG:Parameters")) << report;
  EXPECT_EQ(report.find("Warning"), std::string::npos) << report;
}

}  // namespace
}  // namespace sana::engine::testing
