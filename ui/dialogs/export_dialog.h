// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/dialogs/dialog_frame.h"
#include "ui/exchange/export_options.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;

namespace sana::ui {

class ExportModel;
class FormColumn;
class NumberRow;
class StableButton;
class TextLabel;

/// Left the picture with its real size and name, right the form; everything live, nothing written before Export.
class ExportDialog : public DialogFrame {
  Q_OBJECT
 public:
  ExportDialog(ExportModel& exports, QWidget* parent);

 protected:
  void reject() override;

 private:
  QWidget* makePreview();
  FormColumn* makeForm();
  void makeFooter();
  void fillPresets();
  void show();
  void showEstimate();
  void change(const std::function<void(ExportOptions&)>& what);
  void chooseFolder();

  ExportModel& exports_;
  FormColumn* form_ = nullptr;
  QComboBox* preset_ = nullptr;
  QComboBox* format_ = nullptr;
  NumberRow* quality_ = nullptr;
  QComboBox* size_ = nullptr;
  QLineEdit* name_ = nullptr;
  QLineEdit* folder_ = nullptr;
  QComboBox* clash_ = nullptr;
  QCheckBox* recipe_ = nullptr;
  QCheckBox* mark_ = nullptr;
  QLabel* picture_ = nullptr;
  TextLabel* facts_ = nullptr;
  TextLabel* file_ = nullptr;
  TextLabel* notes_ = nullptr;
  QProgressBar* progress_ = nullptr;
  StableButton* run_ = nullptr;
  bool showing_ = false;
};

}  // namespace sana::ui
