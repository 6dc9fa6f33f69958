"""Submissions that try to get points, secrets or trouble. Payloads are harmless: a canary file, a number, a loop.

Each is the worked solution of `munchable_matrices` with something hostile on top. What it may cost is written with it:
the questions that earn nothing; every other question earns full points, and so does the next student.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Attack:
    """One hostile submission: text that comes after the solution, and the questions that must earn nothing for it."""

    name: str
    code: str
    worthless: tuple[str, ...] = ("matmul",)


NOTHING = "def matmul(A, B):\n    return 0\n"

CORPUS = (
    Attack(
        "comparisons_that_always_agree",
        NOTHING
        + """
import numpy as np
np.allclose = np.array_equal = np.array_equiv = np.isclose = lambda *a, **k: True
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
np.all = lambda *a, **k: True
""",
    ),
    Attack(
        "comparisons_patched_before_the_solution",
        "import numpy as np, builtins\nnp.allclose = lambda *a, **k: True\nbuiltins.all = lambda *a: True\n" + NOTHING,
    ),
    Attack(
        "an_answer_that_equals_everything",
        """
class Yes:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __bool__(self): return True
    def __array__(self, *a, **k): return __import__("numpy").zeros((1, 1))
    def __float__(self): return 0.0
    def __abs__(self): return self
    def __sub__(self, other): return self
    __rsub__ = __add__ = __le__ = __lt__ = lambda self, other: True
    shape = (4, 5); ndim = 2; dtype = float; size = 20
def matmul(A, B):
    return Yes()
""",
    ),
    Attack(
        "an_array_with_a_mind_of_its_own",
        """
import numpy as np
class Liar(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __sub__(self, other): return np.zeros(self.shape)
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs): return True
def matmul(A, B):
    return np.zeros((len(A), len(B[0]))).view(Liar)
""",
    ),
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
    ),
    Attack(
        "end_the_process_in_a_question",
        "import os\ndef matmul(A, B):\n    os._exit(0)\n",
    ),
    Attack(
        "kill_everything_in_sight",
        "import os, signal\ndef matmul(A, B):\n    os.kill(-1, signal.SIGKILL)\n    return 0\n",
    ),
    Attack("exit_at_the_top_level", NOTHING + "import sys\nsys.exit(0)\nraise SystemExit\nquit()\n"),
    Attack("never_end", "def matmul(A, B):\n    while True:\n        pass\n"),
    Attack(
        "never_end_and_swallow_every_signal",
        """
import signal
def matmul(A, B):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        try:
            while True: pass
        except BaseException:
            pass
""",
    ),
    Attack("crash_the_interpreter", "import ctypes\ndef matmul(A, B):\n    ctypes.string_at(0)\n"),
    Attack(
        "eat_all_memory", "def matmul(A, B):\n    x = []\n    while True:\n        x.append(bytearray(50_000_000))\n"
    ),
    Attack("fork_without_end", "import os\ndef matmul(A, B):\n    while True:\n        os.fork()\n"),
    Attack(
        "fill_the_disk",
        "def matmul(A, B):\n    with open('big', 'wb') as f:\n        while True: f.write(bytes(10_000_000))\n",
    ),
    Attack("print_without_end", "def matmul(A, B):\n    while True:\n        print('x' * 1_000_000)\n"),
    Attack("recurse_without_end", "def matmul(A, B):\n    return matmul(A, B)\n"),
    Attack(
        "speak_on_the_pipe",
        """
import os, struct
def matmul(A, B):
    for number in range(3, 64):
        for data in (b"", b"\\x01\\x00\\x00\\x00N", struct.pack("<I", 2**31) + b"x", b"\\xff" * 4096):
            try:
                os.write(number, data)
            except OSError:
                pass
    return 0
""",
    ),
    Attack(
        "answer_in_place_of_the_worker",
        """
import sys, gc
def matmul(A, B):
    for module in list(sys.modules.values()):
        name = getattr(module, "__name__", "")
        if name.startswith("inside"):
            for attribute in ("encode", "_answer", "_changed", "send"):
                if hasattr(module, attribute):
                    setattr(module, attribute, lambda *a, **k: b"T")
    return 0
""",
    ),
    Attack(
        "a_background_process_that_answers_later",
        """
import os, time
if os.fork() == 0:
    while True:
        time.sleep(0.01)
"""
        + NOTHING,
    ),
    Attack(
        "pickle_bomb_as_an_answer",
        "class P:\n    def __reduce__(self): return (print, ('boom',))\ndef matmul(A, B):\n    return P()\n",
    ),
    Attack(
        "a_handle_forged",
        "from inside.wire import Handle\ndef matmul(A, B):\n    return Handle('grader', 1, 'function', 'x')\n",
    ),
    Attack("huge_answer", "import numpy as np\ndef matmul(A, B):\n    return np.zeros((10_000, 10_000))\n"),
    Attack("deep_answer", "def matmul(A, B):\n    x = []\n    for _ in range(100_000): x = [x]\n    return x\n"),
    Attack(
        "network",
        "import urllib.request\ndef matmul(A, B):\n    return urllib.request.urlopen('http://127.0.0.1:9').read()\n",
    ),
    Attack("ready_made", "import numpy as np\ndef matmul(A, B):\n    return np.asarray(A) @ np.asarray(B)\n"),
    Attack(
        "ready_made_by_another_name", "from numpy import dot as add_up\ndef matmul(A, B):\n    return add_up(A, B)\n"
    ),
    Attack(
        "ready_made_in_a_container",
        "import numpy as np\ntools = {'x': [np.dot]}\ndef matmul(A, B):\n    return tools['x'][0](A, B)\n",
    ),
    Attack("ready_made_by_text", "import numpy as np\ndef matmul(A, B):\n    return getattr(np, 'do' + 't')(A, B)\n"),
    Attack(
        "ready_made_by_eval",
        "import numpy as np\ndef matmul(A, B):\n    return eval('np.asarray(A) @ np.asarray(B)')\n",
    ),
    Attack(
        "ready_made_by_default",
        "import numpy as np\ndef matmul(A, B, together=np.matmul):\n    return together(A, B)\n",
    ),
    Attack(
        "ready_made_in_a_class",
        """
import numpy as np
class Helper:
    def __call__(self, A, B): return np.einsum("ij,jk->ik", A, B)
matmul = Helper()
""",
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
    ),
)
