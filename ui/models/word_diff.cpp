// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTextBoundaryFinder>

#include <algorithm>

#include "ui/models/recipe_words.h"

namespace sana::ui {
namespace {

constexpr qsizetype mostWords = 2000;  ///< on either side; the table has a cell a pair

QVector<QStringView> wordsOf(const QString& text) {
  QVector<QStringView> words;
  QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
  qsizetype start = 0;
  while (start < text.size()) {
    qsizetype end = finder.toNextBoundary();
    if (end < 0) end = text.size();
    const QStringView word = QStringView(text).mid(start, end - start);
    if (word.trimmed().isEmpty() && !words.isEmpty()) {
      QStringView& last = words.last();
      last = QStringView(text).mid(last.data() - QStringView(text).data(), last.size() + word.size());
    } else {
      words << word;
    }
    start = end;
  }
  return words;
}

void add(QVector<WordPiece>& pieces, WordPiece::Kind kind, QStringView text) {
  if (text.isEmpty()) return;
  if (!pieces.isEmpty() && pieces.last().kind == kind) pieces.last().text += text;
  else pieces << WordPiece{kind, text.toString()};
}

/// Without the spaces behind it: "fox" at the end of a text is the "fox " in the midst of another.
QStringView core(QStringView word) {
  while (!word.isEmpty() && word.back().isSpace()) word.chop(1);
  return word;
}

bool isSame(QStringView a, QStringView b) { return core(a) == core(b); }

void addSame(QVector<WordPiece>& pieces, QStringView a, QStringView b) {
  const QStringView word = a == b ? a : core(a);
  add(pieces, WordPiece::Kind::same, word);
  add(pieces, WordPiece::Kind::removed, a.mid(word.size()));
  add(pieces, WordPiece::Kind::added, b.mid(word.size()));
}

/// lengths[i][j]: of the longest common subsequence of the words behind i and j.
class CommonLengths {
 public:
  CommonLengths(const QVector<QStringView>& a, const QVector<QStringView>& b)
      : columns_(b.size() + 1), cells_((a.size() + 1) * columns_) {
    for (qsizetype i = a.size() - 1; i >= 0; --i)
      for (qsizetype j = b.size() - 1; j >= 0; --j)
        cells_[i * columns_ + j] = isSame(a[i], b[j]) ? quint16(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
  }
  quint16 at(qsizetype i, qsizetype j) const { return cells_[i * columns_ + j]; }

 private:
  qsizetype columns_;
  QVector<quint16> cells_;
};

void addDifference(QVector<WordPiece>& pieces, const QVector<QStringView>& a, const QVector<QStringView>& b) {
  using Kind = WordPiece::Kind;
  qsizetype i = 0, j = 0;
  if (a.size() <= mostWords && b.size() <= mostWords) {
    const CommonLengths lengths(a, b);
    while (i < a.size() && j < b.size()) {
      if (isSame(a[i], b[j])) {
        addSame(pieces, a[i++], b[j++]);
      } else if (lengths.at(i + 1, j) >= lengths.at(i, j + 1)) {
        add(pieces, Kind::removed, a[i++]);
      } else {
        add(pieces, Kind::added, b[j++]);
      }
    }
  }
  while (i < a.size()) add(pieces, Kind::removed, a[i++]);
  while (j < b.size()) add(pieces, Kind::added, b[j++]);
}

}  // namespace

QVector<WordPiece> wordDiff(const QString& before, const QString& after) {
  const QVector<QStringView> a = wordsOf(before), b = wordsOf(after);
  QVector<WordPiece> pieces;
  qsizetype head = 0, tail = 0;
  while (head < a.size() && head < b.size() && a[head] == b[head]) ++head;
  const qsizetype most = std::min(a.size(), b.size()) - head;
  while (tail < most && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
  for (const QStringView word : a.first(head)) add(pieces, WordPiece::Kind::same, word);
  addDifference(pieces, a.sliced(head, a.size() - head - tail), b.sliced(head, b.size() - head - tail));
  for (const QStringView word : a.last(tail)) add(pieces, WordPiece::Kind::same, word);
  return pieces;
}

}  // namespace sana::ui
