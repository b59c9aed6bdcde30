// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <QWidget>

class QBoxLayout;

namespace sana::ui {

class TextLabel;

/// What stands on the blank paper before the first picture: a symbol, two sentences, prompts to try.
class FirstRunPaper : public QWidget {
  Q_OBJECT
 public:
  explicit FirstRunPaper(QWidget* parent = nullptr);
  void setExamples(const QStringList& prompts);
  /// "It takes about one second on this computer."; "" when nothing is known.
  void setEstimate(const QString& sentence);

 signals:
  void examplePicked(const QString& prompt);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void retranslate();
  void arrange();

  QStringList examples_;
  QString estimate_;
  TextLabel* title_;
  TextLabel* sentence_;
  TextLabel* orTry_;
  QWidget* row_;
  QBoxLayout* examplesRow_;
};

}  // namespace sana::ui
