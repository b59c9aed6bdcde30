// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLabel>

namespace sana::ui {

class FirstRunFacts;
class Studio;

/// Until the first picture exists: the model, what it can draw, how large it is, its licence, where pictures go and
/// how much fits there, that they carry a mark, and how to get more. Its name for screen readers says it whole.
class FirstRunNote : public QLabel {
  Q_OBJECT
 public:
  FirstRunNote(Studio& studio, QWidget* parent);

 signals:
  void addModelWanted();
  void pictureFolderWanted();

 protected:
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  void readAgain();
  void update();
  void showColours();
  QString modelSentence() const;
  QString picturesSentence() const;
  void openLicence();

  Studio& studio_;
  FirstRunFacts* facts_;
};

}  // namespace sana::ui
