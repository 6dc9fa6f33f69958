"""A submission looks round a container without namespaces: what it finds, and what is left when it has ended, as JSON.

Started by tests/grading/test_container.py, as root of a container.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from pathlib import Path

from autograder.checks.calls import Function, Keepsakes
from autograder.checks.digits import digits_file
from autograder.exercise import Limits
from autograder.grading import bubblewrap, container, isolate
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm
from autograder.inside import user

PROBE = """
import asyncio, ctypes, glob, multiprocessing, os, signal, socket, subprocess, sys

def works(act, *arguments):
    try:
        act(*arguments)
    except OSError as error:
        return type(error).__name__
    return "yes"

def wrote(place):
    with open(os.path.join(place, "mark"), "w") as file:
        file.write("x")

def shared(kind):
    pair = socket.socketpair(socket.AF_UNIX, kind)
    pair[0].send(b"x")

def tries(grader, warm, key, digits, secret):
    found = {"user": os.getuid(), "groups": os.getgroups(), "home": os.getcwd()}
    found["signals"] = [works(os.kill, process, 0) for process in (grader, warm, os.getppid())]
    found["reads"] = [works(open, place) for place in (key, digits, secret, f"/proc/{grader}/environ", "/etc/passwd")]
    found["writes"] = {place: works(wrote, place) for place in (".", "/tmp", "/dev/shm", "/var/tmp", "/", "..")}
    found["sockets"] = [works(socket.socket, family) for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX)]
    found["pairs"] = [works(shared, kind) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM)]
    found["root"] = [works(act, 0) for act in (os.setuid, os.setgid)]
    found["data"] = open("data/words.txt").read()
    found["python"] = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True).stdout
    found["loop"] = asyncio.run(asyncio.sleep(0, "ran"))
    return found

def shown():
    from sklearn.datasets import load_digits, load_diabetes
    return len(load_digits().target), len(load_diabetes().target)

def leaves():
    for place in (".", "/tmp", "/dev/shm", "/var/tmp"):
        works(wrote, place)
    os.mkdir("locked"); wrote("locked"); os.chmod("locked", 0)
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            import time
            time.sleep(600)
        os._exit(0)
    return True

def fills():
    for number in range(40):
        with open(f"file-{number}", "wb") as file:
            file.write(bytes(1_000_000))
    import time
    time.sleep(3)
    return "still here"

def digs():
    for _ in range(60):
        os.mkdir("d"); os.chdir("d")
    import time
    time.sleep(3)
    return "still here"
"""
NAMES = ["tries", "shown", "leaves", "fills", "digs"]


def main() -> None:
    """Prints what was found."""
    secret = Path(tempfile.mkdtemp()) / "secret"
    secret.write_text("for everybody to read")
    secret.parent.chmod(0o755)
    data = Path(tempfile.mkdtemp())
    (data / "words.txt").write_text("data")
    key = bubblewrap.secret_folders()[0] / "exercise" / "records.py"
    sandbox = isolate.choose()
    assert isinstance(sandbox, container.Container)
    found: dict[str, object] = {}
    given: list[int] = []
    walls = sandbox.walls

    def noted() -> dict[str, object]:
        made = walls()
        given.append(made["user"])
        return made

    sandbox.walls = noted  # type: ignore[method-assign]
    with Warm(sandbox, data) as warm:
        warm.load(["sklearn.datasets"])
        users: list[int] = []
        for name in NAMES:
            submission = Submission(warm, Limits(files_mib=8), PROBE.encode(), "probe.py", NAMES)
            submission.run()
            arguments: tuple[object, ...] = ()
            if name == "tries":
                arguments = (os.getpid(), warm._process.pid, str(key), str(digits_file()), str(secret))
            users.append(given[-1])
            process = submission.process()
            process.give(30)
            try:
                found[name] = Function(name, process, [], Keepsakes())(*arguments)
            except Exception as error:
                found[name] = str(error)
            submission.finish()
            found[f"{name}: left"] = _left(sandbox, given)
        found["users"] = users
        found["shared"] = str(sandbox.shared)
    print(json.dumps(found))


def _left(sandbox: container.Container, users: list[int]) -> list[str]:
    """What is left; a run that was begun again because of a library is cleared away meanwhile."""
    left: list[str] = []
    for _ in range(100):
        left = [
            *map(str, (sandbox.shared / "homes").iterdir()),
            *(str(process) for one in users for process in user.of_user(one)),
            *(str(path) for place in user.OPEN for path in Path(place).glob("mark")),
        ]
        if not left:
            break
        time.sleep(0.1)
    return left


if __name__ == "__main__":
    main()
