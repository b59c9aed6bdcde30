// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/prompt_parts.h"

#include <algorithm>

namespace sana::ui {
namespace {

/// Calls keep(begin, end) for each line that is no comment; `end` stands behind its line break.
template <class Keep>
void visitLines(const QString& typed, Keep keep) {
  for (qsizetype begin = 0; begin < typed.size();) {
    const qsizetype newline = typed.indexOf(u'\n', begin);
    const qsizetype end = newline < 0 ? typed.size() : newline + 1;
    if (!QStringView(typed).mid(begin, end - begin).trimmed().startsWith(u'#')) keep(begin, end);
    begin = end;
  }
}

int bytesOf(char32_t point) { return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4; }

bool isComma(QChar c) { return c == u',' || c == u'，' || c == u'、'; }

struct Part {
  int begin = 0, end = 0;  ///< without the spaces around it
};

/// The parts of the line that begins at `begin` and ends at `end`.
QVector<Part> partsOf(const QString& text, int begin, int end) {
  QVector<Part> parts;
  for (int at = begin, start = begin; at <= end; ++at) {
    if (at < end && !isComma(text.at(at))) continue;
    Part part{start, at};
    while (part.begin < part.end && text.at(part.begin).isSpace()) ++part.begin;
    while (part.end > part.begin && text.at(part.end - 1).isSpace()) --part.end;
    parts.append(part);
    start = at + 1;
  }
  return parts;
}

}  // namespace

QString withoutComments(const QString& typed) {
  QString kept;
  visitLines(typed, [&](qsizetype begin, qsizetype end) { kept += QStringView(typed).mid(begin, end - begin); });
  // A comment at the end leaves the line break before it behind.
  if (kept.size() < typed.size() && kept.endsWith(u'\n')) kept.chop(1);
  return kept;
}

QVector<int> originsWithoutComments(const QString& typed) {
  QVector<int> origins;
  visitLines(typed, [&](qsizetype begin, qsizetype end) {
    for (qsizetype at = begin; at < end; ++at) origins.append(int(at));
  });
  return origins;
}

int unitsInBytes(const QString& text, int bytes) {
  qsizetype at = 0;
  for (int used = 0; at < text.size();) {
    const bool pair = text.at(at).isHighSurrogate() && at + 1 < text.size() && text.at(at + 1).isLowSurrogate();
    used += pair ? 4 : bytesOf(text.at(at).unicode());
    if (used > bytes) break;
    at += pair ? 2 : 1;
  }
  return int(at);
}

QString cutToBytes(const QString& text, int bytes) { return text.left(unitsInBytes(text, bytes)); }

std::optional<PromptEdit> promptEdit(const QString& before, const QString& after) {
  if (before == after) return {};
  const qsizetype shorter = std::min(before.size(), after.size());
  qsizetype same = 0;
  while (same < shorter && before.at(same) == after.at(same)) ++same;
  if (same > 0 && before.at(same - 1).isHighSurrogate()) --same;
  qsizetype tail = 0;
  while (tail < shorter - same && before.at(before.size() - 1 - tail) == after.at(after.size() - 1 - tail)) ++tail;
  if (tail > 0 && before.at(before.size() - tail).isLowSurrogate()) --tail;
  return PromptEdit{int(same), before.mid(same, before.size() - tail - same), after.mid(same, after.size() - tail - same)};
}

std::optional<QString> textBeforeEdits(const QString& now, const QVector<PromptEdit>& edits) {
  QString text = now;
  for (auto edit = edits.crbegin(); edit != edits.crend(); ++edit) {
    if (edit->position < 0 || text.mid(edit->position, edit->inserted.size()) != edit->inserted) return std::nullopt;
    text.replace(edit->position, edit->inserted.size(), edit->removed);
  }
  return text;
}

PromptAndCaret movePromptPart(const QString& text, int caret, int by) {
  caret = std::clamp(caret, 0, int(text.size()));
  const int begin = caret == 0 ? 0 : int(text.lastIndexOf(u'\n', caret - 1)) + 1;
  const qsizetype newline = text.indexOf(u'\n', caret);
  const QVector<Part> parts = partsOf(text, begin, newline < 0 ? int(text.size()) : int(newline));
  const int here = int(std::count_if(text.begin() + begin, text.begin() + caret, isComma));
  const int there = here + (by < 0 ? -1 : 1);
  if (there < 0 || there >= parts.size()) return {text, caret};
  const Part left = parts.at(std::min(here, there)), right = parts.at(std::max(here, there));
  const QString leftWords = text.mid(left.begin, left.end - left.begin);
  const QString rightWords = text.mid(right.begin, right.end - right.begin);
  QString moved = text;
  moved.replace(right.begin, right.end - right.begin, leftWords);
  moved.replace(left.begin, left.end - left.begin, rightWords);
  const int inside = std::clamp(caret - parts.at(here).begin, 0, parts.at(here).end - parts.at(here).begin);
  const int start = by < 0 ? left.begin : right.begin + int(rightWords.size()) - int(leftWords.size());
  return {moved, start + inside};
}

}  // namespace sana::ui
