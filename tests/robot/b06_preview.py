# SPDX-License-Identifier: Apache-2.0
"""B06: a preview at every step of twenty, the first after the first step; a switch turns previews off; a model without a
source of previews draws just as well."""

import statistics

from robot import Application, check
from tree import Tree

STEPS = 20
STEP = 50    # milliseconds
FIRST = 100  # more than one step until the first preview; the median of several


def steps_of(app, mark):
    return [event["step"] for event in app.events("preview", mark) if event["step"] > 0]


def main():
    with Application(fake={"step_ms": STEP}, accessible=True) as app:
        app.start()
        tree = Tree(app)
        app.write_prompt("twenty steps")
        mark = app.mark()
        picture = app.draw(timeout=30)[0]
        steps = steps_of(app, mark)
        check(len(set(steps)) >= STEPS - 1, f"Only these steps were shown: {steps}")
        check(steps == sorted(steps), f"An older step replaced a newer one: {steps}")
        first = next(event for event in app.events("preview", mark) if event["step"] > 0)
        check(first["step"] == 1 and first["at"] < picture["at"], f"The first preview is {first}")
        firsts = [first["at"] - app.events("running", mark)[0]["at"]]
        for _ in range(4):
            mark = app.mark()
            app.draw()
            begun, shown = app.events("running", mark)[0]["at"], app.events("preview", mark)
            firsts.append(next(event["at"] for event in shown if event["step"] > 0) - begun)
            app.wait_idle()
        usual = statistics.median(firsts)
        check(usual <= STEP + FIRST, f"The first preview comes {usual} ms after the start.")
        print(f"{len(set(steps))} of {STEPS} steps shown, the first {usual} ms after the start (a step is {STEP} ms)")

        app.fake_switches(step_ms=20, preview_source="none")
        mark = app.mark()
        app.draw(timeout=30)
        check(not steps_of(app, mark), "A model without previews showed one.")
        check(not app.state()["banners"], f"It was called a fault: {app.state()['banners']}")

        app.fake_switches(step_ms=20)
        app.keys("ctrl+comma")
        app.wait_state(lambda s: "SearchField" in s["focus"], 5, "the settings are open")
        app.type("preview")
        tree.click("check box", "Preview")
        tree.click("push button", "Close")
        app.activate()
        mark = app.mark()
        app.draw(timeout=30)
        check(not steps_of(app, mark), "Previews are off, and one was shown.")


if __name__ == "__main__":
    main()
