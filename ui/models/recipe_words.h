// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Recipes in words, and what differs between two of them.

#include <QJsonObject>
#include <QString>
#include <QVector>

namespace sana::ui {

/// One field of a recipe in words, for Details, Compare and History.
struct RecipeField {
  QString key, label, value;
};
/// What the recipe holds, in the order in which a person sets it. Width and height are one field, "size"; fields of
/// the scheduler have keys like "scheduler.flow_shift". Names of files and books (uid, parent, created) are left out.
QVector<RecipeField> recipeFields(const QJsonObject& recipe);

struct RecipeChange {
  QString key, label, before, after;
  bool operator==(const RecipeChange&) const = default;
};
/// Exactly what differs; `after` against `before`. A field that is not there equals its empty value.
QVector<RecipeChange> recipeChanges(const QJsonObject& before, const QJsonObject& after);
/// "Changed: seed, steps"; "" when nothing differs.
QString changedSentence(const QJsonObject& before, const QJsonObject& after);
/// "seed, steps": the labels inside a sentence.
QString changedNames(const QVector<RecipeChange>& changes);

/// A stretch of words that both texts have, or only one of them.
struct WordPiece {
  enum class Kind : quint8 { same, removed, added } kind = Kind::same;
  QString text;
  bool operator==(const WordPiece&) const = default;
};
/// Longest common subsequence of words; a Chinese, Japanese or Korean character is a word, spaces belong to the word
/// before them. `same` and `removed` together are `before`, `same` and `added` are `after`, each to the character.
/// Texts of more than 2,000 differing words are one change.
QVector<WordPiece> wordDiff(const QString& before, const QString& after);

}  // namespace sana::ui
