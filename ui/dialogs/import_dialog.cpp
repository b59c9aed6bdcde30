// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/controls/labels.h"
#include "ui/models/transfer_model.h"
#include "ui/style/kinds.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"

namespace sana::ui {
namespace {

constexpr QSize standardSize{720, 520};
constexpr int pictureSide = 160, nameWidth = 170, valueWidth = 190;

}  // namespace

ImportDialog::ImportDialog(ImportModel& imports, QWidget* parent) : DialogFrame(tr("Use the recipe of this picture"), parent) {
  resize(standardSize);
  content()->addWidget(new TextLabel(imports.source(), TypeRole::body, Token::text2, this));
  auto* picture = new QLabel(this);
  picture->setAccessibleName(tr("The picture"));
  const auto show = [this, picture, &imports] {
    const QImage image = imports.preview();
    if (!image.isNull()) picture->show();
    if (image.isNull()) return;
    picture->setPixmap(pixmapWithin(image, pictureSide, devicePixelRatioF()));
  };
  // Its room is kept while it is decoded; a recipe in a file of its own has no picture.
  picture->setMinimumSize(pictureSide, pictureSide);
  picture->setAlignment(Qt::AlignTop | Qt::AlignHCenter);
  picture->setVisible(!imports.file().endsWith(QLatin1String(".json"), Qt::CaseInsensitive));
  connect(&imports, &ImportModel::previewChanged, this, show);
  show();
  auto* table = new QTreeView(this);
  table->setModel(&imports);
  table->setRootIsDecorated(false);
  table->setUniformRowHeights(true);
  table->setFrameShape(QFrame::NoFrame);
  table->setAccessibleName(tr("Fields found in the picture"));
  table->header()->resizeSection(ImportModel::NameColumn, nameWidth);
  table->header()->resizeSection(ImportModel::ValueColumn, valueWidth);
  auto* row = new QHBoxLayout;
  row->setSpacing(Metrics::panelPadding);
  row->addWidget(picture, 0, Qt::AlignTop);
  row->addWidget(table, 1);
  content()->addLayout(row, 1);
  if (!imports.unsupported().isEmpty()) {
    auto* rest = new TextLabel(tr("Not taken over: %1").arg(imports.unsupported().join(QStringLiteral("; "))),
                               TypeRole::caption, Token::text3, this);
    rest->setWordWrap(true);
    content()->addWidget(rest);
  }
  auto* cancel = new QPushButton(tr("Cancel"), this);
  connect(cancel, &QPushButton::clicked, this, &QDialog::close);
  auto* apply = new QPushButton(tr("Apply"), this);
  setKind(*apply, Kind::primary);
  apply->setDefault(true);
  connect(apply, &QPushButton::clicked, this, [this, &imports] {
    imports.apply();
    close();
  });
  const auto check = [apply, &imports] {
    setBlocked(*apply, imports.chosen() > 0 ? QString() : tr("Choose at least one field."));
  };
  connect(&imports, &QAbstractItemModel::dataChanged, this, check);
  check();
  footer()->addWidget(cancel);
  footer()->addWidget(apply);
}

}  // namespace sana::ui
