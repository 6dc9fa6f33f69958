"""Exhaustion: of time, memory, processes, files, output, recursion and the reader of the notebook."""

from __future__ import annotations

from autograder.selftest.attack import NOTHING, Attack, Family

STUCK = ("TIMEOUT", "ERROR")

FAMILY = Family(
    "exhaustion",
    "exhaustion of what a machine has",
    (
        Attack("end_the_process_in_a_question", "import os\ndef matmul(A, B):\n    os._exit(0)\n", verdicts=("ERROR",)),
        Attack(
            "kill_everything_in_sight",
            "import os, signal\ndef matmul(A, B):\n    os.kill(-1, signal.SIGKILL)\n    return 0\n",
            verdicts=("FAIL", "ERROR"),
        ),
        Attack("exit_at_the_top_level", NOTHING + "import sys\nsys.exit(0)\nraise SystemExit\nquit()\n"),
        Attack("never_end", "def matmul(A, B):\n    while True:\n        pass\n", verdicts=("TIMEOUT",)),
        Attack("sleep_without_end", "import time\ndef matmul(A, B):\n    time.sleep(10**6)\n", verdicts=("TIMEOUT",)),
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
            verdicts=("TIMEOUT",),
        ),
        Attack("never_end_in_c", "def matmul(A, B):\n    return sum(iter(int, 1))\n", verdicts=("TIMEOUT",)),
        Attack(
            "a_pattern_that_never_matches",
            "import re\ndef matmul(A, B):\n    return re.match(r'(a+)+$', 'a' * 60 + 'b')\n",
            verdicts=("TIMEOUT",),
        ),
        Attack("a_power_without_end", "def matmul(A, B):\n    return 9 ** 9 ** 9\n", verdicts=STUCK),
        Attack(
            "threads_without_end",
            "import threading, time\ndef matmul(A, B):\n    while True:\n        threading.Thread(target=time.sleep, args=(99,)).start()\n",
            verdicts=STUCK,
        ),
        Attack(
            "crash_the_interpreter", "import ctypes\ndef matmul(A, B):\n    ctypes.string_at(0)\n", verdicts=("ERROR",)
        ),
        Attack("abort", "import os\ndef matmul(A, B):\n    os.abort()\n", verdicts=("ERROR",)),
        Attack(
            "eat_all_memory",
            "def matmul(A, B):\n    x = []\n    while True:\n        x.append(bytearray(50_000_000))\n",
            verdicts=STUCK,
        ),
        Attack(
            "ask_for_impossible_memory",
            "import numpy as np\ndef matmul(A, B):\n    return np.ones(10**13)\n",
            verdicts=("ERROR",),
        ),
        Attack(
            "eat_memory_in_many_processes",
            "import os, time\ndef matmul(A, B):\n    for _ in range(20):\n        if os.fork() == 0:\n            x = bytearray(100_000_000)\n            time.sleep(99)\n    time.sleep(99)\n",
            verdicts=STUCK,
        ),
        Attack(
            "eat_shared_memory",
            "import mmap\ndef matmul(A, B):\n    x = []\n    while True:\n        m = mmap.mmap(-1, 50_000_000)\n        m.write(bytes(50_000_000)); x.append(m)\n",
            verdicts=STUCK,
        ),
        Attack(
            "hide_memory_in_files_without_a_name",
            "import os\nkept = []\ndef matmul(A, B):\n    for n in range(20):\n        kept.append(os.memfd_create(str(n)))\n        os.write(kept[-1], bytes(50_000_000))\n    return 0\n",
            verdicts=("ERROR",),
        ),
        Attack(
            "hide_memory_in_segments_that_nobody_holds",
            "import ctypes\ndef scale(k, A):\n    c = ctypes.CDLL(None, use_errno=True)\n    c.shmat.restype = ctypes.c_void_p\n    for n in range(20):\n        segment = c.shmget(0, 50_000_000, 0o1600)\n        if segment < 0: raise OSError(ctypes.get_errno(), 'shmget')\n        place = c.shmat(segment, None, 0)\n        ctypes.memset(place, 1, 50_000_000)\n        c.shmdt(ctypes.c_void_p(place))\n    return 0\n",
            worthless=("scale",),
            verdicts=("ERROR",),
        ),
        Attack(
            "fork_without_end", "import os\ndef matmul(A, B):\n    while True:\n        os.fork()\n", verdicts=STUCK
        ),
        Attack(
            "daemons",
            "import os, time\ndef matmul(A, B):\n    for _ in range(8):\n        if os.fork() == 0:\n            os.setsid()\n            if os.fork() == 0:\n                time.sleep(999)\n            os._exit(0)\n    return 0\n",
            verdicts=("FAIL", "ERROR"),
        ),
        Attack(
            "fill_the_disk",
            "def matmul(A, B):\n    with open('big', 'wb') as f:\n        while True: f.write(bytes(10_000_000))\n",
            verdicts=STUCK,
        ),
        Attack(
            "fill_every_folder_with_empty_files",
            "def matmul(A, B):\n    n = 0\n    while True:\n        for p in ('', '/tmp/', '/dev/shm/'):\n            open(f'{p}{n}', 'w').close()\n        n += 1\n",
            verdicts=STUCK,
        ),
        Attack(
            "open_files_without_end",
            "def matmul(A, B):\n    x = []\n    while True: x.append(open('/dev/null'))\n",
            verdicts=("ERROR",),
        ),
        Attack(
            "folders_without_bottom",
            "import os\ndef matmul(A, B):\n    while True:\n        os.mkdir('d'); os.chdir('d')\n",
            verdicts=STUCK,
        ),
        Attack(
            "print_without_end", "def matmul(A, B):\n    while True:\n        print('x' * 1_000_000)\n", verdicts=STUCK
        ),
        Attack(
            "write_to_standard_output_without_end",
            "import os\ndef matmul(A, B):\n    while True: os.write(1, b'x' * 100_000)\n",
            verdicts=STUCK,
        ),
        Attack("recurse_without_end", "def matmul(A, B):\n    return matmul(A, B)\n", verdicts=("ERROR",)),
        Attack(
            "a_cell_that_never_ends",
            "spin = 1\nwhile spin:\n    spin += 1\ndef matmul(A, B):\n    return spin\n",
            verdicts=("FAIL", "ERROR"),
        ),
        Attack(
            "brackets_without_end",
            "def matmul(A, B):\n    return " + "(" * 5000 + ")" * 5000 + "\n",
            worthless=(),
        ),
        Attack("a_sum_without_end", "def matmul(A, B):\n    return " + "+".join(["1"] * 20_000) + "\n", worthless=()),
        Attack("minus_signs_without_end", "x = " + "-" * 50_000 + "1\n" + NOTHING),
        Attack("a_line_without_end", "x = '" + "y" * 5_000_000 + "'\n" + NOTHING),
        Attack(
            "a_thousand_functions",
            "".join(f"def f{n}(): return f{n + 1}()\n" for n in range(1000)) + "def matmul(A, B): return f0()\n",
            verdicts=("ERROR", "TIMEOUT", "FAIL"),
        ),
    ),
)
