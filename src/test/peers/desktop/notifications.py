#!/usr/bin/python3
"""A notification server without a screen: an org.freedesktop.Notifications that tells what it is asked to show.

Needs python3-dbus and python3-gi, and a session bus (DBUS_SESSION_BUS_ADDRESS).
Prints one JSON object a line: {"event": "up" | "notify" | "closed" | "markup" | "hanging" | "error", ...}.
Reads commands from standard input, one a line:
  markup      says from now on that it takes markup
  hang        answers no call any more
  exit
"""
import json
import sys
import time

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
NAME = "org.freedesktop.Notifications"
capabilities = ["body"]


def say(event, **fields):
    print(json.dumps({"event": event, **fields}, default=str), flush=True)


class Server(dbus.service.Object):
    def __init__(self):
        self.name = dbus.service.BusName(NAME, bus, do_not_queue=True)
        self.last = 0
        super().__init__(bus, "/org/freedesktop/Notifications")

    @dbus.service.method(NAME, out_signature="as")
    def GetCapabilities(self):
        return capabilities

    @dbus.service.method(NAME, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, application, replaces, icon, title, body, actions, hints, timeout):
        number = int(replaces)
        if not number:
            self.last += 1
            number = self.last
        say("notify", id=number, replaces=int(replaces), application=str(application), title=str(title), body=str(body),
            urgency=int(hints["urgency"]), timeout=int(timeout))
        return dbus.UInt32(number)

    @dbus.service.method(NAME, in_signature="u")
    def CloseNotification(self, number):
        say("closed", id=int(number))


def command(line):
    if line == "exit":
        loop.quit()
    elif line == "markup":
        capabilities.append("body-markup")
        say("markup")
    elif line == "hang":
        say("hanging")
        time.sleep(600)
    else:
        say("error", message=f"unknown command {line!r}")


def read(source, condition):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    command(line.strip())
    return True


server = Server()
say("up")
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, read)
loop.run()
