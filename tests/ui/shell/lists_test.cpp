// SPDX-License-Identifier: GPL-3.0-or-later
// What the queue, the import dialog and the sheet of keys write into their rows.
#include <QApplication>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTreeView>

#include "tests/ui/models1/studio_bench.h"
#include "ui/controls/labels.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/dialogs/shortcut_sheet.h"
#include "ui/models/action_table.h"

namespace sana::ui {

class ListsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    bench_ = std::make_unique<StudioBench>();
    QVERIFY(bench_->start());
  }
  void cleanupTestCase() { bench_.reset(); }

  void rowsOfTheQueueTellSeedAndMeasuredTime() {
    Studio& studio = **bench_;
    QueueModel& queue = studio.queue();
    const auto facts = [&](int row) { return queue.index(row).data(QueueModel::FactsRole).toString(); };
    queue.setPaused(true);
    studio.prompt().setSeed(42);
    studio.prompt().setSeedLocked(true);
    studio.generation().generate();
    QTRY_COMPARE(queue.rowCount(), 1);
    QCOMPARE(facts(0), QStringLiteral("seed 42"));  // nothing was measured yet
    queue.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(bench_->rowOfState(JobState::done), 0, 20000);
    QCOMPARE(facts(0), QStringLiteral("seed 42"));  // a time that is over is of no use
    queue.setPaused(true);
    studio.generation().generate();
    QTRY_COMPARE(bench_->rowOfState(JobState::waiting), 1);
    QVERIFY2(QRegularExpression(QStringLiteral("^seed 42 · about \\d+ s$")).match(facts(1)).hasMatch(), qPrintable(facts(1)));
    // The same aloud, after the state.
    QCOMPARE(queue.index(1).data(Qt::AccessibleDescriptionRole).toString(), QStringLiteral("Waiting · ") + facts(1));
    // Another size was never drawn.
    studio.prompt().setSize({192, 128});
    studio.generation().generate();
    QTRY_COMPARE(queue.rowCount(), 3);
    QCOMPARE(facts(2), QStringLiteral("seed 42"));
    queue.cancelAllWaiting();
    studio.prompt().resetParameters();
  }

  void theImportDialogNamesTheSchedulerAsTheFormDoes() {
    Studio& studio = **bench_;
    studio.queue().setPaused(false);
    studio.prompt().setSchedulerParameter(QStringLiteral("flow_shift"), 5);
    const int before = studio.strip().rowCount();
    studio.generation().generate();
    QTRY_COMPARE_WITH_TIMEOUT(studio.strip().rowCount(), before + 1, 20000);
    studio.prompt().resetParameters();
    studio.current().showNewest();
    QTRY_VERIFY(!studio.current().record().path.isEmpty());
    QSignalSpy found(&studio.imports(), &ImportModel::found);
    studio.imports().open(studio.current().record().path);
    QTRY_COMPARE(found.size(), 1);
    ImportDialog dialog(studio.imports(), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const QAbstractItemModel* rows = dialog.findChild<QTreeView*>()->model();
    int row = 0;
    while (row < rows->rowCount() && rows->index(row, 0).data(ImportModel::KeyRole) != QStringLiteral("scheduler")) ++row;
    const QModelIndex value = rows->index(row, ImportModel::ValueColumn), now = rows->index(row, ImportModel::NowColumn);
    QVERIFY(value.isValid());
    QCOMPARE(value.data().toString(), QStringLiteral("Dpm solver, Flow shift: 5"));
    QVERIFY2(value.data(Qt::ToolTipRole).toString().contains("dpm_solver"), qPrintable(value.data(Qt::ToolTipRole).toString()));
    QCOMPARE(now.data().toString(), QStringLiteral("Dpm solver"));
    QVERIFY(value.data(ImportModel::DiffersRole).toBool());
    for (int other = 0; other < rows->rowCount(); ++other)
      if (rows->index(other, 0).data(ImportModel::KeyRole) == QStringLiteral("size"))
        QVERIFY(!rows->index(other, 0).data(ImportModel::DiffersRole).toBool());
    // Taken over, both say the same.
    studio.imports().apply();
    found.clear();
    studio.imports().open(studio.current().record().path);
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(!rows->index(row, ImportModel::ValueColumn).data(ImportModel::DiffersRole).toBool());
  }

  void theSheetListsOnlyKeysOfKeyboards() {
    Studio& studio = **bench_;
    ActionTable actions(studio.settings());
    const QKeySequence strange(QStringLiteral("F14"));
    actions.rebind(Act::importFolder, {QKeySequence(QStringLiteral("F15"))});
    ShortcutSheet sheet(actions, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    QStringList listed;
    for (const KeyCaps* caps : sheet.findChildren<KeyCaps*>()) listed << caps->accessibleName();
    QVERIFY(listed.contains("Ctrl+Z"));
    QVERIFY(listed.contains("F15"));  // chosen by the person
    static const QRegularExpression noise(QStringLiteral("^(Shift\\+)?F(14|16|18|20)$|^(Copy|Cut|Paste|Undo|Open|Find|Redo|New|Save)$"));
    QCOMPARE(listed.filter(noise), QStringList());
    // Not listed, and yet bound: this platform gives undo such a key.
    if (QKeySequence::keyBindings(QKeySequence::Undo).contains(strange))
      QVERIFY(actions.action(Act::undo)->shortcuts().contains(strange));
    actions.resetKeys();
  }

  void theSheetKeepsTheRowWhoseKeysChange() {
    ActionTable actions((*bench_)->settings());
    ShortcutSheet sheet(actions, nullptr);
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QVERIFY(QTest::qWaitForWindowActive(&sheet));
    const auto row = [&sheet] { return sheet.findChild<QPushButton*>(QStringLiteral("star")); };
    row()->setFocus();
    QPointer<QPushButton> before = row();
    QVERIFY(actions.rebind(Act::star, {QKeySequence(QStringLiteral("Ctrl+J"))}));
    QTRY_VERIFY(before.isNull());
    QCOMPARE(QApplication::focusWidget(), row());
    actions.resetKeys();
  }

 private:
  std::unique_ptr<StudioBench> bench_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::ListsTest)
#include "lists_test.moc"
