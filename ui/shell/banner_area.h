// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "ui/models/banners.h"

class QVBoxLayout;

namespace sana::ui {

/// The banners above the status strip, and the toast over the page. Details and Copy report come from the message.
class BannerArea : public QWidget {
  Q_OBJECT
 public:
  explicit BannerArea(Banners& banners, QWidget* parent = nullptr);
  /// "App", "system" and the message's details, readable before it is copied.
  static QString report(const BannerMessage& message);

 signals:
  void detailsWanted(const QString& cause, const QString& text);

 private:
  void insert(int first, int last);
  void update(int row);

  Banners& banners_;
  QVBoxLayout* rows_;
};

}  // namespace sana::ui
