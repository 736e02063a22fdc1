#!/usr/bin/python3
"""A logind that only sleeps: org.freedesktop.login1 with the signal PrepareForSleep.

Needs python3-dbus and python3-gi, and a bus that DBUS_SYSTEM_BUS_ADDRESS names. Prints one JSON object a line.
Reads commands from standard input: "sleep" (is about to), "wake" (has slept), "exit".
"""
import json
import os
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SystemBus()


def say(event, **fields):
    print(json.dumps({"event": event, **fields}, default=str), flush=True)


class Manager(dbus.service.Object):
    def __init__(self):
        self.name = dbus.service.BusName("org.freedesktop.login1", bus)
        super().__init__(bus, "/org/freedesktop/login1")

    @dbus.service.signal("org.freedesktop.login1.Manager", signature="b")
    def PrepareForSleep(self, start):
        pass


def read(source, condition):
    # Not by readline: of two commands at once it would keep the second to itself.
    for word in os.read(sys.stdin.fileno(), 4096).decode().split() or ["exit"]:
        if word == "exit":
            loop.quit()
            return False
        manager.PrepareForSleep(word == "sleep")
        say(word)
    return True


manager = Manager()
say("up")
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, read)
loop.run()
