// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/scene.h"

#include <QApplication>
#include <QTest>

#include "tests/ui/pages/pseudo_words.h"

namespace sana::ui {
namespace {

constexpr int startMs = 60000, settleMs = 10000;

}  // namespace

LookChanger::LookChanger() : appearance_(std::make_unique<Appearance>(*qApp)) {
  appearance_->setMotion(Appearance::Choice::off);
}

LookChanger::~LookChanger() {
  if (pseudo_) QCoreApplication::removeTranslator(pseudo_.get());
}

void LookChanger::set(const Look& look) {
  appearance_->setMode(look.dark ? Appearance::Mode::dark : Appearance::Mode::light);
  QGuiApplication::setLayoutDirection(look.rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
  const bool pseudo = look.language == QLatin1String("pseudo");
  language_.set(pseudo ? QStringLiteral("en") : look.language);
  if (pseudo == bool(pseudo_)) return;
  if (pseudo_) QCoreApplication::removeTranslator(pseudo_.get());
  pseudo_.reset(pseudo ? new PseudoWords : nullptr);
  if (pseudo_) QCoreApplication::installTranslator(pseudo_.get());
}

Scene::Scene(const StudioOptions& options)
    : studio_(options),
      actions_(studio_.settings()),
      window_(studio_, actions_, options.folders.state + QStringLiteral("/layout.json")) {
  new ViewCommands(window_);
  new PictureActions(window_);
  new AppCommands(window_);
}

bool Scene::start() {
  bool started = false;
  QObject::connect(&studio_, &Studio::started, &window_, [&started] { started = true; });
  window_.show();
  studio_.start();
  return QTest::qWaitFor([&] { return started && studio_.models().loaded(); }, startMs);
}

QDialog* Scene::dialog() {
  const auto open = [this]() -> QDialog* {
    for (QDialog* dialog : window_.findChildren<QDialog*>())
      if (dialog->isVisible()) return dialog;
    return nullptr;
  };
  [[maybe_unused]] const bool shown = QTest::qWaitFor([&] { return open() != nullptr; }, settleMs);
  return open();
}

void Scene::closeDialog() {
  if (QDialog* const open = dialog()) {
    open->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
}

bool Scene::settle() {
  const auto complete = [](GalleryModel& model) {
    for (int row = 0; row < model.rowCount(); ++row)
      if (model.data(model.index(row), Qt::DecorationRole).value<QImage>().isNull()) return false;
    return !model.busy();
  };
  return QTest::qWaitFor([&] { return complete(studio_.strip()) && complete(studio_.gallery()); }, settleMs);
}

}  // namespace sana::ui
