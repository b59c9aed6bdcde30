// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/recipe_words.h"

#include <QJsonDocument>
#include <QLocale>
#include <QTest>

#include "tests/ui/models2/picture_shelf.h"

namespace sana::ui {
namespace {

QString valueOf(const QJsonObject& recipe, const QString& key) {
  for (const RecipeField& field : recipeFields(recipe))
    if (field.key == key) return field.value;
  return {};
}

QStringList keysOf(const QVector<RecipeChange>& changes) {
  QStringList keys;
  for (const RecipeChange& change : changes) keys << change.key;
  return keys;
}

QString joined(const QVector<WordPiece>& pieces, WordPiece::Kind left) {
  QString text;
  for (const WordPiece& piece : pieces)
    if (piece.kind == WordPiece::Kind::same || piece.kind == left) text += piece.text;
  return text;
}

}  // namespace

class RecipeWordsTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { QLocale::setDefault(QLocale::c()); }

  void fieldsAreWords() {
    QJsonObject recipe = PictureShelf::recipe("a cat", 18446744073709551615ULL);
    recipe["scheduler"] = QJsonObject{{"name", "dpm_solver"}, {"flow_shift", 3}};
    QCOMPARE(valueOf(recipe, "size"), QString::fromUtf8("64 × 48"));
    QCOMPARE(valueOf(recipe, "seed"), "18446744073709551615");
    QCOMPARE(valueOf(recipe, "scheduler"), "DPM solver");
    QCOMPARE(valueOf(recipe, "scheduler.flow_shift"), "3");
    QCOMPARE(valueOf(recipe, "model"), "built-in");
    QCOMPARE(valueOf(recipe, "negative"), QString());
    QCOMPARE(valueOf(recipe, "uid"), QString());
    QCOMPARE(recipeFields(recipe).first().key, "prompt");
  }

  void numbersFollowTheLanguage() {
    QLocale::setDefault(QLocale(QLocale::German));
    const QJsonObject recipe = PictureShelf::recipe("a cat", 1234567, 1000);
    QCOMPARE(valueOf(recipe, "guidance_scale"), "4,5");
    QCOMPARE(valueOf(recipe, "steps"), "1000");
    QCOMPARE(valueOf(recipe, "seed"), "1234567");
  }

  void changesAreExact() {
    const QJsonObject before = PictureShelf::recipe("a cat", 42);
    QCOMPARE(recipeChanges(before, before), {});
    QCOMPARE(changedSentence(before, before), QString());
    QJsonObject after = before;
    after["seed"] = "43";
    after["steps"] = 12.0;
    after["uid"] = "0123";
    after["created"] = "2026-11-24T00:00:00Z";
    after["index"] = 3;
    QCOMPARE(keysOf(recipeChanges(before, after)), QStringList({"steps", "seed"}));
    QCOMPARE(recipeChanges(before, after).last().before, "42");
    QCOMPARE(recipeChanges(before, after).last().after, "43");
    QCOMPARE(changedSentence(before, after), "Changed: steps, seed");
  }

  void equalValuesInOtherClothes() {
    const QJsonObject before = PictureShelf::recipe("a cat", 42);
    QJsonObject after = QJsonDocument::fromJson(QJsonDocument(before).toJson()).object();
    after["steps"] = 20.0;
    after.remove("negative");
    after.remove("tiling");
    QCOMPARE(keysOf(recipeChanges(before, after)), QStringList());
    after["height"] = 64;
    after["scheduler"] = QJsonObject{{"name", "flow_euler"}, {"shift", 2}};
    after["made_up"] = "x";
    QCOMPARE(keysOf(recipeChanges(before, after)), QStringList({"size", "scheduler.shift", "made_up"}));
    QCOMPARE(keysOf(recipeChanges(after, before)), QStringList({"size", "scheduler.shift", "made_up"}));
  }

  void wordsThatDiffer() {
    const QString before = "a fox on a purple background", after = "a fox below a moon on a blue background";
    const QVector<WordPiece> pieces = wordDiff(before, after);
    QCOMPARE(joined(pieces, WordPiece::Kind::removed), before);
    QCOMPARE(joined(pieces, WordPiece::Kind::added), after);
    QCOMPARE(pieces.first(), (WordPiece{WordPiece::Kind::same, "a fox "}));
    QCOMPARE(pieces.last(), (WordPiece{WordPiece::Kind::same, "background"}));
    QCOMPARE(wordDiff("a fox", "a fox in rain"),
             QVector<WordPiece>({{WordPiece::Kind::same, "a fox"}, {WordPiece::Kind::added, " in rain"}}));
    QCOMPARE(wordDiff("", "").size(), 0);
    QCOMPARE(wordDiff("same", "same").size(), 1);
  }

  void wordsOfAnyScriptAndLength() {
    const QString before = QString::fromUtf8("一只猫在窗台上 🐈\nline"), after = QString::fromUtf8("一只狗在窗台上 🐕\nline");
    const QVector<WordPiece> pieces = wordDiff(before, after);
    QCOMPARE(joined(pieces, WordPiece::Kind::removed), before);
    QCOMPARE(joined(pieces, WordPiece::Kind::added), after);
    QVERIFY(pieces.size() > 2);
    const QString many = QString("word ").repeated(5000);
    QCOMPARE(joined(wordDiff(many, many + "more"), WordPiece::Kind::added), many + "more");
    QCOMPARE(joined(wordDiff(many, QString("other ").repeated(4000)), WordPiece::Kind::removed), many);
  }
};

}  // namespace sana::ui

QTEST_GUILESS_MAIN(sana::ui::RecipeWordsTest)
#include "recipe_words_test.moc"
