// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_line.h"

#include <QRegularExpression>

#include "ui/library/prompt_text.h"

namespace sana::ui {
namespace {

constexpr int recentPictures = 200;

bool isQuote(QChar c) { return c == u'"' || c == u'“' || c == u'”'; }

bool isOperator(const QString& word) {
  static const QStringList known{"seed", "model", "size", "date", "is", "tag", "board"};
  return known.contains(word);
}

/// Reads up to white space, or to the closing quote where the text begins with one.
struct Piece {
  QString text;
  bool closed = false;
};
Piece readPiece(const QString& line, qsizetype& at, bool stopAtColon) {
  Piece out;
  if (at < line.size() && isQuote(line[at])) {
    for (++at; at < line.size(); ++at) {
      if (isQuote(line[at])) {
        out.closed = true;
        ++at;
        break;
      }
      out.text += line[at];
    }
    return out;
  }
  while (at < line.size() && !line[at].isSpace() && !(stopAtColon && line[at] == u':')) {
    // A quote in the middle of a word belongs to it: 5"
    out.text += line[at++];
  }
  return out;
}

SearchTerm readTerm(const QString& line, qsizetype& at) {
  SearchTerm term;
  if (line[at] == u'-' && at + 1 < line.size() && !line[at + 1].isSpace()) {
    term.not_ = true;
    ++at;
  }
  const qsizetype begin = at;
  const bool quoted = isQuote(line[at]);
  const Piece word = readPiece(line, at, true);
  if (!quoted && at < line.size() && line[at] == u':' && isOperator(word.text.toLower())) {
    term.key = word.text.toLower();
    ++at;
    term.text = readPiece(line, at, false).text;
    return term;
  }
  if (quoted) {
    term.text = word.text;
    term.phrase = word.closed;
    return term;
  }
  at = begin;
  term.text = readPiece(line, at, false).text;
  return term;
}

QString quotedLike(QString text) {
  text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
  return "%" + text + "%";
}

/// A condition with its values.
struct Condition {
  QString sql;
  QVariantList values;
};

Condition wordCondition(const SearchTerm& term, bool fullText) {
  const QString split = splitForSearch(term.text);
  if (fullText && !hasSearchable(split)) {
    return {"image.id IN (SELECT rowid FROM prompt_fts WHERE text LIKE ? ESCAPE '\\')", {quotedLike(split)}};
  }
  if (!fullText) {
    const QString like = quotedLike(term.text.trimmed());
    return {
        "image.id IN (SELECT id FROM recipe WHERE prompt LIKE ? ESCAPE '\\' OR typed LIKE ? ESCAPE '\\' UNION ALL"
        " SELECT id FROM image WHERE title LIKE ? ESCAPE '\\')",
        {like, like, like}};
  }
  QString match = split;
  match = "\"" + match.replace('"', "\"\"") + "\"";
  if (!term.phrase && !endsSplit(split)) match += "*";
  return {match, {}};
}

Condition sizeCondition(const QString& text) {
  static const QRegularExpression pair("^(\\d+)\\s*[x×*]\\s*(\\d*)$", QRegularExpression::CaseInsensitiveOption);
  const auto found = pair.match(text);
  if (!found.hasMatch()) return {"(w=? OR h=?)", {text.toInt(), text.toInt()}};
  if (found.captured(2).isEmpty()) return {"w=?", {found.captured(1).toInt()}};
  return {"(w=? AND h=?)", {found.captured(1).toInt(), found.captured(2).toInt()}};
}

Condition operatorCondition(const SearchTerm& term) {
  const QString& text = term.text;
  if (term.key == "seed") return {"image.id IN (SELECT id FROM recipe WHERE seed=?)", {text}};
  if (term.key == "model") {
    return {"model IN (SELECT id FROM model WHERE name LIKE ? ESCAPE '\\' OR identity LIKE ? ESCAPE '\\')",
            {quotedLike(text), quotedLike(text)}};
  }
  if (term.key == "size") return sizeCondition(text);
  if (term.key == "tag") {
    return {"image.id IN (SELECT image FROM image_tag JOIN tag ON tag.id=image_tag.tag WHERE name LIKE ? ESCAPE '\\')",
            {quotedLike(text).mid(1)}};
  }
  if (term.key == "board") {
    return {
        "image.id IN (SELECT image FROM image_board JOIN board ON board.id=image_board.board WHERE name LIKE ?"
        " ESCAPE '\\')",
        {quotedLike(text).mid(1)}};
  }
  if (term.key == "date") {
    const TimeSpan span = parseDates(text);
    return {"created_ms BETWEEN ? AND ?", {span.first, span.last}};
  }
  const QString state = text.toLower();
  if (QString("starred").startsWith(state)) return {"starred<>0", {}};
  if (QString("missing").startsWith(state)) return {"missing<>0", {}};
  return {"0", {}};
}

Condition placeCondition(const PictureQuery& query) {
  using Place = PictureQuery::Place;
  switch (query.place) {
    case Place::trash:
      return {"deleted_ms IS NOT NULL", {}};
    case Place::starred:
      return {"deleted_ms IS NULL AND starred<>0", {}};
    case Place::recent:
      return {
          "deleted_ms IS NULL AND image.id IN (SELECT id FROM image WHERE deleted_ms IS NULL ORDER BY created_ms"
          " DESC, id DESC LIMIT ?)",
          {recentPictures}};
    case Place::board:
      return {
          "deleted_ms IS NULL AND image.id IN (SELECT image FROM image_board JOIN board ON"
          " board.id=image_board.board WHERE name=?)",
          {query.name}};
    case Place::tag:
      return {
          "deleted_ms IS NULL AND image.id IN (SELECT image FROM image_tag JOIN tag ON tag.id=image_tag.tag WHERE"
          " name=?)",
          {query.name}};
    case Place::all:
      break;
  }
  return {"deleted_ms IS NULL", {}};
}

/// "2", "20", "202": the years that begin so.
TimeSpan yearsFrom(const QString& digits) {
  int first = digits.toInt(), last = first;
  for (qsizetype i = digits.size(); i < 4; ++i) {
    first *= 10;
    last = last * 10 + 9;
  }
  const QDate from(qMax(first, 1), 1, 1), to(last, 12, 31);
  return {from.startOfDay().toMSecsSinceEpoch(), to.endOfDay().toMSecsSinceEpoch()};
}

TimeSpan oneDate(const QString& text) {
  static const QRegularExpression pattern("^(\\d{1,4})(?:-(\\d{0,2})(?:-(\\d{0,2}))?)?$");
  const auto found = pattern.match(text);
  if (!found.hasMatch()) return {};
  if (found.captured(1).size() < 4 || found.captured(2).isEmpty()) return yearsFrom(found.captured(1));
  QDate from(found.captured(1).toInt(), found.captured(2).toInt(), 1);
  QDate to = from.addMonths(1).addDays(-1);
  if (!found.captured(3).isEmpty()) from = to = QDate(from.year(), from.month(), found.captured(3).toInt());
  if (!from.isValid()) return {};
  return {from.startOfDay().toMSecsSinceEpoch(), to.endOfDay().toMSecsSinceEpoch()};
}

}  // namespace

QVector<SearchTerm> parseSearchLine(const QString& line) {
  QVector<SearchTerm> out;
  for (qsizetype at = 0; at < line.size();) {
    if (line[at].isSpace()) {
      ++at;
      continue;
    }
    const SearchTerm term = readTerm(line, at);
    if (!term.text.trimmed().isEmpty()) out.append(term);
  }
  return out;
}

TimeSpan parseDates(const QString& text) {
  const qsizetype dots = text.indexOf("..");
  if (dots < 0) return oneDate(text);
  const QString from = text.left(dots), to = text.mid(dots + 2);
  const TimeSpan first = oneDate(from), last = oneDate(to);
  TimeSpan out{0, std::numeric_limits<qint64>::max()};
  if (!from.isEmpty()) out.first = first.first;
  if (!to.isEmpty()) out.last = last.last;
  if ((!from.isEmpty() && first.last < 0) || (!to.isEmpty() && last.last < 0)) return {};
  return out;
}

Search buildSearch(const PictureQuery& query, bool fullText) {
  QStringList wanted, unwanted;
  Condition place = placeCondition(query);
  QStringList conditions{place.sql};
  QVariantList values = place.values;
  for (const SearchTerm& term : parseSearchLine(query.text)) {
    const Condition one = term.key.isEmpty() ? wordCondition(term, fullText) : operatorCondition(term);
    if (term.key.isEmpty() && one.values.isEmpty()) {
      (term.not_ ? unwanted : wanted) += one.sql;
      continue;
    }
    conditions += term.not_ ? "NOT (" + one.sql + ")" : one.sql;
    values += one.values;
  }
  QString from = "image";
  if (!wanted.isEmpty()) {
    // The index drives: a rare word reads few rows.
    from = "prompt_fts CROSS JOIN image ON image.id=prompt_fts.rowid";
    conditions += "prompt_fts MATCH ?";
    values += wanted.join(" AND ");
  }
  if (!unwanted.isEmpty()) {
    conditions += "image.id NOT IN (SELECT rowid FROM prompt_fts WHERE prompt_fts MATCH ?)";
    values += unwanted.join(" OR ");
  }
  const QString order = query.order == PictureQuery::Order::newestFirst ? "DESC" : "ASC";
  return {QString("SELECT image.id, 4*created_ms+2*(starred<>0)+(missing<>0) FROM %1 WHERE %2 ORDER BY created_ms %3, "
                  "image.id %3")
              .arg(from, conditions.join(" AND "), order),
          values};
}

}  // namespace sana::ui
