// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTimer>
#include <QWidget>

#include <functional>

#include "ui/models/picture_model.h"

class QAbstractItemModel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace sana::ui {

class ChangedSection;
class EmptyState;
class HistoryDelegate;
class HistoryModel;
class StableButton;
class TextLabel;
class ThumbnailCache;

/// Where the History tab takes its rows from. The roles are those of HistoryModel.
struct HistorySource {
  QAbstractItemModel* rows = nullptr;
  std::function<QVector<RecipeChange>(int row)> changes;
  std::function<QVector<qint64>(int row)> branch;  ///< pictures from the root to the row
  std::function<QImage(qint64 picture)> thumbnail;
  std::function<bool(qint64 picture)> starred;  ///< may be empty
};

/// The History tab: the tree as rows with lanes, what changed from the parent, ways back. A click shows the picture;
/// the arrow keys choose a row, Return shows it.
class HistoryPanel : public QWidget {
  Q_OBJECT
 public:
  explicit HistoryPanel(QWidget* parent = nullptr);
  void setSource(const HistorySource& source);
  /// Shows these from now on. `strip` knows which pictures have a star.
  void bind(HistoryModel& model, ThumbnailCache& thumbnails, GalleryModel& strip);

  QListView* list() const { return list_; }
  ChangedSection* changed() const { return changed_; }
  QString summary() const;
  bool isReplaying() const { return replay_.isActive(); }
  /// Time that each picture of a replay stays, in milliseconds.
  void setReplayPace(int milliseconds) { replay_.setInterval(milliseconds); }

 signals:
  void pictureWanted(qint64 picture);
  /// Its recipe into the form, and the next picture is its child.
  void goBackWanted(qint64 picture);
  void compareWanted(qint64 a, qint64 b);
  void exportWanted(qint64 picture);

 protected:
  void changeEvent(QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QModelIndex chosen() const;
  qint64 chosenPicture() const;
  qint64 comparedWith() const;
  void onRowsChanged();
  void onChosen();
  void toggleReplay();
  void showNextOfReplay();
  void stopReplay();
  void retranslate();
  void block();

  HistorySource source_;
  QStackedWidget* pages_;
  EmptyState* empty_;
  TextLabel* summary_;
  QListView* list_;
  HistoryDelegate* delegate_;
  ChangedSection* changed_;
  QPushButton* back_;
  QPushButton* compare_;
  StableButton* replayButton_;
  QPushButton* export_;
  QTimer replay_;
  QVector<qint64> toReplay_;
};

}  // namespace sana::ui
