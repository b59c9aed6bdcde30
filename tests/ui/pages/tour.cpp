// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/tour.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QItemSelectionModel>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/ui/pages/layout_checks.h"
#include "tests/ui/pages/sample_library.h"
#include "ui/canvas/compare_view.h"
#include "ui/canvas/picture_view.h"
#include "ui/canvas/viewer.h"
#include "ui/controls/empty_state.h"
#include "ui/controls/search_field.h"
#include "ui/controls/toast.h"
#include "ui/dialogs/styles_dialog.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/grid_view.h"
#include "ui/gallery/place_view.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/settings/settings_window.h"
#include "ui/shell/banner_area.h"
#include "ui/shell/draw_page.h"
#include "ui/shell/header.h"
#include "ui/shell/right_panel.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

constexpr int patienceMs = 20000;
enum Tab { detailsTab, historyTab, queueTab };

QString folderOf(const QWidget& window) { return QStringLiteral("%1x").arg(window.devicePixelRatioF()); }

}  // namespace

Tour::Tour(Scene& scene, const Look& look, const QString& folder) : scene_(scene), look_(look), folder_(folder) {
  const QStringList words = SampleLibrary::words();
  own_ = {words.begin(), words.end()};
  own_.unite({QStringLiteral("CPU"), QStringLiteral("Emoji scenes 128"), QStringLiteral("Sana Studio"),
              QStringLiteral("English"), QStringLiteral("PNG"), QStringLiteral("简体中文"), QStringLiteral("REFERENCE"),
              QStringLiteral("DPM solver"), QStringLiteral("cpu"), QStringLiteral("JPEG"), QStringLiteral("WebP"),
              QStringLiteral("TIFF")});
  // What the model says of itself comes in the languages that it brings.
  const QString about = scene_.studio().models().about();
  own_ << about << about.left(50);
  scene_.window().resize(look_.size);
  QDir().mkpath(QDir(folder_).filePath(folderOf(scene_.window())));
}

void Tour::fault(const QString& name, const QString& sentence) {
  // A fault of a part that stands on every page is told once.
  for (const QString& known : faults_)
    if (known.endsWith(QStringLiteral(": ") + sentence)) return;
  faults_ << name + QStringLiteral(": ") + sentence;
}

bool Tour::expect(const QString& what, const std::function<bool()>& condition) {
  const bool met = QTest::qWaitFor(condition, patienceMs);
  if (!met) fault(what, QStringLiteral("did not come"));
  return met;
}

void Tour::examine(const QString& name, const QWidget& window) {
  for (const QString& sentence : layoutFaults(window)) fault(name, sentence);
  if (look_.language != QLatin1String("pseudo")) return;
  for (const QString& sentence : untranslatedTexts(window, own_)) fault(name, sentence);
}

void Tour::shoot(const QString& name) {
  if (!scene_.settle()) fault(name, QStringLiteral("thumbnails are missing"));
  for (int round = 0; round < 3; ++round) QCoreApplication::sendPostedEvents();  // layouts within layouts
  MainWindow& window = scene_.window();
  const QString file = QStringLiteral("%1/%2/%3-%4.png").arg(folder_, folderOf(window), look_.name, name);
  if (!window.grab().toImage().save(file)) fault(name, QStringLiteral("cannot write ") + file);
  shots_ << file;
  examine(name, window);
}

void Tour::shootDialog(const QString& name) {
  QDialog* const dialog = scene_.dialog();
  if (!dialog) return fault(name, QStringLiteral("no dialog opened"));
  QCoreApplication::sendPostedEvents();
  MainWindow& window = scene_.window();
  QImage picture = window.grab().toImage();
  const QImage over = dialog->grab().toImage();
  const QRect place(QPoint((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2),
                    dialog->size());
  if (!window.rect().contains(place)) fault(name, QStringLiteral("the dialog is larger than the window"));
  QPainter painter(&picture);
  painter.fillRect(window.rect(), QColor(0, 0, 0, 60));
  painter.drawImage(place.topLeft(), over);
  painter.end();
  const QString file = QStringLiteral("%1/%2/%3-%4.png").arg(folder_, folderOf(window), look_.name, name);
  if (!picture.save(file)) fault(name, QStringLiteral("cannot write ") + file);
  shots_ << file;
  examine(name, *dialog);
  scene_.closeDialog();
}

void Tour::firstRun() {
  scene_.window().prompt()->focusEditor(true);
  shoot(QStringLiteral("draw-first-run"));
  for (const QString& sentence : mnemonicFaults(*scene_.window().header()->menus()))
    fault(QStringLiteral("menus"), sentence);
}

void Tour::draw() {
  Studio& studio = scene_.studio();
  scene_.window().showPage(Page::draw);
  studio.current().showNewest();
  expect(QStringLiteral("the newest picture"), [&] { return !studio.current().image().isNull(); });
  studio.prompt().applyRecipe(studio.current().record().recipe, studio.current().id());
  if (look_.size.width() >= Metrics::narrowWindow) scene_.window().drawPage()->showRight(detailsTab);
  scene_.window().prompt()->editor()->moveCursor(QTextCursor::End);
  shoot(QStringLiteral("draw"));
  if (look_.size.width() < Metrics::narrowWindow) scene_.window().drawPage()->showRight(detailsTab);
  shoot(QStringLiteral("details"));
  scene_.window().drawPage()->showRight(historyTab);
  shoot(QStringLiteral("history"));
  drawing();
}

void Tour::drawing() {
  Studio& studio = scene_.studio();
  studio.prompt().setSteps(studio.prompt().model().maximumSteps);
  scene_.window().drawPage()->showRight(queueTab);
  scene_.trigger(Act::generate);
  scene_.trigger(Act::generate);
  if (!expect(QStringLiteral("a preview"),
              [&] { return studio.generation().running() && studio.generation().previewStep() > 10; }))
    return;
  shoot(QStringLiteral("draw-drawing"));
  studio.generation().cancelAll();
  expect(QStringLiteral("the end of drawing"), [&] { return !studio.generation().running(); });
  studio.queue().clearFinished();
  studio.prompt().resetParameters();
  studio.current().showNewest();
}

void Tour::fillQueue() {
  Studio& studio = scene_.studio();
  QueueModel& queue = studio.queue();
  queue.setPaused(true);
  for (int job = 0; job < 7; ++job) studio.generation().generate();
  const auto id = [&](int row) { return queue.data(queue.index(row), QueueModel::IdRole).toLongLong(); };
  if (!expect(QStringLiteral("jobs"), [&] { return queue.rowCount() >= 7 && id(6) > 0 && id(0) > 0; })) return;
  QVector<qint64> ids;
  for (int row = 0; row < 7; ++row) ids << id(row);
  const qint64 shown = studio.strip().idAt(0);
  queue.setPicture(ids[0], shown);
  queue.setState(ids[0], JobState::done);
  queue.setState(ids[1], JobState::failed, QStringLiteral("[Out of memory at 1024 x 1024.]"));
  queue.setState(ids[2], JobState::blocked, QStringLiteral("[A term in the prompt.]"));
  queue.setState(ids[3], JobState::unusable, QStringLiteral("[The picture was black.]"));
  queue.setState(ids[4], JobState::interrupted);
  queue.setState(ids[5], JobState::running);
  queue.setProgress(ids[5], 0.6, QStringLiteral("[Drawing 12 of 20]"));
}

void Tour::queue() {
  QueueModel& queue = scene_.studio().queue();
  scene_.window().showPage(Page::draw);
  scene_.window().drawPage()->showRight(queueTab);
  shoot(QStringLiteral("queue-empty"));
  fillQueue();
  shoot(QStringLiteral("queue"));
  scene_.window().close();
  shootDialog(QStringLiteral("question-quit"));
  for (int row = 0; row < queue.rowCount(); ++row)
    queue.setState(queue.data(queue.index(row), QueueModel::IdRole).toLongLong(), JobState::cancelled);
  queue.clearFinished();
  queue.setPaused(false);
  scene_.window().drawPage()->showRight(detailsTab);
}

void Tour::gallery() {
  Studio& studio = scene_.studio();
  scene_.window().showPage(Page::gallery);
  shoot(QStringLiteral("gallery"));
  QItemSelectionModel* const selection = scene_.window().gallery()->grid()->selectionModel();
  for (const int row : {1, 2, 5}) selection->select(studio.gallery().index(row, 0), QItemSelectionModel::Select);
  emit studio.banners().toast(QStringLiteral("[3 pictures moved to trash]"), QStringLiteral("[Undo]"), [] {});
  shoot(QStringLiteral("gallery-selection"));
  scene_.window().findChild<Toast*>()->dismiss();
  selection->clearSelection();
  auto* const search = scene_.window().gallery()->findChild<SearchField*>();
  auto* const places = scene_.window().gallery()->findChild<PlaceView*>();
  const auto look = [&](const std::function<void()>& change, const QString& name) {
    QSignalSpy done(&studio.gallery(), &GalleryModel::queryFinished);
    change();
    expect(name, [&] { return !done.isEmpty() && !studio.gallery().busy(); });
    shoot(name);
  };
  look([&] { search->setText(QStringLiteral("submarine")); }, QStringLiteral("gallery-nothing-found"));
  look([&] { search->clear(); }, QStringLiteral("gallery-again"));
  look([&] { places->show(PictureQuery::Place::trash, {}); }, QStringLiteral("gallery-trash"));
  look([&] { places->show(PictureQuery::Place::all, {}); }, QStringLiteral("gallery-all"));
}

void Tour::compare() {
  Studio& studio = scene_.studio();
  scene_.window().showPage(Page::draw);
  studio.compare().compare(studio.strip().idAt(1), studio.strip().idAt(0));
  scene_.window().showPage(Page::compare);
  expect(QStringLiteral("both pictures"), [&] { return studio.compare().ready(); });
  using Mode = CompareModel::Mode;
  const QVector<QPair<Mode, QString>> modes{{Mode::slider, QStringLiteral("compare-slider")},
                                            {Mode::sideBySide, QStringLiteral("compare-side-by-side")},
                                            {Mode::blink, QStringLiteral("compare-blink")},
                                            {Mode::difference, QStringLiteral("compare-difference")}};
  for (const auto& [mode, name] : modes) {
    studio.compare().setMode(mode);
    if (mode == Mode::difference) expect(name, [&] { return !studio.compare().difference().isNull(); });
    shoot(name);
  }
  studio.compare().setMode(Mode::slider);
  scene_.window().goBack();
}

void Tour::viewer() {
  MainWindow& window = scene_.window();
  window.showPage(Page::gallery);
  window.openViewer(scene_.studio().gallery().idAt(0));
  expect(QStringLiteral("the picture of the viewer"),
         [&] { return !window.viewer()->view()->image().isNull() && window.viewer()->view()->isSettled(); });
  shoot(QStringLiteral("viewer"));
  window.goBack();
  window.showPage(Page::draw);
}

void Tour::dialogs() {
  Studio& studio = scene_.studio();
  scene_.window().showPage(Page::draw);
  scene_.trigger(Act::shortcuts);
  shootDialog(QStringLiteral("shortcuts"));
  scene_.trigger(Act::exportPicture);
  expect(QStringLiteral("the estimate"), [&] { return studio.exports().estimatedBytes() > 0; });
  shootDialog(QStringLiteral("export"));
  studio.imports().open(studio.current().record().path);
  shootDialog(QStringLiteral("import"));
  scene_.trigger(Act::about);
  shootDialog(QStringLiteral("about"));
  scene_.trigger(Act::licences);
  shootDialog(QStringLiteral("licences"));
  scene_.trigger(Act::guide);
  shootDialog(QStringLiteral("guide"));
  emit scene_.window().prompt()->stylesWanted();
  shootDialog(QStringLiteral("styles"));
  scene_.trigger(Act::rename);
  shootDialog(QStringLiteral("rename"));
}

void Tour::settings() {
  using Part = SettingDescription::Page;
  const QVector<QPair<Part, QString>> pages{{Part::general, QStringLiteral("general")},
                                            {Part::pictures, QStringLiteral("pictures")},
                                            {Part::engine, QStringLiteral("engine")},
                                            {Part::privacy, QStringLiteral("privacy")},
                                            {Part::keys, QStringLiteral("keys")}};
  for (const auto& [page, name] : pages) {
    scene_.trigger(Act::settings);
    if (auto* window = qobject_cast<SettingsWindow*>(scene_.dialog())) window->showPage(page);
    shootDialog(QStringLiteral("settings-") + name);
  }
  scene_.trigger(Act::settings);
  QDialog* const window = scene_.dialog();
  if (!window) return fault(QStringLiteral("settings"), QStringLiteral("no dialog opened"));
  auto* const nothing = window->findChild<EmptyState*>();
  window->findChild<SearchField*>()->setText(QStringLiteral("[zeppelin]"));
  expect(QStringLiteral("an empty search"), [&] { return nothing->isVisible(); });
  shootDialog(QStringLiteral("settings-nothing-found"));
}

void Tour::messages() {
  Banners& banners = scene_.studio().banners();
  using Severity = BannerMessage::Severity;
  const BannerAction retry{QStringLiteral("[Retry]"), true, [] {}};
  banners.show({.severity = Severity::danger,
                .key = QStringLiteral("a"),
                .cause = QStringLiteral("[The engine ran out of memory.]"),
                .kept = QStringLiteral("[Your prompt and 3 queued jobs are kept.]"),
                .details = QStringLiteral("[details]"),
                .actions = {retry}});
  banners.show({.severity = Severity::warning,
                .key = QStringLiteral("b"),
                .cause = QStringLiteral("[2 pictures were repaired]"),
                .kept = QStringLiteral("[after an unclean exit.]")});
  banners.show({.severity = Severity::info,
                .key = QStringLiteral("c"),
                .cause = QStringLiteral("[This picture has no recipe.]"),
                .kept = QStringLiteral("[The file carries no settings.]")});
  shoot(QStringLiteral("banners"));
  scene_.window().banners()->more()->click();
  shoot(QStringLiteral("banners-unfolded"));
  while (banners.rowCount() > 0) banners.dismiss(0);
  emit banners.toast(QStringLiteral("[3 pictures moved to trash]"), QStringLiteral("[Undo]"), [] {});
  shoot(QStringLiteral("toast"));
  for (Toast* toast : scene_.window().findChildren<Toast*>()) toast->dismiss();
  // In a narrow window the panel stands open over the canvas: the next look begins without it.
  if (auto* rail = scene_.window().findChild<Rail*>(); rail->isVisible())
    for (QAbstractButton* button : rail->findChildren<QAbstractButton*>())
      if (button->isChecked()) button->click();
}

}  // namespace sana::ui
