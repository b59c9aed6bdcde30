// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace sana::ui {

class EmptyStateSymbol;

/// Symbol, strong sentence, explaining sentence, at most one button; centred.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  EmptyState(QStringView iconName, const QString& title, const QString& explanation, QWidget* parent = nullptr);
  void setTexts(const QString& title, const QString& explanation);
  void setSymbol(QStringView iconName);
  /// Empty text: no button. Only one view in the window may have `primary`.
  QPushButton* setAction(const QString& text, bool primary = false);

 signals:
  void actionTriggered();

 private:
  EmptyStateSymbol* symbol_;
  QLabel* title_;
  QLabel* explanation_;
  QVBoxLayout* layout_;
  QPushButton* action_ = nullptr;
};

}  // namespace sana::ui
