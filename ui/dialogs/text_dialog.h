// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"

class QPushButton;

namespace sana::ui {

/// A longer text to be read and, where `copyable`, copied: details of an error, the diagnostics report, the guide.
class TextDialog : public DialogFrame {
  Q_OBJECT
 public:
  enum class Form : quint8 { plain, markdown };
  TextDialog(const QString& title, const QString& text, Form form, QWidget* parent);
  /// For others to read: what Copy takes instead of the text that is shown here.
  void setCopied(const QString& text);

 private:
  QString copied_;
  QPushButton* copy_ = nullptr;
};

}  // namespace sana::ui
