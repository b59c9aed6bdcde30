// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/clean_report.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <array>

#include "ui/models/studio.h"

namespace sana::ui {
namespace {

constexpr int newestPictures = 100;

using Options = QRegularExpression::PatternOption;

QString gone() { return QStringLiteral("<…>"); }
QString somewhere() { return QStringLiteral("<path>"); }

/// Endings that make a word the name of a file.
constexpr const char* endings =
    "png|jpe?g|webp|tiff?|gif|bmp|avif|heic|jxl|svg|xcf|kra|ora|psd|exr|pdf|txt|md|csv|html?|docx?|odt|json|ini|toml|"
    "ya?ml|log|db|zip|tar|gz|xz|7z|safetensors|bin|pth?|ckpt|gguf|onnx|part|tmp|desktop|lock";

/// Files that every model and every installation has.
bool isOfTheProgram(QStringView name) {
  static const QStringList names{"model_index.json", "config.json", "scheduler_config.json", "sana_studio.json",
                                 "tokenizer.json", "tokenizer_config.json", "library.db", "settings.ini", "styles.json"};
  return names.contains(name) || name.startsWith(u"diffusion_pytorch_model.") || name == u"model.safetensors";
}

QString ending(QStringView text) {
  static const QRegularExpression last(QStringLiteral("\\.(%1)\\W*$").arg(QLatin1String(endings)),
                                       Options::CaseInsensitiveOption);
  const QRegularExpressionMatch match = last.match(text.toString());
  return match.hasMatch() ? u'.' + match.captured(1) : QString();
}

/// Words are not looked for inside other words, as far as their script has words.
QRegularExpression wholeWords(const QString& words) {
  static const QRegularExpression beginsWord(QStringLiteral("^[\\p{Latin}\\p{Cyrillic}\\p{Greek}\\d]")),
      endsWord(QStringLiteral("[\\p{Latin}\\p{Cyrillic}\\p{Greek}\\d]$"));
  const QString before = words.contains(beginsWord) ? QStringLiteral("(?<![\\p{L}\\d])") : QString();
  const QString behind = words.contains(endsWord) ? QStringLiteral("(?![\\p{L}\\d])") : QString();
  QStringList parts;
  for (const QString& word : words.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts))
    parts << QRegularExpression::escape(word);
  return QRegularExpression(before + parts.join(QStringLiteral("\\s+")) + behind,
                            Options::CaseInsensitiveOption | Options::UseUnicodePropertiesOption);
}

/// The longest first, so that what is left of one is not a part of another.
void removeWords(QString& text, QStringList words, const QString& mark) {
  words.removeDuplicates();
  std::ranges::sort(words, std::ranges::greater{}, &QString::size);
  for (const QString& word : words)
    if (!word.trimmed().isEmpty()) text.replace(wholeWords(word), mark);
}

void removeTexts(QString& text, const QStringList& texts) {
  QStringList all;
  for (const QString& whole : texts) {
    all << whole;
    for (const QString& line : whole.split(u'\n')) all << line;
  }
  removeWords(text, all, gone());
}

/// From the opening mark to its closing one, those between counted; where it is missing, to the end of the line.
void removeQuoted(QString& line, QChar opening, QChar closing) {
  qsizetype from = 0;
  while ((from = line.indexOf(opening, from)) >= 0) {
    qsizetype end = -1;
    if (opening == closing) {
      end = line.lastIndexOf(closing);
    } else {
      int depth = 0;
      for (qsizetype at = from; at < line.size() && end < 0; ++at) {
        if (line.at(at) == opening) ++depth;
        if (line.at(at) == closing && --depth == 0) end = at;
      }
    }
    if (end <= from) end = line.size();
    const QStringView inside = QStringView(line).mid(from + 1, end - from - 1);
    if (isOfTheProgram(inside)) {
      from = end + 1;
      continue;
    }
    // The closing mark of German is the opening one of English.
    const QString mark = opening + gone() + ending(inside) + (closing == u'“' ? QChar(u'”') : closing);
    line.replace(from, end - from + 1, mark);
    from += mark.size();
    if (opening == closing) return;
  }
}

void removePaths(QString& line) {
  static const QRegularExpression path(
      QStringLiteral(R"((?:\b[a-z][\w+.-]*://|(?<![\w<])(?:~[\w-]*|[a-z]:)?[/\\]{1,2}(?=[^\s/\\])|<folder>[/\\]|<…>[/\\]).*)"),
      Options::CaseInsensitiveOption | Options::UseUnicodePropertiesOption);
  static const QRegularExpression lastFile(QStringLiteral("^.*\\.(%1)(?!\\w)").arg(QLatin1String(endings)),
                                           Options::CaseInsensitiveOption | Options::UseUnicodePropertiesOption);
  const QRegularExpressionMatch match = path.match(line);
  if (!match.hasMatch()) return;
  const QRegularExpressionMatch file = lastFile.match(match.captured());
  const QString rest = file.hasMatch() ? match.captured().mid(file.capturedLength()) : QString();
  const QString suffix = file.hasMatch() ? u'.' + file.captured(1) : QString();
  line = line.left(match.capturedStart()) + somewhere() + suffix + rest;
}

/// A name without its folder may begin anywhere before: everything up to its ending goes.
void removeFileNames(QString& line) {
  static const QRegularExpression file(QStringLiteral("([^\\s/\\\\“”\"'‘’(),:]+)\\.(%1)(?!\\w)").arg(QLatin1String(endings)),
                                       Options::CaseInsensitiveOption | Options::UseUnicodePropertiesOption);
  qsizetype end = -1;
  QString suffix;
  for (auto matches = file.globalMatch(line); matches.hasNext();) {
    const QRegularExpressionMatch match = matches.next();
    if (isOfTheProgram(match.capturedView()) || match.captured(1).endsWith(somewhere()) ||
        match.captured(1).endsWith(gone())) continue;
    end = match.capturedEnd();
    suffix = u'.' + match.captured(2);
  }
  if (end >= 0) line = gone() + suffix + line.mid(end);
}

void removeAddresses(QString& line) {
  static const QRegularExpression address(QStringLiteral("[^\\s<>]+@[^\\s<>]+"));
  line.replace(address, gone());
}

void addRecipe(QStringList& texts, const QJsonObject& recipe) {
  for (const char* key : {"prompt", "negative", "typed", "style"}) texts << recipe[QLatin1String(key)].toString();
}

}  // namespace

PrivateWords privateWords(Studio& studio) {
  PrivateWords words;
  const LibraryFolders& folders = studio.library().folders();
  words.folders = {folders.pictures, folders.data, folders.state, QDir::homePath()};
  const ModelList& models = studio.models();
  for (int row = 0; row < models.rowCount(); ++row) words.folders << models.description(row).folder;
  words.names = {qEnvironmentVariable("USER"), qEnvironmentVariable("LOGNAME"), QDir(QDir::homePath()).dirName(),
                 QSysInfo::machineHostName(), QSysInfo::machineHostName().section(u'.', 0, 0)};
  const PromptModel& prompt = studio.prompt();
  words.texts = {prompt.text(), prompt.negative(), prompt.sentText(), prompt.sentNegative(), studio.gallery().query().text};
  const QueueModel& queue = studio.queue();
  for (int row = 0; row < queue.rowCount(); ++row)
    if (const JobRecord* job = queue.find(queue.data(queue.index(row), QueueModel::IdRole).toLongLong())) {
      addRecipe(words.texts, job->recipe);
      words.texts << job->typed << job->style;
    }
  const GalleryModel& strip = studio.strip();
  for (int row = 0; row < std::min(strip.rowCount(), newestPictures); ++row)
    for (const int role : {int(GalleryModel::PromptRole), int(GalleryModel::TitleRole)})
      words.texts << strip.data(strip.index(row), role).toString();
  const PictureRecord& picture = studio.current().record();
  addRecipe(words.texts, picture.recipe);
  words.texts << picture.title << picture.board << picture.tags << QFileInfo(studio.imports().file()).fileName();
  const StyleList& styles = studio.styles();
  for (int row = 0; row < styles.rowCount(); ++row)
    if (const QModelIndex index = styles.index(row); index.data(StyleList::OwnRole).toBool())
      for (const int role : {int(StyleList::NameRole), int(StyleList::TextRole), int(StyleList::NegativeRole)})
        words.texts << index.data(role).toString();
  const LibraryCounts& counts = studio.places().counts();
  for (const NamedCount& named : counts.boards + counts.tags) words.texts << named.name;
  return words;
}

QString cleanReport(const QString& text, const PrivateWords& words) {
  QString all = text;
  QStringList folders = words.folders;
  folders.removeAll(QString());
  folders.removeAll(QStringLiteral("/"));
  std::ranges::sort(folders, std::ranges::greater{}, &QString::size);
  for (const QString& folder : folders) all.replace(folder, QStringLiteral("<folder>"));
  removeTexts(all, words.texts);
  static const QRegularExpression single(QStringLiteral("(?<!\\w)'.*'(?!\\w)"), Options::UseUnicodePropertiesOption);
  QStringList lines = all.split(u'\n');
  constexpr auto marks = std::to_array<std::array<char16_t, 2>>(
      {{u'„', u'“'}, {u'“', u'”'}, {u'«', u'»'}, {u'‘', u'’'}, {u'「', u'」'}, {u'『', u'』'}, {u'《', u'》'}, {u'"', u'"'}, {u'`', u'`'}});
  for (QString& line : lines) {
    for (const auto& [opening, closing] : marks) removeQuoted(line, opening, closing);
    line.replace(single, u'\'' + gone() + u'\'');
    removePaths(line);
    removeFileNames(line);
    removeAddresses(line);
  }
  all = lines.join(u'\n');
  removeWords(all, words.names, gone());
  return all;
}

}  // namespace sana::ui
