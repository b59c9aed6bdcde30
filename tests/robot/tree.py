# SPDX-License-Identifier: Apache-2.0
"""The window as a screen reader sees it: finds controls by role and name, presses them, tells where they are."""

import os

from robot import check, wait_for

MOST_CHILDREN = 60


class Tree:
    """Of one Application started with accessible=True; one a process, since the bindings bind to one bus."""

    def __init__(self, app):
        self.app = app
        os.environ.update({key: app.environment[key] for key in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})
        import pyatspi
        self.atspi = pyatspi

    def root(self):
        desktop = self.atspi.Registry.getDesktop(0)
        programs = [desktop.getChildAtIndex(i) for i in range(desktop.childCount)]
        return next((program for program in programs if program and program.name == "Sana Studio"), None)

    def all(self, role=None, name=None, showing=True, under=None):
        """Every accessible with this role whose name is or begins with `name`."""
        found, waiting = [], [under or self.root()]
        while waiting:
            node = waiting.pop(0)
            if node is None:
                continue
            try:
                if showing and node.getRoleName() in ("filler", "panel", "layered pane", "frame", "dialog") and \
                        node.parent is not None and node.parent.getRoleName() != "application" and \
                        not node.getState().contains(self.atspi.STATE_SHOWING):
                    continue
                fits = role in (None, node.getRoleName()) and (name is None or node.name.startswith(name))
                if fits and (not showing or node.getState().contains(self.atspi.STATE_SHOWING)):
                    found.append(node)
                if node.getRoleName() not in ("menu bar", "combo box"):
                    # A gallery has as many children as pictures.
                    waiting += [node.getChildAtIndex(i) for i in range(min(node.childCount, MOST_CHILDREN))]
            except LookupError:
                continue  # it went away meanwhile
            except Exception as error:  # the bindings raise GLib's error of a dead object
                if "GLib" not in type(error).__module__ and "gi" not in type(error).__module__:
                    raise
        return found

    def menu(self, name):
        """An entry of the menu bar, whose children are what it opens."""
        return next(item for item in self.find("menu bar", "") if item and item.name == name)

    def find(self, role, name, timeout=10):
        return wait_for(lambda: next(iter(self.all(role, name)), None), timeout, f"a {role} named {name!r}", every=0.05)

    def place(self, node):
        """Centre on the screen."""
        box = node.queryComponent().getExtents(self.atspi.DESKTOP_COORDS)
        check(box.width > 0 and box.height > 0, f"{node.name!r} has no place on the screen")
        return box.x + box.width // 2, box.y + box.height // 2

    def click(self, role, name):
        """With the pointer, as a person does."""
        self.app.click(*self.place(self.find(role, name)))

    def press(self, role, name):
        """By the accessible action, as a screen reader does."""
        check(self.find(role, name).queryAction().doAction(0), f"{name!r} has no action")

    def focus(self, role, name):
        self.find(role, name).queryComponent().grabFocus()
