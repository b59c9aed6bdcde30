// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAction>
#include <QImage>
#include <QStandardItemModel>

#include "ui/canvas/canvas_actions.h"
#include "ui/history/history_panel.h"

namespace sana::ui {

/// A small scene: ground colour and a disc somewhere on it, different for every number.
QImage samplePicture(int number, int side = 128);
/// A record with a complete recipe.
PictureRecord sampleRecord(qint64 id, const QString& prompt, int steps = 20);
/// Fields as the Details tab gets them.
QVector<RecipeField> sampleFields();

/// Actions with the window's icons and names.
class SampleActions : public QObject {
 public:
  SampleActions();
  DrawActions actions;
};

/// Seven pictures in three branches, newest first, as rows of a history.
class SampleHistory {
 public:
  SampleHistory();
  HistorySource source();
  QStandardItemModel rows;
};

}  // namespace sana::ui
