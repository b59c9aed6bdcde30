# SPDX-License-Identifier: Apache-2.0
"""Section 2.5: one notification for a batch of more than ten seconds that ends while the window is inactive, without the
prompt; none while one looks at it, none for a short batch. The computer stays awake while the queue runs, no longer."""

import contextlib
import json

from desktop_services import DesktopServices
from robot import Application, Screen, check, wait_for

PROMPT = "a secret garden"
LONG = {"step_ms": 180}  # twenty steps, three times: a little more than ten seconds
JOBS = 3


@contextlib.contextmanager
def desk():
    """A window on a screen of its own, with the desktop's services; system and session bus are one."""
    screen = Screen()
    with contextlib.ExitStack() as cleaning:
        cleaning.callback(screen.close)
        app = Application(fake=LONG, screen=screen, environment={"DBUS_SYSTEM_BUS_ADDRESS": screen.bus})
        services = DesktopServices(screen, app.home)
        cleaning.callback(services.close)
        yield cleaning.enter_context(app), services


def begin(app, services):
    app.start()
    app.write_prompt(PROMPT)
    check(not services.calls("Inhibit"), "The computer is kept awake by an empty queue.")
    app.keys(*["ctrl+Return"] * JOBS)
    app.wait_state(lambda s: s["running"] and len(s["jobs"]) == JOBS, 5, "three jobs")
    wait_for(lambda: services.calls("Inhibit"), 5, "the computer stays awake")
    what, who, why, mode = services.calls("Inhibit")[0]["arguments"]
    check((what, mode) == ("sleep:idle", "block") and who and why, f"Inhibit: {what}, {who}, {why}, {mode}")


def leave(app):
    """The keyboard goes to nobody, as when one turns to another program."""
    root = app.xdotool("search", "--maxdepth", "0", "").split()[0]
    app.xdotool("windowfocus", root)
    app.wait_state(lambda s: not s["focus"], 5, "the window is inactive")


def ended(app, services, batches):
    app.wait_idle()
    wait_for(lambda: len(services.calls("released")) == batches, 5, "the computer may sleep")
    check(len(services.calls("Inhibit")) == batches, f"{len(services.calls('Inhibit'))} locks for {batches} batches.")


def short_batch(app, services, batches):
    """Drawn while the window is inactive: nobody waited for it."""
    app.fake_switches(step_ms=20)
    app.activate()
    app.keys("ctrl+Return")
    leave(app)
    ended(app, services, batches)


def told(services):
    notes = services.calls("Notify")
    check(len(notes) == 1, f"{len(notes)} notifications: {notes}")
    application, _, _, title, body, actions, hints, _ = notes[0]["arguments"]
    check(application == "Sana Studio" and title == f"{JOBS} pictures ready", f"It says {application!r}, {title!r}.")
    check(hints.get("desktop-entry") == "org.sanastudio.SanaStudio", f"Hints: {hints}")
    check(not body and "garden" not in json.dumps(notes), f"The prompt is shown: {notes}")


def main():
    with desk() as (away, away_services), desk() as (here, here_services):
        begin(away, away_services)
        leave(away)
        begin(here, here_services)
        ended(away, away_services, 1)
        ended(here, here_services, 1)
        wait_for(lambda: away_services.calls("Notify"), 5, "a notification")
        short_batch(away, away_services, 2)
        short_batch(here, here_services, 2)
        told(away_services)
        check(not here_services.calls("Notify"), f"While one looked: {here_services.calls('Notify')}")

        here.fake_switches(step_ms=2000)
        here.activate()
        here.keys("ctrl+Return")
        wait_for(lambda: len(here_services.calls("Inhibit")) == 3, 5, "the computer stays awake")
        here.kill()
        wait_for(lambda: len(here_services.calls("released")) == 3, 5, "a killed window keeps nothing awake")


if __name__ == "__main__":
    main()
