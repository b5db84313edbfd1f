#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands in for the desktop that shows notifications: each one is a line of
JSON, and is clicked on a second later."""

import json

from gi.repository import Gio, GLib

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
INTERFACE = """<node><interface name="org.freedesktop.Notifications">
<method name="Notify">
<arg type="s" direction="in"/><arg type="u" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
<arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation">
<arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>"""


def notify(connection, parameters, invocation):
    """Writes one down."""
    parts = parameters.unpack()
    print(json.dumps({"title": parts[3], "body": parts[4]}), flush=True)
    invocation.return_value(GLib.Variant("(u)", (1,)))
    GLib.timeout_add(1000, lambda: connection.emit_signal(
        None, PATH, NAME, "ActionInvoked",
        GLib.Variant("(us)", (1, "default"))) and False)


def call(connection, _sender, _path, _interface, method, parameters,
         invocation):
    """Answers the program."""
    if method == "Notify":
        notify(connection, parameters, invocation)
    elif method == "GetCapabilities":
        invocation.return_value(GLib.Variant("(as)", (["actions"],)))
    elif method == "GetServerInformation":
        invocation.return_value(
            GLib.Variant("(ssss)", ("test", "test", "1", "1.2")))
    else:
        invocation.return_value(None)


def acquired(connection, _name):
    """The bus knows this program."""
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    connection.register_object(PATH, node.interfaces[0], call, None, None)


Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE,
                 acquired, lambda *_: print("ready", flush=True), None)
GLib.MainLoop().run()
