// SPDX-License-Identifier: GPL-3.0-or-later
// The prompt's panel by keyboard: Tab goes from top to bottom, and Alt+N leads into the negative prompt.
#include <QComboBox>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QtTest>

#include "tests/ui/models1/studio_bench.h"
#include "ui/controls/fold_row.h"
#include "ui/models/action_table.h"
#include "ui/prompt/prompt_panel.h"

namespace sana::ui {

class PromptPanelTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase();
  void tabGoesFromTopToBottom();
  void theNegativePromptOpensWithItsCaret();
  void aNumberThatIsBeingTypedCounts();

 private:

  StudioBench bench_;
  std::unique_ptr<ActionTable> actions_;
  QWidget window_;
  PromptPanel* panel_ = nullptr;
};

void PromptPanelTest::initTestCase() {
  QVERIFY(bench_.start());
  actions_ = std::make_unique<ActionTable>(bench_->settings());
  panel_ = new PromptPanel(*bench_, *actions_, &window_);
  auto* column = new QVBoxLayout(&window_);
  column->addWidget(panel_->title());
  column->addWidget(panel_);
  window_.resize(320, 900);
  window_.show();
  QVERIFY(QTest::qWaitForWindowActive(&window_));
}

void PromptPanelTest::tabGoesFromTopToBottom() {
  for (FoldRow* row : panel_->findChildren<FoldRow*>()) row->setExpanded(true);
  // Another scheduler has other fields, made later than everything else.
  const QVector<SchedulerChoice>& choices = bench_->prompt().model().schedulers;
  QVERIFY(choices.size() > 1);
  bench_->prompt().setScheduler(choices.last().name);
  const auto shown = [&] {
    for (const QComboBox* box : panel_->findChildren<QComboBox*>())
      if (box->currentData() == choices.last().name) return true;
    return false;
  };
  QTRY_VERIFY(shown());
  panel_->editor()->setFocus();
  QStringList order;
  int before = 0, fields = 0;
  for (QWidget* widget = panel_->editor(); panel_->isAncestorOf(widget); widget = window_.focusWidget()) {
    const int middle = widget->mapTo(&window_, widget->rect().center()).y();
    order << QString("%1 %3 at %2").arg(widget->metaObject()->className()).arg(middle).arg(widget->accessibleName().left(12));
    QVERIFY2(middle + 14 >= before, qPrintable("upwards: " + order.join(", ")));  // those of one row differ by a little
    before = middle;
    ++fields;
    QTest::keyClick(widget, Qt::Key_Tab);
    if (window_.focusWidget() == panel_->editor()) break;
  }
  QVERIFY2(fields > 12, qPrintable(order.join(", ")));
}

void PromptPanelTest::theNegativePromptOpensWithItsCaret() {
  auto* editor = panel_->findChild<QPlainTextEdit*>(QStringLiteral("negative"));
  const auto folds = panel_->findChildren<FoldRow*>();
  FoldRow& negative = **std::find_if(folds.begin(), folds.end(), [&](FoldRow* row) { return row->content() == editor; });
  negative.setExpanded(false);
  panel_->editor()->setFocus();
  QTest::keyClick(&window_, Qt::Key_N, Qt::AltModifier);
  QTRY_VERIFY(negative.isExpanded());
  QTRY_COMPARE(window_.focusWidget(), editor);
}

void PromptPanelTest::aNumberThatIsBeingTypedCounts() {
  QSpinBox* steps = nullptr;
  for (QSpinBox* box : panel_->findChildren<QSpinBox*>())
    if (box->accessibleName() == QLatin1String("Steps")) steps = box;
  QVERIFY(steps);
  steps->setFocus();
  steps->selectAll();
  QTest::keyClicks(steps, "7");
  panel_->findChild<QAbstractButton*>(QStringLiteral("generate"))->click();  // as by its letter: the focus stays
  QCOMPARE(bench_->prompt().parameters().steps, 7);
  QTRY_VERIFY(bench_->queue().rowCount() > 0);
}

}  // namespace sana::ui

QTEST_MAIN(sana::ui::PromptPanelTest)
#include "prompt_panel_test.moc"
