// SPDX-License-Identifier: GPL-3.0-or-later
// What keys and focus select in the gallery's grid, and the titles on its tiles.
#include <QLineEdit>
#include <QVBoxLayout>

#include "tests/ui/models2/picture_shelf.h"
#include "ui/gallery/grid_view.h"

namespace sana::ui {

class GridTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    shelf_ = std::make_unique<PictureShelf>();
    ids_ = shelf_->storeMany(8);
    thumbnails_ = std::make_unique<ThumbnailCache>(shelf_->library());
    gallery_ = std::make_unique<GalleryModel>(shelf_->library(), *thumbnails_);
    window_ = std::make_unique<QWidget>();
    line_ = new QLineEdit;
    grid_ = new GridView(*gallery_, *thumbnails_, nullptr);
    auto* column = new QVBoxLayout(window_.get());
    column->addWidget(line_);
    column->addWidget(grid_);
    window_->resize(640, 800);  // three columns
    window_->show();
    gallery_->refresh();
    QTRY_COMPARE(gallery_->rowCount(), 8);
    QTRY_COMPARE(grid_->positions().columns(), 3);
    window_->activateWindow();
    QTRY_VERIFY(window_->isActiveWindow());
    line_->setFocus();
  }
  void cleanup() {
    window_.reset();
    gallery_.reset();
    thumbnails_.reset();
    shelf_.reset();
  }

  void comingToThePageSelectsNothing() {
    grid_->setFocus();
    QVERIFY(grid_->hasFocus());
    QCOMPARE(grid_->currentIndex().row(), 0);
    QCOMPARE(selected(), QVector<int>());
  }

  void homeSelectsTheTileItStandsAt() {
    grid_->setFocus();
    QTest::keyClick(grid_, Qt::Key_Home);
    QCOMPARE(selected(), QVector<int>{0});
    QTest::keyClick(grid_, Qt::Key_Left);  // it cannot go on
    QCOMPARE(selected(), QVector<int>{0});
  }

  void plainKeysSelectWhereTheyLand() {
    grid_->setFocus();
    const QList<QPair<Qt::Key, int>> way{{Qt::Key_Right, 1}, {Qt::Key_Down, 4}, {Qt::Key_End, 7},
                                         {Qt::Key_End, 7},   {Qt::Key_Up, 4},   {Qt::Key_PageUp, 1},
                                         {Qt::Key_Home, 0},  {Qt::Key_PageDown, 6}};
    for (const auto& [key, row] : way) {
      QTest::keyClick(grid_, key);
      QCOMPARE(selected(), QVector<int>{row});
    }
    grid_->selectAll();
    QTest::keyClick(grid_, Qt::Key_End);
    QTest::keyClick(grid_, Qt::Key_End);
    QCOMPARE(selected(), QVector<int>{7});
  }

  void withCtrlTheyMoveOnly() {
    grid_->setFocus();
    QTest::keyClick(grid_, Qt::Key_Home);
    QTest::keyClick(grid_, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(grid_, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(grid_->currentIndex().row(), 4);
    QCOMPARE(selected(), QVector<int>{0});
    QTest::keyClick(grid_, Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(selected(), (QVector<int>{0, 4}));
  }

  void shiftTakesAllBetweenAndGivesThemBack() {
    grid_->setFocus();
    QTest::keyClick(grid_, Qt::Key_Home);
    QTest::keyClick(grid_, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(selected(), (QVector<int>{0, 1}));
    QTest::keyClick(grid_, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(selected(), (QVector<int>{0, 1, 2, 3, 4}));
    QTest::keyClick(grid_, Qt::Key_Shift);  // let go of and pressed again
    QTest::keyClick(grid_, Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(selected(), (QVector<int>{0, 1}));
    QTest::keyClick(grid_, Qt::Key_Right);
    QTest::keyClick(grid_, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(selected(), (QVector<int>{2, 3, 4, 5, 6, 7}));
  }

  void shiftAndAClickTakeAllBetween() {
    click(1, {});
    click(6, Qt::ShiftModifier);
    QCOMPARE(selected(), (QVector<int>{1, 2, 3, 4, 5, 6}));
    click(3, Qt::ShiftModifier);
    QCOMPARE(selected(), (QVector<int>{1, 2, 3}));
    click(7, Qt::ControlModifier);
    QCOMPARE(selected(), (QVector<int>{1, 2, 3, 7}));
  }

  void tabSelectsTheCurrentTileWhereNothingIs() {
    QTest::keyClick(line_, Qt::Key_Tab);
    QVERIFY(grid_->hasFocus());
    QCOMPARE(selected(), QVector<int>{0});
    QTest::keyClick(grid_, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(selected(), (QVector<int>{0, 1}));
    line_->setFocus();
    QTest::keyClick(line_, Qt::Key_Tab);
    QCOMPARE(selected(), (QVector<int>{0, 1}));
  }

  void aTitleStandsOnItsTileOnly() {
    QTRY_VERIFY(thumbnailsShown());
    const QRect tile = grid_->visualRect(gallery_->index(1));
    const QImage before = shot(tile), other = shot(grid_->visualRect(gallery_->index(2)));
    shelf_->library().rename(gallery_->idAt(1), QStringLiteral("Harbour at night"));
    QTRY_COMPARE(gallery_->index(1).data(GalleryModel::TitleRole).toString(), QString("Harbour at night"));
    QTRY_VERIFY(shot(tile) != before);
    QCOMPARE(shot(grid_->visualRect(gallery_->index(2))), other);
    QCOMPARE(gallery_->index(1).data(Qt::AccessibleTextRole).toString(), QString("Harbour at night"));
    QVERIFY(gallery_->index(1).data(Qt::ToolTipRole).toString().startsWith("Harbour at night\n"));
  }

  void titlesComeWhereNobodyAskedForTheRecords() {
    ended(shelf_->library().rename(ids_[0], QStringLiteral("The first")));
    GalleryModel fresh(shelf_->library(), *thumbnails_);
    GridView view(fresh, *thumbnails_, nullptr);
    view.resize(560, 800);
    view.show();
    fresh.refresh();
    QTRY_COMPARE(fresh.rowCount(), 8);
    QTRY_COMPARE(fresh.index(7).data(GalleryModel::TitleRole).toString(), QString("The first"));
  }

  void searchFindsTitles() {
    ended(shelf_->library().rename(ids_[3], QStringLiteral("Harbour at night")));
    PictureQuery query;
    query.text = QStringLiteral("harbour");
    const auto found = ended(shelf_->library().find(query));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().id, ids_[3]);
  }

 private:
  QVector<int> selected() const {
    QVector<int> rows;
    for (const QModelIndex& index : grid_->selectionModel()->selectedIndexes()) rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
  }
  void click(int row, Qt::KeyboardModifiers held) {
    QTest::mouseClick(grid_->viewport(), Qt::LeftButton, held, grid_->visualRect(gallery_->index(row)).center());
  }
  bool thumbnailsShown() const {
    for (int row = 0; row < 8; ++row)
      if (gallery_->index(row).data(Qt::DecorationRole).value<QImage>().isNull()) return false;
    return true;
  }
  QImage shot(const QRect& tile) const { return grid_->viewport()->grab(tile).toImage(); }

  std::unique_ptr<PictureShelf> shelf_;
  std::unique_ptr<ThumbnailCache> thumbnails_;
  std::unique_ptr<GalleryModel> gallery_;
  std::unique_ptr<QWidget> window_;
  QVector<qint64> ids_;
  QLineEdit* line_ = nullptr;
  GridView* grid_ = nullptr;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::GridTest)
#include "grid_test.moc"
