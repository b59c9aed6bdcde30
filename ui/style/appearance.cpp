// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/appearance.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPixmapCache>
#include <QToolTip>

#include "ui/style/sana_style.h"

namespace sana::ui {
namespace {

constexpr QLatin1StringView service("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView path("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView interface("org.freedesktop.portal.Settings");
constexpr QLatin1StringView appearanceSpace("org.freedesktop.appearance");
constexpr QLatin1StringView desktopSpace("org.gnome.desktop.interface");
constexpr QLatin1StringView schemeKey("color-scheme"), contrastKey("contrast"), animationsKey("enable-animations");

/// Read wraps its value in two variants, the signal in one.
QVariant unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value;
}

bool decided(Appearance::Choice choice, bool desktop) {
  return choice == Appearance::Choice::system ? desktop : choice == Appearance::Choice::on;
}

}  // namespace

Appearance::Appearance(QApplication& application, QObject* parent)
    : QObject(parent), application_(application), style_(new SanaStyle), desktopTheme_(currentTheme()) {
  desktopMotion_ = application.style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
  application_.setStyle(style_);
  style_->setMotion(motion());
  apply();
  askPortal();
}

Appearance::~Appearance() = default;

void Appearance::setMode(Mode mode) {
  if (mode_ == mode) return;
  mode_ = mode;
  apply();
}

Theme Appearance::theme() const {
  if (mode_ == Mode::system) return desktopTheme_;
  return mode_ == Mode::dark ? Theme::dark : Theme::light;
}

bool Appearance::motion() const { return decided(motionChoice_, desktopMotion_); }

void Appearance::setMotion(Choice choice) {
  const bool before = motion();
  motionChoice_ = choice;
  style_->setMotion(motion());
  if (motion() != before) emit motionChanged();
}

bool Appearance::highContrast() const { return decided(contrastChoice_, desktopContrast_); }

void Appearance::setHighContrast(Choice choice) {
  contrastChoice_ = choice;
  apply();
}

void Appearance::apply() {
  const QPalette palette = themePalette(theme(), highContrast());
  style_->setTheme(theme(), highContrast());
  if (QApplication::palette() == palette && QToolTip::palette() == palette) return;
  QPixmapCache::clear();
  QApplication::setPalette(palette);
  QToolTip::setPalette(palette);
  emit themeChanged();
}

void Appearance::askPortal() {
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(service, path, interface, QStringLiteral("SettingChanged"), this,
              SLOT(onPortalSetting(QString, QString, QDBusVariant)));
  ask(appearanceSpace, schemeKey);
  ask(appearanceSpace, contrastKey);
  ask(desktopSpace, animationsKey);
}

void Appearance::ask(const QString& space, const QString& key) {
  QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
  question.setArguments({space, key});
  auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
  connect(answer, &QDBusPendingCallWatcher::finished, this, [this, space, key, answer] {
    const QDBusPendingReply<QDBusVariant> reply = *answer;
    if (reply.isValid()) take(space, key, QVariant::fromValue(reply.value()));
    answer->deleteLater();
  });
}

void Appearance::onPortalSetting(const QString& space, const QString& key, const QDBusVariant& value) {
  take(space, key, QVariant::fromValue(value));
}

void Appearance::take(const QString& space, const QString& key, const QVariant& value) {
  const QVariant plain = unwrapped(value);
  if (space == appearanceSpace && key == schemeKey) {
    // 0 states no wish: the light theme is then the application's own.
    desktopTheme_ = plain.toUInt() == 1 ? Theme::dark : Theme::light;
    apply();
  } else if (space == appearanceSpace && key == contrastKey) {
    desktopContrast_ = plain.toUInt() == 1;
    apply();
  } else if (space == desktopSpace && key == animationsKey) {
    const bool before = motion();
    desktopMotion_ = plain.toBool();
    style_->setMotion(motion());
    if (motion() != before) emit motionChanged();
  }
}

}  // namespace sana::ui
