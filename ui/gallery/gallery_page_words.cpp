// SPDX-License-Identifier: GPL-3.0-or-later
// What the gallery says about itself: counts, what to do where nothing is shown, and the words on its buttons.
#include <QAction>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>

#include <algorithm>

#include "ui/controls/empty_state.h"
#include "ui/controls/labels.h"
#include "ui/controls/search_field.h"
#include "ui/gallery/gallery_page.h"
#include "ui/gallery/grid_view.h"
#include "ui/models/studio.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"

namespace sana::ui {

/// By ranges: everything selected is one range, however many rows it has.
QVector<qint64> GalleryPage::selected() const {
  QItemSelection ranges = grid_->selectionModel()->selection();
  std::sort(ranges.begin(), ranges.end(), [](const auto& one, const auto& other) { return one.top() < other.top(); });
  QVector<qint64> ids;
  for (const QItemSelectionRange& range : ranges)
    for (int row = range.top(); row <= qMin(range.bottom(), studio_.gallery().rowCount() - 1); ++row)
      ids << studio_.gallery().idAt(row);
  return ids;
}

int GalleryPage::selectedCount() const {
  int count = 0;
  for (const QItemSelectionRange& range : grid_->selectionModel()->selection()) count += range.height();
  return count;
}

void GalleryPage::showFacts() {
  const LibraryCounts& counts = studio_.places().counts();
  const int shown = studio_.gallery().rowCount();
  const bool searching = !query_.text.isEmpty();
  found_->setVisible(searching);
  found_->setText(tr("%1 of %2").arg(locale().toString(shown), locale().toString(counts.all)));
  const int chosen = selectedCount();
  facts_->setRole(chosen > 0 ? TypeRole::strong : TypeRole::body);
  facts_->setToken(chosen > 0 ? Token::text1 : Token::text2);
  if (chosen > 0) facts_->setText(tr("%n selected", nullptr, chosen));
  else if (searching || query_.place != PictureQuery::Place::all) facts_->setText(tr("%n picture(s)", nullptr, shown));
  else facts_->setText(tr("%1, %2").arg(tr("%n picture(s)", nullptr, shown),
                                        locale().formattedDataSize(counts.bytes, 1, QLocale::DataSizeSIFormat)));
}

void GalleryPage::showEmpty() {
  const bool isEmpty = studio_.gallery().rowCount() == 0 && !studio_.gallery().busy();
  middle_->setCurrentIndex(isEmpty ? 1 : 0);
  if (!isEmpty) return;
  disconnect(empty_, &EmptyState::actionTriggered, this, nullptr);
  if (!query_.text.isEmpty()) {
    empty_->setSymbol(u"search");
    empty_->setTexts(tr("Nothing matches"), tr("No picture has \"%1\" in its recipe.").arg(query_.text));
    empty_->setAction(tr("Clear search"));
    connect(empty_, &EmptyState::actionTriggered, this, [this] { search_->clear(); });
  } else if (query_.place == PictureQuery::Place::trash) {
    empty_->setSymbol(u"trash");
    empty_->setTexts(tr("The trash is empty"), tr("Deleted pictures wait here."));
    empty_->setAction({});
  } else if (query_.place == PictureQuery::Place::all) {
    empty_->setSymbol(u"picture");
    empty_->setTexts(tr("No pictures yet"), tr("What you draw is kept here."));
    empty_->setAction(tr("Draw something"), true);
    connect(empty_, &EmptyState::actionTriggered, this, &GalleryPage::drawWanted);
  } else {
    empty_->setSymbol(u"picture");
    empty_->setTexts(tr("Nothing here yet"), tr("Star pictures, give them tags or put them on a board to find them here."));
    empty_->setAction({});
  }
}

/// Words and symbols; where they do not fit the words alone, and where those do not either the symbols.
void GalleryPage::fitFooter() {
  QVector<std::pair<QPushButton*, QIcon>> buttons;
  for (int index = 0; index < buttons_.size(); ++index)
    buttons.emplaceBack(buttons_.at(index), selection_.at(index)->icon());
  buttons.emplaceBack(trash_, icon(query_.place == PictureQuery::Place::trash ? u"restore" : u"trash"));
  const auto wanted = [&](bool words, bool symbols) {
    int sum = 0;
    for (const auto& [button, symbol] : buttons) {
      button->setText(words ? button->accessibleName() : QString());
      button->setIcon(symbols ? symbol : QIcon());
      if (!words && button->isEnabled()) button->setToolTip(button->accessibleName());
      if (words && button->isEnabled()) button->setToolTip({});
      sum += button->sizeHint().width() + Metrics::rhythm;
    }
    return sum;
  };
  const int others = facts_->sizeHint().width() + sizeLabel_->sizeHint().width() + size_->minimumWidth() +
                     (emptyTrash_->isVisibleTo(this) ? emptyTrash_->sizeHint().width() : 0) + 6 * Metrics::panelPadding;
  const int room = width() - Metrics::sidebar - others;
  if (wanted(true, true) > room && wanted(true, false) > room) wanted(false, true);
}

}  // namespace sana::ui
