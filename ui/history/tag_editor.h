// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QWidget>

class QLineEdit;
class QStringListModel;

namespace sana::ui {

/// A line edit that pops up under a button and completes with the tags there are. Return adds the tag and stays open
/// for the next one; Esc closes.
class TagEditor : public QWidget {
  Q_OBJECT
 public:
  explicit TagEditor(QWidget* parent);
  void setKnownTags(const QStringList& tags);
  /// Under `anchor`, inside its screen.
  void popup(QWidget* anchor);
  QLineEdit* field() const { return field_; }

 signals:
  void tagEntered(const QString& tag);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void take();
  void retranslate();

  QLineEdit* field_;
  QStringListModel* known_;
};

}  // namespace sana::ui
