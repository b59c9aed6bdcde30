# SPDX-License-Identifier: Apache-2.0
"""B30: the built-in model draws through the window and through `sana draw` with the same recipe: the pixels are equal.
A second file from the command line alone is equal to the byte."""

import os
import subprocess

from pixels import Picture
from robot import PROGRAM, Application, check


def draw(app, *arguments):
    subprocess.run([PROGRAM, "draw", "--progress", "none", *arguments], env=app.environment, check=True, timeout=120)


def main():
    with Application() as app:
        app.start()
        app.write_prompt("a panda on a green background")
        shown = Picture(app.draw(timeout=60)[0]["path"])
        recipe = os.path.join(app.home, "recipe.json")
        with open(recipe, "w") as file:
            file.write(shown.texts["sana_recipe"])
        first, second = (os.path.join(app.home, name) for name in ("first.png", "second.png"))
        draw(app, "--recipe", recipe, "-o", first)
        drawn = Picture(first)
        check((drawn.width, drawn.height) == (shown.width, shown.height), "The sizes differ.")
        check(drawn.pixels == shown.pixels, "The command line draws other pixels than the window.")
        draw(app, "--recipe", first, "-o", second)
        with open(first, "rb") as one, open(second, "rb") as two:
            check(one.read() == two.read(), "The command line draws another file the second time.")


if __name__ == "__main__":
    main()
