// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLineEdit>
#include <QTimer>

namespace sana::ui {

/// Line edit with a magnifier and a cross; searchRequested follows typing after a pause of 30 ms, Return at once.
/// Esc empties it first and only then goes on to the window.
class SearchField : public QLineEdit {
  Q_OBJECT
 public:
  /// `placeholder` is the accessible name too.
  explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

 signals:
  void searchRequested(const QString& text);

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void announce();

  QTimer pause_;
  QString last_;
};

}  // namespace sana::ui
