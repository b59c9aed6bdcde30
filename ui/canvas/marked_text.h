// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLabel>
#include <QVector>

#include "ui/models/recipe_words.h"

namespace sana::ui {

/// Selectable text, wrapped, parts of which are marked or struck through; follows the theme.
class MarkedText : public QLabel {
  Q_OBJECT
 public:
  struct Run {
    enum class Look : quint8 { plain, quiet, differs, gone } look = Look::plain;
    QString text;
  };
  explicit MarkedText(QWidget* parent = nullptr);
  void setRuns(const QVector<Run>& runs);
  /// One side of a difference, what the other side lacks on the colour of the selection.
  void setPieces(const QVector<WordPiece>& pieces, WordPiece::Kind side);
  QString plainText() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();

  QVector<Run> runs_;
};

}  // namespace sana::ui
