// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcut_sheet.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

#include "ui/controls/labels.h"
#include "ui/controls/search_field.h"
#include "ui/dialogs/key_dialog.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"

namespace sana::ui {
namespace {

constexpr int sheetWidth = 520, sheetHeight = 600;

/// Text of an action without its mnemonic and dots.
QString plainText(QString text) {
  text = withoutMnemonic(text);
  if (text.endsWith(QStringLiteral("..."))) text.chop(3);
  return text;
}

/// Keys that stand on the keyboards of our time. The toolkit's standard keys count F14 to F20 in, and "Open", "Copy" and
/// others of old workstations: they work where they exist and would only be noise to read.
bool onKeyboards(const QKeySequence& keys) {
  for (int i = 0; i < keys.count(); ++i) {
    const Qt::Key key = keys[i].key();
    if ((key >= Qt::Key_F13 && key <= Qt::Key_F35) || key >= Qt::Key_Direction_L) return false;
  }
  return true;
}

/// What is listed of the keys: without those that come with the toolkit and that no keyboard has. A person's own stay.
QVector<QKeySequence> listedKeys(QVector<QKeySequence> keys, const QVector<QKeySequence>& standard) {
  keys.removeIf([&](const QKeySequence& key) { return standard.contains(key) && !onKeyboards(key); });
  return keys;
}

/// A row: name, keys at the far end. A button, so that the keyboard reaches it.
class KeyRow : public QPushButton {
 public:
  KeyRow(const QString& name, const QVector<QKeySequence>& keys, QWidget* parent) : QPushButton(parent) {
    setKind(*this, Kind::quiet);
    QStringList spoken;
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Metrics::buttonPadding, 2, Metrics::buttonPadding, 2);
    row->addWidget(new TextLabel(name, TypeRole::body, Token::text1, this));
    row->addStretch(1);  // all of the rest: the keys stand together at the end
    for (const QKeySequence& key : keys) {
      row->addWidget(new KeyCaps(key, this));
      spoken << key.toString(QKeySequence::NativeText);
    }
    if (keys.isEmpty()) row->addWidget(new TextLabel(ShortcutSheet::tr("none"), TypeRole::caption, Token::text3, this));
    setAccessibleName(name);
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    setMinimumHeight(rowHeight(fontMetrics()));
  }

 protected:
  void keyPressEvent(QKeyEvent* event) override {
    // In a dialog a plain button leaves Return to the default one.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) click();
    else QPushButton::keyPressEvent(event);
  }
};

}  // namespace

ShortcutSheet::ShortcutSheet(ActionTable& actions, QWidget* parent)
    : DialogFrame(tr("Keyboard shortcuts"), parent), actions_(actions) {
  resize(sheetWidth, sheetHeight);
  search_ = new SearchField(tr("Search an action or press its keys"), this);
  search_->installEventFilter(this);
  content()->addWidget(search_);
  area_ = new QScrollArea(this);
  area_->setFrameShape(QFrame::NoFrame);
  area_->setWidgetResizable(true);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area_->viewport()->setAutoFillBackground(false);
  area_->setAccessibleName(tr("Actions"));
  content()->addWidget(area_, 1);
  footer()->insertWidget(0, new TextLabel(tr("Press Return on a row to change its keys."), TypeRole::caption, Token::text3, this));
  auto* reset = new QPushButton(tr("Reset all keys"), this);
  setKind(*reset, Kind::quiet);
  connect(reset, &QPushButton::clicked, &actions_, &ActionTable::resetKeys);
  auto* close = new QPushButton(tr("Close"), this);
  connect(close, &QPushButton::clicked, this, &QDialog::close);
  for (QPushButton* button : {reset, close}) {
    button->setAutoDefault(false);
    footer()->addWidget(button);
  }
  connect(search_, &SearchField::searchRequested, this, [this](const QString& text) {
    wanted_ = text.trimmed();
    wantedKeys_ = {};
    fill();
  });
  connect(&actions_, &ActionTable::keysChanged, this, &ShortcutSheet::fill);
  fill();
  search_->setFocus();
}

bool ShortcutSheet::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isModifier = key->key() >= Qt::Key_Shift && key->key() <= Qt::Key_Alt;
    const bool isCombination = key->modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    if ((isCombination || (key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F12)) && !isModifier) {
      event->accept();
      if (event->type() == QEvent::KeyPress) {
        wantedKeys_ = QKeySequence(key->keyCombination());
        fill();
        return true;
      }
    }
  }
  return DialogFrame::eventFilter(watched, event);
}

void ShortcutSheet::fill() {
  // The rows are made anew, also while a row's own dialog changes its keys: the keyboard stays with that action.
  const bool holdsFocus = focusWidget() && area_->isAncestorOf(focusWidget());
  const QString focused = holdsFocus ? focusWidget()->objectName() : QString();
  auto* list = new QWidget(area_);
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(0, 0, Metrics::rhythm, 0);
  column->setSpacing(0);
  int shown = -1;
  QWidget* before = area_;  // the rows come after it for Tab, too, and not after the buttons below
  for (const ActionTable::Row& row : actions_.rows()) {
    const QString name = plainText(row.text);
    const QVector<QKeySequence> keys = actions_.keys(row.act);
    const bool matches = wantedKeys_.isEmpty() ? name.contains(wanted_, Qt::CaseInsensitive) : keys.contains(wantedKeys_);
    if (!matches) continue;
    if (shown != int(row.group)) {
      shown = int(row.group);
      auto* heading = new TextLabel(ActionTable::groupTitle(row.group), TypeRole::strong, Token::text3, list);
      heading->setContentsMargins(Metrics::buttonPadding, Metrics::groupGap, 0, Metrics::grid);
      column->addWidget(heading);
    }
    auto* button = new KeyRow(name, listedKeys(keys, row.keys), list);
    button->setAutoDefault(false);
    button->setObjectName(QLatin1String(row.id));
    setBlocked(*button, row.ownedByWidget ? tr("These keys belong to the view that has the focus.") : QString());
    connect(button, &QPushButton::clicked, this, [this, row] { change(row); });
    column->addWidget(button);
    setTabOrder(std::exchange(before, button), button);
  }
  if (shown < 0) column->addWidget(new TextLabel(tr("No action has this name or these keys."), TypeRole::body, Token::text2, list));
  column->addStretch();
  area_->setWidget(list);
  list->setAutoFillBackground(false);
  auto* const again = focused.isEmpty() ? nullptr : list->findChild<QWidget*>(focused);
  if (again) again->setFocus();
}

void ShortcutSheet::change(const ActionTable::Row& row) { (new KeyDialog(actions_, row, this))->open(); }

}  // namespace sana::ui
