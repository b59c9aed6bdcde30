// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graphic_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace sana::ui {

namespace {

class GraphicInterface : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  GraphicInterface(QWidget* widget, const Graphic& graphic)
      : QAccessibleWidget(widget, QAccessible::Graphic), graphic_(graphic) {}

  QString text(QAccessible::Text kind) const override {
    const Graphic::Words words = graphic_.words();
    switch (kind) {
      case QAccessible::Name:
        return words.title;
      case QAccessible::Description:
        return words.description;
      case QAccessible::Value:
        return words.value;
      default:
        return QAccessibleWidget::text(kind);
    }
  }

  void* interface_cast(QAccessible::InterfaceType type) override {
    const bool runs = type == QAccessible::ValueInterface && graphic_.words().percent >= 0;
    return runs ? static_cast<QAccessibleValueInterface*>(this) : QAccessibleWidget::interface_cast(type);
  }

  QVariant currentValue() const override { return graphic_.words().percent; }
  void setCurrentValue(const QVariant&) override {}  // progress is only read
  QVariant maximumValue() const override { return 100; }
  QVariant minimumValue() const override { return 0; }
  QVariant minimumStepSize() const override { return 1; }

 private:
  const Graphic& graphic_;
};

QAccessibleInterface* create(const QString&, QObject* object) {
  const auto* graphic = dynamic_cast<Graphic*>(object);
  return graphic ? new GraphicInterface(qobject_cast<QWidget*>(object), *graphic) : nullptr;
}

}  // namespace

void Graphic::install() {
  static const bool installed = (QAccessible::installFactory(create), true);
  Q_UNUSED(installed)
}

}  // namespace sana::ui
