// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where the gallery is scrolled to and which tile is current: kept over a search and over a restart.

#include <QJsonObject>
#include <QObject>

#include "ui/gallery/grid_view.h"

namespace sana::ui {

class GalleryModel;

class GalleryPlace : public QObject {
  Q_OBJECT
 public:
  GalleryPlace(GalleryModel& gallery, GridView& grid);
  QJsonObject state() const;
  /// Takes effect when the gallery has rows.
  void restore(const QJsonObject& state);

 signals:
  void changed();

 private:
  void noted();
  void finished();

  GalleryModel& gallery_;
  GridView& grid_;
  GridView::Place place_;     // without a search
  bool searching_ = false;
  QJsonObject wanted_;        // not shown yet
};

}  // namespace sana::ui
