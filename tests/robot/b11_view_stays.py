# SPDX-License-Identifier: Apache-2.0
"""B11: picture 50 is looked at while twenty more are drawn: the view stays, "20 new" counts them, and follow newest
brings the view back. The same in the gallery, scrolled and with a selection, and in the viewer."""

from robot import Application, check, wait_for
from tree import Tree

COLUMNS = 6  # of the gallery in a window of 1280 pixels


def settled(app, *part):
    """This part of the window as soon as it does not change any more."""
    looks = [app.seen(*part)]
    def same():
        looks.append(app.seen(*part))
        return looks[-1] == looks[-2] and len(looks[-1]) > 100
    wait_for(same, 10, "a picture that stands still", every=0.05)
    return looks[-1]


def count(app, pictures):
    app.keys("alt+o", "ctrl+a")
    app.type(str(pictures))
    app.keys("Tab")
    app.wait_state(lambda s: s["count"] == pictures, 5, f"a count of {pictures}")


def twice(app, pictures):
    """Two jobs of so many."""
    mark = app.mark()
    app.keys("ctrl+Return", "ctrl+Return")
    app.wait_event("picture", mark, 2 * pictures, timeout=30)
    return app.wait_idle()


def gallery(app, rows):
    """So many more fill whole rows: every tile keeps its column, too."""
    more = 2 * COLUMNS
    count(app, more)
    app.xdotool("mousemove", "1279", "799")  # on no tile
    app.keys("ctrl+2")
    app.wait_state(lambda s: "GridView" in s["focus"] and s["galleryRows"] == rows, 5, f"a gallery of {rows}")
    app.keys("Home", "Next", "Next")
    tiles = 0.25, 0.3, 0.95, 0.85
    before = settled(app, *tiles)
    twice(app, more)
    app.wait_state(lambda s: s["galleryRows"] == rows + 2 * more, 5, f"{2 * more} more tiles")
    check(settled(app, *tiles) == before, "Other tiles are in view, or another one is selected.")
    app.keys("Return")
    app.wait_state(lambda s: s["page"] == "viewer", 5, "the viewer")
    picture = 0.05, 0.1, 0.95, 0.85
    before = settled(app, *picture)
    twice(app, more)
    check(app.state()["page"] == "viewer" and settled(app, *picture) == before, "The viewer shows something else.")
    app.keys("Escape")
    app.wait_state(lambda s: s["page"] == "gallery" and s["galleryRows"] == rows + 4 * more, 5, "the gallery")


def main():
    with Application(fake={"step_ms": 0, "understand_ms": 0, "develop_ms": 0}, accessible=True) as app:
        app.start()
        count(app, 15)
        app.draw(4)
        app.wait_event("picture", count=60, timeout=60)
        app.wait_state(lambda s: s["pictures"] == 60, 10, "sixty pictures in the strip")
        tree = Tree(app)
        x, y = tree.place(tree.find("check box", "Follow newest"))
        app.click(x - 300, y)  # in the strip, left of its switch
        app.keys("Home")
        oldest = app.wait_state(lambda s: s["picture"] == 1, 5, "the oldest picture")["picture"]
        app.keys(*["Right"] * 49)
        looked = app.wait_state(lambda s: s["picture"] == oldest + 49, 5, "picture 50")
        count(app, 10)
        state = twice(app, 10)
        check(state["picture"] == looked["picture"], f"The view went to picture {state['picture']}.")
        check(state["unseen"] == 20, f"{state['unseen']} new are counted.")
        check(state["page"] == "draw", "The page changed.")
        tree.click("push button", "20 new")
        app.wait_state(lambda s: s["picture"] == 80 and s["unseen"] == 0, 5, "the newest picture")
        app.draw()
        app.wait_idle()
        app.wait_state(lambda s: s["picture"] == 90, 5, "the view follows the newest")
        gallery(app, 90)


if __name__ == "__main__":
    main()
