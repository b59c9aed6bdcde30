# SPDX-License-Identifier: Apache-2.0
"""A second start hands its files to the first window and ends; after kill -9 nothing stands in the way of a new one."""

from robot import Application, check
from tree import Tree


def main():
    with Application(fake={"step_ms": 0}, accessible=True) as app:
        app.start()
        picture = app.draw()[0]["path"]
        app.wait_idle()
        check(app.second() == 0, "The second start did not end well.")
        check(app.process.poll() is None, "The first window ended.")
        check(app.second(picture) == 0, "The second start did not hand over its picture.")
        Tree(app).find("dialog", "")
        app.keys("Escape")
        app.activate()
        app.kill()
        app.start()
        check(len(app.files()) == 1, "The library is another one.")


if __name__ == "__main__":
    main()
