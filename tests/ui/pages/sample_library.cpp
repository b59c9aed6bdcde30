// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/sample_library.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <memory>

namespace sana::ui {
namespace {

constexpr int drawMs = 60000, libraryMs = 20000;  // a debug build on a busy machine
constexpr qint64 minuteMs = 60000;

struct Sample {
  const char* prompt;
  quint64 seed;
  int minutesAgo;
  bool starred = false;
  const char *tag = "", *board = "";
  int parent = -1;  // number of the sample it came from
  double guidance = 4.0;
};

/// Oldest first. The last ones stand in the filmstrip.
constexpr Sample samples[] = {
    {"a panda", 11, 3000, false, "animals", "Animals"},
    {"a robot on a pink background", 12, 2990, true, "toys", "For the class"},
    {"two dogs", 13, 2980, false, "animals", "Animals"},
    {"a whale on a blue background", 14, 2970, false, "animals", "Poster"},
    {"three hamburgers", 15, 2960, false, "food", ""},
    {"a strawberry on a white background", 16, 2950, true, "food", ""},
    {"a rocket on a purple background", 17, 2940, false, "travel", "Poster"},
    {"a cactus on an orange background", 18, 2930, false, "plants", ""},
    {"a penguin on a light blue background", 19, 2920, false, "animals", "Animals"},
    {"two cats", 20, 2910, true, "animals", "Animals"},
    {"a sunflower on a green background", 21, 1500, false, "plants", "For the class"},
    {"pizza on a yellow background", 22, 1490, false, "food", ""},
    {"a unicorn on a pink background", 23, 1480, true, "animals", "For the class"},
    {"a bus on a gray background", 7, 1470, false, "travel", ""},
    {"a lion on a green background", 25, 1460, false, "animals", "Animals"},
    {"an octopus on a yellow background", 26, 1450, false, "animals", "Poster"},
    {"a mushroom on a light blue background", 27, 1440, false, "plants", ""},
    {"a guitar on a red background", 28, 1435, false, "", ""},
    {"a turtle on a green background", 29, 90, true, "animals", "Animals"},
    {"a frog on a pink background", 30, 80, false, "animals", ""},
    {"an owl on a purple background", 31, 70, false, "animals", "Poster"},
    {"a fox", 35, 60, false, "animals", "Animals"},
    {"a fox on a light blue background", 35, 55, false, "animals", "Animals", 21},
    {"a cake on a light blue background", 32, 50, true, "food", "For the class"},
    {"a fox on a purple background", 35, 45, false, "animals", "", 22},
    {"a tiger on a green background", 7, 40, false, "animals", ""},
    {"a sailboat on an orange background", 7, 30, false, "travel", "Poster"},
    {"a fox on an orange background", 35, 20, false, "animals", "", 22},
    {"a rose on a pink background", 7, 15, true, "plants", ""},
    {"an apple on an orange background", 7, 10, false, "food", ""},
    {"a bear on a light blue background", 7, 8, false, "animals", "Animals"},
    {"a fox on a light blue background", 3, 5, true, "animals", "Animals", 22, 5.0},
};
constexpr int inTrash[] = {4, 17};

template <class T>
bool arrived(QFuture<T> future) {
  return QTest::qWaitFor([&future] { return future.isFinished(); }, libraryMs);
}

QJsonObject requestOf(const Sample& sample) {
  return {{QStringLiteral("format"), QStringLiteral("sana-recipe")},
          {QStringLiteral("version"), 1},
          {QStringLiteral("prompt"), QString::fromUtf8(sample.prompt)},
          {QStringLiteral("seed"), double(sample.seed)},
          {QStringLiteral("guidance_scale"), sample.guidance}};
}

void mark(Library& library, qsizetype number, qint64 id) {
  const Sample& sample = samples[number];
  if (sample.starred) library.setStarred({id}, true);
  if (*sample.tag) library.changeTags({id}, {QString::fromUtf8(sample.tag)}, {});
  if (*sample.board) library.setBoard({id}, QString::fromUtf8(sample.board));
}

}  // namespace

qsizetype SampleLibrary::size() { return std::ssize(samples); }

QStringList SampleLibrary::words() {
  QStringList words;
  for (const Sample& sample : samples)
    words << QString::fromUtf8(sample.prompt) << QString::fromUtf8(sample.tag) << QString::fromUtf8(sample.board);
  words << QStringLiteral("blue");
  words.removeAll(QString());
  words.removeDuplicates();
  return words;
}

QString SampleLibrary::file(qsizetype number, const char* ending) const {
  return QDir(places_.drawn)
      .filePath(QStringLiteral("%1-%2-%3.%4")
                    .arg(QString::fromUtf8(samples[number].prompt).replace(QLatin1Char(' '), QLatin1Char('-')))
                    .arg(samples[number].seed)
                    .arg(samples[number].guidance)
                    .arg(QLatin1String(ending)));
}

bool SampleLibrary::isDrawn(qsizetype number) const { return QFile::exists(file(number, "json")); }

QString SampleLibrary::draw() {
  QDir().mkpath(places_.drawn);
  qsizetype next = 0;
  while (next < size() && isDrawn(next)) ++next;
  if (next == size()) return {};
  EngineProgram program;
  program.path = places_.engine;
  program.silenceMs = drawMs;
  EngineClient engine(program);
  QString problem;
  bool loaded = false;
  QObject::connect(&engine, &EngineClient::modelLoaded, &engine, [&] { loaded = true; });
  QObject::connect(&engine, &EngineClient::modelFailed, &engine,
                   [&](const QString&, const EngineError& error) { problem = error.text; });
  QObject::connect(&engine, &EngineClient::failed, &engine,
                   [&](quint32, const EngineError& error) { problem = error.text; });
  QObject::connect(&engine, &EngineClient::refused, &engine, [&](quint32, const QString& reason) { problem = reason; });
  QObject::connect(&engine, &EngineClient::died, &engine,
                   [&](quint32, const EngineError& error) { problem = error.text; });
  qint64 finished = -1;
  QObject::connect(&engine, &EngineClient::finished, &engine, [&](quint32 job, const EngineResult& result) {
    const qsizetype number = qsizetype(job) - 1;
    QFile recipe(file(number, "json"));
    if (!result.image.save(file(number, "png")) || !recipe.open(QIODevice::WriteOnly))
      problem = QStringLiteral("cannot write ") + recipe.fileName();
    recipe.write(QJsonDocument(result.recipe).toJson());
    finished = number;
  });
  engine.start();
  engine.loadModel(places_.model);
  if (!QTest::qWaitFor([&] { return loaded || !problem.isEmpty(); }, drawMs))
    return QStringLiteral("the model does not load");
  for (; next < size() && problem.isEmpty(); ++next) {
    if (isDrawn(next)) continue;
    engine.generate(quint32(next + 1), requestOf(samples[next]));
    if (!QTest::qWaitFor([&] { return finished == next || !problem.isEmpty(); }, drawMs))
      return QStringLiteral("no picture comes");
  }
  return problem;
}

QString SampleLibrary::fill(const LibraryFolders& folders) const {
  const qint64 now = QDateTime::currentMSecsSinceEpoch();
  // The library's threads ask too.
  const auto shown = std::make_shared<std::atomic<qint64>>(now);
  Library library(folders, LibraryOptions{.now = [shown] { return shown->load(); }, .background = false});
  if (!arrived(library.open())) return QStringLiteral("the library does not open");
  QVector<qint64> ids;
  for (qsizetype number = 0; number < size(); ++number) {
    const Sample& sample = samples[number];
    *shown = now - sample.minutesAgo * minuteMs;
    NewPicture picture;
    picture.image = QImage(file(number, "png"));
    QFile recipe(file(number, "json"));
    if (picture.image.isNull() || !recipe.open(QIODevice::ReadOnly))
      return QStringLiteral("a drawn picture is missing");
    picture.recipe = QJsonDocument::fromJson(recipe.readAll()).object();
    picture.typed = QString::fromUtf8(sample.prompt);
    picture.parent = sample.parent < 0 ? 0 : ids.at(sample.parent);
    picture.understandSeconds = 0.04;
    picture.drawSeconds = 0.61;
    picture.developSeconds = 0.05;
    const QFuture<PictureRecord> stored = library.store(picture);
    if (!arrived(stored)) return QStringLiteral("a picture is not stored");
    ids << stored.result().id;
    mark(library, number, ids.last());
  }
  QVector<qint64> trash;
  for (const int number : inTrash) trash << ids.at(number);
  return arrived(library.moveToTrash(trash)) ? QString() : QStringLiteral("the trash does not answer");
}

}  // namespace sana::ui
