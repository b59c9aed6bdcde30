// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare_model.h"

#include <QThreadPool>

#include <algorithm>
#include <cstdlib>

#include "ui/models/when_done.h"

namespace sana::ui {

PictureDifference differenceOf(const QImage& a, const QImage& b) {
  const QImage left = a.convertToFormat(QImage::Format_RGB32);
  QImage right = b.convertToFormat(QImage::Format_RGB32);
  if (right.size() != left.size()) right = right.scaled(left.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  PictureDifference result{QImage(left.size(), QImage::Format_RGB32), 1, a.size() == b.size()};
  int largest = 0;
  const auto apart = [](int x, int y) { return std::abs(x - y); };
  for (int y = 0; y < left.height(); ++y) {
    const auto* const l = reinterpret_cast<const QRgb*>(left.constScanLine(y));
    const auto* const r = reinterpret_cast<const QRgb*>(right.constScanLine(y));
    auto* const out = reinterpret_cast<QRgb*>(result.image.scanLine(y));
    for (int x = 0; x < left.width(); ++x) {
      const QRgb pixel = qRgb(apart(qRed(l[x]), qRed(r[x])), apart(qGreen(l[x]), qGreen(r[x])), apart(qBlue(l[x]), qBlue(r[x])));
      largest = std::max({largest, qRed(pixel), qGreen(pixel), qBlue(pixel)});
      out[x] = pixel;
    }
  }
  if (largest > 0) result.equal = false;
  constexpr int mostGain = 16;
  while (largest > 0 && result.gain < mostGain && largest * result.gain * 2 <= 255) result.gain *= 2;
  for (int y = 0; y < left.height() && result.gain > 1; ++y) {
    auto* const out = reinterpret_cast<QRgb*>(result.image.scanLine(y));
    for (int x = 0; x < left.width(); ++x)
      out[x] = qRgb(qRed(out[x]) * result.gain, qGreen(out[x]) * result.gain, qBlue(out[x]) * result.gain);
  }
  return result;
}

CompareModel::CompareModel(Library& library, QObject* parent)
    : QObject(parent), library_(library), loaders_{new PictureLoader(this), new PictureLoader(this)} {
  for (int side = 0; side < 2; ++side) {
    connect(loaders_[side], &PictureLoader::loaded, this, &CompareModel::takeImage);
    connect(loaders_[side], &PictureLoader::failed, this, [this](const QString&, const QString& sentence) { fail(sentence); });
  }
}

void CompareModel::compare(qint64 a, qint64 b) {
  const quint64 number = ++asked_;
  for (PictureLoader* const loader : loaders_) loader->clear();
  a_ = b_ = {};
  difference_ = {};
  problem_.clear();
  emit imagesChanged();
  const auto records = [this, number, a, b](const QVector<PictureRecord>& found) {
    if (number != asked_) return;
    const auto of = [&found](qint64 id) {
      const auto record = std::find_if(found.begin(), found.end(), [id](const PictureRecord& r) { return r.id == id; });
      return record == found.end() ? PictureRecord{} : *record;
    };
    recordA_ = of(a);
    recordB_ = of(b);
    emit changed();
    if (recordA_.id == 0 || recordB_.id == 0) return fail(tr("One of the two pictures is no longer in the library."));
    loaders_[0]->load(recordA_.path);
    loaders_[1]->load(recordB_.path);
  };
  whenDone(library_.records({a, b}), this, records, [this, number](const LibraryError& error) {
    if (number == asked_) fail(error.text());
  });
}

void CompareModel::takeImage(const QString& path, const QImage& image) {
  // swap() may have come between: the path says whose picture it is.
  if (path == recordA_.path) a_ = image;
  if (path == recordB_.path) b_ = image;
  emit imagesChanged();
  if (ready()) subtract();
}

void CompareModel::fail(const QString& sentence) {
  problem_ = sentence;
  emit imagesChanged();
}

void CompareModel::subtract() {
  const auto work = [a = a_, b = b_] { return differenceOf(a, b); };
  inBackground(QThreadPool::globalInstance(), this, work, [this, number = asked_](const PictureDifference& difference) {
    if (number != asked_) return;
    difference_ = difference;
    emit imagesChanged();
  });
}

void CompareModel::setMode(Mode mode) {
  if (mode == mode_) return;
  mode_ = mode;
  emit modeChanged();
}

void CompareModel::swap() {
  std::swap(a_, b_);
  std::swap(recordA_, recordB_);
  emit changed();
  emit imagesChanged();
  // Of different sizes the difference is as large as the first.
  if (ready() && a_.size() != b_.size()) subtract();
}

QVector<RecipeChange> CompareModel::changes() const { return recipeChanges(recordA_.recipe, recordB_.recipe); }

QVector<RecipeField> CompareModel::same() const {
  const QVector<RecipeChange> differing = changes();
  QVector<RecipeField> fields = recipeFields(recordA_.recipe);
  fields.removeIf([&differing](const RecipeField& field) {
    return std::any_of(differing.begin(), differing.end(), [&field](const RecipeChange& c) { return c.key == field.key; });
  });
  return fields;
}

}  // namespace sana::ui
