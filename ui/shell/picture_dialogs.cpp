// SPDX-License-Identifier: GPL-3.0-or-later
// The actions on pictures that ask something first.
#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QThreadPool>

#include "ui/canvas/draw_canvas.h"
#include "ui/canvas/floating_bar.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/line_dialog.h"
#include "ui/gallery/gallery_page.h"
#include "ui/history/details_panel.h"
#include "ui/history/tag_editor.h"
#include "ui/models/action_table.h"
#include "ui/models/small_file.h"
#include "ui/models/studio.h"
#include "ui/models/when_done.h"
#include "ui/shell/main_window.h"
#include "ui/shell/picture_actions.h"

namespace sana::ui {

void PictureActions::chooseBoard() {
  auto* menu = new QMenu(&window_);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const QVector<qint64> targets = window_.targets();
  PictureCommands& pictures = window_.studio().pictures();
  for (const NamedCount& board : window_.studio().places().counts().boards)
    menu->addAction(board.name, this, [&pictures, targets, name = board.name] { pictures.setBoard(targets, name); });
  menu->addSeparator();
  menu->addAction(tr("New board..."), this, [this, targets] {
    auto* dialog = new LineDialog(tr("New board"), tr("Name"), QString(), &window_);
    connect(dialog, &LineDialog::accepted, this,
            [this, targets](const QString& name) { window_.studio().pictures().setBoard(targets, name); });
    dialog->open();
  });
  menu->addAction(tr("No board"), this, [&pictures, targets] { pictures.setBoard(targets, {}); });
  QWidget* const anchor = window_.page() == Page::gallery ? window_.gallery()->buttonOf(int(Act::board))
                                                          : static_cast<QWidget*>(window_.canvas()->bar());
  const QSize size = menu->sizeHint();
  menu->popup(anchor->mapToGlobal(QPoint((anchor->width() - size.width()) / 2, -size.height())));
}

void PictureActions::rename() {
  withRecord(window_.targets().value(0), [this](const PictureRecord& record) {
    auto* dialog = new LineDialog(tr("Rename picture"), tr("Title"), record.title, &window_);
    connect(dialog, &LineDialog::accepted, this,
            [this, id = record.id](const QString& title) { window_.studio().pictures().rename(id, title); });
    dialog->open();
  });
}

void PictureActions::askTags() {
  if (window_.page() == Page::draw) {
    window_.details()->editTags();
    return;
  }
  auto* editor = new TagEditor(&window_);
  QStringList known;
  for (const NamedCount& tag : window_.studio().places().counts().tags) known << tag.name;
  editor->setKnownTags(known);
  connect(editor, &TagEditor::tagEntered, this, [this, targets = window_.targets()](const QString& tag) {
    window_.studio().pictures().changeTags(targets, {tag}, {});
  });
  editor->popup(window_.gallery()->buttonOf(int(Act::tags)));
}

void PictureActions::exportPictures(const QVector<qint64>& pictures) {
  ExportModel& exports = window_.studio().exports();
  exports.setPictures(pictures);
  auto* dialog = new ExportDialog(exports, &window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

/// A picture of the screen, not of the library: PNG, written where the person says.
void PictureActions::exportComparison(const QImage& picture) {
  auto* dialog = new QFileDialog(&window_, tr("Export comparison"), window_.studio().exports().folder(), tr("PNG picture (*.png)"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString& file) {
    const auto write = [picture, file] {
      QBuffer png;
      return png.open(QIODevice::WriteOnly) && picture.save(&png, "PNG") && writeWhole(file, png.data());
    };
    inBackground(QThreadPool::globalInstance(), this, write, [this, file](bool written) {
      window_.studio().banners().toast(written ? tr("Saved as %1").arg(QFileInfo(file).fileName())
                                               : tr("%1 could not be written. Choose another folder.").arg(file), {}, {});
    });
  });
  dialog->open();
}

void PictureActions::locate() {
  auto* dialog = new QFileDialog(&window_, tr("Where is this picture?"));
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilter(tr("PNG picture (*.png)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QFileDialog::fileSelected, this, [this, id = window_.studio().current().id()](const QString& file) {
    whenDone(window_.studio().library().locate(id, file), this, [] {}, [this](const LibraryError& error) {
      window_.studio().banners().toast(error.text(), {}, {});
    });
  });
  dialog->open();
}

}  // namespace sana::ui
