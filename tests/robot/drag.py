# SPDX-License-Identifier: Apache-2.0
"""Dragged with the pointer: a tile of the gallery onto Starred and onto Trash, a picture of the filmstrip onto the prompt,
which then offers its recipe."""

from robot import Application, check, wait_for
from tree import Tree

FIRST_TILE = 310, 230  # of the gallery in a window of 1280 x 800


def drag(app, start, end):
    """In small moves, each seen by the window, as a hand does."""
    (x, y), (to_x, to_y) = start, end
    app.xdotool("mousemove", "--sync", str(x), str(y), "mousedown", "1")
    for part in range(1, 21):
        app.xdotool("mousemove", str(x + (to_x - x) * part // 20), str(y + (to_y - y) * part // 20))
        app.state()
    app.xdotool("mouseup", "1")


def main():
    with Application(fake={"step_ms": 0}, accessible=True) as app:
        app.start()
        tree = Tree(app)
        app.write_prompt("a prompt that is dragged")
        app.draw(3)
        app.wait_idle()
        app.keys("ctrl+2")
        app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == 3, 5, "three tiles")
        drag(app, FIRST_TILE, tree.place(tree.find("list item", "Starred")))
        wait_for(lambda: app.rows("SELECT id FROM image WHERE starred") == [(3,)], 5, "the newest has a star")
        drag(app, FIRST_TILE, tree.place(tree.find("list item", "Trash")))
        wait_for(lambda: app.rows("SELECT id FROM image WHERE deleted_ms IS NOT NULL") == [(3,)], 5, "it is in the trash")

        app.write_prompt("something else")
        x, y = tree.place(tree.find("check box", "Follow newest"))
        strip = tree.find("filler", "Filmstrip").queryComponent().getExtents(tree.atspi.DESKTOP_COORDS)
        drag(app, (strip.x + 30, y), tree.place(tree.find("text", "Prompt")))
        tree.find("dialog", "")
        wait_for(lambda: len(app.windows()) == 2, 5, "the offer of a recipe")
        check(app.state()["text"] == "something else", "The prompt was changed unasked.")
        app.keys("Escape")


if __name__ == "__main__":
    main()
