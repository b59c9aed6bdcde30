# SPDX-License-Identifier: Apache-2.0
"""B11: picture 50 is looked at while twenty more are drawn: the view stays, "20 new" counts them, and follow newest
brings the view back."""

from robot import Application, check
from tree import Tree


def main():
    with Application(fake={"step_ms": 0, "understand_ms": 0, "develop_ms": 0}, accessible=True) as app:
        app.start()
        app.keys("alt+o", "ctrl+a")
        app.type("15")
        app.keys("Tab")
        app.wait_state(lambda s: s["count"] == 15, 5, "a count of 15")
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
        app.keys("alt+o", "ctrl+a")
        app.type("10")
        app.keys("Tab")
        app.wait_state(lambda s: s["count"] == 10, 5, "a count of 10")
        mark = app.mark()
        app.keys("ctrl+Return", "ctrl+Return")
        app.wait_event("picture", mark, 20, timeout=30)
        state = app.wait_idle()
        check(state["picture"] == looked["picture"], f"The view went to picture {state['picture']}.")
        check(state["unseen"] == 20, f"{state['unseen']} new are counted.")
        check(state["page"] == "draw", "The page changed.")
        tree.click("push button", "20 new")
        app.wait_state(lambda s: s["picture"] == 80 and s["unseen"] == 0, 5, "the newest picture")
        app.draw()
        app.wait_idle()
        app.wait_state(lambda s: s["picture"] == 90, 5, "the view follows the newest")


if __name__ == "__main__":
    main()
