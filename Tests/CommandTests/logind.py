"""Stands in for logind on a bus: says who inhibits what, and when that is let go. One line each on standard output."""

import os
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib


class Manager(dbus.service.Object):
    @dbus.service.method("org.freedesktop.login1.Manager", in_signature="ssss", out_signature="h")
    def Inhibit(self, what, who, why, mode):
        reading, writing = os.pipe()
        print("inhibit", what, who, why, mode, sep="|", flush=True)
        GLib.io_add_watch(reading, GLib.PRIORITY_DEFAULT, GLib.IO_HUP, self.let_go)
        passed = dbus.types.UnixFd(writing)
        os.close(writing)
        return passed

    def let_go(self, descriptor, condition):
        os.close(descriptor)
        print("let go", flush=True)
        return False


DBusGMainLoop(set_as_default=True)
bus = dbus.bus.BusConnection(sys.argv[1])
name = dbus.service.BusName("org.freedesktop.login1", bus)
manager = Manager(bus, "/org/freedesktop/login1")
print("here", flush=True)
GLib.MainLoop().run()
