"""Bombs of processes and memory behind the wall: `tools/wall python tests/attacks/run_bombs.py`.

One line of JSON for each bomb: how many processes and threads it had at most, the limit, the verdict and the remark.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import replace

from autograder.authoring.answers import solution
from autograder.errors import UserError
from autograder.exercise import by_slug
from autograder.grading import isolate
from autograder.grading.pipeline import Handed, grade
from autograder.grading.warm import Warm
from autograder.selftest.wall import must_stand

LIMIT, MEMORY = 24, 300
BOMBS = {
    "fork": "import os\ndef matmul(A, B):\n    while True:\n        try: os.fork()\n        except OSError: pass\n",
    "fork and leave the session": (
        "import os\ndef matmul(A, B):\n    while True:\n        try:\n            if os.fork() == 0: os.setsid()\n"
        "        except OSError: pass\n"
    ),
    "threads": (
        "import threading, time\ndef matmul(A, B):\n    while True:\n"
        "        try: threading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n"
        "        except RuntimeError: pass\n"
    ),
    "memory at once": "import numpy as np\ndef matmul(A, B):\n    return np.ones(10**10)\n",
    "memory bit by bit": "def matmul(A, B):\n    x = []\n    while True:\n        x.append(b'1' * 10_000_000)\n",
    "memory of many": (
        "import os, time\ndef matmul(A, B):\n    for _ in range(8):\n        if os.fork() == 0:\n"
        "            x = b'1' * 100_000_000\n            time.sleep(99)\n    time.sleep(99)\n"
    ),
    "memory at the top level": (
        "import os, time\ndef eat():\n    for _ in range(8):\n        if os.fork() == 0:\n            break\n"
        "    x = b'1' * 100_000_000\n    time.sleep(99)\n    return x\nspare = eat()\n"
        "def matmul(A, B):\n    return spare\n"
    ),
}


class Counter(threading.Thread):
    """Counts the tasks of this PID namespace as fast as it can."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most, self.over = 0, threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            self.most = max(self.most, tasks())


def tasks() -> int:
    """The processes and threads here, without those of this process."""
    count = 0
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                count += os.stat(f"/proc/{name}/task").st_nlink - 2
            except OSError:
                continue
    return count


def main() -> None:
    """Throws each bomb at one worker."""
    try:
        must_stand()
    except UserError as error:
        sys.exit(str(error))
    exercise = by_slug("munchable_matrices")
    tight = replace(exercise, limits=replace(exercise.limits, processes=LIMIT, check_seconds=3))
    small = replace(tight, limits=replace(tight.limits, memory_mib=MEMORY))
    with Warm(isolate.choose()) as warm:
        worked = solution(exercise)
        grade(tight, Handed("calm", "calm.py", worked.encode()), "s", warm)
        for name, code in BOMBS.items():
            before, counter = tasks(), Counter()
            counter.start()
            narrow = small if name.startswith("memory") else tight
            result = grade(narrow, Handed("bomb", "bomb.py", f"{worked}\n\n# %%\n{code}".encode()), "s", warm)
            counter.over.set()
            counter.join()
            remarks = {question.name: question.checks[0].remark for question in result.questions if question.checks}
            verdicts = {
                question.name: question.checks[0].verdict.value for question in result.questions if question.checks
            }
            lost = [one for one, verdict in verdicts.items() if verdict != "PASS"]
            line = {"bomb": name, "limit": LIMIT, "most": counter.most - before, "verdict": verdicts["matmul"]}
            line |= {
                "lost": lost,
                "left": tasks() - before,
                "remark": remarks["matmul"],
                "notes": result.notes,
                "seconds": result.seconds,
            }
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
