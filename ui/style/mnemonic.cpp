// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/mnemonic.h"

#include <QRegularExpression>

namespace sana::ui {

QString paintedText(const QString& text) {
  QString painted;
  painted.reserve(text.size());
  for (qsizetype i = 0; i < text.size(); ++i) {
    // A mark goes; what follows stays, also a second mark.
    if (text[i] == QLatin1Char('&') && ++i == text.size()) break;
    painted += text[i];
  }
  return painted;
}

QString withoutMnemonic(const QString& text) {
  static const QRegularExpression appended(QStringLiteral("\\(&[^&]\\)"));
  return paintedText(QString(text).remove(appended));
}

}  // namespace sana::ui
