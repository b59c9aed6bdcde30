// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLabel>

namespace sana::ui {

class Studio;

/// Until the first picture exists: what the model can draw, its licence, where pictures go, that they carry a mark,
/// and how to get more.
class FirstRunNote : public QLabel {
  Q_OBJECT
 public:
  FirstRunNote(Studio& studio, QWidget* parent);

 signals:
  void addModelWanted();
  void pictureFolderWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void update();

  Studio& studio_;
};

}  // namespace sana::ui
