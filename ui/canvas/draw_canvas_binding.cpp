// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>

#include <climits>

#include "ui/canvas/draw_canvas.h"
#include "ui/canvas/first_run_paper.h"
#include "ui/canvas/picture_view.h"
#include "ui/models/generation_model.h"
#include "ui/models/picture_model.h"
#include "ui/models/prompt_model.h"

namespace sana::ui {

namespace {

QString titleOf(const PictureRecord& record) {
  return record.title.isEmpty() ? DrawCanvas::tr("Picture %1").arg(record.id) : record.title;
}

QString promptOf(const PictureRecord& record) {
  const QString typed = record.recipe.value(QLatin1String("typed")).toString();
  return typed.isEmpty() ? record.recipe.value(QLatin1String("prompt")).toString() : typed;
}

/// Brings what the models say into the canvas; lives as its child.
class Binding : public QObject {
 public:
  Binding(DrawCanvas& canvas, CurrentPicture& current, GenerationModel& generation, PromptModel& prompt)
      : QObject(&canvas), canvas_(canvas), current_(current), generation_(generation), prompt_(prompt) {
    connect(&current, &CurrentPicture::changed, this, &Binding::refresh);
    connect(&current, &CurrentPicture::imageChanged, this, &Binding::refresh);
    connect(&generation, &GenerationModel::previewChanged, this, &Binding::refreshJob);
    connect(&generation, &GenerationModel::progressChanged, this, &Binding::refreshJob);
    connect(&generation, &GenerationModel::runningChanged, this, &Binding::refresh);
    connect(&prompt, &PromptModel::modelChanged, this, &Binding::refresh);
    connect(&prompt, &PromptModel::parametersChanged, this, &Binding::refreshPaper);
    connect(&canvas, &DrawCanvas::stepWanted, this, &Binding::step);
    refresh();
  }

 private:
  /// Left and Right go where they point in the strip, which is mirrored with the language; Home is the oldest.
  void step(int by) {
    if (by == INT_MIN) return current_.first();
    if (by == INT_MAX) return current_.last();
    if ((by > 0) != canvas_.isRightToLeft()) current_.next();
    else current_.previous();
  }

  void refresh() {
    if (current_.showsRunningJob() && generation_.running()) {
      canvas_.showView();
      refreshJob();
      return;
    }
    shown_ |= current_.id() != 0;
    if (current_.id() == 0) {
      if (shown_) canvas_.showNothingSelected();
      else refreshPaper();
      return;
    }
    const PictureRecord& record = current_.record();
    if (record.missing) {
      canvas_.showMissing(QFileInfo(record.path).fileName());
      return;
    }
    PictureView* view = canvas_.view();
    // While the file is being decoded the last picture stays: no white flash.
    if (!current_.image().isNull()) view->showPicture(current_.image());
    view->setFile(record.path);
    view->setWords({titleOf(record), promptOf(record), {}, -1});
    canvas_.showView();
  }

  void refreshJob() {
    if (!current_.showsRunningJob() || !generation_.running()) return;
    PictureView* view = canvas_.view();
    view->showPreview(generation_.previewExpected() ? generation_.preview() : QImage(), generation_.pictureSize());
    view->setProgress(generation_.fraction());
    const int percent = qRound(generation_.fraction() * 100);
    view->setWords({DrawCanvas::tr("Preview"), prompt_.text(),
                    DrawCanvas::tr("%1, %2 %").arg(generation_.sentence()).arg(percent), percent});
  }

  void refreshPaper() {
    if (shown_ || current_.id() != 0 || (current_.showsRunningJob() && generation_.running())) return;
    canvas_.paper()->setExamples(prompt_.model().examples.mid(0, 3));
    const QSize size = prompt_.parameters().size;
    canvas_.showFirstRun(size.isEmpty() ? QSize(512, 512) : size);
  }

  DrawCanvas& canvas_;
  CurrentPicture& current_;
  GenerationModel& generation_;
  PromptModel& prompt_;
  bool shown_ = false;
};

}  // namespace

void DrawCanvas::bind(CurrentPicture& current, GenerationModel& generation, PromptModel& prompt) {
  new Binding(*this, current, generation, prompt);
}

}  // namespace sana::ui
