"""Landlock, tried in a process of its own without any namespace: the kernel refuses what no mount would."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.inside import landlock

ROOT = Path(__file__).parent.parent.parent
TRY = """
import ctypes, json, os, signal, socket, sys
from autograder.inside import landlock
home, readable, secret, version = *sys.argv[1:4], int(sys.argv[4])
ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
before = open(home + "/before", "w")
landlock.restrict(version, [readable, home + "/no-such-place", readable + "/file"], [home])

def works(act, *arguments):
    try:
        act(*arguments)
    except OSError as error:
        return type(error).__name__
    return "yes"

def connect(address):
    socket.socket(socket.AF_UNIX).connect(address)

print(json.dumps({
    "read what may be read": works(open, readable + "/file"),
    "list what may be read": works(os.listdir, readable),
    "write what may be read": works(open, readable + "/file", "r+"),
    "make a file beside it": works(open, readable + "/new", "w"),
    "remove it": works(os.remove, readable + "/file"),
    "read anything else": works(open, secret),
    "list anything else": works(os.listdir, "/"),
    "make a file at home": works(open, home + "/new", "w"),
    "make a folder at home": works(os.mkdir, home + "/folder"),
    "move a file at home": works(os.rename, home + "/new", home + "/folder/moved"),
    "bring a secret home": works(os.link, secret, home + "/secret"),
    "throw away": works(open, "/dev/null", "w"),
    "draw lots": works(open, "/dev/urandom", "rb"),
    "make a device": works(os.mknod, home + "/device", 0o20600, os.makedev(1, 3)),
    "write to a file opened before": works(before.write, "x"),
    "signal the parent": works(os.kill, os.getppid(), 0),
    "signal itself": works(os.kill, os.getpid(), 0),
    "call the parent": works(connect, "\\0" + sys.argv[5]),
}))
"""
GOOD = {
    "read what may be read",
    "list what may be read",
    "make a file at home",
    "make a folder at home",
    "throw away",
    "draw lots",
    "write to a file opened before",
    "signal itself",
}
AS_THE_VERSION_SAYS = {"move a file at home": 2}  # with the first one, never; after that, at home
SCOPED = {"signal the parent", "call the parent"}
VERSIONS = [version for version in (1, 2, 3, 5, 6, 7) if version <= landlock.version()]


@pytest.mark.skipif(not VERSIONS, reason="this kernel has no Landlock")
@pytest.mark.parametrize("version", VERSIONS)
def test_places_are_kept_and_nothing_but_the_places(version, tmp_path, request):
    import socket

    home, readable, secret = tmp_path / "home", tmp_path / "readable", tmp_path / "secret"
    home.mkdir()
    readable.mkdir()
    for file in (readable / "file", secret):
        file.write_text("x")
    name = f"nnmath-test-{os.getpid()}-{version}"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(f"\0{name}")
        door.listen()
        words = [sys.executable, "-c", TRY, str(home), str(readable), str(secret), str(version), name]
        done = subprocess.run(
            words, capture_output=True, text=True, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    good = GOOD | {what for what, since in AS_THE_VERSION_SAYS.items() if version >= since}
    good |= SCOPED if version < landlock.SCOPES_SINCE else set()
    assert {what for what, answer in found.items() if answer == "yes"} == good, found
    assert (readable / "file").exists() and not (home / "device").exists()
