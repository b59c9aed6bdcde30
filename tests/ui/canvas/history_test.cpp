// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/canvas/sample.h"
#include "ui/controls/tag_chip.h"
#include "ui/history/changed_section.h"
#include "ui/history/details_content.h"
#include "ui/history/details_panel.h"
#include "ui/history/history_panel.h"
#include "ui/history/parent_row.h"
#include "ui/history/tag_editor.h"

namespace sana::ui {

namespace {

QPushButton* button(const QWidget& panel, const QString& text) {
  for (QPushButton* candidate : panel.findChildren<QPushButton*>()) {
    if (candidate->text() == text) return candidate;
  }
  return nullptr;
}

}  // namespace

class HistoryTest : public QObject {
  Q_OBJECT
 private slots:
  void detailsShowEveryFieldOnceAndTheStages() {
    DetailsPanel panel;
    panel.showPicture({sampleRecord(7, "a fox on a light blue background"), sampleFields(), 6, "Changed: seed"});
    const QStringList texts = panel.content()->rowTexts();
    QCOMPARE(texts.size(), 2 * 8);  // the prompt stands above; the time is added
    QCOMPARE(texts.mid(0, 4), QStringList({"Size", "128 × 128", "Steps", "20"}));
    QCOMPARE(texts.mid(14), QStringList({"Time", "0.9 s"}));
    panel.showPicture({sampleRecord(8, "a cat"), sampleFields(), 0, {}});
    QCOMPARE(panel.content()->rowTexts().size(), 2 * 8);
    QVERIFY(!panel.content()->findChild<ParentRow*>()->isVisibleTo(&panel));
  }

  void detailsButtonsNameThePictureOrSayWhyNot() {
    DetailsPanel panel;
    QSignalSpy use(&panel, &DetailsPanel::useRecipe), folder(&panel, &DetailsPanel::showInFolder);
    panel.showNothing();
    QVERIFY(!panel.useButton()->isEnabled());
    QVERIFY(!panel.useButton()->toolTip().isEmpty());
    PictureRecord record = sampleRecord(7, "a fox");
    record.missing = true;
    panel.showPicture({record, sampleFields(), 6, "Changed: seed"});
    panel.useButton()->click();
    QCOMPARE(use.value(0).value(0).toLongLong(), 7);
    QPushButton* show = button(panel, "Show in folder");
    QVERIFY(!show->isEnabled());
    QVERIFY(show->toolTip().contains("missing"));
    record.missing = false;
    panel.showPicture({record, sampleFields(), 6, "Changed: seed"});
    show->click();
    QCOMPARE(folder.value(0).value(0).toLongLong(), 7);
  }

  void tagsAreAddedAndTakenAway() {
    DetailsPanel panel;
    panel.resize(296, 700);
    panel.showPicture({sampleRecord(7, "a fox"), sampleFields(), 6, "Changed: seed"});
    QSignalSpy changed(&panel, &DetailsPanel::tagsChanged), wanted(&panel, &DetailsPanel::tagWanted);
    const auto chips = panel.content()->findChildren<TagChip*>();
    QCOMPARE(chips.size(), 2);
    chips[0]->click();
    QCOMPARE(wanted.value(0).value(0).toString(), QString("animals"));
    QTest::keyClick(chips[1], Qt::Key_Delete);
    QCOMPARE(changed.value(0).value(2).toStringList(), QStringList("blue"));
    auto* editor = panel.content()->findChild<TagEditor*>();
    editor->field()->setText("  light   blue ");
    QTest::keyClick(editor->field(), Qt::Key_Return);
    QCOMPARE(changed.value(1).value(1).toStringList(), QStringList("light blue"));
    editor->field()->setText("animals");  // it has that one already
    QTest::keyClick(editor->field(), Qt::Key_Return);
    QCOMPARE(changed.count(), 2);
    QTRY_VERIFY(editor->field()->text().isEmpty());
  }

  void theParentIsOnePressAway() {
    DetailsPanel panel;
    panel.showPicture({sampleRecord(7, "a fox"), sampleFields(), 6, "Changed: seed"});
    QSignalSpy wanted(&panel, &DetailsPanel::pictureWanted);
    panel.content()->findChild<ParentRow*>()->click();
    QCOMPARE(wanted.value(0).value(0).toLongLong(), 6);
  }

  void historyCountsBranchesAndStartsAtTheCurrentPicture() {
    SampleHistory sample;
    HistoryPanel panel;
    panel.setSource(sample.source());
    QCOMPARE(panel.list()->currentIndex().row(), 0);
    QVERIFY(panel.summary().startsWith("7 picture"));
    QVERIFY(panel.summary().contains("3 branch"));
  }

  void whatChangedIsShownShortAndExactly() {
    ChangedSection section;
    section.setChanges({{"prompt", "Prompt", "a fox on a purple background", "a fox on a blue background"},
                        {"guidance_scale", "Guidance", "4.5", "5.0"},
                        {"negative", "Negative prompt", "", "blurry"}},
                       false);
    QCOMPARE(section.sentences(),
             QStringList({"Prompt: purple, now blue", "Guidance: 4.5, now 5.0", "Negative prompt: new: blurry"}));
  }

  void buttonsOfTheHistoryActOnTheChosenRow() {
    SampleHistory sample;
    HistoryPanel panel;
    panel.setSource(sample.source());
    QSignalSpy back(&panel, &HistoryPanel::goBackWanted), compare(&panel, &HistoryPanel::compareWanted);
    button(panel, "Compare")->click();  // the current one: with its parent
    QCOMPARE(compare.value(0), QVariantList({1045, 1046}));
    panel.list()->setCurrentIndex(sample.rows.index(2, 0));
    button(panel, "Compare")->click();  // another: with the current one
    QCOMPARE(compare.value(1), QVariantList({1046, 1044}));
    button(panel, "Go back to this")->click();
    QCOMPARE(back.value(0).value(0).toLongLong(), 1044);
    panel.list()->setCurrentIndex(sample.rows.index(6, 0));
    QVERIFY(!button(panel, "Replay branch")->isEnabled());
    QVERIFY(!button(panel, "Replay branch")->toolTip().isEmpty());
  }

  void replayShowsTheBranchFromItsRoot() {
    SampleHistory sample;
    HistoryPanel panel;
    panel.setSource(sample.source());
    panel.show();
    panel.setReplayPace(1);
    QSignalSpy wanted(&panel, &HistoryPanel::pictureWanted);
    button(panel, "Replay branch")->click();
    QVERIFY(panel.isReplaying());
    QVERIFY(button(panel, "Stop replay"));
    QTRY_VERIFY(!panel.isReplaying());
    QCOMPARE(wanted.count(), 5);
    QCOMPARE(wanted.value(0).value(0).toLongLong(), 1040);
    QCOMPARE(wanted.value(4).value(0).toLongLong(), 1046);
  }

  void enterShowsTheRowAndArrowsOnlyChoose() {
    SampleHistory sample;
    HistoryPanel panel;
    panel.setSource(sample.source());
    panel.resize(344, 800);
    panel.show();
    QSignalSpy wanted(&panel, &HistoryPanel::pictureWanted);
    QTest::keyClick(panel.list(), Qt::Key_Down);
    QCOMPARE(panel.list()->currentIndex().row(), 1);
    QCOMPARE(wanted.count(), 0);
    QTest::keyClick(panel.list(), Qt::Key_Return);
    QCOMPARE(wanted.value(0).value(0).toLongLong(), 1045);
  }
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::HistoryTest)
#include "history_test.moc"
