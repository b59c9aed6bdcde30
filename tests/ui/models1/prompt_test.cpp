// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/models1/studio_bench.h"

namespace sana::ui {

class PromptTest : public QObject {
  Q_OBJECT
 private slots:
  void defaultsAreTheModels();
  void touchedValuesStayAndAreSnapped();
  void aModelWithoutStylesUsesNone();
  void exampleOnTheFirstStartOnly();
  void recipesHoldEverything();
  void seedsAreShownBefore();
  void draftSurvives();
  void draftIsNotOverwrittenUnread();
  void earlierAndLaterPrompts();
  void recipesAreTakenOver();
  void tokensAreCounted();
  void longTextsAreCutAloud();
  void whatCannotBeDrawnSaysWhy();
};

void PromptTest::defaultsAreTheModels() {
  StudioBench bench;
  QVERIFY(bench.start());
  const DrawParameters& values = bench->prompt().parameters();
  QCOMPARE(values.size, QSize(128, 128));
  QCOMPARE(values.steps, 20);
  QCOMPARE(values.guidance, 4.5);
  QCOMPARE(values.scheduler, QStringLiteral("dpm_solver"));
  QCOMPARE(values.schedulerParameters[QStringLiteral("flow_shift")], 3.0);
  bench->prompt().setScheduler(QStringLiteral("flow_euler"));
  QVERIFY(bench->prompt().parameters().schedulerParameters.contains(QStringLiteral("dynamic_shifting")));
  bench->prompt().resetParameters();
  QCOMPARE(bench->prompt().parameters().scheduler, QStringLiteral("dpm_solver"));
}

void PromptTest::touchedValuesStayAndAreSnapped() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("noguidance"));
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  QSignalSpy said(&prompt, &PromptModel::said);
  prompt.setSize({200, 128});
  QCOMPARE(prompt.parameters().size, QSize(192, 128));
  QCOMPARE(said.size(), 1);
  prompt.swapSize();
  QCOMPARE(prompt.parameters().size, QSize(128, 192));
  prompt.setSteps(1000);
  QCOMPARE(prompt.parameters().steps, 100);
  QSignalSpy added(&bench->models(), &ModelList::folderAdded);
  bench->models().addFolder(folder);
  QTRY_COMPARE(added.size(), 1);
  bench->models().select(bench->models().rowOf(folder));
  QCOMPARE(prompt.parameters().size, QSize(128, 192));  // touched
  QCOMPARE(prompt.parameters().steps, 100);
  QCOMPARE(prompt.parameters().guidance, 1.0);          // followed
  QVERIFY(prompt.sentNegative().isEmpty());
}

void PromptTest::aModelWithoutStylesUsesNone() {
  StudioBench bench;
  const QString folder = bench.makeModel(QStringLiteral("nostyles"));
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  const QString style = bench->styles().index(1).data(StyleList::NameRole).toString();
  prompt.setText(QStringLiteral("a cat"));
  prompt.setStyle(style);
  QCOMPARE(prompt.usedStyle(), style);
  QVERIFY(prompt.styleOffReason().isEmpty());
  const QString styled = prompt.sentText();
  QVERIFY(styled != QStringLiteral("a cat"));
  QSignalSpy added(&bench->models(), &ModelList::folderAdded);
  bench->models().addFolder(folder);
  QTRY_COMPARE(added.size(), 1);
  bench->models().select(bench->models().rowOf(folder));
  QVERIFY(!prompt.styleOffReason().isEmpty());
  QVERIFY(prompt.usedStyle().isEmpty());
  QCOMPARE(prompt.sentText(), QStringLiteral("a cat"));
  const QJsonObject recipe = prompt.takeRecipes().first();
  QCOMPARE(recipe[QLatin1String("prompt")].toString(), QStringLiteral("a cat"));
  QVERIFY(!recipe.contains(QLatin1String("style")));
  QCOMPARE(prompt.parameters().style, style);  // kept for the other
  bench->models().select(bench->models().rowOf(bench.builtIn()));
  QCOMPARE(prompt.sentText(), styled);
}

void PromptTest::exampleOnTheFirstStartOnly() {
  StudioBench bench;
  QVERIFY(bench.start());
  QTRY_COMPARE(bench->prompt().text(), QStringLiteral("a red disc"));
  QVERIFY(bench->prompt().showsExample());
  QCOMPARE(bench->prompt().cannotDrawReason(), QString());
  bench->prompt().setText({});
  QVERIFY(!bench->prompt().showsExample());
  bench.close();
  QVERIFY(bench.start());
  QCOMPARE(bench->prompt().text(), QString());
}

void PromptTest::recipesHoldEverything() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  prompt.setText(QStringLiteral("# mine\na cat"));
  prompt.setNegative(QStringLiteral("fog"));
  prompt.setStyle(QStringLiteral("Watercolour"));
  prompt.setSeed(std::numeric_limits<quint64>::max());
  prompt.setSeedLocked(true);
  prompt.setCount(2);
  prompt.setSchedulerParameter(QStringLiteral("flow_shift"), 5);
  const QVector<QJsonObject> recipes = prompt.takeRecipes();
  QCOMPARE(recipes.size(), 2);
  const QJsonObject& recipe = recipes.first();
  QCOMPARE(recipe["format"].toString(), QStringLiteral("sana-recipe"));
  QCOMPARE(recipe["version"].toInt(), 1);
  QCOMPARE(recipe["prompt"].toString(), bench->styles().apply(QStringLiteral("Watercolour"), QStringLiteral("a cat")));
  QVERIFY(recipe["negative"].toString().startsWith(QStringLiteral("fog, ")));
  QCOMPARE(recipe["typed"].toString(), QStringLiteral("# mine\na cat"));
  QCOMPARE(recipe["style"].toString(), QStringLiteral("Watercolour"));
  QCOMPARE(recipe["model"]["identity"].toString(), QStringLiteral("fake:plain"));
  QCOMPARE(recipe["width"].toInt(), 128);
  QCOMPARE(recipe["steps"].toInt(), 20);
  QCOMPARE(recipe["scheduler"]["name"].toString(), QStringLiteral("dpm_solver"));
  QCOMPARE(recipe["scheduler"]["flow_shift"].toDouble(), 5.0);
  QCOMPARE(recipe["seed"].toString(), QStringLiteral("18446744073709551615"));
  QCOMPARE(recipes.last()["seed"].toString(), QStringLiteral("0"));  // 64 bits wrap around
  QCOMPARE(recipes.last()["index"].toInt(), 1);
}

void PromptTest::seedsAreShownBefore() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  prompt.setText(QStringLiteral("a cat"));
  const quint64 shown = prompt.parameters().seed;
  QCOMPARE(prompt.takeRecipes().first()["seed"].toString(), QString::number(shown));
  const quint64 next = prompt.parameters().seed;
  QVERIFY(next != shown);
  prompt.setSeedLocked(true);
  QCOMPARE(prompt.takeRecipes().first()["seed"].toString(), QString::number(next));
  QCOMPARE(prompt.parameters().seed, next);
}

/// Typed and set, then a second studio on the same folders: everything is as it was.
void PromptTest::draftSurvives() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  QSignalSpy saved(&prompt, &PromptModel::draftSaved);
  const QString text = QStringLiteral("一只猫, \u00a0\"rain\" 🦊").repeated(10);
  prompt.setText(text);
  prompt.setCaret(7);
  prompt.setNegative(QStringLiteral("fog"));
  prompt.setSize({160, 128});
  prompt.setSteps(11);
  prompt.setGuidance(2.5);
  prompt.setSeed(1234567890123456789u);
  prompt.setSeedLocked(true);
  prompt.setCount(3);
  prompt.setStyle(QStringLiteral("Film"));
  prompt.setScheduler(QStringLiteral("flow_euler"));
  prompt.setTiling(true);
  const DrawParameters before = prompt.parameters();
  QVERIFY(saved.wait(1000));  // at the latest a second after the first change
  bench.close();
  QVERIFY(bench.start());
  QCOMPARE(bench->prompt().text(), text);
  QCOMPARE(bench->prompt().caret(), 7);
  QCOMPARE(bench->prompt().negative(), QStringLiteral("fog"));
  QCOMPARE(bench->prompt().parameters(), before);
  const QFuture<QVector<PromptEdit>> edits = bench->library().promptEdits(100);
  QTRY_VERIFY(edits.isFinished());
  QVERIFY(!edits.result().isEmpty());
}

/// The values of a model that is loaded before the library opens are saved soon after: not over the stored draft.
void PromptTest::draftIsNotOverwrittenUnread() {
  StudioBench bench;
  QVERIFY(bench.start());
  bench->prompt().setText(QStringLiteral("typed before"));
  bench->prompt().setSteps(11);
  bench.close();
  Studio studio(bench.options);
  QSignalSpy started(&studio, &Studio::started);
  studio.start();
  studio.prompt().saveNow();
  QVERIFY(started.wait(10000));
  QCOMPARE(studio.prompt().text(), QStringLiteral("typed before"));
  QCOMPARE(studio.prompt().parameters().steps, 11);
}

void PromptTest::earlierAndLaterPrompts() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  for (const char* text : {"one", "two", "three"}) {
    prompt.setText(QLatin1String(text));
    prompt.takeRecipes();
  }
  prompt.setText(QStringLiteral("unsent"));
  QCOMPARE(prompt.earlier(), QStringLiteral("three"));
  QCOMPARE(prompt.earlier(), QStringLiteral("two"));
  QCOMPARE(prompt.earlier(), QStringLiteral("one"));
  QCOMPARE(prompt.earlier(), QStringLiteral("one"));
  QCOMPARE(prompt.later(), QStringLiteral("two"));
  QCOMPARE(prompt.later(), QStringLiteral("three"));
  QCOMPARE(prompt.later(), QStringLiteral("unsent"));
  QCOMPARE(prompt.later(), QStringLiteral("unsent"));
  prompt.earlier();
  prompt.setText(QStringLiteral("three, changed"));  // the old draft stays findable
  QCOMPARE(prompt.earlier(), QStringLiteral("unsent"));
}

void PromptTest::recipesAreTakenOver() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  prompt.setText(QStringLiteral("a cat"));
  prompt.setStyle(QStringLiteral("Film"));
  prompt.setNegative(QStringLiteral("fog"));
  prompt.setSteps(9);
  const QJsonObject recipe = prompt.takeRecipes().first();
  prompt.clear();
  prompt.resetParameters();
  QCOMPARE(prompt.applyRecipe(recipe, 42), QStringList());
  QCOMPARE(prompt.text(), QStringLiteral("a cat"));
  QCOMPARE(prompt.negative(), QStringLiteral("fog"));
  QCOMPARE(prompt.parameters().style, QStringLiteral("Film"));
  QCOMPARE(prompt.parameters().steps, 9);
  QCOMPARE(prompt.parentPicture(), 42);
  QJsonObject again = prompt.takeRecipes().first();
  QCOMPARE(again, recipe);  // the same picture

  const QJsonObject foreign{{"prompt", "a dog"}, {"style", "Unknown"}, {"typed", "dog"}, {"width", 1001}, {"height", 128},
                            {"steps", 5000}, {"scheduler", QJsonObject{{"name", "euler_a"}}},
                            {"model", QJsonObject{{"id", "other"}, {"identity", "other:1"}}}};
  const QStringList sentences = prompt.applyRecipe(foreign, 0);
  QCOMPARE(sentences.size(), 5);  // model, style, size, steps, scheduler
  QCOMPARE(prompt.text(), QStringLiteral("a dog"));
  QCOMPARE(prompt.parameters().size, QSize(992, 128));
}

void PromptTest::tokensAreCounted() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  prompt.setText(QStringLiteral("one two three"));
  QTRY_VERIFY(prompt.tokens().tokens >= 3);
  QTRY_COMPARE(prompt.tokens().usedCharacters, -1);
  const int limit = prompt.tokens().limit;
  QVERIFY(limit > 3);
  prompt.setText(QStringLiteral("# a comment\n%1").arg(QStringLiteral("word ").repeated(limit + 50)));
  QTRY_VERIFY(prompt.tokens().usedCharacters > 12);
  QVERIFY(prompt.tokens().usedCharacters < prompt.text().size());
}

void PromptTest::longTextsAreCutAloud() {
  StudioBench bench;
  QVERIFY(bench.start());
  QSignalSpy said(&bench->prompt(), &PromptModel::said), replaced(&bench->prompt(), &PromptModel::textChanged);
  bench->prompt().setText(QString(1 << 20, QChar(0x9F99)));
  QCOMPARE(said.size(), 1);
  QCOMPARE(replaced.size(), 1);
  QVERIFY(bench->prompt().text().toUtf8().size() <= PromptModel::maximumBytes);
  QCOMPARE(bench->prompt().text().size(), PromptModel::maximumBytes / 3);
}

void PromptTest::whatCannotBeDrawnSaysWhy() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  prompt.setText(QStringLiteral("# only a note"));
  QVERIFY(!prompt.cannotDrawReason().isEmpty());
  QVERIFY(prompt.takeRecipes().isEmpty());
  prompt.setText(QStringLiteral("a cat"));
  QCOMPARE(prompt.cannotDrawReason(), QString());
  prompt.setGuidance(1);
  QVERIFY(!prompt.negativeOffReason().isEmpty());
  QVERIFY(prompt.guidanceOffReason().isEmpty());
}

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::PromptTest)
#include "prompt_test.moc"
