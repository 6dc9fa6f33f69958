"""Searches for the tests, the reference, other students and the secrets of the machine.

Each hands on what it finds: as the right answer, or as the text of an exception where a student could read it.
"""

from __future__ import annotations

from autograder.selftest.attack import MARK, Attack, Family

TELL = """
def matmul(A, B):
    raise ValueError(" ".join(str(look()).split())[:1500])
"""

LEAVE_WORD = """
import ctypes, os, socket
def matmul(A, B):
    libc = ctypes.CDLL(None)
    for keyring in (-1, -2, -3, -4, -5):
        libc.syscall(248, b"user", b"word", b"WORD", len("WORD"), keyring)
    for place in ("/tmp", "/dev/shm", "/home", "/home/learner", "/var/tmp", "/run", "/opt/nnmath", "."):
        try:
            open(place + "/word", "w").write("WORD")
        except OSError:
            pass
    shared = libc.shmget(4711, 4096, 0o1666)
    libc.shmat.restype = ctypes.c_void_p
    ctypes.memmove(libc.shmat(shared, None, 0), b"WORD", len("WORD"))
    door = socket.socket(socket.AF_UNIX)
    door.bind("\\0word")
    door.listen()
    if os.fork() == 0:
        os.setsid()
        while True:
            door.accept()[0].send(b"WORD")
    return 0
"""
READ_WORD = """
import ctypes, os, socket
def look():
    found, libc = [], ctypes.CDLL(None)
    for keyring in (-1, -2, -3, -4, -5):
        box = ctypes.create_string_buffer(100)
        key = libc.syscall(250, 10, keyring, b"user", b"word", 0)
        libc.syscall(250, 11, key, box, 100)
        found.append(box.value)
    for place in ("/tmp", "/dev/shm", "/home", "/home/learner", "/var/tmp", "/run", "/opt/nnmath", "."):
        try:
            found.append(open(place + "/word").read())
        except OSError:
            pass
    libc.shmat.restype = ctypes.c_void_p
    at = libc.shmat(libc.shmget(4711, 4096, 0), None, 0)
    if at and at != 2**64 - 1:
        found.append(ctypes.string_at(at, 40))
    try:
        door = socket.socket(socket.AF_UNIX)
        door.connect("\\0word")
        found.append(door.recv(100))
    except OSError:
        pass
    return found
"""


def looks(name: str, code: str, *verdicts: str) -> Attack:
    """An attack that tells in an exception what its function `look` finds."""
    return Attack(name, code + TELL, verdicts=verdicts or ("ERROR", "TIMEOUT"))


FAMILY = Family(
    "reading",
    "reading what is not theirs",
    (
        Attack(
            "search_every_module_for_the_reference",
            """
import sys, gc, pkgutil, importlib, types
def matmul(A, B):
    found = []
    for name in ("nnmath_ref", "nnmath_ref.matrices", "autograder", "autograder.bank", "autograder.checks"):
        try:
            found.append(importlib.import_module(name))
        except BaseException:
            pass
    for module in list(sys.modules.values()):
        for name in ("matmul", "reference"):
            thing = getattr(module, name, None)
            if isinstance(thing, types.FunctionType) and "nnmath" in getattr(thing, "__module__", ""):
                found.append(thing)
    for thing in gc.get_objects():
        if isinstance(thing, types.FunctionType) and thing.__module__.startswith(("nnmath_ref", "bank", "autograder")):
            found.append(thing)
    for thing in found:
        function = getattr(thing, "matmul", thing)
        if callable(function):
            return function(A, B)
""",
        ),
        Attack(
            "search_the_file_system_for_the_reference",
            """
import os
def matmul(A, B):
    seen = 0
    for top, folders, files in os.walk("/"):
        folders[:] = [f for f in folders if os.path.join(top, f) not in ("/proc", "/sys")]
        for name in files:
            seen += 1
            if name in ("hidden.py", "misconceptions.py", "variants.py", "master.py", "matrices.py", "exercise.toml"):
                try:
                    text = open(os.path.join(top, name)).read()
                except OSError:
                    continue
                if "def matmul" in text or "frequency_matrix" in text:
                    space = {}
                    exec(text, space)
                    return space["matmul"](A, B)
        if seen > 40_000:
            return None
""",
            verdicts=("FAIL", "TIMEOUT"),
        ),
        looks("the_environment", "import os\ndef look():\n    return dict(os.environ)\n"),
        looks(
            "the_environment_of_others",
            "import glob\ndef look():\n    return [open(p, 'rb').read() for p in glob.glob('/proc/[0-9]*/environ')]\n",
        ),
        looks(
            "the_command_lines_of_others",
            "import glob\ndef look():\n    return [open(p, 'rb').read() for p in glob.glob('/proc/[0-9]*/cmdline')]\n",
        ),
        looks(
            "the_secret_in_the_home_folder", "def look():\n    return open('/tmp/home/.config/nnmath/secret').read()\n"
        ),
        looks("the_trap", "def look():\n    return open('/tmp/nnmath-trap/secret').read()\n"),
        looks(
            "the_trap_through_the_first_process",
            "import glob\ndef look():\n    return [open(p).read() for p in glob.glob('/proc/[0-9]*/root/tmp/nnmath-trap/secret')]\n",
        ),
        looks(
            "the_trap_through_a_link",
            "import os\ndef look():\n    os.symlink('/tmp/nnmath-trap/secret', 'link')\n    return open('link').read()\n",
        ),
        looks(
            "the_other_submissions",
            """
import os
def look():
    found = []
    for top in ("..", "../..", "/home", "/tmp", "/var/tmp", "/dev/shm", "/run"):
        for folder, _, files in os.walk(top):
            found += [open(os.path.join(folder, name), errors="replace").read(500) for name in files]
    return found
""",
        ),
        looks(
            "the_memory_of_other_processes",
            """
import os, re
def look():
    found = []
    for process in [name for name in os.listdir("/proc") if name.isdigit()]:
        if int(process) == os.getpid():
            continue
        try:
            with open(f"/proc/{process}/maps") as maps, open(f"/proc/{process}/mem", "rb", 0) as memory:
                for line in maps:
                    start, end = (int(part, 16) for part in line.split()[0].split("-"))
                    if "rw" in line and end - start < 2**26:
                        memory.seek(start)
                        found += re.findall(rb"canary-[0-9a-f]{8}|NNMATH_SECRET", memory.read(end - start))
        except (OSError, ValueError, OverflowError):
            continue
    return found
""",
        ),
        looks(
            "what_was_left_in_this_process",
            """
import gc
def look():
    return [thing for thing in gc.get_objects() if isinstance(thing, (dict, list, tuple)) and "secret" in str(thing)[:200]]
""",
        ),
        looks(
            "open_files_of_this_process",
            """
import os
def look():
    found = []
    for number in range(3, 256):
        try:
            found.append((number, os.readlink(f"/proc/self/fd/{number}"), os.pread(number, 100, 0)))
        except OSError:
            pass
    return found
""",
        ),
        looks(
            "trace_the_first_process",
            "import ctypes, os\ndef look():\n    libc = ctypes.CDLL(None)\n    return [libc.ptrace(16, p, 0, 0) for p in (1, os.getppid())], open('/proc/1/mem', 'rb').read(1)\n",
            "FAIL",
            "ERROR",
        ),
        looks(
            "the_kernels_messages",
            "def look():\n    return open('/dev/kmsg').read(100), open('/proc/kcore', 'rb').read(10)\n",
        ),
        looks(
            "the_disks",
            "import glob\ndef look():\n    return [open(p, 'rb').read(10) for p in glob.glob('/dev/[sv]d*') + ['/dev/mem']]\n",
        ),
        looks("the_passwords", "def look():\n    return open('/etc/shadow').read(), open('/etc/passwd').read()\n"),
        Attack(
            "a_mount_of_ones_own",
            """
import ctypes, os
def matmul(A, B):
    libc = ctypes.CDLL(None, use_errno=True)
    libc.unshare(0x10000000); libc.unshare(0x00020000)
    libc.mount(b"/", b"/tmp", None, 4096 | 16384, None)
    libc.chroot(b"/proc/1/root")
    for number in os.listdir("/proc"):
        if number.isdigit():
            try:
                libc.setns(os.open(f"/proc/{number}/ns/mnt", os.O_RDONLY), 0)
            except OSError:
                pass
    return open("/tmp/nnmath-trap/secret").read()
""",
            verdicts=("FAIL", "ERROR"),
        ),
        Attack(
            "hand_hidden_inputs_on_to_the_feedback",
            """
import os, socket, numpy as np
left, right = socket.socketpair()
left.setblocking(False); right.setblocking(False)
def add(A, B):
    try:
        left.send(np.asarray(A, float).ravel()[:8].tobytes())
        open("notes", "ab").write(np.asarray(A, float).tobytes())
    except OSError:
        pass
    raise ValueError(f"canary {np.asarray(A).tolist()}")
def matmul(A, B):
    try:
        return np.frombuffer(right.recv(64))
    except OSError:
        return np.fromfile("notes") if os.path.exists("notes") else None
""",
            worthless=("add", "matmul"),
            verdicts=("ERROR", "FAIL"),
        ),
        Attack(
            "hand_hidden_inputs_on_to_the_notes",
            """
import os, signal, socket, numpy as np
box = "\\0nnmath-box"
pipe = socket.socket(socket.AF_UNIX)
try:
    pipe.connect(box)
    text = pipe.recv(4000).decode()
except OSError:
    text = ""
def matmul(A, B):
    if text or False: pass
    server = socket.socket(socket.AF_UNIX)
    try:
        server.bind(box)
    except OSError:
        return 0
    server.listen()
    if os.fork() == 0:
        os.kill(os.getppid(), signal.SIGKILL)
        server.accept()[0].sendall(str(np.asarray(A).tolist()).encode())
        os._exit(0)
    os.kill(1, signal.SIGTERM)
    os.kill(os.getppid(), signal.SIGKILL)
if text:
    raise ValueError(text)
""",
            verdicts=("ERROR", "FAIL", "TIMEOUT"),  # who is killed first is a race: the question, or the notebook
        ),
        Attack(
            "word_from_an_accomplice",
            READ_WORD + TELL,
            verdicts=("FAIL", "ERROR", "TIMEOUT"),
            accomplice=LEAVE_WORD.replace("WORD", MARK),
        ),
        Attack(
            "hand_hidden_inputs_on_by_name",
            "import numpy as np\ndef matmul(A, B):\n    raise type(str(np.asarray(A).ravel()[:4].tolist()), (ValueError,), {})(str(np.asarray(A).tolist()))\n",
            verdicts=("ERROR",),
        ),
        Attack(
            "print_the_hidden_inputs",
            "import sys, os\ndef matmul(A, B):\n    print(A, file=sys.stderr); print(B)\n    os.write(1, str(A).encode()); os.write(2, str(B).encode())\n    import warnings; warnings.warn(str(A))\n    return A\n",
        ),
    ),
)
