// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/key_dialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls/labels.h"
#include "ui/style/kinds.h"

namespace sana::ui {
namespace {

/// One combination: the last that was pressed. Esc closes the dialog, Tab goes on.
class OneKeyEdit : public QKeySequenceEdit {
 public:
  using QKeySequenceEdit::QKeySequenceEdit;

 protected:
  bool event(QEvent* event) override {
    if (event->type() == QEvent::KeyPress) {
      const auto& key = static_cast<QKeyEvent&>(*event);
      if (key.key() == Qt::Key_Tab || key.key() == Qt::Key_Backtab) return focusNextPrevChild(key.key() == Qt::Key_Tab);
    }
    return QKeySequenceEdit::event(event);
  }
  void keyPressEvent(QKeyEvent* event) override {
    if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
      window()->close();
      return;
    }
    clear();
    QKeySequenceEdit::keyPressEvent(event);
  }
};

}  // namespace

KeyDialog::KeyDialog(ActionTable& actions, const ActionTable::Row& row, QWidget* parent)
    : DialogFrame(tr("Change keys"), parent) {
  content()->addWidget(new TextLabel(tr("Press the new keys for \"%1\".").arg(withoutMnemonic(row.text)),
                                     TypeRole::body, Token::text2, this));
  auto* field = new OneKeyEdit(actions.keys(row.act).value(0), this);
  field->setAccessibleName(tr("New keys"));
  content()->addWidget(field);
  auto* problem = new TextLabel(QString(), TypeRole::caption, Token::danger, this);
  problem->setWordWrap(true);
  content()->addWidget(problem);
  auto* standard = new QPushButton(tr("Standard keys"), this);
  setKind(*standard, Kind::quiet);
  auto* cancel = new QPushButton(tr("Cancel"), this);
  auto* accept = new QPushButton(tr("Use"), this);
  setKind(*accept, Kind::primary);
  for (QPushButton* button : {standard, cancel, accept}) {
    button->setAutoDefault(false);
    footer()->addWidget(button);
  }
  connect(cancel, &QPushButton::clicked, this, &QDialog::close);
  connect(standard, &QPushButton::clicked, this, [this, &actions, act = row.act] {
    actions.rebind(act, {});
    close();
  });
  const auto check = [this, &actions, act = row.act, field, accept, problem] {
    const int holder = actions.holderOf(field->keySequence());
    QString reason;
    if (field->keySequence().isEmpty()) reason = tr("Press some keys first.");
    else if (holder >= 0 && holder != int(act)) {
      reason = tr("\"%1\" has these keys already.").arg(withoutMnemonic(actions.action(Act(holder))->text()));
    }
    problem->setText(reason);
    setBlocked(*accept, reason);
  };
  connect(field, &QKeySequenceEdit::keySequenceChanged, this, check);
  connect(accept, &QPushButton::clicked, this, [this, &actions, act = row.act, field] {
    if (actions.rebind(act, {field->keySequence()})) close();
  });
  check();
  field->setFocus();
}

}  // namespace sana::ui
