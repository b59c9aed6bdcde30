// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLabel>

#include "ui/style/mnemonic.h"
#include "ui/style/tokens.h"

namespace sana::ui {

/// Text in one of the type roles and one of the text colours; follows font and theme by itself. Plain text unless set.
class TextLabel : public QLabel {
  Q_OBJECT
 public:
  explicit TextLabel(const QString& text, TypeRole role = TypeRole::body, Token token = Token::text1,
                     QWidget* parent = nullptr);
  void setRole(TypeRole role);
  void setToken(Token token);
  /// Reserves the width of the widest of these texts, with figures of equal width.
  void reserve(const QStringList& texts);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();

  TypeRole role_;
  Token token_;
  QStringList reserved_;
};

/// Strong heading of a section inside a panel.
class SectionTitle : public TextLabel {
  Q_OBJECT
 public:
  explicit SectionTitle(const QString& text, QWidget* parent = nullptr);
};

/// One line that ends in "..." where the room ends; the whole text is its tooltip then and always its accessible name.
class ElidedLabel : public TextLabel {
  Q_OBJECT
 public:
  explicit ElidedLabel(const QString& text, TypeRole role = TypeRole::body, Token token = Token::text1,
                       QWidget* parent = nullptr);
  void setElideMode(Qt::TextElideMode mode);
  bool isElided() const;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  Qt::TextElideMode mode_ = Qt::ElideRight;
};

/// The one separator: a line one device pixel thick.
class HairLine : public QWidget {
  Q_OBJECT
 public:
  explicit HairLine(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
  QSize sizeHint() const override { return {1, 1}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Qt::Orientation orientation_;
};

/// A key of a shortcut as a cap, 22 high ("Ctrl").
class KeyCap : public QWidget {
  Q_OBJECT
 public:
  explicit KeyCap(const QString& key, QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString key_;
};

/// One KeyCap for each key of a shortcut, in order, with the accessible name "Ctrl+Shift+E".
class KeyCaps : public QWidget {
  Q_OBJECT
 public:
  explicit KeyCaps(const QKeySequence& keys, QWidget* parent = nullptr);
};

}  // namespace sana::ui
