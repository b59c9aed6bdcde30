// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QScrollArea>

#include "ui/models/picture_model.h"

class QGridLayout;

namespace sana::ui {

class TextLabel;

/// "Changed from its parent": each field, the old value struck through, the new one after it. Of texts only the
/// words that differ.
class ChangedSection : public QScrollArea {
  Q_OBJECT
 public:
  explicit ChangedSection(QWidget* parent = nullptr);
  /// `first`: the picture has no parent.
  void setChanges(const QVector<RecipeChange>& changes, bool first);
  /// The rows in words, for tests and screen readers: "Guidance: 4.5, now 5.0".
  QStringList sentences() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void refresh();
  QString sentence(const RecipeChange& change) const;

  QVector<RecipeChange> changes_;
  bool first_ = false;
  TextLabel* title_;
  QGridLayout* rows_;
};

}  // namespace sana::ui
