// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/history_model.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>

#include "tests/ui/models2/picture_shelf.h"
#include "ui/models/gallery_model.h"

namespace sana::ui {
namespace {

HistoryNode nodeOf(qint64 id, qint64 parent) {
  HistoryNode node;
  node.id = id;
  node.parent = parent;
  node.picture = id * 10;
  return node;
}

}  // namespace

class HistoryModelTest : public QObject {
  Q_OBJECT
 private slots:
  void oneLineIsOneLane() {
    const QVector<HistoryLanes> rows = lanesOf({nodeOf(3, 2), nodeOf(2, 1), nodeOf(1, 0)});
    QCOMPARE(rows[0], (HistoryLanes{0, {}, {}, false, true}));
    QCOMPARE(rows[1], (HistoryLanes{0, {}, {}, true, true}));
    QCOMPARE(rows[2], (HistoryLanes{0, {}, {}, true, false}));
  }

  // 1 - 2 - 3 with 4 - 7 and 5 and 6 drawn from 3; 7 is the newest.
  void branchesMeetWhereTheyLeft() {
    const QVector<HistoryLanes> rows =
        lanesOf({nodeOf(7, 4), nodeOf(6, 3), nodeOf(5, 3), nodeOf(4, 3), nodeOf(3, 2), nodeOf(2, 1), nodeOf(1, 0)});
    QCOMPARE(rows[0], (HistoryLanes{0, {}, {}, false, true}));
    QCOMPARE(rows[1], (HistoryLanes{1, {0}, {}, false, true}));
    QCOMPARE(rows[2], (HistoryLanes{2, {0, 1}, {}, false, true}));
    QCOMPARE(rows[3], (HistoryLanes{0, {1, 2}, {}, true, true}));
    QCOMPARE(rows[4], (HistoryLanes{0, {}, {1, 2}, true, true}));
    QCOMPARE(rows[6], (HistoryLanes{0, {}, {}, true, false}));
  }

  void aLaneThatIsFreeIsUsedAgain() {
    const QVector<HistoryLanes> rows = lanesOf({nodeOf(5, 1), nodeOf(4, 3), nodeOf(3, 99), nodeOf(2, 1), nodeOf(1, 0)});
    QCOMPARE(rows[1].lane, 1);
    QCOMPARE(rows[2], (HistoryLanes{1, {0}, {}, true, false}));
    QCOMPARE(rows[3].lane, 1);
    QCOMPARE(rows[4].joins, QVector<int>{1});
  }

  void theTreeOfAPictureInWords() {
    PictureShelf shelf;
    ThumbnailCache thumbnails(shelf.library());
    GalleryModel strip(shelf.library(), thumbnails);
    CurrentPicture current(shelf.library(), strip);
    HistoryModel history(shelf.library(), current);
    const QAbstractItemModelTester tester(&history, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const qint64 root = shelf.store("a fox", 42).id;
    const qint64 again = shelf.store("a fox", 43, root).id;
    const qint64 moon = shelf.store("a fox below a moon", 43, again).id;
    const qint64 branch = shelf.store("a fox", 44, root).id;
    current.show(moon);
    QTRY_COMPARE(history.rowCount(), 4);
    QCOMPARE(history.rowOf(moon), 1);
    QCOMPARE(history.branches(), 2);
    QCOMPARE(history.laneCount(), 2);
    const auto title = [&](qint64 id) { return history.index(history.rowOf(id)).data(HistoryModel::TitleRole).toString(); };
    const auto caption = [&](qint64 id) { return history.index(history.rowOf(id)).data(HistoryModel::CaptionRole).toString(); };
    QCOMPARE(title(root), "a fox");
    QCOMPARE(title(again), QString::fromUtf8("Seed 42 → 43"));
    QCOMPARE(title(moon), "below a moon");
    QVERIFY2(caption(root).endsWith(QString::fromUtf8(" · first picture")), qPrintable(caption(root)));
    QVERIFY(caption(again).endsWith(QString::fromUtf8(" · seed")));
    QCOMPARE(history.branch(history.rowOf(moon)), QVector<qint64>({root, again, moon}));
    QCOMPARE(history.changes(history.rowOf(moon)).size(), 1);
    QVERIFY(history.index(1).data(HistoryModel::CurrentRole).toBool());
    current.show(branch);
    QVERIFY(history.index(0).data(HistoryModel::CurrentRole).toBool());
    QVERIFY(!history.index(1).data(HistoryModel::CurrentRole).toBool());
    shelf.store("a fox", 45, branch);
    QTRY_COMPARE(history.rowCount(), 5);
    QCOMPARE(history.node(0).parent, history.node(1).id);
    const qint64 stranger = shelf.store("a cat", 1).id;
    current.show(stranger);
    QTRY_COMPARE(history.rowCount(), 1);
  }
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::HistoryModelTest)
#include "history_model_test.moc"
