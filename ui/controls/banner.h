// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>
#include <QPushButton>

#include <cstdint>

class QBoxLayout;
class QLabel;

namespace sana::ui {

enum class Severity : std::uint8_t { danger, warning, info };

/// Inline message over the full width: bold cause, what was kept, actions, close. Announced as an alert when shown.
class Banner : public QFrame {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent = nullptr);
  /// Shows the message. The same cause again, until it is closed, only counts: "(3 times)".
  void showMessage(Severity severity, const QString& cause, const QString& kept);
  /// Actions from left to right; at most one primary, put last.
  QPushButton* addAction(const QString& text, bool primary = false);
  void clearActions();
  /// Stands between the actions and the close button and stays the caller's; null: nothing.
  void setTail(QWidget* tail);
  QString cause() const { return cause_; }
  int times() const { return times_; }

 signals:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void refresh();
  void closeByPerson();

  Severity severity_ = Severity::info;
  QString cause_, kept_;
  int times_ = 0;
  QLabel* text_;
  QBoxLayout* actions_;
  QBoxLayout* row_;
};

}  // namespace sana::ui
