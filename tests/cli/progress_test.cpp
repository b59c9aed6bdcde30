// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress.h"

#include <gtest/gtest.h>

namespace sana::app {
namespace {

using engine::StageName;

TEST(TimeLeftUnit, CountsFromTwoMeasuredSteps) {
  TimeLeft time;
  time.progress({StageName::understand, 1, 1}, 5);
  EXPECT_FALSE(time.left());
  time.progress({StageName::draw, 0, 10}, 10);
  time.progress({StageName::draw, 1, 10}, 20);  // the first step also prepares
  EXPECT_FALSE(time.left());
  time.progress({StageName::draw, 2, 10}, 22);
  EXPECT_DOUBLE_EQ(time.left().value(), 16);
  time.progress({StageName::draw, 6, 10}, 26);
  EXPECT_DOUBLE_EQ(time.left().value(), (26 - 20) / 5.0 * 4);
}

TEST(TimeLeftUnit, RemembersDevelopingFromThePictureBefore) {
  TimeLeft time;
  time.progress({StageName::develop, 0, 1}, 100);
  EXPECT_FALSE(time.left());
  time.progress({StageName::develop, 1, 1}, 103);
  EXPECT_DOUBLE_EQ(time.left().value(), 0);
  time.progress({StageName::understand, 0, 1}, 104);
  EXPECT_FALSE(time.left());
  time.progress({StageName::draw, 1, 2}, 105);
  time.progress({StageName::draw, 2, 2}, 106);
  EXPECT_DOUBLE_EQ(time.left().value(), 3);
}

TEST(TimeTextUnit, IsFinerWhereLittleIsLeft) {
  EXPECT_EQ(time_text(0.2), "1 s");
  EXPECT_EQ(time_text(3.1), "4 s");
  EXPECT_EQ(time_text(31), "35 s");
  EXPECT_EQ(time_text(61), "2 min");
}

TEST(BarLineUnit, ShowsThreeStages) {
  const Place one;
  EXPECT_EQ(bar_line({StageName::understand, 0, 1}, one, {}, 80),
            "[understand ..][draw ------------------------][develop   ]  measuring");
  const std::string drawing = bar_line({StageName::draw, 12, 24}, one, 31.0, 100);
  EXPECT_EQ(drawing, "[understand ok][draw ############------------ 12/24][develop   ]  about 35 s left");
  const std::string developing = bar_line({StageName::develop, 0, 1}, {2, 5}, {}, 200);
  EXPECT_EQ(developing, "2/5 [understand ok][draw ########################][develop ..]  measuring");
}

TEST(BarLineUnit, NeverIsWiderThanTheTerminal) {
  for (int columns = 0; columns < 120; ++columns)
    EXPECT_LE(bar_line({StageName::draw, 999, 1000}, {99, 100}, 4000.0, columns).size(),
              static_cast<std::size_t>(std::max(columns - 1, 0)));
}

}  // namespace
}  // namespace sana::app
