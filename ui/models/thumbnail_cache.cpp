// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCache>
#include <QHash>
#include <QSet>

#include "ui/models/gallery_model.h"
#include "ui/models/when_done.h"

namespace sana::ui {
namespace {

constexpr qint64 usualBytes = 64LL << 20;
constexpr int atOnce = 6;         ///< asked of the library; the others wait here, where they can be dropped
constexpr int mostWaiting = 512;

}  // namespace

struct ThumbnailCache::Impl {
  using Key = QPair<qint64, int>;  ///< picture, side
  Library& library;
  ThumbnailCache& cache;
  QCache<Key, QImage> images{usualBytes};
  QVector<Key> waiting = {};  ///< the last one is asked for first
  QSet<Key> coming = {}, absent = {};
  QHash<const QObject*, QSet<qint64>> shown = {};  ///< by view
  int side = 256;                             ///< asked for last

  void ask() {
    while (coming.size() < atOnce && !waiting.isEmpty()) {
      const Key key = waiting.takeLast();
      coming.insert(key);
      whenDone(
          library.thumbnail(key.first, key.second), &cache, [this, key](const QImage& image) { arrived(key, image); },
          [this, key](const LibraryError&) { arrived(key, {}); });
    }
  }

  void arrived(const Key& key, const QImage& image) {
    // forget() took it out of `coming`: this one shows the old file.
    const bool current = coming.remove(key);
    if (current && image.isNull()) absent.insert(key);
    else if (current) images.insert(key, new QImage(image), image.sizeInBytes());
    ask();
    if (current) emit cache.ready(key.first);
  }

  bool anyShows(qint64 picture) const {
    return std::any_of(shown.begin(), shown.end(), [picture](const auto& view) { return view.contains(picture); });
  }
};

ThumbnailCache::ThumbnailCache(Library& library, QObject* parent)
    : QObject(parent), impl_(new Impl{.library = library, .cache = *this}) {
  // A file that was located has a thumbnail again; one that was restored has another place.
  const auto tryAgain = [this](const QVector<qint64>& ids) {
    for (const qint64 id : ids)
      for (const int side : {256, 512}) impl_->absent.remove({id, side});
  };
  connect(&library, &Library::picturesChanged, this, tryAgain);
  connect(&library, &Library::picturesMoved, this, tryAgain);
}

ThumbnailCache::~ThumbnailCache() = default;

QImage ThumbnailCache::get(qint64 picture, int side) {
  const Impl::Key key{picture, side};
  impl_->side = side;
  if (const QImage* const found = impl_->images.object(key)) return *found;
  if (impl_->absent.contains(key) || impl_->coming.contains(key)) return {};
  impl_->waiting.removeOne(key);
  impl_->waiting.append(key);
  if (impl_->waiting.size() > mostWaiting) impl_->waiting.removeFirst();
  impl_->ask();
  return {};
}

void ThumbnailCache::keepOnly(const QVector<qint64>& wanted, const QObject* view) {
  if (view && !impl_->shown.contains(view))
    connect(view, &QObject::destroyed, this, [this, view] { impl_->shown.remove(view); });
  QSet<qint64>& now = impl_->shown[view];
  const QSet<qint64> before = std::exchange(now, QSet<qint64>(wanted.begin(), wanted.end()));
  impl_->waiting.removeIf([&](const Impl::Key& key) {
    return before.contains(key.first) && !impl_->anyShows(key.first);
  });
  // One screen always fits, with as much again around it: otherwise each painting would drop what the last one asked for.
  const qint64 each = 4LL * impl_->side * impl_->side;
  impl_->images.setMaxCost(std::max<qint64>(usualBytes, 2 * wanted.size() * each));
}

void ThumbnailCache::forget(qint64 picture) {
  for (const int side : {256, 512}) {
    const Impl::Key key{picture, side};
    impl_->images.remove(key);
    impl_->absent.remove(key);
    impl_->coming.remove(key);
  }
}

qint64 ThumbnailCache::bytes() const { return impl_->images.totalCost(); }

}  // namespace sana::ui
