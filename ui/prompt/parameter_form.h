// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace sana::ui {

class FormColumn;
class IconButton;
class NumberRow;
class PromptModel;
class StyleList;

/// Style, size, steps, guidance, seed, count: ranges and choices come from the model.
class ParameterForm : public QWidget {
  Q_OBJECT
 public:
  ParameterForm(PromptModel& prompt, StyleList& styles, QWidget* parent);

 signals:
  void stylesWanted();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void makeStyle();
  void makeSize();
  void makeSeed();
  void fillSizes();
  void fillStyles();
  void showModel();
  void showValues();
  void askSize();

  PromptModel& prompt_;
  StyleList& styles_;
  FormColumn* form_ = nullptr;
  QComboBox* style_ = nullptr;
  QComboBox* size_ = nullptr;
  IconButton* swap_ = nullptr;
  NumberRow* steps_ = nullptr;
  NumberRow* guidance_ = nullptr;
  QLineEdit* seed_ = nullptr;
  IconButton* dice_ = nullptr;
  IconButton* lock_ = nullptr;
  NumberRow* count_ = nullptr;
  bool showing_ = false;
};

}  // namespace sana::ui
