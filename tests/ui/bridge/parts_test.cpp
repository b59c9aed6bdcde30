// SPDX-License-Identifier: GPL-3.0-or-later
// The bridge's parts that need neither process nor clock.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "ui/bridge/engine_log.h"
#include "ui/bridge/engine_watch.h"
#include "ui/bridge/payloads.h"
#include "ui/bridge/preview_mailbox.h"
#include "ui/bridge/restart_plan.h"

namespace sana::ui {

class PartsTest : public QObject {
  Q_OBJECT
 private slots:
  void mailboxKeepsTheNewest();
  void mailboxForgetsOtherJobs();
  void watchHearsSilence();
  void watchSeesStandstill();
  void watchLetsIdleEnginesRest();
  void restartsTakeLonger();
  void restartsEnd();
  void logCutsAFlood();
  void logIsRenewed();
  void pictures();
  void damagedPictures();
  void oneColour();
};

namespace {

PreviewFrame frameOf(quint32 job, int step) {
  return {job, step, PreviewSource::linear, QImage(1, 1, QImage::Format_RGB888)};
}

/// A picture of 3 x 2 pixels with padded rows, and a JSON object behind it.
std::vector<std::uint8_t> picturePayload(std::string_view tail) {
  engine::PictureHeader header{3, 2, 12, engine::format_rgb888, 7, 3};
  const auto bytes = engine::encode_picture_header(header);
  std::vector<std::uint8_t> payload(bytes.begin(), bytes.end());
  for (std::uint8_t i = 0; i < 24; ++i) payload.push_back(i);
  payload.insert(payload.end(), tail.begin(), tail.end());
  return payload;
}

}  // namespace

void PartsTest::mailboxKeepsTheNewest() {
  PreviewMailbox mailbox;
  mailbox.expect(5);
  QVERIFY(mailbox.put(frameOf(5, 1)));
  QVERIFY(!mailbox.put(frameOf(5, 2)));  // told already
  QVERIFY(!mailbox.put(frameOf(5, 1)));
  QCOMPARE(mailbox.take().step, 2);
  QVERIFY(mailbox.take().image.isNull());
  QVERIFY(!mailbox.put(frameOf(5, 2)));  // on screen already
  QVERIFY(mailbox.put(frameOf(5, 3)));
}

void PartsTest::mailboxForgetsOtherJobs() {
  PreviewMailbox mailbox;
  QVERIFY(!mailbox.put(frameOf(5, 1)));
  mailbox.expect(5);
  QVERIFY(mailbox.put(frameOf(5, 9)));
  mailbox.expect(6);
  QVERIFY(mailbox.take().image.isNull());
  QVERIFY(!mailbox.put(frameOf(5, 10)));
  QVERIFY(mailbox.put(frameOf(6, 1)));
}

void PartsTest::watchHearsSilence() {
  EngineWatch watch(5000, 30000);
  watch.started(100);
  QCOMPARE(watch.judge(20100), EngineWatch::Verdict::alive);  // a cold start
  QCOMPARE(watch.judge(20101), EngineWatch::Verdict::silent);
  watch.heard(1000);
  QCOMPARE(watch.judge(6000), EngineWatch::Verdict::alive);
  QCOMPARE(watch.judge(6001), EngineWatch::Verdict::silent);
  watch.forgive(8000);
  QCOMPARE(watch.judge(13000), EngineWatch::Verdict::alive);
}

void PartsTest::watchSeesStandstill() {
  EngineWatch watch(5000, 30000);
  watch.started(0);
  const auto beatUntil = [&](qint64 from, qint64 to, quint64 tick) {
    for (qint64 at = from; at <= to; at += 500) {
      watch.heard(at);
      watch.beat(at, tick, true);
    }
  };
  beatUntil(500, 30500, 7);
  QCOMPARE(watch.judge(30500), EngineWatch::Verdict::alive);
  QCOMPARE(watch.judge(30501), EngineWatch::Verdict::stuck);
  watch.stepTook(4000);  // ten of these are longer
  QCOMPARE(watch.judge(30501), EngineWatch::Verdict::alive);
  beatUntil(31000, 40501, 7);
  QCOMPARE(watch.judge(40501), EngineWatch::Verdict::stuck);
  beatUntil(40600, 40600, 8);
  QCOMPARE(watch.judge(40600), EngineWatch::Verdict::alive);
}

void PartsTest::watchLetsIdleEnginesRest() {
  EngineWatch watch(5000, 30000);
  watch.started(0);
  for (qint64 at = 500; at <= 100000; at += 500) {
    watch.heard(at);
    watch.beat(at, 3, false);
    QCOMPARE(watch.judge(at), EngineWatch::Verdict::alive);
  }
  watch.heard(100500);
  watch.beat(100500, 3, true);
  QCOMPARE(watch.judge(100500), EngineWatch::Verdict::alive);
}

void PartsTest::restartsTakeLonger() {
  RestartPlan plan({0, 1000, 5000, 30000}, 3, 60000);
  QCOMPARE(plan.crashed(0), std::optional(0));
  QCOMPARE(plan.crashed(50000), std::optional(1000));
  QCOMPARE(plan.crashed(100000), std::optional(5000));
  QCOMPARE(plan.crashed(150000), std::optional(30000));
  QCOMPARE(plan.crashed(200000), std::optional(30000));
  plan.succeeded();
  QCOMPARE(plan.crashed(250000), std::optional(0));
}

void PartsTest::restartsEnd() {
  RestartPlan plan({0, 1000}, 3, 60000);
  QVERIFY(plan.crashed(0));
  plan.succeeded();  // finished jobs do not hide that it crashes all the time
  QVERIFY(plan.crashed(30000));
  QVERIFY(!plan.crashed(60000));
  QCOMPARE(plan.crashesInWindow(), 3);
  plan.reset();
  QCOMPARE(plan.crashed(60001), std::optional(0));
}

void PartsTest::logCutsAFlood() {
  EngineLog log({});
  QCOMPARE(log.take("one\ntw", 10), QStringList{"one"});
  QCOMPARE(log.take("o\n", 20), QStringList{"two"});
  QCOMPARE(log.take(QByteArray("x\n").repeated(1000), 30).size(), EngineLog::linesPerSecond - 2);
  QVERIFY(log.take("more\n", 900).isEmpty());
  QCOMPARE(log.take("next\n", 1100), (QStringList{"[803 lines left out]", "next"}));
  QVERIFY(log.rest(1200).isEmpty());
  log.take("unfinished", 1300);
  QCOMPARE(log.rest(1400), QStringList{"unfinished"});
  QCOMPARE(log.take(QByteArray(100000, 'y') + "\n", 1500).first().size(), EngineLog::longestLine);
}

void PartsTest::logIsRenewed() {
  QTemporaryDir folder;
  const QString path = folder.filePath("a/engine.log");
  EngineLog log(path);
  const QByteArray line = QByteArray(1900, 'z') + '\n';
  for (int second = 0; second < 20; ++second) log.take(line.repeated(EngineLog::linesPerSecond), second * 1000);
  qint64 sum = 0;
  for (const char* end : {"", ".1", ".2"}) {
    QFile file(path + end);
    QVERIFY(file.exists());
    sum += file.size();
  }
  QVERIFY(!QFile::exists(path + ".3"));
  const qint64 burst = qint64(EngineLog::linesPerSecond) * 2000;
  QVERIFY(sum <= 3 * (EngineLog::largestFile + burst));
}

void PartsTest::pictures() {
  const auto picture = pictureIn(picturePayload("{\"a\":1}"));
  QVERIFY(picture.has_value());
  QCOMPARE(picture->image.size(), QSize(3, 2));
  QCOMPARE(picture->image.pixel(0, 0), qRgb(0, 1, 2));
  QCOMPARE(picture->image.pixel(2, 1), qRgb(18, 19, 20));
  QCOMPARE(picture->step, 7);
  QCOMPARE(picture->source, PreviewSource::linear);
  QCOMPARE(picture->object["a"].toInt(), 1);
  QVERIFY(pictureIn(picturePayload(""))->object.isEmpty());
}

void PartsTest::damagedPictures() {
  const std::vector<std::uint8_t> sound = picturePayload("");
  for (std::size_t length = 0; length < sound.size(); ++length)
    QVERIFY(!pictureIn(std::span(sound).first(length)).has_value());
  QVERIFY(!pictureIn(picturePayload("{")).has_value());
  for (std::size_t byte = 0; byte < 16; ++byte) {
    std::vector<std::uint8_t> damaged = sound;
    damaged[byte] = 0xff;
    QVERIFY(!pictureIn(damaged).has_value());
  }
}

void PartsTest::oneColour() {
  QImage image(5, 4, QImage::Format_RGB888);
  image.fill(Qt::black);
  QVERIFY(isOneColour(image));
  image.setPixel(4, 3, qRgb(0, 0, 1));
  QVERIFY(!isOneColour(image));
  image.fill(qRgb(9, 8, 7));
  QVERIFY(isOneColour(image));
  QImage dot(1, 1, QImage::Format_RGB888);
  dot.fill(Qt::red);
  QVERIFY(isOneColour(dot));
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::PartsTest)
#include "parts_test.moc"
