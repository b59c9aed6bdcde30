// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/engine_log.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace sana::ui {

QStringList EngineLog::take(const QByteArray& bytes, qint64 now) {
  QStringList lines;
  qsizetype from = 0;
  for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', from)) {
    unfinished_ += bytes.mid(from, end - from);
    from = end + 1;
    lines.append(QString::fromUtf8(unfinished_.left(longestLine)));
    unfinished_.clear();
  }
  unfinished_ += bytes.mid(from);
  unfinished_.truncate(longestLine);
  lines = admitted(lines, now);
  write(lines);
  return lines;
}

QStringList EngineLog::admitted(const QStringList& lines, qint64 now) {
  QStringList result;
  constexpr qint64 second = 1000;
  if (!lines.isEmpty() && now / second != second_) {
    if (leftOut_ > 0) result.append(QStringLiteral("[%1 lines left out]").arg(leftOut_));
    second_ = now / second;
    inSecond_ = leftOut_ = 0;
  }
  const int room = qMax(0, linesPerSecond - inSecond_);
  result += lines.first(qMin(qsizetype(room), lines.size()));
  inSecond_ += static_cast<int>(lines.size());
  leftOut_ += static_cast<int>(qMax(qsizetype(0), lines.size() - room));
  return result;
}

void EngineLog::write(const QStringList& lines) {
  if (path_.isEmpty() || lines.isEmpty()) return;
  if (!file_.isOpen() || file_.size() > largestFile) renew();
  if (!file_.isOpen()) return;
  const QByteArray stamp = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' ';
  for (const QString& line : lines) file_.write(stamp + line.toUtf8() + '\n');
  file_.flush();
}

void EngineLog::renew() {
  const bool isFull = file_.isOpen() || QFileInfo(path_).size() > largestFile;
  file_.close();
  const auto name = [this](int age) { return age == 0 ? path_ : QStringLiteral("%1.%2").arg(path_).arg(age); };
  for (int age = isFull ? kept : 0; age > 0; --age) {
    QFile::remove(name(age));
    QFile::rename(name(age - 1), name(age));
  }
  QDir().mkpath(QFileInfo(path_).path());
  file_.setFileName(path_);
  // A log that cannot be written costs the log and nothing else.
  if (!file_.open(QIODevice::WriteOnly | QIODevice::Append)) path_.clear();
}

}  // namespace sana::ui
