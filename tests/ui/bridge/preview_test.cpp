// SPDX-License-Identifier: GPL-3.0-or-later
// B06 and B20 as far as the bridge carries them: previews, their credit, and results that are none.
#include <QFile>

#include "tests/ui/bridge/engine_bench.h"
#include "ui/bridge/engine_process.h"
#include "ui/bridge/payloads.h"

namespace sana::ui {

class PreviewTest : public QObject {
  Q_OBJECT
 private slots:
  void oneFrameAStep();
  void withoutCreditNothingIsDecoded();
  void theNewestWins();
  void switchedOff();
  void unusableResults_data();
  void unusableResults();
  void aRefusal();
  void theResultIsThePicture();
  void costOfAFrame();
};

void PreviewTest::oneFrameAStep() {
  EngineBench bench;
  QVERIFY(bench.start());
  QVector<QImage> shown;
  bench.takesPreviews = false;
  QElapsedTimer clock;
  qint64 first = -1;
  connect(&bench.client(), &EngineClient::previewAvailable, this, [&] {
    if (first < 0) first = clock.elapsed();
    shown.append(bench.client().takePreview().image);
  });
  clock.start();
  bench.generate(1, 20);
  QTRY_COMPARE(bench.job(1).finished, 1);
  QVERIFY(shown.size() >= 19);
  for (qsizetype i = 1; i < shown.size(); ++i) QVERIFY(shown[i] != shown[i - 1]);
  QVERIFY2(first < 20 + 100, qPrintable(QString::number(first)));
  QVERIFY(shown.last() == bench.job(1).result.image);
}

void PreviewTest::withoutCreditNothingIsDecoded() {
  EngineBench bench({{"step_ms", 1}});
  QVERIFY(bench.start());
  bench.takesPreviews = false;
  QSignalSpy available(&bench.client(), &EngineClient::previewAvailable);
  bench.generate(1, 20);
  QTRY_COMPARE(bench.job(1).finished, 1);
  QCOMPARE(available.size(), 1);
  QVERIFY(bench.client().takePreview().image.isNull());  // the result has replaced it
}

void PreviewTest::theNewestWins() {
  EngineBench bench;
  GateKeeper gate(bench.file("gate"));
  bench.setFake(
      {{"step_ms", 1}, {"ignore_credit", true}, {"gate", gate.path()}, {"gate_points", QJsonArray{"step 9"}}});
  QVERIFY(bench.start());
  bench.takesPreviews = false;
  QSignalSpy available(&bench.client(), &EngineClient::previewAvailable);
  bench.generate(1, 10);
  QTRY_COMPARE(gate.waitingAt(), QStringLiteral("step 9"));
  QTRY_COMPARE(bench.job(1).steps.size(), 9);  // 0 to 8, so that frame 7 is in the slot
  QCOMPARE(available.size(), 1);
  const PreviewFrame frame = bench.client().takePreview();
  QVERIFY(frame.step >= 7);
  QCOMPARE(frame.source, PreviewSource::autoencoder);
  gate.leaveOpen();
  QTRY_COMPARE(bench.job(1).finished, 1);
}

void PreviewTest::switchedOff() {
  EngineBench bench({{"step_ms", 1}});
  QVERIFY(bench.start());
  bench.client().setPreview(false);
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).finished, 1);
  QVERIFY(bench.job(1).previews.isEmpty());
  bench.client().setPreview(true, 32);
  QSize size;
  bench.takesPreviews = false;
  connect(&bench.client(), &EngineClient::previewAvailable, this,
          [&] { size = bench.client().takePreview().image.size(); });
  bench.generate(2);
  QTRY_COMPARE(bench.job(2).finished, 1);
  QCOMPARE(size, QSize(32, 32));
}

void PreviewTest::unusableResults_data() {
  QTest::addColumn<QString>("fault");
  for (const char* fault : {"black", "constant", "nan"}) QTest::newRow(fault) << fault;
}

void PreviewTest::unusableResults() {
  QFETCH(QString, fault);
  EngineBench bench({{"step_ms", 1}, {fault, true}});
  QVERIFY(bench.start());
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).failed, 1);
  QCOMPARE(bench.job(1).error.code, QStringLiteral("unusable"));
  QVERIFY(!bench.job(1).error.hint.isEmpty());
  QCOMPARE(bench.job(1).answers(), 1);
  QTRY_COMPARE(bench.client().state(), EngineState::ready);
}

void PreviewTest::aRefusal() {
  EngineBench bench({{"refuse", "No such pictures here."}});
  QVERIFY(bench.start());
  bench.generate(1);
  QTRY_COMPARE(bench.job(1).refused, 1);
  QCOMPARE(bench.job(1).refusal, QStringLiteral("No such pictures here."));
  QTRY_COMPARE(bench.client().state(), EngineState::ready);
}

void PreviewTest::theResultIsThePicture() {
  EngineBench bench({{"step_ms", 1}});
  QVERIFY(bench.start());
  QJsonObject recipe = EngineBench::recipe(3, 5);
  recipe["width"] = 67;  // rows of 201 bytes: QImage's are longer
  recipe["height"] = 41;
  bench.client().generate(1, recipe);
  QTRY_COMPARE(bench.job(1).finished, 1);
  bench.client().generate(2, recipe);
  QTRY_COMPARE(bench.job(2).finished, 1);
  const EngineResult& result = bench.job(1).result;
  QCOMPARE(result.image.size(), QSize(67, 41));
  QCOMPARE(result.image.format(), QImage::Format_RGB888);
  QCOMPARE(result.image, bench.job(2).result.image);
  QCOMPARE(result.recipe["guidance_scale"].toDouble(), 4.5);
  QCOMPARE(result.device, QStringLiteral("cpu"));
  QVERIFY(result.seconds.draw > 0);
}

/// Prints what a frame of 1 MiB costs from the pipe to the picture; they all have to arrive whole.
void PreviewTest::costOfAFrame() {
  constexpr int frames = 200, width = 512, height = 683;
  QTemporaryDir folder;
  QFile file(folder.filePath("frames"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  const engine::PictureHeader picture{width, height, width * 3, engine::format_rgb888, 1, 1};
  const auto pictureBytes = engine::encode_picture_header(picture);
  const QByteArray pixels(width * height * 3, 'p');
  const auto header = engine::encode_header(
      {std::uint16_t(engine::Message::preview), 1, std::uint32_t(pictureBytes.size() + std::size_t(pixels.size()))});
  for (int i = 0; i < frames; ++i) {
    file.write(reinterpret_cast<const char*>(header.data()), qint64(header.size()));
    file.write(reinterpret_cast<const char*>(pictureBytes.data()), qint64(pictureBytes.size()));
    file.write(pixels);
  }
  file.close();
  EngineProcess process;
  int sound = 0;
  qint64 decodeNs = 0;
  connect(&process, &EngineProcess::frameArrived, this, [&](const engine::Frame& frame) {
    QElapsedTimer clock;
    clock.start();
    sound += pictureIn(frame.payload).has_value();
    decodeNs += clock.nsecsElapsed();
  });
  QSignalSpy ended(&process, &EngineProcess::ended);
  EngineProgram program;
  program.path = QStringLiteral("/bin/cat");
  program.arguments = QStringList{file.fileName()};
  QElapsedTimer clock;
  clock.start();
  process.start(program);
  QVERIFY(ended.wait(20000));
  constexpr double nanosecondsInMs = 1e6;
  qInfo("a frame of 1 MiB: %.2f ms through the pipe, of these %.2f ms for the picture",
        double(clock.nsecsElapsed()) / nanosecondsInMs / frames, double(decodeNs) / nanosecondsInMs / frames);
  QCOMPARE(sound, frames);
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::PreviewTest)
#include "preview_test.moc"
