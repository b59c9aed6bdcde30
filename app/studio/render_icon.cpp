// SPDX-License-Identifier: GPL-3.0-or-later
// render_icon DRAWING.svg EDGE PICTURE.png: a square picture of EDGE pixels, for the icon theme. Runs in the build.

#include <QImage>
#include <QPainter>
#include <QString>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char** argv) {
  const int edge = argc == 4 ? QString::fromLocal8Bit(argv[2]).toInt() : 0;
  if (edge <= 0) {
    std::fputs("usage: render_icon DRAWING.svg EDGE PICTURE.png\n", stderr);
    return 2;
  }
  QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
  QImage picture(edge, edge, QImage::Format_ARGB32_Premultiplied);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  drawing.render(&painter);
  painter.end();
  if (drawing.isValid() && picture.save(QString::fromLocal8Bit(argv[3]), "PNG")) return 0;
  std::fprintf(stderr, "%s cannot be drawn into %s.\n", argv[1], argv[3]);
  return 1;
}
