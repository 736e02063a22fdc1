#!/usr/bin/python3
"""A keyring and nothing else: org.freedesktop.secrets with one collection, "plain" sessions and prompts for unlocking.

Needs python3-dbus and python3-gi, and a session bus. Prints one JSON object a line for each call that it takes, never a
secret. Reads commands from standard input: "lock", "unlock", "dismiss" (the next prompt is dismissed at once), "ignore"
(nobody answers the next prompt), "empty" (there is no collection until one is made), "exit".
"""
import json
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
ROOT, PREFIX = "/org/freedesktop/secrets", "org.freedesktop.Secret."
COLLECTION_PATH, NONE = ROOT + "/collection/login", dbus.ObjectPath("/")


def say(event, **fields):
    print(json.dumps({"event": event, **fields}, default=str), flush=True)


class Locked(dbus.DBusException):
    _dbus_error_name = PREFIX + "Error.IsLocked"


class Session(dbus.service.Object):
    @dbus.service.method(PREFIX + "Session")
    def Close(self):
        say("session-closed")
        self.remove_from_connection()


class Item(dbus.service.Object):
    def __init__(self, path, attributes, secret):
        super().__init__(bus, path)
        self.path, self.attributes, self.secret = path, attributes, secret

    @dbus.service.method(PREFIX + "Item", in_signature="o", out_signature="(oayays)")
    def GetSecret(self, session):
        if service.locked:
            raise Locked("locked")
        return dbus.Struct((session, dbus.ByteArray(b""), dbus.ByteArray(self.secret), "text/plain"), signature="oayays")


class Prompt(dbus.service.Object):
    def __init__(self, kind, done):
        service.prompts += 1
        self.path = f"{ROOT}/prompt/p{service.prompts}"
        super().__init__(bus, self.path)
        self.kind, self.done = kind, done

    @dbus.service.method(PREFIX + "Prompt", in_signature="s")
    def Prompt(self, window):
        say("prompt", kind=self.kind)
        answer, service.answer = service.answer, "yes"
        if answer == "yes":
            GLib.timeout_add(20, lambda: self.Completed(False, self.done()))
        elif answer == "dismiss":
            GLib.timeout_add(20, lambda: self.Completed(True, ""))

    @dbus.service.method(PREFIX + "Prompt")
    def Dismiss(self):
        say("prompt-dismissed")

    @dbus.service.signal(PREFIX + "Prompt", signature="bv")
    def Completed(self, dismissed, result):
        pass


class Collection(dbus.service.Object):
    @dbus.service.method(PREFIX + "Collection", in_signature="a{sv}(oayays)b", out_signature="oo")
    def CreateItem(self, properties, secret, replace):
        if service.locked:
            raise Locked("locked")
        attributes = {str(k): str(v) for k, v in properties[PREFIX + "Item.Attributes"].items()}
        say("create-item", label=properties[PREFIX + "Item.Label"], attributes=attributes, replace=bool(replace))
        same = [item for item in service.items if replace and item.attributes == attributes]
        if same:
            same[0].secret = bytes(secret[2])
            return dbus.ObjectPath(same[0].path), NONE
        service.items.append(Item(f"{COLLECTION_PATH}/{len(service.items) + 1}", attributes, bytes(secret[2])))
        return dbus.ObjectPath(service.items[-1].path), NONE


class Service(dbus.service.Object):
    def __init__(self):
        self.name = dbus.service.BusName("org.freedesktop.secrets", bus)
        super().__init__(bus, ROOT)
        self.items, self.locked, self.answer, self.prompts, self.sessions = [], False, "yes", 0, 0
        self.collection = Collection(bus, COLLECTION_PATH)

    @dbus.service.method(PREFIX + "Service", in_signature="sv", out_signature="vo")
    def OpenSession(self, algorithm, given):
        say("open-session", algorithm=algorithm)
        self.sessions += 1
        path = f"{ROOT}/session/s{self.sessions}"
        Session(bus, path)
        return dbus.String("", variant_level=1), dbus.ObjectPath(path)

    @dbus.service.method(PREFIX + "Service", in_signature="a{ss}", out_signature="aoao")
    def SearchItems(self, attributes):
        say("search", attributes={str(k): str(v) for k, v in attributes.items()})
        wanted = {str(k): str(v) for k, v in attributes.items()}.items()
        found = dbus.Array([dbus.ObjectPath(it.path) for it in self.items if wanted <= it.attributes.items()], signature="o")
        none = dbus.Array([], signature="o")
        return (none, found) if self.locked else (found, none)

    @dbus.service.method(PREFIX + "Service", in_signature="aoo", out_signature="a{o(oayays)}")
    def GetSecrets(self, items, session):
        return {} if self.locked else {it.path: it.GetSecret(session) for it in self.items if it.path in items}

    @dbus.service.method(PREFIX + "Service", in_signature="ao", out_signature="aoo")
    def Unlock(self, objects):
        if not self.locked:
            return objects, NONE
        return dbus.Array([], signature="o"), dbus.ObjectPath(Prompt("unlock", lambda: self.unlocked(objects)).path)

    def unlocked(self, objects):
        self.locked = False
        return dbus.Array(objects, signature="o", variant_level=1)

    @dbus.service.method(PREFIX + "Service", in_signature="s", out_signature="o")
    def ReadAlias(self, name):
        return dbus.ObjectPath(COLLECTION_PATH) if self.collection and name == "default" else NONE

    @dbus.service.method(PREFIX + "Service", in_signature="a{sv}s", out_signature="oo")
    def CreateCollection(self, properties, alias):
        return NONE, dbus.ObjectPath(Prompt("create", self.created).path)

    def created(self):
        self.collection = Collection(bus, COLLECTION_PATH)
        return dbus.ObjectPath(COLLECTION_PATH, variant_level=1)


def read(source, condition):
    word = sys.stdin.readline().strip()
    if word in ("", "exit"):
        loop.quit()
        return False
    if word in ("lock", "unlock"):
        service.locked = word == "lock"
    elif word in ("dismiss", "ignore"):
        service.answer = word
    elif word == "empty":
        service.collection.remove_from_connection()
        service.collection = None
    say("did", word=word)
    return True


service = Service()
say("up")
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, read)
loop.run()
