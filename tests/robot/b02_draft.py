# SPDX-License-Identifier: Apache-2.0
"""B02: 200 typed characters, five parameters, caret, selected picture and layout survive kill -9 after one second, and
Ctrl+Z goes on where it was."""

import json
import os
import time

from robot import APP_ID, Application, check

SAVED_WITHIN = 1.0  # seconds after the last change; the behaviour promises no more
KEPT = ("text", "caret", "seed", "steps", "count", "guidance", "width", "height", "picture", "page")
TEXT = ("a quiet harbour at dawn, small boats with red and white sails, gulls over the pier, "
        "a lighthouse in the mist, long shadows on wet stones, soft light from the east, "
        "calm water, two fishermen and a dog...")


def field(app, keys, value):
    app.keys(keys)
    app.keys("ctrl+a")
    app.type(value)
    app.keys("Tab")


def layout(app):
    with open(os.path.join(app.home, "state", APP_ID, "layout.json")) as file:
        return json.load(file)


def undone(app, earlier):
    """Back to what the prompt was before it was typed, and forth again."""
    app.focus_prompt()
    presses, text = 0, app.state()["text"]
    while text != earlier:
        check(presses < len(TEXT), f"Ctrl+Z does not lead back to {earlier!r} but to {text!r}.")
        app.keys("ctrl+z")
        text = app.wait_state(lambda s: s["text"] != text, 5, f"another text than {text!r}")["text"]
        presses += 1
    check(presses > 0, "There was nothing to take back.")
    app.keys(*["ctrl+shift+z"] * presses)
    app.wait_state(lambda s: s["text"] == TEXT, 5, "the text again")
    return presses


def main():
    with Application(fake={"step_ms": 0}) as app:
        app.start()
        for _ in range(3):
            app.draw()
        app.wait_idle()
        app.keys("ctrl+2")
        app.keys("ctrl+1")
        earlier = app.state()["text"]
        app.write_prompt(TEXT)
        field(app, "alt+s", "13")
        field(app, "alt+c", "3.5")
        field(app, "alt+d", "987654321012345")
        field(app, "alt+o", "3")
        app.keys("alt+z", "Down")
        app.wait_state(lambda s: s["steps"] == 13 and s["count"] == 3 and s["seed"] == "987654321012345", 5,
                       "the parameters are set")
        app.focus_prompt()
        app.keys("ctrl+Home", *["Right"] * 17)
        app.wait_state(lambda s: s["caret"] == 17, 5, "the caret stands at 17")
        app.xdotool("windowsize", "--sync", app.window, "1150", "760")
        before = app.state()
        last = time.monotonic()
        check(before["guidance"] == 3.5, f"guidance is {before['guidance']}")
        check(len(TEXT) >= 200, "The text is too short for this story.")
        time.sleep(max(0, last + SAVED_WITHIN - time.monotonic()))
        app.kill()
        arranged = layout(app)
        app.start()
        after = app.wait_state(lambda s: s["text"] == TEXT and s["picture"] == before["picture"], 10,
                               "the text and the picture are back")
        lost = {key: (before[key], after[key]) for key in KEPT if before[key] != after[key]}
        check(not lost, f"changed by the kill: {lost}")
        size = app.xdotool("getwindowgeometry", app.window)
        check("1150x760" in size, f"the window is not as large as before: {size}")
        check(arranged["docks"] == layout(app)["docks"], "the panels stand elsewhere")
        print(f"{undone(app, earlier)} x Ctrl+Z after the restart")
        print("kept:", {key: after[key] for key in KEPT if key != "text"})


if __name__ == "__main__":
    main()
