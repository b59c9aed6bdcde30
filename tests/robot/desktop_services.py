# SPDX-License-Identifier: Apache-2.0
"""What a desktop offers on its buses, for one Screen: org.freedesktop.Notifications and the Inhibit of
org.freedesktop.login1, on one bus. As a program it answers and writes each call as a line of JSON."""

import importlib.util
import json
import os
import subprocess
import sys

from robot import skip, wait_for

INTERFACES = """<node>
<interface name="org.freedesktop.Notifications"><method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/>
<arg type="i" direction="in"/><arg type="u" direction="out"/></method></interface>
<interface name="org.freedesktop.login1.Manager"><method name="Inhibit">
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="h" direction="out"/></method></interface>
</node>"""
PLACES = {"org.freedesktop.Notifications": "/org/freedesktop/Notifications",
          "org.freedesktop.login1.Manager": "/org/freedesktop/login1"}


class DesktopServices:
    """Runs the program beside the application; `calls` are what it was asked so far."""

    def __init__(self, screen, folder):
        if importlib.util.find_spec("gi") is None:
            skip("python3-gi is not installed.")
        self.path = os.path.join(folder, "calls")
        with open(self.path, "wb") as file:
            self.process = subprocess.Popen([sys.executable, __file__], stdout=file, stdin=subprocess.DEVNULL,
                                            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": screen.bus})
        wait_for(lambda: self.calls("ready"), 20, "the desktop's services answer")

    def calls(self, name):
        with open(self.path) as file:
            lines = [json.loads(line) for line in file if line.endswith("\n")]
        return [line for line in lines if line["call"] == name]

    def close(self):
        self.process.terminate()
        self.process.wait()


def tell(call, **what):
    print(json.dumps({"call": call, **what}), flush=True)


def serve():
    from gi.repository import Gio, GLib
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def lend():
        """A lock: held as long as the other end is open somewhere."""
        ours, theirs = os.pipe()
        def released(*_):
            tell("released")
            os.close(ours)
            return False
        GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, ours, GLib.IOCondition.HUP, released)
        return theirs

    def called(_bus, _sender, _path, _interface, method, arguments, invocation):
        tell(method, arguments=arguments.unpack())
        if method == "Notify":
            return invocation.return_value(GLib.Variant("(u)", (1,)))
        lock = lend()
        invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), Gio.UnixFDList.new_from_array([lock]))

    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
        bus.register_object(PLACES[interface.name], interface, called, None, None)
    for name in ("org.freedesktop.Notifications", "org.freedesktop.login1"):
        Gio.bus_own_name_on_connection(bus, name, Gio.BusNameOwnerFlags.NONE, None, None)
    bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId", None, None, Gio.DBusCallFlags.NONE, -1)
    tell("ready")
    loop.run()


if __name__ == "__main__":
    serve()
