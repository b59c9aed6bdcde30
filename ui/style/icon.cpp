// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icon.h"

#include <QDir>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <optional>

namespace sana::ui {
namespace {

// On this edge in pixels and above the strokes get thinner, as large outlines look heavy.
constexpr int largeEdge = 28;

QByteArray source(const QString& name, int edge) {
  QFile file(QStringLiteral(":/sana/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QByteArray text = file.readAll().replace("currentColor", "#000");
  if (edge >= largeEdge) text.replace("stroke-width=\"1.5\"", "stroke-width=\"1.1\"");
  return text;
}

bool keepsColours(QStringView name) { return name == QLatin1StringView("app-icon"); }

QPixmap tinted(const QPixmap& shape, const QColor& tint) {
  QPixmap result = shape;
  QPainter painter(&result);
  painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
  painter.fillRect(result.rect(), tint);
  return result;
}

/// The symbol without colour on `pixels` device pixels; drawn once per name, size and ratio.
QPixmap shape(const QString& name, const QSize& pixels, qreal ratio) {
  const QString key = QStringLiteral("sana/%1/%2x%3/%4").arg(name).arg(pixels.width()).arg(pixels.height()).arg(ratio);
  QPixmap result;
  if (QPixmapCache::find(key, &result)) return result;
  const int edge = std::min(pixels.width(), pixels.height());
  QSvgRenderer renderer(source(name, qRound(edge / ratio)));
  result = QPixmap(pixels);
  result.fill(Qt::transparent);
  QPainter painter(&result);
  renderer.render(&painter, QRectF((pixels.width() - edge) / 2.0, (pixels.height() - edge) / 2.0, edge, edge));
  painter.end();
  QPixmapCache::insert(key, result);
  return result;
}

class SvgIconEngine : public QIconEngine {
 public:
  SvgIconEngine(QString name, std::optional<Token> token) : name_(std::move(name)), token_(token) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap picture = scaledPixmap(rect.size() * ratio, mode, state, ratio);
    picture.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, picture);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
    const QPixmap plain = shape(name_, size, scale);
    return keepsColours(name_) ? plain : tinted(plain, tint(mode));
  }
  QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override {
    const int edge = std::min(size.width(), size.height());
    return {edge, edge};
  }
  QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override {
    return {{16, 16}, {18, 18}, {20, 20}, {32, 32}, {48, 48}, {64, 64}, {128, 128}};
  }
  QString key() const override { return QStringLiteral("sana"); }
  QString iconName() override { return name_; }
  bool isNull() override { return false; }
  QIconEngine* clone() const override { return new SvgIconEngine(name_, token_); }

 private:
  QColor tint(QIcon::Mode mode) const {
    if (mode == QIcon::Disabled) return color(Token::textDisabled);
    if (token_) return color(*token_);
    return color(mode == QIcon::Normal ? Token::text2 : Token::text1);
  }

  QString name_;
  std::optional<Token> token_;
};

QIcon make(QStringView name, std::optional<Token> token) {
  if (!QFile::exists(QStringLiteral(":/sana/icons/%1.svg").arg(name))) {
    qWarning("There is no symbol named '%s'.", qUtf8Printable(name.toString()));
    return {};
  }
  return QIcon(new SvgIconEngine(name.toString(), token));
}

}  // namespace

QIcon icon(QStringView name) {
  QIcon result = make(name, {});
  // Even a mark on an empty icon would make it count as one.
  if (!result.isNull()) result.setIsMask(!keepsColours(name));
  return result;
}

QIcon icon(QStringView name, Token token) { return make(name, token); }

QPixmap iconPixmap(QStringView name, int size, qreal ratio, const QColor& tint) {
  const int edge = qRound(size * ratio);
  const QPixmap plain = shape(name.toString(), {edge, edge}, ratio);
  QPixmap result = keepsColours(name) ? plain : tinted(plain, tint);
  result.setDevicePixelRatio(ratio);
  return result;
}

void paintIcon(QPainter& painter, QStringView name, const QRect& rect, int size, const QColor& tint) {
  const QPoint corner = rect.center() - QPoint((size - 1) / 2, (size - 1) / 2);
  painter.drawPixmap(corner, iconPixmap(name, size, painter.device()->devicePixelRatioF(), tint));
}

void paintIcon(QPainter& painter, const QIcon& icon, const QRect& rect, const QColor& tint) {
  const qreal ratio = painter.device()->devicePixelRatioF();
  QPixmap picture = icon.pixmap(rect.size(), ratio);
  if (picture.isNull()) return;
  picture.setDevicePixelRatio(ratio);
  if (icon.isMask()) picture = tinted(picture, tint);
  const QSizeF size = picture.deviceIndependentSize();
  painter.drawPixmap(
      QPointF(rect.x() + (rect.width() - size.width()) / 2, rect.y() + (rect.height() - size.height()) / 2), picture);
}

QStringList iconNames() {
  QStringList names;
  const QStringList files =
      QDir(QStringLiteral(":/sana/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name);
  for (const QString& file : files) names.append(file.chopped(4));
  return names;
}

}  // namespace sana::ui
