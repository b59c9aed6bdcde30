// SPDX-License-Identifier: GPL-3.0-or-later
// Styles of one's own: written, kept without a button, removed and brought back.
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUndoStack>
#include <QtTest>

#include "ui/dialogs/styles_dialog.h"
#include "ui/models/style_list.h"

namespace sana::ui {

class StylesDialogTest : public QObject {
  Q_OBJECT
 private slots:
  void init();
  void aNewStyleIsSavedAndChosen();
  void anEditIsKeptWithTheNextRow();
  void anEditOfABuiltInStyleBecomesOnesOwn();
  void anEditIsKeptWithTheEnd();
  void removingIsUndone();
  void nothingWrittenChangesNothing();

 private:
  QLineEdit& name() { return *dialog_->findChildren<QLineEdit*>().first(); }
  QPlainTextEdit& text() { return *dialog_->findChild<QPlainTextEdit*>(); }
  QListView& list() { return *dialog_->findChild<QListView*>(); }
  QPushButton& button(const QString& words) {
    const auto all = dialog_->findChildren<QPushButton*>();
    return **std::find_if(all.begin(), all.end(), [&](const QPushButton* b) { return b->text().remove('&') == words; });
  }
  void choose(int row) { list().setCurrentIndex(styles_->index(row)); }
  void addOwn(const QString& called) {
    choose(0);
    name().setText(called);
    text().setPlainText("{prompt}, ink");
    button("Save as own style").click();
  }

  QUndoStack stack_;
  std::unique_ptr<StyleList> styles_;
  std::unique_ptr<StylesDialog> dialog_;
  int builtIn_ = 0;
};

void StylesDialogTest::init() {
  dialog_.reset();
  stack_.clear();
  styles_ = std::make_unique<StyleList>(QString());
  styles_->setUndoStack(&stack_);
  builtIn_ = styles_->rowCount();
  dialog_ = std::make_unique<StylesDialog>(*styles_, nullptr);
  dialog_->setAttribute(Qt::WA_DeleteOnClose, false);
}

void StylesDialogTest::aNewStyleIsSavedAndChosen() {
  addOwn("Ink");
  QCOMPARE(styles_->rowCount(), builtIn_ + 1);
  QCOMPARE(list().currentIndex().row(), builtIn_);
  QCOMPARE(name().text(), QString("Ink"));
}

void StylesDialogTest::anEditIsKeptWithTheNextRow() {
  addOwn("Ink");
  text().setPlainText("{prompt}, black ink");
  choose(1);
  QCOMPARE(styles_->find("Ink")->text, QString("{prompt}, black ink"));
  QCOMPARE(styles_->rowCount(), builtIn_ + 1);
}

void StylesDialogTest::anEditOfABuiltInStyleBecomesOnesOwn() {
  choose(1);
  const StylePreset before = *styles_->find(name().text());
  text().setPlainText("{prompt}, my words");
  choose(2);
  QCOMPARE(*styles_->find(before.name), before);
  QCOMPARE(styles_->rowCount(), builtIn_ + 1);
  QCOMPARE(styles_->find(before.title + " 2")->text, QString("{prompt}, my words"));
}

void StylesDialogTest::anEditIsKeptWithTheEnd() {
  text().setPlainText("only words");
  dialog_->reject();
  QCOMPARE(styles_->rowCount(), builtIn_ + 1);
  QCOMPARE(styles_->index(builtIn_).data(StyleList::TextRole).toString(), QString("{prompt}, only words"));
}

void StylesDialogTest::removingIsUndone() {
  addOwn("Ink");
  const StylePreset ink = *styles_->find("Ink");
  button("Remove").click();
  QCOMPARE(styles_->find("Ink"), nullptr);
  QVERIFY(button("Undo").isEnabled());
  button("Undo").click();
  QCOMPARE(*styles_->find("Ink"), ink);
  stack_.redo();
  QCOMPARE(styles_->find("Ink"), nullptr);
}

void StylesDialogTest::nothingWrittenChangesNothing() {
  for (int row = 0; row < builtIn_; ++row) choose(row);
  dialog_->reject();
  QCOMPARE(styles_->rowCount(), builtIn_);
  QCOMPARE(stack_.count(), 0);
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::StylesDialogTest)
#include "styles_dialog_test.moc"
