# SPDX-License-Identifier: Apache-2.0
"""B07: in a fresh profile Ctrl+Return alone, and in another one press of the pointer, leads to a stored picture."""

import re
import shutil
import subprocess

from pixels import Picture
from robot import Application, check, wait_for
from tree import Tree


def without_network():
    """A command in front of the program that leaves it no network; empty where this machine does not allow that."""
    wrapper = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") and subprocess.run([*wrapper, "true"], capture_output=True).returncode == 0:
        return wrapper
    print("This machine allows no namespace of its own: the first picture is drawn with the network plugged in.")
    return []


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
    with Application(wrapper=without_network()) as app:
        ready(app)
        stored(app, app.draw()[0])


def by_pointer():
    with Application(accessible=True) as app:
        ready(app)
        tree = Tree(app)
        told = " ".join(node.name for node in tree.all())
        for word in ("128", "Model", "Generate"):
            check(word in told, f"The first screen does not say {word!r}.")
        note = wait_for(lambda: next((node.name for node in tree.all("label") if " free" in node.name), None), 10,
                        "the note under the editor says how much fits on the disk")
        for words in (r"Emoji scenes 128 \(\d+ MB, Apache-2\.0\)", r"Pictures go to \S", r"\d [kMGTP]B free", "AI mark",
                      "Open a larger model"):
            check(re.search(words, note), f"The note under the editor does not say {words!r}: {note}")
        before = app.mark()
        tree.click("push button", "Generate")
        stored(app, app.wait_event("picture", before)[0])


if __name__ == "__main__":
    by_keyboard()
    by_pointer()
