// SPDX-License-Identifier: GPL-3.0-or-later
// The settings: searched, and shown in another language while they stand open.
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>

#include "tests/ui/models1/studio_bench.h"
#include "ui/controls/choice_box.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/search_field.h"
#include "ui/models/action_table.h"
#include "ui/settings/settings_page.h"
#include "ui/settings/settings_window.h"
#include "ui/shell/language.h"

namespace sana::ui {

class SettingsWindowTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    bench_ = std::make_unique<StudioBench>();
    QVERIFY(bench_->open());
    actions_ = std::make_unique<ActionTable>((*bench_)->settings());
    language_ = std::make_unique<Language>();
    language_->set(QStringLiteral("en"));
    window_ = new SettingsWindow(**bench_, *actions_, nullptr);
    connect(&(*bench_)->settings(), &Settings::changed, window_, [this](Setting setting) {
      if (setting == Setting::language) language_->set((*bench_)->settings().value(setting).toString());
    });
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_));
  }
  void cleanup() {
    delete window_;
    language_.reset();
    actions_.reset();
    bench_.reset();
  }

  void nothingFoundSaysSo() {
    auto* const find = window_->findChild<SearchField*>();
    find->setText(QStringLiteral("zeppelin"));
    auto* const nothing = window_->findChild<EmptyState*>();
    QVERIFY(nothing != nullptr);
    QTRY_VERIFY(nothing->isVisible());
    QVERIFY(shownPage() == nullptr);
    QVERIFY(!button(QStringLiteral("Reset this page"))->isEnabled());
    button(QStringLiteral("Clear the search"))->click();
    QVERIFY(!nothing->isVisible());
    QVERIFY(shownPage() != nullptr);
    QCOMPARE(window_->focusWidget(), find);
    QVERIFY(find->text().isEmpty());
    QVERIFY(button(QStringLiteral("Reset this page"))->isEnabled());
  }

  void aSearchGoesToTheFirstPageThatHasIt() {
    window_->showPage(SettingDescription::Page::general);
    window_->findChild<SearchField*>()->setText(QStringLiteral("Every action with its keys"));
    const auto page = [this] { return shownPage() ? shownPage()->accessibleName() : QString(); };
    QTRY_COMPARE(page(), Settings::pageTitle(SettingDescription::Page::keys));
  }

  void theFocusStaysWhenTheLanguageChanges() {
    window_->showPage(SettingDescription::Page::general);
    ChoiceBox* const box = languageBox();
    QVERIFY(box != nullptr);
    box->setFocus(Qt::TabFocusReason);
    QPointer<ChoiceBox> before = box;
    box->setCurrentIndex(box->findData(QStringLiteral("zh_CN")));
    emit box->activated(box->currentIndex());
    QTRY_VERIFY(before.isNull());
    QTRY_VERIFY(languageBox() != nullptr);
    QCOMPARE(window_->windowTitle(), QStringLiteral("设置"));
    QVERIFY2(languageBox()->hasFocus(), window_->focusWidget() ? window_->focusWidget()->metaObject()->className() : "no focus");
    QVERIFY(languageBox()->isVisible());
  }

  void theSearchStaysWhenTheLanguageChanges() {
    auto* const find = window_->findChild<SearchField*>();
    find->setFocus();
    find->setText(QStringLiteral("PNG"));
    QPointer<SearchField> before = find;
    (*bench_)->settings().set(Setting::language, QStringLiteral("zh_CN"));
    QTRY_VERIFY(before.isNull());
    QCOMPARE(window_->findChild<SearchField*>()->text(), QStringLiteral("PNG"));
    QVERIFY(window_->findChild<SearchField*>()->hasFocus());
  }

 private:
  SettingsPage* shownPage() const {
    for (SettingsPage* page : window_->findChildren<SettingsPage*>())
      if (page->isVisible()) return page;
    return nullptr;
  }
  ChoiceBox* languageBox() const {
    for (ChoiceBox* box : window_->findChildren<ChoiceBox*>())
      if (box->findData(QStringLiteral("zh_CN")) >= 0) return box;
    return nullptr;
  }
  QPushButton* button(const QString& text) const {
    for (QPushButton* button : window_->findChildren<QPushButton*>())
      if (button->text() == text) return button;
    return nullptr;
  }

  std::unique_ptr<StudioBench> bench_;
  std::unique_ptr<ActionTable> actions_;
  std::unique_ptr<Language> language_;
  SettingsWindow* window_ = nullptr;
};

}  // namespace sana::ui

QTEST_MAIN(sana::ui::SettingsWindowTest)
#include "settings_window_test.moc"
