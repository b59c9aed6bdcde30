// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/disk.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <utility>

#include "ui/library/storage_error.h"

namespace sana::ui {
namespace {

/// Closes in every case.
class Descriptor {
 public:
  Descriptor(const QString& path, int flags)
      : number_(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int number() const { return number_; }
  int close() { return number_ < 0 ? 0 : ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

StorageError cannotWrite(const QString& file, int reason) {
  return StorageError::fromSystem(Sentence::tr("Cannot write %1: %2."), file, reason);
}

}  // namespace

StorageError StorageError::fromSystem(const QString& doing, const QString& file, int reason) {
  const QString what = doing.arg(QDir::toNativeSeparators(file), QString::fromLocal8Bit(std::strerror(reason)));
  switch (reason) {
    case ENOSPC:
    case EDQUOT:
      return {Cause::full, what, Sentence::tr("Free some space or choose another folder.")};
    case EACCES:
    case EPERM:
    case EROFS:
      return {Cause::readOnly, what, Sentence::tr("Choose a folder that you may write to.")};
    case ENOENT:
    case ENOTDIR:
    case EIO:
    case ENODEV:
    case ESTALE:
      return {Cause::gone, what, Sentence::tr("Connect the drive again or choose another folder.")};
    default:
      return {Cause::other, what, Sentence::tr("Try again, or choose another folder.")};
  }
}

void writeDurably(const QString& file, std::span<const std::uint8_t> bytes) {
  Descriptor out(file, O_WRONLY | O_CREAT | O_TRUNC);
  if (out.number() < 0) throw cannotWrite(file, errno);
  while (!bytes.empty()) {
    const auto written = ::write(out.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw cannotWrite(file, errno);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  if (::fdatasync(out.number()) != 0) throw cannotWrite(file, errno);
  if (out.close() != 0) throw cannotWrite(file, errno);
}

void renameDurably(const QString& from, const QString& to) {
  if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0) {
    throw cannotWrite(to, errno);
  }
  const QString target = QFileInfo(to).absolutePath(), source = QFileInfo(from).absolutePath();
  syncFolder(target);
  if (source != target) syncFolder(source);
}

void syncFolder(const QString& folder) {
  const Descriptor opened(folder, O_RDONLY | O_DIRECTORY);
  if (opened.number() < 0) return;  // may be entered but not read: the name is in place all the same
  // Some file systems do not sync folders and say EINVAL.
  if (::fsync(opened.number()) != 0 && errno != EINVAL) throw cannotWrite(folder, errno);
}

void makeFolder(const QString& folder, const QString& root) {
  if (!QFileInfo(root).isDir()) {
    throw StorageError(StorageError::Cause::gone,
                       Sentence::tr("The folder %1 is not there.").arg(QDir::toNativeSeparators(root)),
                       Sentence::tr("Connect the drive again or choose another folder."));
  }
  if (QFileInfo(folder).isDir()) return;
  const QString parent = QFileInfo(folder).absolutePath();
  if (folder != root && parent != folder) makeFolder(parent, root);
  if (::mkdir(QFile::encodeName(folder).constData(), 0777) != 0 && errno != EEXIST) throw cannotWrite(folder, errno);
  syncFolder(parent);
}

QByteArray readWhole(const QString& file, qint64 limit) {
  QFile in(file);
  const auto fail = [&](const QString& why) {
    throw StorageError(StorageError::Cause::gone, Sentence::tr("Cannot read %1: %2.").arg(file, why),
                       Sentence::tr("Check the name."));
  };
  if (!in.open(QIODevice::ReadOnly)) fail(in.errorString());
  if (in.size() > limit) fail(Sentence::tr("it is larger than %1 bytes").arg(limit));
  // Qt reserves what is asked for: never ask for the limit.
  const QByteArray bytes = in.read(in.size());
  if (in.error() != QFileDevice::NoError) fail(in.errorString());
  return bytes;
}

bool isNetworkFileSystem(const QByteArray& type) {
  return type.startsWith("nfs") || type == "cifs" || type.startsWith("smb") || type == "fuse.sshfs" || type == "9p";
}

QString freeName(const QString& file) {
  const QFileInfo info(file);
  QString name = file;
  for (int i = 1; QFileInfo::exists(name); ++i) {
    name = QString("%1/%2-%3.%4").arg(info.absolutePath(), info.completeBaseName()).arg(i).arg(info.suffix());
  }
  return name;
}

std::span<const std::uint8_t> asBytes(const QByteArray& bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<std::size_t>(bytes.size())};
}

}  // namespace sana::ui
