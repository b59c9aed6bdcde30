// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QPlainTextEdit;
class QScrollArea;

namespace sana::ui {

class ActionTable;
class FirstRunNote;
class FoldRow;
class IconButton;
class ParameterForm;
class PromptEditor;
class SchedulerForm;
class Studio;
class TextLabel;

/// The left panel: prompt, negative prompt, parameters; at its foot Generate and Cancel.
class PromptPanel : public QWidget {
  Q_OBJECT
 public:
  PromptPanel(Studio& studio, ActionTable& actions, QWidget* parent);
  QPlainTextEdit* editor() const;
  /// For the bar of the dock, by which it is dragged.
  QWidget* title() const { return titleRow_; }
  void focusEditor(bool selectAll);

 signals:
  void addModelWanted();
  void pictureFolderWanted();
  void pictureDropped(const QString& file);
  void stylesWanted();
  void historyWanted();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeTitle();
  QWidget* makeBody();
  void makeNegative();
  void fillMenu();
  void retranslate();
  void showTokens();
  void showNegative();

  Studio& studio_;
  ActionTable& actions_;
  QWidget* titleRow_ = nullptr;
  TextLabel* title_ = nullptr;
  TextLabel* tokens_ = nullptr;
  IconButton* history_ = nullptr;
  IconButton* more_ = nullptr;
  PromptEditor* editor_ = nullptr;
  FirstRunNote* note_ = nullptr;
  FoldRow* negativeFold_ = nullptr;
  QPlainTextEdit* negative_ = nullptr;
  ParameterForm* form_ = nullptr;
  FoldRow* moreFold_ = nullptr;
  SchedulerForm* scheduler_ = nullptr;
};

}  // namespace sana::ui
