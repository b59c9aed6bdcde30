// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace sana::ui {

class IconButton;

/// What a help button says: one sentence, one example.
struct Help {
  QString sentence, example;
  bool isEmpty() const { return sentence.isEmpty(); }
};

/// Rows of label and control; labels share a column of 92. A label that is too wide, or any at large fonts,
/// goes above its control. The "?" shows when its row is hovered or holds focus; What's This works always.
class FormColumn : public QWidget {
  Q_OBJECT
 public:
  explicit FormColumn(QWidget* parent = nullptr);
  /// Takes `control`. The label (which may hold a mnemonic) becomes its buddy and, if it has none, its name.
  QLabel* addRow(const QString& label, QWidget* control, const Help& help = {});
  /// A row of several controls: `main` stretches, the others follow it. Buddy is `main`.
  QLabel* addRow(const QString& label, QWidget* main, const QList<QWidget*>& others, const Help& help = {});
  /// A control across both columns.
  void addWide(QWidget* control);
  /// The sentence under a row's control, in danger colour; the control is marked invalid. Empty takes it away.
  void setProblem(QWidget* control, const QString& sentence);
  void setRowVisible(QWidget* control, bool visible);
  void setRowText(QWidget* control, const QString& label);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Row {
    QWidget* cell = nullptr;  ///< label and help; null when wide
    QLabel* label = nullptr;
    IconButton* help = nullptr;
    QWidget* control = nullptr;  ///< the buddy
    QWidget* holder = nullptr;   ///< what sits in the layout
    QLabel* problem = nullptr;
    bool shown = true;
  };
  Row* rowOf(const QWidget* control);
  void arrange();
  bool goesAbove(const Row& row) const;

  QGridLayout* grid_;
  QList<Row> rows_;
};

}  // namespace sana::ui
