// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

#include "ui/canvas/canvas_actions.h"

namespace sana::ui {

class CurrentPicture;
class EmptyState;
class FirstRunPaper;
class FloatingBar;
class GenerationModel;
class PictureView;
class PromptModel;

/// The middle of the Draw page: the picture looked at or the preview of the running job, with a floating bar.
class DrawCanvas : public QWidget {
  Q_OBJECT
 public:
  explicit DrawCanvas(const DrawActions& actions, QWidget* parent = nullptr);
  /// Shows what these say from now on. Call once.
  void bind(CurrentPicture& current, GenerationModel& generation, PromptModel& prompt);

  PictureView* view() const { return view_; }
  FloatingBar* bar() const { return bar_; }
  FirstRunPaper* paper() const { return paper_; }

  /// Nothing was drawn yet: blank paper with prompts to try; no bar.
  void showFirstRun(const QSize& pictureSize);
  /// Pictures exist, none is selected.
  void showNothingSelected();
  /// The file of the selected picture is gone.
  void showMissing(const QString& path);
  /// The view holds something to see.
  void showView();

 signals:
  void examplePicked(const QString& prompt);
  void viewerWanted();    ///< double click
  void stepWanted(int by);  ///< towards the right in the strip; INT_MIN and INT_MAX: its ends
  void locateWanted();    ///< the file of the picture is missing: look for it
  void previewPainted();  ///< the credit may go back

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void placePaper();
  void retranslate();

  PictureView* view_;
  FloatingBar* bar_;
  FirstRunPaper* paper_;
  EmptyState* empty_;
  QString missing_;
};

}  // namespace sana::ui
