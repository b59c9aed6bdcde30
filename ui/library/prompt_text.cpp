// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/prompt_text.h"

#include <QChar>
#include <QStringView>

namespace sana::ui {
namespace {

char32_t codePointAt(QStringView text, qsizetype& at) {
  const QChar first = text[at++];
  if (first.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate()) {
    return QChar::surrogateToUcs4(first, text[at++]);
  }
  // Half a pair would swallow what follows it on its way into UTF-8.
  return first.isSurrogate() ? char32_t{QChar::ReplacementCharacter} : char32_t{first.unicode()};
}

/// Scripts whose words are not divided by spaces. Hangul is, but particles cling to its words.
bool standsAlone(char32_t code) {
  if (QChar::category(code) == QChar::Symbol_Other) return true;
  switch (QChar::script(code)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
    case QChar::Script_Yi:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
    case QChar::Script_Tibetan:
    case QChar::Script_TaiLe:
    case QChar::Script_NewTaiLue:
    case QChar::Script_Javanese:
      return true;
    default:
      return false;
  }
}

/// Accents that no composed letter took, vowel points of Arabic and Hebrew, variation selectors.
bool isLooseMark(char32_t code) {
  if (QChar::category(code) != QChar::Mark_NonSpacing) return false;
  const QChar::Script script = QChar::script(code);
  return script == QChar::Script_Inherited || script == QChar::Script_Arabic || script == QChar::Script_Hebrew;
}

}  // namespace

QString splitForSearch(const QString& text) {
  const QString composed = text.normalized(QString::NormalizationForm_KC);
  QString out;
  out.reserve(composed.size() * 2);
  for (qsizetype at = 0; at < composed.size();) {
    const char32_t code = codePointAt(composed, at);
    const bool afterSpace = out.isEmpty() || out.back() == u' ';
    if (isLooseMark(code) || (code == U' ' && afterSpace)) continue;
    const bool alone = standsAlone(code);
    if (alone && !afterSpace) out += u' ';
    out += QChar::fromUcs4(code);
    if (alone) out += u' ';
  }
  return out.trimmed();
}

bool hasSearchable(const QString& split) {
  for (qsizetype at = 0; at < split.size();) {
    const char32_t code = codePointAt(split, at);
    if (QChar::isLetterOrNumber(code) || QChar::isMark(code)) return true;
    const QChar::Category category = QChar::category(code);
    if (category == QChar::Symbol_Other || category == QChar::Other_PrivateUse) return true;
  }
  return false;
}

bool endsSplit(const QString& split) {
  if (split.isEmpty()) return false;
  qsizetype at = split.size() - 1;
  if (at > 0 && split[at].isLowSurrogate()) --at;
  return standsAlone(codePointAt(split, at));
}

}  // namespace sana::ui
