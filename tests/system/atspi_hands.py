"""Presses by name, through AT-SPI alone, what the kiosk beside it should be pressed at.

    … | /usr/bin/python3 tests/system/atspi_hands.py APPLICATION

Reads a line of JSON for each press. Run by Debian's own Python, which has pyatspi. Prints what it
pressed, and every control on the way that has no name.
"""

import json
import sys
import time

import pyatspi

_PATIENCE = 60.0  # seconds for one control to come; a hang meets it, no slow machine
_CONTROLS = {pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_CHECK_BOX}


def descendants(one):
    """Yield what is below *one* and shown."""
    for child in one:
        if child is None:
            continue
        if child.getState().contains(pyatspi.STATE_SHOWING):
            yield child
            yield from descendants(child)


def application(name):
    """Return the program called *name*, once it is on the bus."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and name in one.name:
                return one
    raise SystemExit(f"no application {name!r} on the accessibility bus")


def press(kiosk, name, nameless):
    """Press the control called *name*, wherever it is on the page."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            if found(kiosk, name, nameless):
                return
        except Exception:  # noqa: BLE001 - of several kinds, when the page turned while it was read: look again
            continue
    raise SystemExit(f"no control is called {name!r}")


def found(kiosk, name, nameless):
    for one in descendants(kiosk):
        if one.getRole() not in _CONTROLS:
            continue
        if not one.name:
            nameless.add(one.parent.name)
        if one.name == name and one.getState().contains(pyatspi.STATE_ENABLED):
            action = one.queryAction()
            names = [action.getName(at) for at in range(action.nActions)]
            action.doAction(next(at for at, said in enumerate(names) if said in ("Press", "Toggle", "Check")))
            return True
    return False


def main(name):
    # AT-SPI gives up after 0.8 s by itself: a press that took longer was made all the same, and made again.
    pyatspi.setTimeout(round(_PATIENCE * 1000), round(_PATIENCE * 1000))
    kiosk, nameless = None, set()
    for pressed, line in enumerate(sys.stdin):
        told = json.loads(line)
        if "number" in told:
            told |= {"pressed": pressed, "nameless": sorted(nameless)}
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
            return
        kiosk = kiosk or application(name)
        press(kiosk, told["name"], nameless)
    raise SystemExit("the kiosk said no number")


if __name__ == "__main__":
    main(sys.argv[1])
