// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

#include <cstdint>

#include "ui/style/tokens.h"

class QApplication;
class QDBusVariant;

namespace sana::ui {

class SanaStyle;

/// Theme, contrast and motion of the running application. Makes SanaStyle the application's style and sets palettes;
/// follows the desktop's wish through the portal org.freedesktop.portal.Settings without ever waiting for it.
/// Where no portal answers, the palette the platform started with decides. Create one after QApplication.
class Appearance : public QObject {
  Q_OBJECT
 public:
  enum class Mode : std::uint8_t { system, light, dark };
  enum class Choice : std::uint8_t { system, off, on };
  Q_ENUM(Mode)
  Q_ENUM(Choice)

  explicit Appearance(QApplication& application, QObject* parent = nullptr);
  ~Appearance() override;

  Mode mode() const { return mode_; }
  void setMode(Mode mode);
  Theme theme() const;
  /// False when the setting, the desktop's "enable animations" or the platform says so: nothing fades, folds or spins.
  bool motion() const;
  void setMotion(Choice choice);
  bool highContrast() const;
  void setHighContrast(Choice choice);
  SanaStyle& style() const { return *style_; }

 signals:
  /// After the palette changed (theme or contrast): views repaint by themselves, caches of pictures may need it.
  void themeChanged();
  void motionChanged();

 private slots:
  void onPortalSetting(const QString& space, const QString& key, const QDBusVariant& value);

 private:
  void askPortal();
  void ask(const QString& space, const QString& key);
  void take(const QString& space, const QString& key, const QVariant& value);
  void apply();

  QApplication& application_;
  SanaStyle* style_;
  Mode mode_ = Mode::system;
  Choice motionChoice_ = Choice::system, contrastChoice_ = Choice::system;
  Theme desktopTheme_;
  bool desktopMotion_ = true, desktopContrast_ = false;
};

}  // namespace sana::ui
