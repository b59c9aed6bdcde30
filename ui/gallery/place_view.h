// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QListView>

#include "ui/models/gallery_model.h"

namespace sana::ui {

/// The list at the side of the gallery: places, boards, tags. Pictures can be dropped on boards and tags.
class PlaceView : public QListView {
  Q_OBJECT
 public:
  PlaceView(PlaceList& places, QWidget* parent);
  void show(PictureQuery::Place place, const QString& name);

 signals:
  void placeChosen(sana::ui::PictureQuery::Place place, const QString& name);
  void dropped(sana::ui::PictureQuery::Place place, const QString& name, const QVector<qint64>& pictures);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  PlaceList& places_;
};

}  // namespace sana::ui
