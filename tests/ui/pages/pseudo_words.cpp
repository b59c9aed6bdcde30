// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/pseudo_words.h"

#include <QRegularExpression>

#include <algorithm>

namespace sana::ui {
namespace {

QString accented(QStringView text) {
  static const QString plain = QStringLiteral("aeiouyncAEIOUYNC"), marked = QStringLiteral("äéïöüýñçÄÉÏÖÜÝÑÇ");
  QString result;
  for (const QChar letter : text) {
    const qsizetype place = plain.indexOf(letter);
    result += place < 0 ? letter : marked[place];
  }
  return result;
}

/// `length` letters in words of at most six.
QString padding(qsizetype length) {
  QString result;
  for (qsizetype done = 0; done < length; ++done) result += done % 7 == 6 ? QLatin1Char(' ') : QChar(u'ø');
  return result;
}

}  // namespace

QString PseudoWords::worded(const QString& text) {
  static const QRegularExpression kept(
      QStringLiteral("%L?[0-9n]|<[^>]*>|\\{[^}]*\\}|&[a-z]+;|&.|\\(\\*[^)]*\\)|\\$[A-Z_]+"));
  QString result;
  qsizetype from = 0, letters = 0;
  for (auto match = kept.globalMatch(text); match.hasNext();) {
    const QRegularExpressionMatch part = match.next();
    letters += part.capturedStart() - from;
    result += accented(QStringView(text).mid(from, part.capturedStart() - from)) + part.captured();
    from = part.capturedEnd();
  }
  letters += text.size() - from;
  result += accented(QStringView(text).mid(from));
  const qsizetype more = std::max<qsizetype>(0, (letters * 4 + 9) / 10 - 2);
  return QLatin1Char('[') + result + (letters > 12 ? QStringLiteral(" ") : QString()) + padding(more) +
         QLatin1Char(']');
}

QString PseudoWords::translate(const char* context, const char* source, const char*, int) const {
  // The toolkit's own contexts begin with Q (QShortcut: names of keys).
  if (!source || !*source || (context && *context == 'Q')) return {};
  return worded(QString::fromUtf8(source));
}

}  // namespace sana::ui
