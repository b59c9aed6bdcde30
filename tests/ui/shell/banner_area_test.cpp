// SPDX-License-Identifier: GPL-3.0-or-later
// Many messages at once: one stands, the others are a press away, and every one of them is heard.
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTest>

#include "ui/controls/banner.h"
#include "ui/controls/buttons.h"
#include "ui/shell/banner_area.h"

namespace sana::ui {
class BannerAreaTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    banners_ = std::make_unique<Banners>();
    area_ = std::make_unique<BannerArea>(*banners_);
    area_->resize(1024, 200);
    area_->show();
  }
  void cleanup() {
    area_.reset();
    banners_.reset();
  }

  void oneStandsTheOthersAreFolded() {
    show("info", BannerMessage::Severity::info);
    QVERIFY(!area_->more()->isVisible());
    show("danger", BannerMessage::Severity::danger);
    show("warning", BannerMessage::Severity::warning);
    show("later", BannerMessage::Severity::info);
    QCOMPARE(causes(), QStringList{"danger"});
    QVERIFY(area_->more()->isVisible());
    QVERIFY2(area_->more()->text().contains("3"), qPrintable(area_->more()->text()));
    area_->more()->click();
    QCOMPARE(causes(), QStringList({"danger", "warning", "later", "info"}));
    area_->more()->click();
    QCOMPARE(causes(), QStringList{"danger"});
  }

  void theNewestOfTheSameGravityStands() {
    show("old", BannerMessage::Severity::warning);
    show("new", BannerMessage::Severity::warning);
    QCOMPARE(causes(), QStringList{"new"});
  }

  void aTallWindowShowsTwo() {
    for (const char* cause : {"a", "b", "c"}) show(cause, BannerMessage::Severity::info);
    area_->setMost(2);
    QCOMPARE(causes(), QStringList({"c", "b"}));
    area_->setMost(1);
    QCOMPARE(causes(), QStringList{"c"});
  }

  void eachIsDismissedAndNoneIsLost() {
    for (const char* cause : {"a", "b", "c"}) show(cause, BannerMessage::Severity::info);
    close("c");
    QCOMPARE(causes(), QStringList{"b"});
    QVERIFY(area_->more()->isVisible());
    area_->more()->click();
    close("a");
    QCOMPARE(causes(), QStringList{"b"});
    QVERIFY(!area_->more()->isVisible());
    QVERIFY(!area_->unfolded());
    close("b");
    QVERIFY(area_->isHidden());
    QCOMPARE(banners_->rowCount(), 0);
    show("again", BannerMessage::Severity::info);
    QVERIFY(area_->isVisible());
    QCOMPARE(causes(), QStringList{"again"});
  }

  void actionsOfFoldedMessagesAct() {
    bool ran = false;
    BannerMessage message{.key = "a", .cause = "a", .kept = {}, .actions = {{"Retry", true, [&ran] { ran = true; }}}};
    banners_->show(message);
    show("grave", BannerMessage::Severity::danger);
    area_->more()->click();
    for (QPushButton* button : area_->findChildren<QPushButton*>())
      if (button->text() == "Retry") button->click();
    QVERIFY(ran);
    QCOMPARE(banners_->rowCount(), 1);
  }

  void theSameCauseIsCountedWhileFolded() {
    show("grave", BannerMessage::Severity::danger);
    for (int i = 0; i < 3; ++i) show("often", BannerMessage::Severity::info);
    const QList<Banner*> all = area_->findChildren<Banner*>();
    const auto often = std::find_if(all.begin(), all.end(), [](const Banner* one) { return one->cause() == "often"; });
    QVERIFY(often != all.end());
    QCOMPARE((*often)->times(), 3);
  }

  void foldedMessagesAreSpoken() {
    show("grave", BannerMessage::Severity::danger);
    show("folded", BannerMessage::Severity::info);
    // By something that a screen reader can go to, which a folded banner is not.
    const QLabel* spoken = nullptr;
    for (const QLabel* label : area_->findChildren<QLabel*>())
      if (label->isVisible() && label->accessibleName() == "folded kept") spoken = label;
    QVERIFY(spoken != nullptr);
    show("folded", BannerMessage::Severity::info);
    QVERIFY2(spoken->accessibleName().startsWith("folded kept "), qPrintable(spoken->accessibleName()));  // "(2 times)"
    show("newest", BannerMessage::Severity::danger);  // stands, and so speaks for itself
    QVERIFY(!spoken->accessibleName().contains("newest"));
  }

 private:
  void show(const char* cause, BannerMessage::Severity severity) {
    banners_->show({.severity = severity, .key = cause, .cause = cause, .kept = "kept"});
  }
  /// Of the banners in sight, from top to bottom.
  QStringList causes() const {
    area_->layout()->activate();
    QList<Banner*> shown;
    for (Banner* banner : area_->findChildren<Banner*>())
      if (banner->isVisible()) shown << banner;
    std::sort(shown.begin(), shown.end(), [](const Banner* a, const Banner* b) { return a->y() < b->y(); });
    QStringList causes;
    for (const Banner* banner : shown) causes << banner->cause();
    return causes;
  }
  void close(const QString& cause) const {
    for (Banner* banner : area_->findChildren<Banner*>())
      if (banner->isVisible() && banner->cause() == cause) return banner->findChild<IconButton*>()->click();
  }

  std::unique_ptr<Banners> banners_;
  std::unique_ptr<BannerArea> area_;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::BannerAreaTest)
#include "banner_area_test.moc"
