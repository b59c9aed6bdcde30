// SPDX-License-Identifier: GPL-3.0-or-later
// What the first start tells, and that it can be reached and heard.
#include <QApplication>
#include <QDialog>
#include <QFile>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QTextDocumentFragment>

#include "tests/ui/models1/studio_bench.h"
#include "ui/models/first_run_facts.h"
#include "ui/prompt/first_run_note.h"

namespace sana::ui {

class FirstRunTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    bench_ = std::make_unique<StudioBench>();
    QFile licence(bench_->builtIn() + "/LICENSE");
    QVERIFY(licence.open(QIODevice::WriteOnly));
    licence.write("Licence of the discs.");
    licence.close();
    QVERIFY(bench_->start());
    note_ = std::make_unique<FirstRunNote>(**bench_, nullptr);
    note_->resize(300, 200);
    note_->show();
    QTRY_VERIFY(shown().contains("free"));
  }
  void cleanup() {
    note_.reset();
    bench_.reset();
  }

  void itSaysWhatAPersonMustKnow() {
    for (const char* words : {"Fake model", "34 MB", "Apache-2.0", "Draws discs on a graded ground.", "pictures", "AI mark",
                              "Open a larger model"})
      QVERIFY2(shown().contains(words), qPrintable(shown()));
    QVERIFY(QRegularExpression("\\d+(\\.\\d+)? [kMGTP]B free").match(shown()).hasMatch());
    QVERIFY2(shown().size() < 200, qPrintable(shown()));
  }

  void aScreenReaderHearsItWhole() {
    QCOMPARE(note_->accessibleName(), shown());
    QVERIFY(note_->accessibleDescription().contains("no model is involved"));
  }

  void linksAreReachedByTab() {
    QTextBrowser* text = nullptr;
    QSignalSpy folder(note_.get(), &FirstRunNote::pictureFolderWanted), model(note_.get(), &FirstRunNote::addModelWanted);
    note_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(note_.get()));
    note_->clearFocus();
    note_->setFocus(Qt::TabFocusReason);
    QTest::keyClick(note_.get(), Qt::Key_Return);
    QTRY_VERIFY(text = note_->findChild<QTextBrowser*>());
    QVERIFY(text->toPlainText().startsWith("Licence of the discs."));
    QVERIFY(text->toPlainText().contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"));
    text->window()->close();
    QTRY_VERIFY(note_->findChildren<QDialog*>().isEmpty());
    note_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(note_.get()));
    note_->setFocus(Qt::OtherFocusReason);
    QTest::keyClick(note_.get(), Qt::Key_Tab);
    QTest::keyClick(note_.get(), Qt::Key_Return);
    QCOMPARE(folder.size(), 1);
    QTest::keyClick(note_.get(), Qt::Key_Tab);
    QTest::keyClick(note_.get(), Qt::Key_Return);
    QCOMPARE(model.size(), 1);
  }

  void filesAreReadElsewhere() {
    FirstRunFacts facts((*bench_)->library(), (*bench_)->models());
    facts.read();
    QCOMPARE(facts.freeBytes(), -1);  // it returned before anything was read
    QTRY_VERIFY(facts.freeBytes() > 0);
    QCOMPARE(facts.licenceText(), QString("Licence of the discs."));
  }

  void itGoesWithTheFirstPicture() {
    QVERIFY(note_->isVisible());
    (*bench_)->prompt().setText("a disc");
    (*bench_)->generation().generate();
    QTRY_VERIFY_WITH_TIMEOUT(!note_->isVisible(), 20000);
  }

 private:
  QString shown() const { return QTextDocumentFragment::fromHtml(note_->text()).toPlainText().simplified(); }

  std::unique_ptr<StudioBench> bench_;
  std::unique_ptr<FirstRunNote> note_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::FirstRunTest)
#include "first_run_test.moc"
