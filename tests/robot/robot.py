# SPDX-License-Identifier: Apache-2.0
"""A person for the real window: own home, own screen, keyboard and pointer; what happened is read from the robot socket.

Stories wait for states, never for a time. A story that cannot run here ends with 77 and says why.
"""

import collections
import contextlib
import importlib.util
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

STUDIO = os.environ.get("SANA_STUDIO", "")
PROGRAM = os.environ.get("SANA_PROGRAM", "")
FAKE_ENGINE = os.environ.get("SANA_FAKE_ENGINE", "")
MAKE_LIBRARY = os.environ.get("SANA_MAKE_LIBRARY", "")
MODELS = os.environ.get("SANA_MODEL_PATH", "")
APP_ID = "org.sanastudio.SanaStudio"
AT_SPI = "/usr/libexec/at-spi-bus-launcher"
# States of a job in the order of the queue's own list.
WAITING, RUNNING, INTERRUPTED, FAILED, BLOCKED, UNUSABLE, DONE, CANCELLED = range(8)


def skip(reason):
    print(reason)
    sys.exit(77)


def need(*programs, accessible=False):
    for program in programs:
        if not shutil.which(program):
            skip(f"{program} is not installed.")
    if accessible and importlib.util.find_spec("pyatspi") is None:
        skip("python3-pyatspi is not installed.")
    if accessible and not os.path.exists(AT_SPI):
        skip("at-spi2-core is not installed.")


class Late(AssertionError):
    pass


def wait_for(predicate, timeout=20.0, what="", every=0.01):
    """The first true answer of `predicate`; Late with the last answer when the time is over."""
    end = time.monotonic() + timeout
    while True:
        answer = predicate()
        if answer:
            return answer
        if time.monotonic() > end:
            raise Late(f"after {timeout:g} s still not: {what or predicate}")
        time.sleep(every)


def check(truth, sentence):
    if not truth:
        raise AssertionError(sentence)


def reachable(display):
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as connection:
        return connection.connect_ex(f"/tmp/.X11-unix/X{display}") == 0


class Screen:
    """Xvfb and a session bus of their own, with the accessibility bus where it is wanted."""

    def __init__(self, size="1280x800", accessible=False):
        need("Xvfb", "xdotool", "dbus-daemon", accessible=accessible)
        self.processes = []
        self.display = self._display(size)
        reading, writing = os.pipe()
        self._start(["dbus-daemon", "--session", "--nofork", f"--print-address={writing}"], [writing])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.bus = pipe.readline().strip()
        self.accessible = accessible

    def _display(self, size):
        """A number of its own: with -displayfd the server takes no lock, and one that ends removes the next one's door."""
        first = 100 + os.getpid() % 800
        for number in range(first, first + 50):
            if os.path.exists(f"/tmp/.X{number}-lock") or os.path.exists(f"/tmp/.X11-unix/X{number}"):
                continue
            self._start(["Xvfb", f":{number}", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"], [])
            server = self.processes[-1]
            wait_for(lambda: server.poll() is not None or reachable(number), 20, "Xvfb answers")
            if server.poll() is None:
                return f":{number}"
            self.processes.pop()
        skip("Xvfb does not start here.")

    def environment(self):
        return {"DISPLAY": self.display, "DBUS_SESSION_BUS_ADDRESS": self.bus, "QT_QPA_PLATFORM": "xcb",
                "LC_ALL": "C.UTF-8", "GOMP_SPINCOUNT": "2000", "NO_AT_BRIDGE": "0" if self.accessible else "1"}

    def start_accessibility(self, environment):
        self._start([AT_SPI, "--launch-immediately"], [], environment)

    def _start(self, command, passed, environment=None):
        self.processes.append(subprocess.Popen(command, pass_fds=passed, env=environment, stdin=subprocess.DEVNULL,
                                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()


class Application:
    """The application in a home of its own. `fake`: switches of the fake engine; None: the real one."""

    def __init__(self, fake=None, size="1280x800", accessible=False, environment=None, screen=None, wrapper=()):
        need("Xvfb", "xdotool")
        self.home = tempfile.mkdtemp(prefix="robot-", dir=os.environ.get("SANA_ROBOT_HOMES"))
        self.screen = screen or Screen(size, accessible)
        self.own_screen = screen is None
        folders = {name: os.path.join(self.home, name) for name in ("config", "data", "state", "cache", "pictures", "run")}
        for folder in folders.values():
            os.mkdir(folder, 0o700)
        self.pictures = os.path.join(folders["pictures"], "Sana")
        self.database = os.path.join(folders["data"], APP_ID, "library.db")
        self.event_log = os.path.join(folders["state"], APP_ID, "events.jsonl")
        self.settings = os.path.join(folders["config"], APP_ID, "settings.ini")
        self.switches = os.path.join(self.home, "fake.json")
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(("XDG_", "QT_", "DBUS_", "WAYLAND"))}
        self.environment.update(self.screen.environment())
        self.environment.update({"HOME": self.home, "XDG_CONFIG_HOME": folders["config"],
                                 "XDG_DATA_HOME": folders["data"], "XDG_STATE_HOME": folders["state"],
                                 "XDG_CACHE_HOME": folders["cache"], "XDG_RUNTIME_DIR": folders["run"],
                                 "SANA_FAKE": self.switches, "SANA_MODEL_PATH": MODELS})
        # xdg-user-dirs is read from the configuration, as on a person's own machine.
        with open(os.path.join(folders["config"], "user-dirs.dirs"), "w") as file:
            file.write(f'XDG_PICTURES_DIR="{folders["pictures"]}"\n')
        if accessible:
            self.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
            self.screen.start_accessibility(self.environment)
        self.environment.update(environment or {})
        self.fake = fake is not None
        self.fake_switches(**(fake or {}))
        self.wrapper = list(wrapper)
        self.process = self.stream = self.log = self.window = None

    # The program -----------------------------------------------------------------------------------------------------

    def fake_switches(self, **switches):
        """What the fake engine does from the next job on."""
        with open(self.switches + ".part", "w") as file:
            json.dump(switches, file)
        os.rename(self.switches + ".part", self.switches)

    def command(self, *paths):
        engine = ["--engine", FAKE_ENGINE] if self.fake else []
        return [*self.wrapper, STUDIO, "--robot", os.path.join(self.home, "run", "robot"), *engine, *paths]

    def start(self, *paths, ready=True, timeout=30):
        """Starts the program; with `ready` waits until its library is open and its model loaded, and activates it."""
        self.window = None
        self.log = open(os.path.join(self.home, "log"), "a")
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(self.home, "run", "robot"))
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(self.command(*paths), env=self.environment, stdin=subprocess.DEVNULL,
                                        stdout=self.log, stderr=self.log)
        wait_for(self._connected, timeout, "the robot socket", every=0.002)
        if ready:
            self.wait_event("started", timeout=timeout)
            self.wait_state(lambda s: s["modelLoaded"], timeout, "the model is loaded")
            self.activate()
        return self

    def _connected(self):
        check(self.process.poll() is None, f"the program ended with {self.process.poll()}: {self.log_tail()}")
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(os.path.join(self.home, "run", "robot"))
        except OSError:
            connection.close()
            return False
        self.stream = connection.makefile("rw", encoding="utf-8")
        connection.close()
        return True

    def second(self, *paths, timeout=30):
        """A second start, as by a click in the file manager; gives its exit code."""
        return subprocess.run([STUDIO, *paths], env=self.environment, timeout=timeout, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL).returncode

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
        self._ended()

    def quit(self, timeout=20):
        """Ctrl+Q with nothing to ask."""
        self.keys("ctrl+q")
        self.process.wait(timeout)
        self._ended()

    def wait_end(self, timeout=20):
        """Until it has ended by itself; gives its exit code."""
        code = self.process.wait(timeout)
        self._ended()
        return code

    def processes(self):
        """Every window and engine of this home."""
        ours, found = {os.path.realpath(path) for path in (STUDIO, PROGRAM, FAKE_ENGINE)}, []
        for number in filter(str.isdigit, os.listdir("/proc")):
            with contextlib.suppress(OSError), open(f"/proc/{number}/environ", "rb") as file:
                if os.readlink(f"/proc/{number}/exe") in ours and f"HOME={self.home}".encode() in file.read().split(b"\0"):
                    found.append(int(number))
        return found

    def windows(self):
        """What of the program is on the screen: the window, and each dialog, menu and list that is open."""
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                              env=self.environment, capture_output=True, text=True).stdout.split()

    def _ended(self):
        if self.process:
            self.process.wait()
        if self.stream:
            with contextlib.suppress(OSError):
                self.stream.close()
        if self.log:
            self.log.close()
        self.stream = self.window = self.log = None

    def log_tail(self):
        with open(os.path.join(self.home, "log"), errors="replace") as file:
            return file.read()[-2000:]

    def close(self):
        self.kill()
        if self.own_screen:
            self.screen.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind and kind is not SystemExit and self.stream:
            with contextlib.suppress(Exception):
                print("state:", json.dumps(self.state())[:3000])
                print("last events:", json.dumps(self.events()[-15:])[:3000])
        if kind and kind is not SystemExit and self.log:
            print("log:", self.log_tail())
        if kind and os.environ.get("SANA_ROBOT_GRAB") and self.stream:
            with contextlib.suppress(Exception):
                self.ask({"grab": os.environ["SANA_ROBOT_GRAB"]})
        self.close()

    # What the window says --------------------------------------------------------------------------------------------

    def ask(self, request):
        line = ""
        with contextlib.suppress(OSError):
            self.stream.write(json.dumps(request) + "\n")
            self.stream.flush()
            line = self.stream.readline()
        if not line:
            raise AssertionError(f"the program ended with {self.process.wait(10)}: {self.log_tail()}")
        return json.loads(line)

    def state(self):
        return self.ask({"get": "state"})

    def events(self, name=None, after=0):
        """What happened, in order; `after`: a number of events already known."""
        return [event for event in self.ask({"get": "events"})["events"][after:] if name in (None, event["event"])]

    def mark(self):
        return len(self.events())

    def wait_state(self, predicate, timeout=20, what="", every=0.01):
        """The first state that fulfils `predicate`."""
        def fulfilled():
            state = self.state()
            return state if predicate(state) else None
        return wait_for(fulfilled, timeout, what, every)

    def wait_event(self, name, after=0, count=1, timeout=20):
        def enough():
            found = self.events(name, after)
            return found if len(found) >= count else None
        return wait_for(enough, timeout, f"{count} x event {name}")

    def wait_idle(self, timeout=60):
        return self.wait_state(lambda s: not s["running"] and not any(j["state"] in (WAITING, RUNNING) for j in s["jobs"]),
                               timeout, "nothing is drawn or waits")

    def engine_pid(self):
        return self.wait_state(lambda s: s["enginePid"], 20, "an engine")["enginePid"]

    def kill_engine(self, number=signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.engine_pid(), number)

    def seen(self, left=0, top=0, right=1, bottom=1):
        """Colour -> number of pixels in this part of the window (shares of its width and height)."""
        picture = os.path.join(self.home, "grab.ppm")
        check(self.ask({"grab": picture})["saved"], "the window cannot be seen")
        with open(picture, "rb") as file:
            content = file.read()
        kind, size, _, pixels = content.split(b"\n", 3)
        width, height = map(int, size.split())
        check(kind == b"P6" and len(pixels) == 3 * width * height, "the picture of the window is damaged")
        colours = collections.Counter()
        for row in range(int(top * height), int(bottom * height)):
            line = pixels[3 * (row * width + int(left * width)):3 * (row * width + int(right * width))]
            colours.update(line[i:i + 3] for i in range(0, len(line), 3))
        return colours

    # What a person does ----------------------------------------------------------------------------------------------

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.environment, capture_output=True, text=True, check=True,
                              timeout=120).stdout

    def activate(self):
        """As a window manager does for a new window, or when a dialog has gone: gives it the keyboard."""
        self.window = self.window or wait_for(self.windows, 20, "a window on the screen")[-1]
        self.xdotool("windowfocus", self.window)
        self.wait_state(lambda s: s["focus"], 20, "the window has the keyboard")

    def keys(self, *keys):
        self.xdotool("key", "--delay", "0", *keys)

    def type(self, text, delay=0):
        self.xdotool("type", "--delay", str(delay), text)

    def click(self, x, y, button=1, count=1):
        """At a place of the window (its top left is the screen's)."""
        self.xdotool("mousemove", "--sync", str(x), str(y), "click", "--delay", "0", "--repeat", str(count), str(button))

    def write_prompt(self, text):
        """Replaces the prompt by the keyboard alone."""
        self.focus_prompt()
        self.keys("ctrl+a")
        self.type(text)
        self.wait_state(lambda s: s["text"] == text, 20, f"the prompt reads {text[:60]!r}")

    def focus_prompt(self):
        if self.state()["page"] != "draw":
            self.keys("ctrl+1")
            self.wait_state(lambda s: s["page"] == "draw", 5, "the page Draw")
        if self.state()["focus"].split("::")[-1] != "PromptEditor":
            self.keys("alt+m")
        self.wait_state(lambda s: "PromptEditor" in s["focus"], 5, "the prompt has the keyboard")

    def draw(self, count=1, timeout=60):
        """Ctrl+Return, `count` times; waits until so many pictures more are announced. Gives their events."""
        before = self.mark()
        for _ in range(count):
            self.keys("ctrl+Return")
        return self.wait_event("picture", before, count, timeout)

    def make_library(self, rows, files=0):
        """Before start(): a library of so many pictures, of which the newest `files` have a file."""
        for folder in (os.path.dirname(self.database), self.pictures, os.path.dirname(self.event_log)):
            os.makedirs(folder, exist_ok=True)
        subprocess.run([MAKE_LIBRARY, "standard", str(rows), str(files)], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL, timeout=120)

    def memory(self):
        """Resident MiB of the window's process."""
        with open(f"/proc/{self.process.pid}/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024

    # What is on the disk ---------------------------------------------------------------------------------------------

    def rows(self, sql, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)) as database:
            return database.execute(sql, values).fetchall()

    def files(self):
        """Every PNG of the library, without the trash and what was set aside."""
        found = []
        for folder, folders, names in os.walk(self.pictures):
            folders[:] = [name for name in folders if not name.startswith(".")]
            found += [os.path.join(folder, name) for name in names if name.endswith(".png")]
        return sorted(found)

    def announced(self):
        """uid -> path of every picture that the event log names."""
        pictures = {}
        if os.path.exists(self.event_log):
            with open(self.event_log) as file:
                for line in file:
                    # The last line may have been cut by a kill.
                    if line.endswith("\n"):
                        event = json.loads(line)
                        if event.get("event") == "picture":
                            pictures[event["uid"]] = event["path"]
        return pictures
