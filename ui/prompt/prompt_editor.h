// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPlainTextEdit>
#include <QTimer>

namespace sana::ui {

class PromptModel;
struct PromptEdit;

/// The text of the prompt. Alt+Up and Alt+Down walk through earlier prompts, Alt+Left and Alt+Right move the part
/// between commas. Words behind the model's limit are underlined. Its height is 4 to 12 lines.
class PromptEditor : public QPlainTextEdit {
  Q_OBJECT
 public:
  PromptEditor(PromptModel& prompt, QWidget* parent);
  /// As typed: QPlainTextEdit::toPlainText() would turn a no-break space into a space.
  QString typedText() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 public slots:
  /// What was taken over whole is undone whole, with its parameters; otherwise the typing.
  void undo();
  void redo();

 signals:
  void pictureDropped(const QString& file);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void insertFromMimeData(const QMimeData* source) override;
  bool canInsertFromMimeData(const QMimeData* source) const override;
  void changeEvent(QEvent* event) override;

 private:
  void show();
  bool isOneStepAway(const QString& text);
  void rebuildUndo(const QVector<PromptEdit>& edits);
  void edited();
  void underline();
  void walk(int by);
  void movePart(int by);
  int linesHeight(int lines) const;

  PromptModel& prompt_;
  QTimer pause_;
  bool showing_ = false;
};

}  // namespace sana::ui
