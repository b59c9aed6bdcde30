// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/name_template.h"

#include <QTextBoundaryFinder>
#include <array>
#include <optional>

#include "ui/exchange/problem.h"

namespace sana::ui {
namespace {

constexpr qsizetype maxPromptLength = 60;

/// Cut behind the last character, or word, that fits.
QString cutAt(const QString& text, qsizetype longest, QTextBoundaryFinder::BoundaryType boundary) {
  if (text.size() <= longest) return text;
  QTextBoundaryFinder finder(boundary, text);
  finder.setPosition(longest);
  if (!finder.isAtBoundary()) finder.toPreviousBoundary();
  const auto at = finder.position();
  return at > 0 ? text.left(at) : QString();
}

QString shortPrompt(const QString& prompt) {
  const QString line = prompt.simplified();
  const QString words = cutAt(line, maxPromptLength, QTextBoundaryFinder::Word).trimmed();
  return words.isEmpty() ? cutAt(line, maxPromptLength, QTextBoundaryFinder::Grapheme) : words;
}

/// As wide as the largest number of the batch, so that names sort.
QString paddedNumber(const NameFacts& facts) {
  const auto width = QString::number(std::max(facts.total, facts.number)).size();
  return QString::number(facts.number).rightJustified(width, u'0');
}

std::optional<QString> fieldValue(QStringView field, const NameFacts& facts) {
  if (field == u"prompt") return shortPrompt(facts.prompt);
  if (field == u"seed") return QString::number(facts.seed);
  if (field == u"date") return facts.created.toString(QStringLiteral("yyyy-MM-dd"));
  if (field == u"time") return facts.created.toString(QStringLiteral("HH-mm-ss"));
  if (field == u"model") return facts.model;
  if (field == u"style") return facts.style;
  if (field == u"size") return QStringLiteral("%1x%2").arg(facts.size.width()).arg(facts.size.height());
  if (field == u"width") return QString::number(facts.size.width());
  if (field == u"height") return QString::number(facts.size.height());
  if (field == u"steps") return QString::number(facts.steps);
  if (field == u"n") return paddedNumber(facts);
  return std::nullopt;
}

NamePreview expanded(const QString& nameTemplate, const NameFacts& facts) {
  NamePreview preview;
  qsizetype at = 0;
  while (at < nameTemplate.size()) {
    const auto open = nameTemplate.indexOf(u'{', at);
    const auto close = open < 0 ? -1 : nameTemplate.indexOf(u'}', open);
    if (close < 0) break;
    const QStringView field = QStringView(nameTemplate).mid(open + 1, close - open - 1);
    const auto value = fieldValue(field, facts);
    preview.name += nameTemplate.mid(at, open - at);
    preview.name += value.value_or(nameTemplate.mid(open, close - open + 1));
    if (!value) preview.unknown.append(field.toString());
    at = close + 1;
  }
  preview.name += nameTemplate.mid(at);
  return preview;
}

/// Turns what reads into another direction, or shows nothing, may hide the ending of a name.
bool isInvisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200C) || (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

QString admissible(const QString& name) {
  static constexpr QStringView forbidden = u"/\\:*?\"<>|";
  QString kept;
  for (const char32_t c : name.normalized(QString::NormalizationForm_C).toUcs4()) {
    const auto category = QChar::category(c);
    if (isInvisible(c) || category == QChar::Other_Surrogate || category == QChar::Other_NotAssigned) continue;
    const bool isSpace = category == QChar::Other_Control || QChar::isSpace(c);
    if (isSpace) kept += u' ';
    else if (c < 0x80 && forbidden.contains(QChar(static_cast<char16_t>(c)))) kept += u'-';
    else kept += QString::fromUcs4(&c, 1);
  }
  return kept.simplified();
}

bool isReserved(const QString& name) {
  static constexpr auto devices = std::to_array<QStringView>({u"con", u"prn", u"aux", u"nul", u"conin$", u"conout$"});
  const QString stem = name.section(u'.', 0, 0).trimmed().toLower();
  for (const QStringView device : devices) {
    if (stem == device) return true;
  }
  return stem.size() == 4 && (stem.startsWith(u"com") || stem.startsWith(u"lpt")) && stem[3].isDigit();
}

}  // namespace

NameFacts nameFacts(const engine::Recipe& recipe, QSize size, const QDateTime& now) {
  NameFacts facts;
  facts.prompt = QString::fromStdString(recipe.extras.typed.value_or(recipe.request.prompt));
  facts.model = QString::fromStdString(recipe.model_id);
  facts.style = QString::fromStdString(recipe.extras.style.value_or(""));
  facts.seed = recipe.request.seed;
  facts.steps = recipe.request.steps;
  facts.size = size;
  const QString created = QString::fromStdString(recipe.extras.created.value_or(""));
  facts.created = QDateTime::fromString(created, Qt::ISODate).toLocalTime();
  if (!facts.created.isValid()) facts.created = now;
  return facts;
}

QStringList nameFields() {
  return {QStringLiteral("prompt"), QStringLiteral("seed"),  QStringLiteral("date"),   QStringLiteral("time"),
          QStringLiteral("model"),  QStringLiteral("style"), QStringLiteral("size"),   QStringLiteral("width"),
          QStringLiteral("height"), QStringLiteral("steps"), QStringLiteral("n")};
}

NamePreview previewName(const ExportOptions& options, const NameFacts& facts) {
  const QString neutral = QStringLiteral("picture {n}");
  NamePreview preview = expanded(options.withRecipe ? options.nameTemplate : neutral, facts);
  preview.name = sanitisedName(preview.name) + u'.' + fileSuffix(options.format);
  return preview;
}

QString sanitisedName(const QString& name) {
  QString stem = admissible(name);
  while (!stem.isEmpty() && stem.toUtf8().size() > maxNameBytes) {
    // Each step takes at least what is too much in the widest encoding.
    const auto tooMany = (stem.toUtf8().size() - maxNameBytes + 3) / 4;
    stem = cutAt(stem, stem.size() - std::max<qsizetype>(tooMany, 1), QTextBoundaryFinder::Grapheme);
  }
  while (stem.startsWith(u'.') || stem.startsWith(u'-') || stem.startsWith(u' ')) stem.remove(0, 1);
  while (stem.endsWith(u'.') || stem.endsWith(u' ')) stem.chop(1);
  if (isReserved(stem)) stem.prepend(u'_');
  return stem.isEmpty() ? QStringLiteral("picture") : stem;
}

}  // namespace sana::ui
