// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTranslator>

namespace sana::ui {

/// A language for tests: every text of the source in brackets, with accents, and at least 40 % longer. Place markers,
/// tags, words in braces and mnemonics stay as they are.
class PseudoWords : public QTranslator {
  Q_OBJECT
 public:
  using QTranslator::QTranslator;
  QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
  bool isEmpty() const override { return false; }
  static QString worded(const QString& text);
};

}  // namespace sana::ui
