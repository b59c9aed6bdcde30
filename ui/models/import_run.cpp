// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/import_run.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonDocument>

#include "ui/exchange/load_picture.h"
#include "ui/models/banners.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

constexpr int atOnce = 4;       ///< asked of the library
constexpr int tellMs = 60;      ///< between two reports of progress
constexpr int previewSide = 528;
constexpr int mostFiles = 1000000;

/// Pictures below folders, in the order of their names; other files as they are given.
QStringList listed(const QStringList& files, const std::atomic<bool>& stop) {
  static const QStringList endings = {QStringLiteral("*.png"),  QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"),
                                      QStringLiteral("*.webp"), QStringLiteral("*.tif"), QStringLiteral("*.tiff")};
  QStringList all;
  for (const QString& file : files) {
    if (!QFileInfo(file).isDir()) {
      all << file;
      continue;
    }
    QStringList below;
    QDirIterator walk(file, endings, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (walk.hasNext() && below.size() < mostFiles && !stop) below << walk.next();
    below.sort();
    all += below;
  }
  return all;
}

QString sourceOf(const FoundRecipe& found) {
  if (found.writer == Writer::sana) {
    const QString app = QJsonDocument::fromJson(found.recipeJson).object().value(QLatin1String("app")).toString();
    return app.isEmpty() ? ImportModel::tr("Written by Sana") : ImportModel::tr("Written by %1").arg(app);
  }
  const QString name = writerName(found.writer);
  return name.isEmpty() ? ImportModel::tr("Parameters of another program") : ImportModel::tr("Parameters of %1").arg(name);
}

}  // namespace

ImportModel::Impl::~Impl() { *stop_ = true; }

void ImportModel::Impl::open(const QString& file) {
  const quint64 number = ++asked_;
  inBackground(&pool_, &model, [file] { return readAnyPicture(file); }, [this, number, file](const FoundRecipe& found) {
    if (number != asked_) return;
    model.file_ = file;
    take(found);
  });
}

void ImportModel::Impl::take(const FoundRecipe& found) {
  const bool nothing = found.problem || found.writer == Writer::none || found.fields.isEmpty();
  model.beginResetModel();
  model.fields_.clear();
  model.unsupported_.clear();
  model.preview_ = {};
  model.recipe_ = QJsonDocument::fromJson(found.recipeJson).object();
  model.complete_ = found.isComplete;
  model.source_ = nothing ? QString() : sourceOf(found);
  for (const FoundField& field : nothing ? QList<FoundField>{} : found.fields) {
    if (field.isSupported && !field.key.isEmpty()) {
      const QString read = model.read(field.key);
      model.fields_ << Field{field.key, field.name, read.isEmpty() ? field.value : read, model.now(field.key), true,
                             read.isEmpty() ? QString() : field.value};
    } else {
      model.unsupported_ << ImportModel::tr("%1: %2", "name and value of a field").arg(field.name, field.value);
    }
  }
  model.unsupported_ += found.notes;
  model.endResetModel();
  if (nothing) {
    QString sentence = found.problem ? found.problem.what : ImportModel::tr("This picture carries no recipe.");
    for (const QString& note : found.notes) sentence += u' ' + note;
    emit model.nothingFound(sentence);
    return;
  }
  emit model.found();
  if (found.size.isEmpty()) return;
  const auto work = [file = model.file_] { return loadPicture(file, foreignPictureBytes, {previewSide, previewSide}); };
  inBackground(&pool_, &model, work, [this, number = asked_](const LoadedPicture& loaded) {
    if (number != asked_) return;
    model.preview_ = loaded.image;
    emit model.previewChanged();
  });
}

void ImportModel::Impl::openAll(const QStringList& files) {
  if (files.isEmpty()) return;
  if (!model.importing_) {
    model.importing_ = true;
    cancelled_ = false;
    *stop_ = false;
    done_ = total_ = imported_ = 0;
    skippedFiles_.clear();
  }
  ++listing_;
  inBackground(&pool_, &model, [files, stop = stop_] { return listed(files, *stop); }, [this](const QStringList& all) {
    --listing_;
    queue(all);
  });
}

void ImportModel::Impl::queue(const QStringList& files) {
  if (!cancelled_) {
    waiting_ += files;
    total_ += int(files.size());
  }
  feed();
}

void ImportModel::Impl::feed() {
  while (flying_ < atOnce && !waiting_.isEmpty()) {
    const QString file = waiting_.takeFirst();
    ++flying_;
    whenDone(
        model.library_.import(file), &model, [this](const PictureRecord&) { oneDone(true); },
        [this, file](const LibraryError& error) {
          skippedFiles_ << ImportModel::tr("%1: %2", "file and what went wrong")
                               .arg(QDir::toNativeSeparators(file), error.text());
          oneDone(false);
        });
  }
  tellProgress();
  if (flying_ > 0 || listing_ > 0) return;
  model.importing_ = false;
  const int skipped = int(skippedFiles_.size());
  if (skipped > 0) {
    BannerMessage message;
    message.severity = BannerMessage::Severity::warning;
    message.key = QStringLiteral("import");
    message.cause = ImportModel::tr("%n file(s) could not be imported.", nullptr, skipped);
    message.kept = ImportModel::tr("The files themselves were not changed.");
    message.details = skippedFiles_.join(u'\n');
    model.banners_.show(message);
  }
  if (imported_ > 0) emit model.banners_.toast(ImportModel::tr("%n picture(s) imported", nullptr, imported_), {}, {});
  emit model.importFinished(imported_, skipped);
}

void ImportModel::Impl::oneDone(bool imported) {
  --flying_;
  ++done_;
  if (imported) ++imported_;
  feed();
}

void ImportModel::Impl::tellProgress() {
  const bool last = flying_ == 0 && listing_ == 0;
  if (!last && told_.isValid() && told_.elapsed() < tellMs) return;
  told_.start();
  emit model.progress(done_, total_);
}

void ImportModel::Impl::cancel() {
  cancelled_ = true;
  *stop_ = true;
  total_ -= int(waiting_.size());
  waiting_.clear();
}

}  // namespace sana::ui
