# SPDX-License-Identifier: Apache-2.0
"""Section 2.2, as a screen reader reads it: "measuring" until two steps are drawn, then the time left; the second time
the prompt is remembered and the time is known at once; the title counts the percent."""

import re

from robot import Application, check, wait_for
from tree import Tree

STEP = 150  # milliseconds


def label(tree, pattern, timeout=5):
    """The first label that is exactly this."""
    def found():
        return next((node.name for node in tree.all("label") if re.fullmatch(pattern, node.name)), None)
    return wait_for(found, timeout, f"a label {pattern!r}")


def title(app):
    return app.xdotool("getwindowname", app.window).strip()


def percent(app):
    shown = re.fullmatch(r"(\d+) % - Sana Studio", title(app))
    return int(shown[1]) if shown else None


def main():
    with Application(fake={"step_ms": STEP, "understand_ms": 1500}, accessible=True) as app:
        app.start()
        tree = Tree(app)
        app.write_prompt("a prompt that is read once")
        check(title(app) == "Sana Studio", f"The title is {title(app)!r}.")
        mark = app.mark()
        app.keys("ctrl+Return")
        label(tree, "measuring")
        label(tree, "Reading the prompt")
        label(tree, "Prompt read")
        label(tree, r"about \d+ s left")
        label(tree, r"Drawing \d+ of 20")
        counted = []
        def end():
            counted.append(percent(app))
            return app.events("picture", mark)
        wait_for(end, 20, "the picture")
        counted = [number for number in counted if number is not None]
        check(counted == sorted(counted) and len(set(counted)) > 3, f"The title counted {counted}.")
        app.wait_idle()
        wait_for(lambda: title(app) == "Sana Studio", 5, "the title without percent")
        label(tree, "Everything is saved")

        mark = app.mark()
        app.keys("ctrl+Return")
        label(tree, "Prompt remembered")
        first = label(tree, r"about \d+ s left|measuring")
        check(first != "measuring", "The time of the second picture is not known at once.")
        app.wait_event("picture", mark)
        app.wait_idle()
        app.write_prompt("another prompt")
        app.keys("ctrl+Return")
        label(tree, "Reading the prompt")
        app.keys("Escape")
        app.wait_idle()


if __name__ == "__main__":
    main()
