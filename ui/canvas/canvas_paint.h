// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QImage>
#include <QRectF>
#include <QString>

#include <climits>

class QPainter;

namespace sana::ui {

/// Squares of 8 under a picture with transparency, fixed to its corner.
void paintChecker(QPainter& painter, const QRectF& picture);
/// One pixel inside the picture: dark on light themes, light on dark ones, so that white pictures have an edge.
void paintPictureEdge(QPainter& painter, const QRectF& picture);
/// Eye and "Preview" on amber, 12 from left and bottom of `shown`. Left to right in every language's layout.
void paintPreviewBadge(QPainter& painter, const QRectF& shown);
/// A caption on dark ground, 24 high, cut at its end to `most`; `at` is its upper left corner, or upper right with `right`.
void paintPictureLabel(QPainter& painter, const QPointF& at, bool right, const QString& text, int most = INT_MAX);
/// A picture cut to the thumbnail's square with rounded corners and an edge line; sunken while it is null.
void paintThumbnail(QPainter& painter, const QRectF& rect, const QImage& image);

}  // namespace sana::ui
