// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken over whole is undone whole, and the typing before it after that.
#include <QPlainTextEdit>
#include <QUndoStack>
#include <QtTest>

#include "tests/ui/models1/studio_bench.h"
#include "ui/models/prompt_model.h"
#include "ui/prompt/prompt_editor.h"

namespace sana::ui {

class PromptUndoTest : public QObject {
  Q_OBJECT
 private slots:
  void aRecipeIsOneStepWithItsParameters();
  void sameWordsOtherNumbers();
  void typingAfterItIsUndoneFirst();
  void aNewPromptIsAStepToo();
  void theCaretFollowsWhatIsTyped();
  void aPauseBeginsAnotherStep();

 private:
  /// What a person typed, and a recipe with other words and numbers.
  static void type(PromptEditor& editor, const QString& text) { QTest::keyClicks(&editor, text); }
  static void press(PromptEditor& editor, QKeySequence::StandardKey key) {
    QTest::keySequence(&editor, QKeySequence::keyBindings(key).first());
  }
  const QJsonObject recipe_{{"prompt", "a dog"}, {"negative", "fog"}, {"steps", 7}, {"seed", "99"}};
};

void PromptUndoTest::aRecipeIsOneStepWithItsParameters() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  prompt.setText({});
  PromptEditor editor(prompt, nullptr);
  type(editor, "a cat");
  prompt.setSteps(12);
  const PromptState before = prompt.state();
  prompt.applyRecipe(recipe_, 0);
  const PromptState after = prompt.state();
  QCOMPARE(editor.typedText(), QString("a dog"));
  QCOMPARE(bench->undo().count(), 1);
  QVERIFY(!bench->undo().undoText().isEmpty());
  press(editor, QKeySequence::Undo);
  QVERIFY(prompt.state() == before);
  QCOMPARE(editor.typedText(), QString("a cat"));
  press(editor, QKeySequence::Redo);
  QVERIFY(prompt.state() == after);
  QCOMPARE(editor.typedText(), QString("a dog"));
  // From the menu, without the editor, the same.
  bench->undo().undo();
  QVERIFY(prompt.state() == before);
  QCOMPARE(editor.typedText(), QString("a cat"));
  press(editor, QKeySequence::Undo);
  QCOMPARE(editor.typedText(), QString());  // the typing
}

void PromptUndoTest::sameWordsOtherNumbers() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  PromptEditor editor(prompt, nullptr);
  prompt.setText("a cat");
  prompt.setSteps(12);
  prompt.applyRecipe({{"prompt", "a cat"}, {"steps", 7}}, 0);
  QCOMPARE(prompt.parameters().steps, 7);
  press(editor, QKeySequence::Undo);
  QCOMPARE(prompt.parameters().steps, 12);
  QCOMPARE(prompt.text(), QString("a cat"));
}

void PromptUndoTest::typingAfterItIsUndoneFirst() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  prompt.setText({});
  PromptEditor editor(prompt, nullptr);
  type(editor, "a cat");
  prompt.setSteps(12);
  prompt.applyRecipe(recipe_, 0);
  editor.moveCursor(QTextCursor::End);
  type(editor, " in the rain");
  press(editor, QKeySequence::Undo);
  QCOMPARE(prompt.text(), QString("a dog"));
  QCOMPARE(prompt.parameters().steps, 7);
  prompt.setGuidance(2);
  press(editor, QKeySequence::Undo);
  QCOMPARE(prompt.text(), QString("a cat"));
  QCOMPARE(prompt.parameters().steps, 12);
  press(editor, QKeySequence::Redo);
  QCOMPARE(prompt.parameters().steps, 7);
  QCOMPARE(prompt.parameters().guidance, 2.0);  // what was changed after it comes back with it
}

void PromptUndoTest::aPauseBeginsAnotherStep() {
  StudioBench bench;
  QVERIFY(bench.start());
  bench->prompt().setText({});
  PromptEditor editor(bench->prompt(), nullptr);
  type(editor, "a cat");
  QTRY_VERIFY(!editor.document()->isModified());
  type(editor, " in the rain");
  press(editor, QKeySequence::Undo);
  QCOMPARE(editor.typedText(), QString("a cat"));
  press(editor, QKeySequence::Undo);
  QCOMPARE(editor.typedText(), QString());
}

void PromptUndoTest::theCaretFollowsWhatIsTyped() {
  StudioBench bench;
  QVERIFY(bench.start());
  bench->prompt().setText({});
  PromptEditor editor(bench->prompt(), nullptr);
  type(editor, "a cat");
  QCOMPARE(bench->prompt().caret(), 5);
  QTest::keyClick(&editor, Qt::Key_Backspace);
  QCOMPARE(bench->prompt().caret(), 4);
}

void PromptUndoTest::aNewPromptIsAStepToo() {
  StudioBench bench;
  QVERIFY(bench.start());
  PromptModel& prompt = bench->prompt();
  PromptEditor editor(prompt, nullptr);
  prompt.setText("a cat");
  prompt.setNegative("fog");
  prompt.clear();
  QCOMPARE(editor.typedText(), QString());
  press(editor, QKeySequence::Undo);
  QCOMPARE(prompt.text(), QString("a cat"));
  QCOMPARE(prompt.negative(), QString("fog"));
  prompt.clear();
  prompt.clear();  // nothing changes: no step
  QCOMPARE(bench->undo().count(), 1);
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::PromptUndoTest)
#include "prompt_undo_test.moc"
