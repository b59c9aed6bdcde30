// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_delegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include "ui/controls/meters.h"
#include "ui/models/gallery_model.h"
#include "ui/models/queue_text.h"
#include "ui/style/icon.h"
#include "ui/style/metrics.h"
#include "ui/style/tokens.h"

namespace sana::ui {
namespace {

constexpr int thumb = 44, thumbnailSide = 256, barHeight = 3;
constexpr int leastState = 40;  // less of its words says nothing

struct Look {
  QStringView icon;
  Token tint;
};

Look lookOf(JobState state) {
  switch (state) {
    case JobState::waiting: return {u"clock", Token::text3};
    case JobState::running: return {u"generate", Token::accentText};
    case JobState::interrupted: return {u"pause", Token::warning};
    case JobState::failed: return {u"error", Token::danger};
    case JobState::blocked: return {u"warning", Token::warning};
    case JobState::unusable: return {u"no-picture", Token::warning};
    case JobState::done: return {u"check", Token::success};
    case JobState::cancelled: return {u"cancel", Token::text3};
  }
  return {u"clock", Token::text3};
}

/// The one thing that a row offers at its far end; everything else is in its menu.
struct RowAction {
  QStringView icon;
  QString name;
};

RowAction actionOf(JobState state) {
  switch (state) {
    case JobState::running: return {u"close", QueueDelegate::tr("Cancel this job")};
    case JobState::interrupted: return {u"resume", QueueDelegate::tr("Resume the queue")};
    case JobState::failed:
    case JobState::unusable:
    case JobState::cancelled: return {u"redo", QueueDelegate::tr("Retry this job")};
    case JobState::waiting:
    case JobState::blocked:
    case JobState::done: break;
  }
  return {u"more", QueueDelegate::tr("More about this job")};
}

QRect actionRect(const QStyleOptionViewItem& option) {
  QRect rect(0, 0, Metrics::iconButton, Metrics::iconButton);
  rect.moveCenter(option.rect.center());
  const int margin = Metrics::panelPadding - (Metrics::iconButton - Metrics::iconButtonIcon) / 2;
  if (option.direction == Qt::RightToLeft) rect.moveLeft(option.rect.left() + margin);
  else rect.moveRight(option.rect.right() - margin);
  return rect;
}

Token captionToken(JobState state) {
  if (state == JobState::failed) return Token::danger;
  if (state == JobState::blocked || state == JobState::unusable || state == JobState::interrupted) return Token::warning;
  return state == JobState::done ? Token::success : Token::text2;
}

/// The second line. Where it is too long, seed and time keep their room and the state gives way: of a job that is still
/// to come the symbol tells it as well. What went wrong is never given up for them.
QString secondLine(const QModelIndex& index, const QFontMetrics& metrics, int width) {
  const QString caption = index.data(QueueModel::CaptionRole).toString(), facts = index.data(QueueModel::FactsRole).toString();
  const QString both = queueLine({caption, facts});
  if (metrics.horizontalAdvance(both) <= width) return both;
  const JobState state = jobStateAt(index);
  if (state != JobState::waiting && state != JobState::interrupted) return caption;
  const int rest = width - metrics.horizontalAdvance(queueLine({QStringLiteral("…"), facts}));
  return rest < leastState ? facts : queueLine({metrics.elidedText(caption, Qt::ElideRight, rest), facts});
}

}  // namespace

QueueDelegate::QueueDelegate(ThumbnailCache& thumbnails, QObject* parent)
    : QStyledItemDelegate(parent), thumbnails_(thumbnails) {}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {200, heightFor(option.fontMetrics, Metrics::queueRow, 40)};
}

void QueueDelegate::paintPicture(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
  QPainterPath shape;
  shape.addRoundedRect(rect, Metrics::radiusThumb, Metrics::radiusThumb);
  painter.fillPath(shape, color(Token::sunken));
  const JobState state = jobStateAt(index);
  const qint64 picture = index.data(QueueModel::PictureRole).toLongLong();
  const QImage image = picture ? thumbnails_.get(picture, thumbnailSide) : QImage();
  if (image.isNull()) {
    const Look look = lookOf(state);
    paintIcon(painter, look.icon, rect, Metrics::iconButtonIcon, color(look.tint));
    return;
  }
  painter.save();
  painter.setClipPath(shape);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const int side = qMin(image.width(), image.height());
  painter.drawImage(rect, image, QRect((image.width() - side) / 2, (image.height() - side) / 2, side, side));
  painter.restore();
}

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, color(Token::accentSoft));
  else if (option.state & QStyle::State_MouseOver) painter->fillRect(option.rect, color(Token::hover));
  const QRect inner = option.rect.adjusted(Metrics::panelPadding, 0, -Metrics::panelPadding, 0);
  const bool mirrored = option.direction == Qt::RightToLeft;
  QRect picture(0, 0, thumb, thumb);
  picture.moveCenter(inner.center());
  if (mirrored) picture.moveRight(inner.right());
  else picture.moveLeft(inner.left());
  paintPicture(*painter, picture, index);
  QRect text = inner;
  if (mirrored) text.setRight(picture.left() - Metrics::groupGap);
  else text.setLeft(picture.right() + Metrics::groupGap);
  const QRect action = actionRect(option);
  if (mirrored) text.setLeft(action.right() + Metrics::grid);
  else text.setRight(action.left() - Metrics::grid);
  const JobState state = jobStateAt(index);
  paintIcon(*painter, actionOf(state).icon, action, Metrics::iconButtonIcon, color(Token::text2));
  const QFont body = font(TypeRole::body), caption = font(TypeRole::caption);
  const int bodyHeight = QFontMetrics(body).height(), captionHeight = QFontMetrics(caption).height();
  const int top = text.center().y() - (bodyHeight + captionHeight) / 2;
  const auto line = [&](const QFont& face, Token token, int y, int height, const QString& words) {
    painter->setFont(face);
    painter->setPen(color(token));
    painter->drawText(QRect(text.left(), y, text.width(), height), int(Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)),
                      QFontMetrics(face).elidedText(words, Qt::ElideRight, text.width()));
  };
  line(body, Token::text1, top, bodyHeight, index.data(QueueModel::PromptRole).toString().simplified());
  line(caption, captionToken(state), top + bodyHeight, captionHeight, secondLine(index, QFontMetrics(caption), text.width()));
  if (state == JobState::running)
    paintBar(*painter, QRectF(text.left(), top + bodyHeight + captionHeight + 3, text.width(), barHeight),
             index.data(QueueModel::ProgressRole).toDouble(), option.direction);
  if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
    painter->setPen(QPen(color(Token::focus), Metrics::focusWidth));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), Metrics::radiusControl, Metrics::radiusControl);
  }
  painter->restore();
}

bool QueueDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                const QModelIndex& index) {
  const bool isPress = event->type() == QEvent::MouseButtonPress;
  if (!isPress && event->type() != QEvent::MouseButtonRelease) return QStyledItemDelegate::editorEvent(event, model, option, index);
  const auto& mouse = static_cast<QMouseEvent&>(*event);
  if (mouse.button() != Qt::LeftButton || !actionRect(option).contains(mouse.position().toPoint()))
    return QStyledItemDelegate::editorEvent(event, model, option, index);
  if (!isPress) emit actionWanted(index);
  return true;
}

bool QueueDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index) {
  if (event->type() != QEvent::ToolTip || !index.isValid()) return QStyledItemDelegate::helpEvent(event, view, option, index);
  // The row may have no room for the whole of why it failed.
  const QString text = actionRect(option).contains(event->pos())
                           ? actionOf(jobStateAt(index)).name
                           : index.data(Qt::AccessibleDescriptionRole).toString() + QLatin1Char('\n') +
                                 index.data(Qt::ToolTipRole).toString();
  QToolTip::showText(event->globalPos(), text, view);
  return true;
}

}  // namespace sana::ui
