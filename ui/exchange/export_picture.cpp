// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_picture.h"

#include <fcntl.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <new>
#include <optional>
#include <span>
#include <system_error>

#include "engine/image/atomic_file.h"
#include "ui/exchange/encode_picture.h"

namespace sana::ui {
namespace {

std::filesystem::path nativePath(const QString& path) { return QFile::encodeName(path).toStdString(); }

std::span<const std::uint8_t> bytesOf(const QByteArray& bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

/// "name.png", "name (2).png", …
QString numbered(const QString& fileName, int count) {
  if (count == 1) return fileName;
  const auto dot = fileName.lastIndexOf(u'.');
  const auto end = dot > 0 ? dot : fileName.size();
  return fileName.left(end) + QStringLiteral(" (%1)").arg(count) + fileName.mid(end);
}

enum class Placing : std::uint8_t { placed, taken };

/// Renames unless the name is taken. Where the file system cannot do both at once, looks first.
Placing renameIfFree(const QString& from, const QString& to) {
  const QByteArray source = QFile::encodeName(from), target = QFile::encodeName(to);
  int reason = 0;
  if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) != 0) reason = errno;
  if (reason == EEXIST) return Placing::taken;
  if (reason == EINVAL || reason == ENOSYS) {
    if (QFileInfo::exists(to) || QFileInfo(to).isSymLink()) return Placing::taken;
    reason = ::rename(source.constData(), target.constData()) == 0 ? 0 : errno;
  }
  if (reason != 0) {
    refuse(Exchange::tr("The file %1 cannot be written: %2.")
               .arg(to, QString::fromStdString(std::generic_category().message(reason))),
           Exchange::tr("Choose another folder."));
  }
  return Placing::placed;
}

void flushFolder(const QString& folder) {
  const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;  // a folder that may be entered but not read
  ::fsync(descriptor);
  ::close(descriptor);
}

/// A complete file under a name of its own, on the disk, removed unless it was placed. AtomicFile would replace what
/// stands at the target.
class Draft {
 public:
  Draft(const QDir& folder, const QByteArray& bytes) {
    constexpr int attempts = 1000;
    int descriptor = -1;
    for (int i = 0; i < attempts && descriptor < 0; ++i) {
      path_ = folder.filePath(QStringLiteral(".sana-export-%1-%2").arg(::getpid()).arg(i));
      descriptor = ::open(QFile::encodeName(path_).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (descriptor < 0 && errno != EEXIST) break;
    }
    if (descriptor < 0) fail(folder.path(), errno);
    QFile file;
    file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
    errno = 0;
    if (file.write(bytes) == bytes.size() && ::fdatasync(descriptor) == 0) return;
    const int reason = errno != 0 ? errno : EIO;
    QFile::remove(path_);
    fail(folder.path(), reason);
  }
  ~Draft() {
    if (!path_.isEmpty()) QFile::remove(path_);
  }
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;

  bool placeAt(const QString& target) {
    if (renameIfFree(path_, target) == Placing::taken) return false;
    path_.clear();
    return true;
  }

 private:
  [[noreturn]] static void fail(const QString& folder, int reason) {
    refuse(Exchange::tr("The folder %1 cannot be written to: %2.")
               .arg(folder, QString::fromStdString(std::generic_category().message(reason))),
           Exchange::tr("Choose another folder."));
  }

  QString path_;
};

/// The path that was written; empty where the name is taken and is to be skipped.
std::optional<QString> place(const QByteArray& bytes, const QDir& folder, const QString& fileName, Clash clash) {
  if (clash == Clash::replace) {
    const QString path = folder.filePath(fileName);
    engine::write_file(nativePath(path), bytesOf(bytes));
    return path;
  }
  constexpr int maxNumber = 10'000;
  Draft draft(folder, bytes);
  const int last = clash == Clash::rename ? maxNumber : 1;
  for (int count = 1; count <= last; ++count) {
    const QString path = folder.filePath(numbered(fileName, count));
    if (!draft.placeAt(path)) continue;
    flushFolder(folder.path());
    return path;
  }
  if (clash == Clash::skip) return std::nullopt;
  refuse(Exchange::tr("The folder %1 holds too many files of this name.").arg(folder.path()),
         Exchange::tr("Choose another name or folder."));
}

QString fileNameOf(const ExportJob& job) {
  if (!job.fileName.isEmpty()) {
    if (job.fileName.contains(u'/')) {
      refuse(Exchange::tr("The name %1 holds a folder.").arg(job.fileName), Exchange::tr("Choose a name only."));
    }
    return job.fileName;
  }
  engine::Recipe recipe;
  if (!job.recipe.isEmpty()) {
    recipe = engine::parse_recipe({job.recipe.constData(), static_cast<std::size_t>(job.recipe.size())});
  }
  const QSize size = job.options.scale.apply(job.picture.size());
  NameFacts facts = nameFacts(recipe, size, QDateTime::currentDateTime());
  facts.number = job.number;
  facts.total = job.total;
  return previewName(job.options, facts).name;
}

ExportOutcome exportChecked(const ExportJob& job, const std::stop_token& stop) {
  const QDir folder(job.folder);
  if (job.folder.isEmpty() || !folder.exists()) {
    refuse(Exchange::tr("The folder %1 is not there.").arg(job.folder), Exchange::tr("Choose another folder."));
  }
  const QString fileName = fileNameOf(job);
  const QString wanted = folder.filePath(fileName);
  if (job.clash == Clash::skip && QFileInfo::exists(wanted)) return {ExportState::skipped, wanted, {}, {}};
  if (stop.stop_requested()) return {ExportState::cancelled, {}, {}, {}};
  const Encoded encoded = encodePicture(job.picture, job.recipe, job.options);
  if (stop.stop_requested()) return {ExportState::cancelled, {}, {}, {}};
  const auto path = place(encoded.bytes, folder, fileName, job.clash);
  if (!path) return {ExportState::skipped, wanted, {}, {}};
  return {ExportState::written, *path, encoded.notes, {}};
}

}  // namespace

ExportOutcome exportPicture(const ExportJob& job, const std::stop_token& stop) {
  try {
    return exportChecked(job, stop);
  } catch (const engine::Exception& exception) {
    return {ExportState::failed, {}, {}, problemOf(exception)};
  } catch (const std::bad_alloc&) {
    return {ExportState::failed, {}, {},
            {Exchange::tr("There is not enough memory to export this picture."), Exchange::tr("Close other programs.")}};
  }
}

}  // namespace sana::ui
