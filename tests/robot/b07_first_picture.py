# SPDX-License-Identifier: Apache-2.0
"""B07: in a fresh profile Ctrl+Return alone, and in another one press of the pointer, leads to a stored picture."""

from pixels import Picture
from robot import Application, check
from tree import Tree


def ready(app):
    app.start()
    state = app.state()
    check(state["text"], "There is no example prompt in the editor.")
    check(state["canDraw"], "Generate is not ready.")
    check(not state["banners"], f"A banner stands before the first picture: {state['banners']}")


def stored(app, event):
    picture = Picture(event["path"])
    check(picture.width > 0 and len(set(picture.pixels)) > 16, "The picture is empty.")
    check(app.rows("SELECT path FROM image") == [(event["path"],)], "The library does not hold exactly this picture.")


def by_keyboard():
    with Application() as app:
        ready(app)
        stored(app, app.draw()[0])


def by_pointer():
    with Application(accessible=True) as app:
        ready(app)
        tree = Tree(app)
        told = " ".join(node.name for node in tree.all())
        for word in ("128", "Model", "Generate"):
            check(word in told, f"The first screen does not say {word!r}.")
        before = app.mark()
        tree.click("push button", "Generate")
        stored(app, app.wait_event("picture", before)[0])


if __name__ == "__main__":
    by_keyboard()
    by_pointer()
