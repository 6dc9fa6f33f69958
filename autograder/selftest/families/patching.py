"""Libraries and built-ins that are changed until every comparison agrees."""

from __future__ import annotations

from autograder.selftest.attack import NOTHING, Attack, Family

FAMILY = Family(
    "patching",
    "patched libraries and built-ins",
    (
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
            "import numpy as np, builtins\nnp.allclose = lambda *a, **k: True\nbuiltins.all = lambda *a: True\n"
            + NOTHING,
        ),
        Attack(
            "patched_while_it_is_called",
            """
import builtins, numpy as np
def matmul(A, B):
    np.isfinite = np.abs = lambda *a, **k: np.zeros(1)
    builtins.isinstance = lambda *a: True
    builtins.abs = builtins.max = lambda *a, **k: 0
    return 0
""",
            verdicts=("FAIL", "ERROR", "TIMEOUT"),
        ),
        Attack(
            "the_import_replaced",
            """
import builtins
def matmul(A, B):
    builtins.__import__ = lambda *a, **k: None
    return 0
""",
            verdicts=("FAIL", "ERROR"),
        ),
        Attack(
            "struct_and_json_replaced",
            "import struct, json\ndef matmul(A, B):\n    struct.pack = lambda *a: b''\n    json.dumps = lambda *a, **k: '100'\n    return 0\n",
            verdicts=("ERROR", "TIMEOUT", "FAIL"),
        ),
        Attack(
            "sockets_replaced",
            "import socket\ndef matmul(A, B):\n    socket.socket.sendmsg = socket.socket.sendall = lambda *a, **k: 10**9\n    return 0\n",
            verdicts=("TIMEOUT", "ERROR", "FAIL"),
        ),
        Attack(
            "arrays_patched_in_c",
            """
import ctypes, gc, numpy as np
def matmul(A, B):
    for table in gc.get_referents(np.ndarray.__dict__):
        if isinstance(table, dict):
            table["__eq__"] = table["all"] = lambda *a, **k: True
    ctypes.pythonapi.PyType_Modified(ctypes.py_object(np.ndarray))
    return 0
""",
        ),
        Attack(
            "a_small_number_overwritten",
            """
import ctypes
def matmul(A, B):
    ctypes.memmove(id(0) + 24, id(1) + 24, 4)
    return 0
""",
            verdicts=("FAIL", "ERROR", "TIMEOUT"),
        ),
        Attack(
            "a_numpy_of_ones_own",
            NOTHING
            + """
import sys, types
fake = types.ModuleType("numpy")
fake.__getattr__ = lambda name: (lambda *a, **k: True)
sys.modules["numpy.testing"] = fake
open("numpy.py", "w").write("allclose = array_equal = lambda *a, **k: True")
sys.path.insert(0, ".")
""",
        ),
        Attack(
            "files_that_python_reads_when_it_starts",
            """
import os, sys
def matmul(A, B):
    for place in (".", os.path.expanduser("~"), sys.prefix, "/tmp"):
        for name in ("sitecustomize.py", "usercustomize.py", "numpy.py", "pytest.py", "conftest.py", "evil.pth"):
            try:
                open(os.path.join(place, name), "w").write("import os; os._exit(0)")
            except OSError:
                pass
    return 0
""",
        ),
        Attack(
            "hooks_for_every_import",
            NOTHING
            + """
import sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        raise ImportError(name)
sys.meta_path.insert(0, Finder())
sys.path_hooks.insert(0, lambda path: 1 / 0)
""",
        ),
        Attack(
            "things_done_at_the_end",
            """
import atexit, gc, os, threading, weakref
atexit.register(os._exit, 0)
def matmul(A, B):
    gc.callbacks.append(lambda *a: None)
    threading.Thread(target=lambda: [None for _ in iter(int, 1)], daemon=True).start()
    return 0
""",
        ),
        Attack(
            "a_random_that_is_not",
            "import numpy as np, random\ndef matmul(A, B):\n    np.random.default_rng = lambda *a: None\n    np.random.seed(0); random.random = lambda: 0.5\n    return 0\n",
        ),
        Attack(
            "a_recursion_limit_without_limit",
            "import sys\nsys.setrecursionlimit(2**31 - 1)\ndef matmul(A, B):\n    return matmul(A, B)\n",
            verdicts=("ERROR", "TIMEOUT"),
        ),
        Attack(
            "a_codec_of_ones_own",
            NOTHING
            + "import codecs\ncodecs.register(lambda name: 1 / 0)\ncodecs.register_error('strict', lambda error: ('', error.end))\n",
        ),
    ),
)
