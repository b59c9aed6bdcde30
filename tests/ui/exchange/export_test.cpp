// SPDX-License-Identifier: GPL-3.0-or-later
// Presets, estimates, names, clashes, batches (B26).
#include <QColorSpace>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <thread>

#include "tests/ui/exchange/samples.h"
#include "ui/exchange/encode_picture.h"
#include "ui/exchange/export_batch.h"
#include "ui/exchange/load_picture.h"
#include "ui/exchange/name_template.h"
#include "ui/exchange/read_picture.h"

namespace sana::ui::test {

class ExportTest : public QObject {
  Q_OBJECT

 private slots:
  void estimateIsTheSize_data();
  void estimateIsTheSize();
  void qualityAndScaleMatter();
  void presetsComeBack();
  void presetsFromBadJson();
  void namesAreExpanded();
  void namesAreSanitised_data();
  void namesAreSanitised();
  void neutralNameWithoutRecipe();
  void clashRename();
  void clashSkip();
  void clashReplace();
  void racingExportsLoseNothing();
  void failuresLeaveNothing();
  void stopLeavesNothing();
  void batchGoesPastBadPictures();
  void batchGoesPastAnUnwritableFile();
  void batchCanBeStopped();
};

namespace {

ExportJob jobIn(const QTemporaryDir& folder) {
  ExportJob job;
  job.picture = samplePicture({16, 16});
  job.recipe = sampleRecipe(QStringLiteral("a fox"));
  job.folder = folder.path();
  return job;
}

QStringList filesIn(const QString& folder) {
  return QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
}

NameFacts someFacts() {
  NameFacts facts;
  facts.prompt = QStringLiteral("a red fox in the snow");
  facts.model = QStringLiteral("tiny");
  facts.seed = 42;
  facts.steps = 20;
  facts.size = {640, 480};
  facts.created = QDateTime(QDate(2026, 3, 1), QTime(9, 5, 7));
  facts.number = 7;
  facts.total = 120;
  return facts;
}

QString nameOf(const QString& nameTemplate, const NameFacts& facts) {
  ExportOptions options;
  options.nameTemplate = nameTemplate;
  return previewName(options, facts).name;
}

}  // namespace

void ExportTest::estimateIsTheSize_data() {
  QTest::addColumn<Format>("format");
  for (const Format format : allFormats) QTest::newRow(qPrintable(formatName(format))) << format;
}

void ExportTest::estimateIsTheSize() {
  QFETCH(Format, format);
  QTemporaryDir folder;
  ExportJob job = jobIn(folder);
  job.picture = samplePicture({300, 200});
  job.options = optionsFor(format);
  job.options.scale = {Scale::Kind::longSide, 200};
  const qint64 estimate = estimateBytes(job.picture, job.recipe, job.options);
  const ExportOutcome outcome = exportPicture(job);
  QVERIFY2(outcome.state == ExportState::written, qPrintable(outcome.problem.what));
  const auto size = QFileInfo(outcome.path).size();
  QVERIFY(qAbs(estimate - size) * 10 <= size);
  const LoadedPicture loaded = loadPicture(outcome.path, foreignPictureBytes);
  QCOMPARE(loaded.image.size(), QSize(200, 133));
}

void ExportTest::qualityAndScaleMatter() {
  ExportOptions low = optionsFor(Format::jpeg), high = low;
  low.quality = 20;
  high.quality = 98;
  QVERIFY(estimateBytes(samplePicture(), {}, low) < estimateBytes(samplePicture(), {}, high));
  ExportOptions lossless = optionsFor(Format::webp);
  lossless.lossless = true;
  QImage image = QImage::fromData(encodePicture(samplePicture(), {}, lossless).bytes);
  image.setColorSpace({});
  QCOMPARE(image.convertToFormat(QImage::Format_RGB32), samplePicture());
  QCOMPARE((Scale{Scale::Kind::percent, 50}.apply({301, 3})), QSize(151, 2));
  QCOMPARE((Scale{Scale::Kind::longSide, 1}.apply({300, 2})), QSize(1, 1));
  QCOMPARE(Scale{}.apply({300, 2}), QSize(300, 2));
  QVERIFY_EXCEPTION_THROWN(encodePicture(QImage(), {}, low), engine::Exception);
  ExportOptions huge = optionsFor(Format::webp);
  huge.scale = {Scale::Kind::longSide, 20'000};
  QVERIFY_EXCEPTION_THROWN(encodePicture(samplePicture(), {}, huge), engine::Exception);
}

void ExportTest::presetsComeBack() {
  QList<ExportPreset> presets = builtInPresets();
  presets[1].options.chroma = Chroma::quarter;
  presets[2].options.lossless = true;
  presets[3].options.scale = {Scale::Kind::percent, 250};
  presets[3].options.aiMark = false;
  const QByteArray text = QJsonDocument(toJson(presets)).toJson();
  QCOMPARE(presetsFromJson(QJsonDocument::fromJson(text).array()), presets);
  for (const Format format : allFormats) QVERIFY(canWrite(format));
}

void ExportTest::presetsFromBadJson() {
  const auto json = QJsonDocument::fromJson(R"([{"name":"x","format":"gif","quality":1e9,"scale":{"kind":7}},
    {"format":"png"}, 3, {"name":"y","quality":"high","scale":{"kind":"percent","value":-5},"ai_mark":1}])");
  const QList<ExportPreset> presets = presetsFromJson(json.array());
  QCOMPARE(presets.size(), 2);
  QCOMPARE(presets[0].options, ExportOptions());
  ExportOptions percent;
  percent.scale = {Scale::Kind::percent, 100};
  QCOMPARE(presets[1].options, percent);
}

void ExportTest::namesAreExpanded() {
  const NameFacts facts = someFacts();
  QCOMPARE(nameOf(QStringLiteral("{prompt} {seed}"), facts), QStringLiteral("a red fox in the snow 42.png"));
  QCOMPARE(nameOf(QStringLiteral("{date}_{time} {model} {size} {width} {height} {steps} {n}"), facts),
           QStringLiteral("2026-03-01_09-05-07 tiny 640x480 640 480 20 007.png"));
  ExportOptions options = optionsFor(Format::jpeg);
  options.nameTemplate = QStringLiteral("{promt} {} {seed");
  const NamePreview preview = previewName(options, facts);
  QCOMPARE(preview.name, QStringLiteral("{promt} {} {seed.jpg"));
  QCOMPARE(preview.unknown, QStringList({QStringLiteral("promt"), QString()}));
  // What is expanded is not expanded again.
  NameFacts sly = facts;
  sly.prompt = QStringLiteral("{seed}");
  QCOMPARE(nameOf(QStringLiteral("{prompt}"), sly), QStringLiteral("{seed}.png"));
  for (const QString& field : nameFields()) {
    options.nameTemplate = u'{' + field + u'}';
    QVERIFY2(previewName(options, facts).unknown.isEmpty(), qPrintable(field));
  }
}

void ExportTest::namesAreSanitised_data() {
  QTest::addColumn<QString>("given");
  QTest::addColumn<QString>("expected");
  const auto row = [](const char* name, const QString& given, const QString& expected) {
    QTest::newRow(name) << given << expected;
  };
  row("separators", QStringLiteral("../../etc/passwd"), QStringLiteral("etc-passwd"));
  row("windows", QStringLiteral("a\\b:c*d?e\"f<g>h|i"), QStringLiteral("a-b-c-d-e-f-g-h-i"));
  row("controls", QStringLiteral("a\nb\tc\x01") + QChar(u'\0') + u'd', QStringLiteral("a b c d"));
  row("spaces", QStringLiteral("  a   b. . "), QStringLiteral("a b"));
  row("hidden", QStringLiteral("...hidden"), QStringLiteral("hidden"));
  row("option", QStringLiteral("--rf"), QStringLiteral("rf"));
  row("empty", QString(), QStringLiteral("picture"));
  row("only dots", QStringLiteral(".. ."), QStringLiteral("picture"));
  row("reserved", QStringLiteral("con"), QStringLiteral("_con"));
  row("reserved with ending", QStringLiteral("LPT1.old"), QStringLiteral("_LPT1.old"));
  row("not reserved", QStringLiteral("console"), QStringLiteral("console"));
  row("direction", QString::fromUtf8("exe.\u202Egpj"), QStringLiteral("exe.gpj"));
  row("lone surrogate", QStringLiteral("a") + QChar(0xD800) + u'b', QString::fromUtf8("a\uFFFDb"));
  row("scripts", QString::fromUtf8("狐狸 قطة \U0001F98A"), QString::fromUtf8("狐狸 قطة \U0001F98A"));
  row("composed", QString::fromUtf8("e\u0301"), QString::fromUtf8("\u00E9"));
}

void ExportTest::namesAreSanitised() {
  QFETCH(QString, given);
  QFETCH(QString, expected);
  QCOMPARE(sanitisedName(given), expected);
  QCOMPARE(sanitisedName(sanitisedName(given)), expected);
  // Cut between whole characters, in every script.
  const QString lengthy = sanitisedName(given + QString::fromUtf8("\U0001F469\u200D\U0001F680狐e").repeated(200));
  QVERIFY(lengthy.toUtf8().size() <= maxNameBytes);
  QVERIFY(lengthy.toUtf8().size() > maxNameBytes - 30);
  QVERIFY(lengthy.endsWith(u'e') || lengthy.endsWith(u'狐') || lengthy.endsWith(QString::fromUtf8("\U0001F680")));
}

void ExportTest::neutralNameWithoutRecipe() {
  ExportOptions options;
  options.withRecipe = false;
  options.nameTemplate = QStringLiteral("{prompt} {seed} mine");
  QCOMPARE(previewName(options, someFacts()).name, QStringLiteral("picture 007.png"));
}

void ExportTest::clashRename() {
  QTemporaryDir folder;
  const ExportJob job = jobIn(folder);
  for (int i = 0; i < 3; ++i) QCOMPARE(exportPicture(job).state, ExportState::written);
  const QString stem = QStringLiteral("a fox 18446744073709551615");
  QCOMPARE(filesIn(folder.path()),
           QStringList({stem + QStringLiteral(" (2).png"), stem + QStringLiteral(" (3).png"),
                        stem + QStringLiteral(".png")}));
}

void ExportTest::clashSkip() {
  QTemporaryDir folder;
  ExportJob job = jobIn(folder);
  job.clash = Clash::skip;
  job.fileName = QStringLiteral("mine.png");
  const QString path = written(folder.path(), job.fileName, "precious");
  const ExportOutcome outcome = exportPicture(job);
  QCOMPARE(outcome.state, ExportState::skipped);
  QCOMPARE(outcome.path, path);
  QCOMPARE(readAll(path), QByteArray("precious"));
  // A dangling link is a name that is taken, too.
  job.fileName = QStringLiteral("link.png");
  QVERIFY(QFile::link(folder.filePath(QStringLiteral("nowhere")), folder.filePath(job.fileName)));
  QCOMPARE(exportPicture(job).state, ExportState::skipped);
  QCOMPARE(filesIn(folder.path()), QStringList({QStringLiteral("link.png"), QStringLiteral("mine.png")}));
}

void ExportTest::clashReplace() {
  QTemporaryDir folder;
  ExportJob job = jobIn(folder);
  job.clash = Clash::replace;
  job.fileName = QStringLiteral("mine.png");
  const QString path = written(folder.path(), job.fileName, "old");
  QCOMPARE(exportPicture(job).state, ExportState::written);
  QCOMPARE(readAnyPicture(path).recipeJson, job.recipe);
  QCOMPARE(filesIn(folder.path()), QStringList({job.fileName}));
  job.fileName = QStringLiteral("../mine.png");
  QCOMPARE(exportPicture(job).state, ExportState::failed);
}

void ExportTest::racingExportsLoseNothing() {
  constexpr int threads = 4, each = 25;
  QTemporaryDir folder;
  const ExportJob job = jobIn(folder);
  std::atomic<int> count = 0;
  {
    std::vector<std::jthread> workers;
    for (int i = 0; i < threads; ++i) {
      workers.emplace_back([&] {
        for (int k = 0; k < each; ++k) count += exportPicture(job).state == ExportState::written;
      });
    }
  }
  QCOMPARE(count.load(), threads * each);
  QCOMPARE(filesIn(folder.path()).size(), threads * each);
}

void ExportTest::failuresLeaveNothing() {
  QTemporaryDir folder;
  ExportJob job = jobIn(folder);
  job.folder = folder.filePath(QStringLiteral("gone"));
  ExportOutcome outcome = exportPicture(job);
  QCOMPARE(outcome.state, ExportState::failed);
  QVERIFY(outcome.problem.what.endsWith(u'.') && !outcome.problem.hint.isEmpty());
  job = jobIn(folder);
  job.recipe = "{}";
  QCOMPARE(exportPicture(job).state, ExportState::failed);
  job = jobIn(folder);
  job.fileName = QString(300, u'x');
  QCOMPARE(exportPicture(job).state, ExportState::failed);
  QVERIFY(filesIn(folder.path()).isEmpty());
}

void ExportTest::stopLeavesNothing() {
  QTemporaryDir folder;
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(exportPicture(jobIn(folder), stop.get_token()).state, ExportState::cancelled);
  QVERIFY(filesIn(folder.path()).isEmpty());
}

void ExportTest::batchGoesPastBadPictures() {
  constexpr int count = 500;
  QTemporaryDir library, folder;
  const QString good = written(library.path(), QStringLiteral("good.png"), pngWith({}));
  const QString bad = written(library.path(), QStringLiteral("bad.png"), "no picture");
  int progress = 0;
  ExportBatch batch;
  batch.count = count;
  batch.picture = [&](int index) {
    const QString path = index == 100 ? bad : index == 200 ? library.filePath(QStringLiteral("gone.png")) : good;
    return BatchPicture{path, sampleRecipe(QStringLiteral("a fox"))};
  };
  batch.progress = [&](int done, int total) {
    ++progress;
    QCOMPARE(done, progress);
    QCOMPARE(total, count);
  };
  batch.options.nameTemplate = QStringLiteral("{prompt} {n}");
  batch.folder = folder.path();
  const BatchReport report = runBatch(batch);
  QCOMPARE(report.written.size(), count - 2);
  QCOMPARE(report.failures.size(), 2);
  QCOMPARE(report.failures[0].path, bad);
  QVERIFY(report.failures[0].problem.what.endsWith(u'.'));
  QVERIFY(!report.isCancelled);
  QCOMPARE(progress, count);
  QVERIFY(QFile::exists(folder.filePath(QStringLiteral("a fox 500.png"))));
  QCOMPARE(filesIn(folder.path()).size(), count - 2);
}

/// A folder of the target's name cannot be replaced, by nobody.
void ExportTest::batchGoesPastAnUnwritableFile() {
  QTemporaryDir folder;
  QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("2.png")));
  const QString good = written(folder.path(), QStringLiteral("source"), pngWith({}));
  ExportBatch batch;
  batch.count = 3;
  batch.picture = [&](int) { return BatchPicture{good, sampleRecipe(QStringLiteral("a fox"))}; };
  batch.options.nameTemplate = QStringLiteral("{n}");
  batch.folder = folder.path();
  batch.clash = Clash::replace;
  const BatchReport report = runBatch(batch);
  QCOMPARE(report.written.size(), 2);
  QCOMPARE(report.failures.size(), 1);
  QVERIFY2(report.failures[0].problem.what.contains(QStringLiteral("2.png")),
           qPrintable(report.failures[0].problem.what));
  QCOMPARE(filesIn(folder.path()).size(), 3);
}

void ExportTest::batchCanBeStopped() {
  QTemporaryDir folder;
  const QString good = written(folder.path(), QStringLiteral("source"), pngWith({}));
  std::stop_source stop;
  ExportBatch batch;
  batch.count = 50;
  batch.picture = [&](int index) {
    if (index == 7) stop.request_stop();
    return BatchPicture{good, {}};
  };
  batch.folder = folder.path();
  const BatchReport report = runBatch(batch, stop.get_token());
  QVERIFY(report.isCancelled);
  QCOMPARE(report.written.size(), 7);
  QCOMPARE(filesIn(folder.path()).size(), 8);
}

}  // namespace sana::ui::test

QTEST_GUILESS_MAIN(sana::ui::test::ExportTest)
#include "export_test.moc"
