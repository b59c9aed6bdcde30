// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QKeySequence>
#include <QPushButton>
#include <QStringList>
#include <QTimer>
#include <QToolButton>

#include <cstdint>

#include "ui/style/kinds.h"

namespace sana::ui {

/// Symbol button of 28 with name and tooltip. Checkable ones may show another symbol while on.
class IconButton : public QToolButton {
  Q_OBJECT
 public:
  /// `name` is tooltip and accessible name; the shortcut, if one is set, is added to the tooltip in brackets.
  IconButton(QStringView iconName, const QString& name, QWidget* parent = nullptr);
  void setSymbol(QStringView iconName);
  void setName(const QString& name);
  /// Makes it checkable. Empty `onName`: the same name in both states.
  void setToggle(QStringView onIcon, const QString& onName = {});
  void setShortcutHint(const QKeySequence& keys);

 private:
  void refresh();

  QString iconName_, onIcon_, name_, onName_;
  QKeySequence keys_;
};

/// Push button whose width fits the widest of several texts, so that changing the text moves nothing.
/// Busy: a spinner at the symbol's place, presses are ignored, the width stays.
class StableButton : public QPushButton {
  Q_OBJECT
 public:
  enum class Size : std::uint8_t { regular, large };  ///< 30 or 40 high

  StableButton(const QString& text, Kind kind, QWidget* parent = nullptr);
  void setTexts(const QStringList& texts);
  void setSymbol(QStringView iconName);
  void setSize(Size size);
  /// The text in -ing form ("Exporting"); reserves its width and the spinner's.
  void setBusyText(const QString& text);
  void setBusy(bool busy);
  bool isBusy() const { return busy_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QString shownText() const { return busy_ && !busyText_.isEmpty() ? busyText_ : text(); }

  QStringList texts_;
  QString busyText_;
  QTimer turn_;
  Size size_ = Size::regular;
  int angle_ = 0;
  bool busy_ = false;
};

/// The one action of a view: large for Generate, regular in dialogs and banners.
class PrimaryButton : public StableButton {
  Q_OBJECT
 public:
  explicit PrimaryButton(const QString& text, Size size = Size::regular, QWidget* parent = nullptr);
};

/// Text (and symbol) with a chevron that opens a menu: model and device in the header, sort order.
class MenuButton : public QToolButton {
  Q_OBJECT
 public:
  MenuButton(const QString& text, QStringView iconName, QWidget* parent = nullptr);
};

}  // namespace sana::ui
