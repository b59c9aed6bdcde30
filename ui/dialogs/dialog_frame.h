// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QDialog>

class QHBoxLayout;
class QVBoxLayout;

namespace sana::ui {

class TextLabel;

/// Title, content, hairline, a row of buttons: what every dialog of the application is made of. Always open(), never
/// exec(); closes itself and is deleted then.
class DialogFrame : public QDialog {
  Q_OBJECT
 public:
  explicit DialogFrame(const QString& title, QWidget* parent);
  QVBoxLayout* content() const { return content_; }
  /// Buttons, in the order of reading; a stretch stands before them.
  QHBoxLayout* footer() const { return footer_; }
  void setTitle(const QString& title);
  /// Content without the padding (lists that reach the edges).
  void setFlush();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  TextLabel* heading_;
  QVBoxLayout* content_;
  QHBoxLayout* footer_;
  QWidget* footerBox_;
};

}  // namespace sana::ui
