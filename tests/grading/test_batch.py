"""Many submissions, and processes that die: every one is graded exactly once, and honest ones as on a calm day."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import ClassVar

import pytest

from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.grading import batch
from autograder.grading.batch import Died, Graded, Job, grade_all, grade_one, run_on
from autograder.grading.pipeline import Handed

ROOT = Path(__file__).parent.parent.parent
MATRICES = by_slug("munchable_matrices")
JOB = Job(MATRICES.folder, "secret")
pytestmark = pytest.mark.xdist_group("sandbox")


def handed(count):
    return [Handed(f"robin-{n}", f"robin-{n}.py", solution(MATRICES).encode()) for n in range(count)]


class Dying(ThreadPoolExecutor):
    """An executor whose process dies on some submissions, as often as they say."""

    deaths: ClassVar[dict[str, int]] = {}

    def submit(self, function, job, one, patient=False):
        future = Future()
        if Dying.deaths.get(one.student, 0) > 0:
            Dying.deaths[one.student] -= 1
            future.set_exception(BrokenExecutor())
        else:
            future.set_result(Graded(one, None, "done"))
        return future


@pytest.fixture
def dying(monkeypatch):
    monkeypatch.setattr(batch, "pool", lambda count: Dying(count))
    Dying.deaths = {}
    return Dying.deaths


def test_what_a_dead_process_had_not_finished_is_graded_again(dying):
    dying |= {"robin-3": 1, "robin-7": 1}
    done = list(grade_all(JOB, handed(10), jobs=2))
    assert sorted(one.handed.student for one in done) == sorted(one.student for one in handed(10))
    assert {one.problem for one in done} == {"done"}


def test_a_submission_on_which_processes_die_again_and_again_is_our_fault_and_costs_nobody_else(dying):
    dying |= {"robin-3": 99}
    done = {one.handed.student: one for one in grade_all(JOB, handed(10), jobs=2)}
    assert len(done) == 10
    assert done["robin-3"].result.faulty
    assert {one.problem for name, one in done.items() if name != "robin-3"} == {"done"}


def test_only_who_was_at_work_is_suspected():
    Dying.deaths = {"robin-5": 1}
    with pytest.raises(Died) as died:
        list(run_on(Dying(1), JOB, handed(20), 3))
    assert "robin-5" in {one.student for one in died.value.at_work}
    assert len(died.value.at_work) <= 3


def test_a_fault_of_ours_stays_with_its_submission(monkeypatch):
    def stumble(*args, **kwargs):
        raise OverflowError("ours")

    monkeypatch.setattr(batch, "grade", stumble)
    (one,) = handed(1)
    assert grade_one(JOB, one).result.faulty


GRADER = """
import sys
from autograder.exercise import by_slug
from autograder.grading.batch import Job, grade_all
from autograder.grading.pipeline import Handed
if __name__ == "__main__":
    slow = b"import time\\ndef add(A, B):\\n    time.sleep(60)\\n"
    print("begun", flush=True)
    job = Job(by_slug("munchable_matrices").folder, "s")
    list(grade_all(job, [Handed(str(n), "a.py", slow) for n in range(4)], 2))
"""


def below(process):
    """Every process that came from this one, as /proc tells it now."""
    parents = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                parents[int(name)] = int(file.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
    found, fresh = set(), {process}
    while fresh:
        fresh = {child for child, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return found


def alive(processes):
    found = set()
    for process in processes:
        try:
            with open(f"/proc/{process}/stat") as file:
                if file.read().rsplit(")", 1)[1].split()[0] != "Z":
                    found.add(process)
        except OSError:
            continue
    return found


def ours(process):
    """Whether it is a worker, or the sandbox of one: what a submission's own processes are, it may end itself."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return b"spawn_main" in words or b"bwrap" in words.split(b"\0")[0]


@pytest.mark.slow
def test_a_killed_grader_leaves_no_process_behind(tmp_path):
    (tmp_path / "grader.py").write_text(GRADER)
    grader = subprocess.Popen(
        [sys.executable, str(tmp_path / "grader.py")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    deadline = time.monotonic() + 90
    while len(below(grader.pid)) < 7 and time.monotonic() < deadline:  # two workers, two sandboxes with what is in them
        time.sleep(0.1)
    children = below(grader.pid)
    assert len(children) >= 4
    grader.kill()
    grader.wait()
    grader.stdout.close()
    deadline = time.monotonic() + 30
    while (left := alive(children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not left


@pytest.mark.slow
def test_workers_and_interpreters_killed_at_random_change_no_score(monkeypatch):
    """Sixty submissions, one in twenty of them stuck, while somebody kills processes: scores as on a calm day."""
    wrong = b"def add(A, B):\n    return A\n"
    stuck = solution(MATRICES).encode() + b"\n\n# %%\ndef scale(k, A):\n    while True: pass\n"
    files = [stuck if n % 20 == 7 else solution(MATRICES).encode() if n % 2 else wrong for n in range(60)]
    class_ = [Handed(f"robin-{n:02}", f"robin-{n:02}.py", data) for n, data in enumerate(files)]
    short = class_[:8]
    calm = {one.handed.data: one.result.points for one in grade_all(JOB, short, jobs=2)}
    draw, over, killed = random.Random(7), threading.Event(), []

    def kill():
        while len(killed) < 4 and not over.wait(2.5):
            if victims := sorted(process for process in below(os.getpid()) if ours(process)):
                killed.append(draw.choice(victims))
                try:
                    os.kill(killed[-1], signal.SIGKILL)
                except OSError:
                    continue

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        done = list(grade_all(JOB, class_, jobs=2))
    finally:
        over.set()
        killer.join()
    assert killed
    assert sorted(one.handed.student for one in done) == [one.student for one in class_]
    assert {one.handed.student: one.result.points for one in done} == {one.student: calm[one.data] for one in class_}
    assert not any(one.result.faulty for one in done)
