// SPDX-License-Identifier: GPL-3.0-or-later
// Plain functions: on the prompt's text, on durations.
#include <QTest>

#include "ui/models/prompt_parts.h"
#include "ui/models/stage_times.h"

namespace sana::ui {

class PartsTest : public QObject {
  Q_OBJECT
 private slots:
  void commentsAreNotSent_data();
  void commentsAreNotSent();
  void textsAreCutBetweenCharacters();
  void editsLeadBackToWhereTheyBegan();
  void editsRebuildTheText_data();
  void editsRebuildTheText();
  void partsMoveAtCommas_data();
  void partsMoveAtCommas();
  void durationsAreRounded_data();
  void durationsAreRounded();
  void timesAreLearnt();
  void precisionsAreLearntApart();
};

void PartsTest::commentsAreNotSent_data() {
  QTest::addColumn<QString>("typed");
  QTest::addColumn<QString>("sent");
  QTest::newRow("none") << QStringLiteral("a cat\nin the rain\n") << QStringLiteral("a cat\nin the rain\n");
  QTest::newRow("first") << QStringLiteral("# note\na cat") << QStringLiteral("a cat");
  QTest::newRow("last") << QStringLiteral("a cat\n  # note") << QStringLiteral("a cat");
  QTest::newRow("middle") << QStringLiteral("a cat\n#\nin the rain") << QStringLiteral("a cat\nin the rain");
  QTest::newRow("inside a line") << QStringLiteral("cat #3") << QStringLiteral("cat #3");
  QTest::newRow("only") << QStringLiteral("# note") << QString();
}

void PartsTest::commentsAreNotSent() {
  QFETCH(const QString, typed);
  QFETCH(const QString, sent);
  QCOMPARE(withoutComments(typed), sent);
  const QVector<int> origins = originsWithoutComments(typed);
  for (int i = 0; i < sent.size(); ++i) QCOMPARE(typed.at(origins.at(i)), sent.at(i));
}

void PartsTest::textsAreCutBetweenCharacters() {
  const QString text = QStringLiteral("aé龙🦊b");  // 1 + 2 + 3 + 4 + 1 bytes
  const QVector<int> units = {0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 5, 6, 6};
  for (int bytes = 0; bytes < units.size(); ++bytes) QCOMPARE(unitsInBytes(text, bytes), units.at(bytes));
  QCOMPARE(cutToBytes(text, 9).toUtf8().size(), 6);
}

void PartsTest::editsLeadBackToWhereTheyBegan() {
  const QVector<PromptEdit> edits{{0, {}, QStringLiteral("a cat")}, {2, QStringLiteral("cat"), QStringLiteral("dog")}};
  QCOMPARE(textBeforeEdits(QStringLiteral("a dog"), edits), std::optional<QString>(QString()));
  QCOMPARE(textBeforeEdits(QStringLiteral("a fox"), edits), std::nullopt);
  QCOMPARE(textBeforeEdits(QStringLiteral("a dog"), {{9, {}, QStringLiteral("x")}}), std::nullopt);
}

void PartsTest::editsRebuildTheText_data() {
  QTest::addColumn<QString>("before");
  QTest::addColumn<QString>("after");
  QTest::newRow("typed") << QStringLiteral("a cat") << QStringLiteral("a cats");
  QTest::newRow("removed") << QStringLiteral("a big cat") << QStringLiteral("a cat");
  QTest::newRow("repeated letters") << QStringLiteral("aaa") << QStringLiteral("aaaa");
  QTest::newRow("one emoji for another") << QStringLiteral("x🦊y") << QStringLiteral("x🦀y");
  QTest::newRow("all") << QStringLiteral("one") << QStringLiteral("two");
  QTest::newRow("from nothing") << QString() << QStringLiteral("龙舟");
}

void PartsTest::editsRebuildTheText() {
  QFETCH(const QString, before);
  QFETCH(const QString, after);
  const auto edit = promptEdit(before, after);
  QVERIFY(edit);
  QCOMPARE(before.mid(edit->position, edit->removed.size()), edit->removed);
  QString rebuilt = before;
  rebuilt.replace(edit->position, edit->removed.size(), edit->inserted);
  QCOMPARE(rebuilt, after);
  QVERIFY(edit->removed.isEmpty() || !edit->removed.front().isLowSurrogate());
  QVERIFY(edit->inserted.isEmpty() || !edit->inserted.back().isHighSurrogate());
  QVERIFY(!promptEdit(after, after));
}

void PartsTest::partsMoveAtCommas_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<int>("caret");
  QTest::addColumn<int>("by");
  QTest::addColumn<QString>("moved");
  QTest::addColumn<int>("caretAfter");
  const QString three = QStringLiteral("a cat, red, at night");
  QTest::newRow("left") << three << 8 << -1 << QStringLiteral("red, a cat, at night") << 1;
  QTest::newRow("right") << three << 2 << 1 << QStringLiteral("red, a cat, at night") << 7;
  QTest::newRow("first goes nowhere") << three << 0 << -1 << three << 0;
  QTest::newRow("last goes nowhere") << three << 20 << 1 << three << 20;
  QTest::newRow("inside its line") << QStringLiteral("x, y\na, b") << 8 << -1 << QStringLiteral("x, y\nb, a") << 5;
  QTest::newRow("line's start") << QStringLiteral("x, y\na, b") << 5 << -1 << QStringLiteral("x, y\na, b") << 5;
  QTest::newRow("Chinese") << QStringLiteral("龙舟，红色") << 4 << -1 << QStringLiteral("红色，龙舟") << 1;
}

void PartsTest::partsMoveAtCommas() {
  QFETCH(const QString, text);
  QFETCH(const int, caret);
  QFETCH(const int, by);
  QFETCH(const QString, moved);
  QFETCH(const int, caretAfter);
  const PromptAndCaret result = movePromptPart(text, caret, by);
  QCOMPARE(result.text, moved);
  QCOMPARE(result.caret, caretAfter);
}

void PartsTest::durationsAreRounded_data() {
  QTest::addColumn<double>("seconds");
  QTest::addColumn<QString>("text");
  QTest::newRow("short") << 0.2 << QStringLiteral("1 s");
  QTest::newRow("to the second") << 7.4 << QStringLiteral("8 s");
  QTest::newRow("to five") << 12.0 << QStringLiteral("15 s");
  QTest::newRow("five fits") << 20.0 << QStringLiteral("20 s");
  QTest::newRow("nearly a minute") << 58.0 << QStringLiteral("1 min");
  QTest::newRow("minutes") << 130.0 << QStringLiteral("2 min");
}

void PartsTest::durationsAreRounded() {
  QFETCH(const double, seconds);
  QFETCH(const QString, text);
  QCOMPARE(durationText(seconds), text);
}

void PartsTest::timesAreLearnt() {
  StageTimes times;
  const TimingKey key{QStringLiteral("m"), QStringLiteral("cpu"), {128, 128}};
  QVERIFY(!times.picture(key, 20, false));
  const auto timings = StageTimes::timings(key, {.load = 0, .understand = 1, .draw = 10, .develop = 2}, 20, false);
  QCOMPARE(timings.size(), 3);  // nothing was loaded
  for (const StageTiming& timing : timings) times.add(timing);
  QCOMPARE(times.step(key).value(), 0.5);
  QCOMPARE(times.picture(key, 10, false).value(), 8.0);
  QCOMPARE(times.picture(key, 10, true).value(), 7.0);
  const auto shares = times.shares(key, 10);
  QCOMPARE(shares[0] + shares[1] + shares[2], 1.0);
  QVERIFY(shares[1] > shares[2] && shares[2] > shares[0]);
  times.add({QStringLiteral("m"), QStringLiteral("128x128"), QStringLiteral("cpu"), QStringLiteral("draw"), 1500});
  QCOMPARE(times.step(key).value(), 1.0);
  QVERIFY(!times.step({QStringLiteral("m"), QStringLiteral("cpu"), {256, 128}}));
}

void PartsTest::precisionsAreLearntApart() {
  StageTimes times;
  const TimingKey full{QStringLiteral("m"), QStringLiteral("cpu"), {128, 128}, QStringLiteral("fp32")};
  TimingKey half = full, unsaid = full;
  half.precision = QStringLiteral("bf16");
  unsaid.precision.clear();
  const auto learn = [&](const TimingKey& key, double seconds) {
    for (const StageTiming& timing : StageTimes::timings(key, {.load = 0, .understand = 1, .draw = seconds, .develop = 2}, 10, false))
      times.add(timing);
  };
  learn(full, 10);
  QVERIFY(!times.step(half));
  learn(half, 40);
  QCOMPARE(times.step(full).value(), 1.0);
  QCOMPARE(times.step(half).value(), 4.0);
  QCOMPARE(times.step(unsaid).value(), 1.0);
  times.add({QStringLiteral("m"), QStringLiteral("128x128"), QStringLiteral("cpu"), QStringLiteral("draw"), 3000});
  QCOMPARE(times.step(full).value(), 2.0);  // what was kept before precisions were told apart
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::PartsTest)
#include "parts_test.moc"
