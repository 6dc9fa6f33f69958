"""A limit missed on a busy machine is tried once more, alone; one missed on a calm machine is missed."""

import contextlib
import multiprocessing
import os
import time
from dataclasses import replace

import pytest

from autograder.authoring.answers import solution
from autograder.exercise import by_slug
from autograder.grading import batch, isolate
from autograder.grading.batch import Graded, Job, grade_all, grade_one
from autograder.grading.pipeline import Handed, Postponed, grade
from autograder.grading.records import Verdict
from autograder.grading.submission import Submission
from autograder.grading.warm import Warm

pytestmark = pytest.mark.xdist_group("sandbox")
MATRICES = by_slug("munchable_matrices")
TIGHT = replace(MATRICES, limits=replace(MATRICES.limits, check_seconds=1.0, cell_seconds=1.0, submission_seconds=40))
OWN = {
    "slow": (
        "import time\ndef add(A, B):\n    end = time.process_time() + 0.9\n    while time.process_time() < end: pass\n"
    ),
    "endless": "def add(A, B):\n    while True: pass\n",
    "asleep": "import time\ndef add(A, B):\n    time.sleep(60)\n",
    "a slow cell": (
        "import time\nend = time.process_time() + 0.9\nwhile time.process_time() < end:\n    late = 1\n"
        "def add(A, B):\n    return [[a + b * late for a, b in zip(r, s)] for r, s in zip(A, B)]\n"
    ),
}


def spin():
    while True:
        pass


@contextlib.contextmanager
def busy(count):
    """So many endless loops on the one processor that the sandbox has as well; no other processor is disturbed."""
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(own)})
    loops = [multiprocessing.get_context("fork").Process(target=spin, daemon=True) for _ in range(count)]
    try:
        for loop in loops:
            loop.start()
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.join()
        os.sched_setaffinity(0, own)


def tried(name, warm, **more):
    text = f"{solution(MATRICES)}\n\n# %%\n{OWN[name]}"
    return grade(TIGHT, Handed("robin", "robin.py", text.encode()), "s", warm, only=["add"], **more)


@pytest.fixture
def warm():
    with Warm(isolate.choose()) as interpreter:
        grade(MATRICES, Handed("calm", "calm.py", solution(MATRICES).encode()), "s", interpreter, only=["add"])
        yield interpreter


@pytest.mark.slow
@pytest.mark.parametrize("name", ["slow", "a slow cell"])
def test_on_a_busy_machine_a_missed_limit_is_not_the_last_word(name):
    with busy(9), Warm(isolate.choose()) as warm, pytest.raises(Postponed):
        tried(name, warm, patient=True)


@pytest.mark.slow
def test_a_second_time_it_counts():
    with busy(9), Warm(isolate.choose()) as warm:
        result = tried("slow", warm)
    assert result.questions[0].checks[0].verdict is Verdict.TIMEOUT


def test_who_sleeps_is_not_waiting_for_the_machine(warm):
    assert tried("asleep", warm, patient=True).questions[0].checks[0].verdict is Verdict.TIMEOUT


@pytest.mark.slow
def test_an_endless_loop_on_a_calm_machine_is_one(warm):
    if waiting() > 0.15:
        pytest.skip("this machine is not calm")
    assert tried("endless", warm, patient=True).questions[0].checks[0].verdict is Verdict.TIMEOUT


def waiting():
    """The part of a second of work for which this process has to wait."""
    with open("/proc/self/schedstat") as file:
        before = int(file.read().split()[1])
    end = time.monotonic() + 1
    while time.monotonic() < end:
        pass
    with open("/proc/self/schedstat") as file:
        return (int(file.read().split()[1]) - before) / 1e9


def test_a_batch_grades_who_had_bad_luck_once_more_when_all_others_are_done(monkeypatch):
    asked = []

    def unlucky(exercise, handed, *args, patient, **more):
        asked.append((handed.student, patient))
        if patient and handed.student == "robin-1":
            raise Postponed
        return handed.student

    monkeypatch.setattr(batch, "grade", unlucky)
    class_ = [Handed(f"robin-{n}", "a.py", b"") for n in range(3)]
    done = list(grade_all(Job(MATRICES.folder, "s"), class_, jobs=1))
    assert [one.result for one in done] == ["robin-0", "robin-2", "robin-1"]
    assert asked == [("robin-0", True), ("robin-1", True), ("robin-2", True), ("robin-1", False)]
    assert grade_one(Job(MATRICES.folder, "s"), class_[1]) == Graded(class_[1], "robin-1")


@pytest.mark.parametrize("waits, starved", [((0.0, 9.0), False), ((0.2, 0.0), False), ((0.5, 0.0), True)])
def test_only_long_waiting_of_the_question_itself_excuses_it(waits, starved):
    submission = Submission(None, MATRICES.limits, b"", "a.py", ["add"])
    submission._waits = waits
    submission.missed(time.monotonic() - 1)
    assert submission.starved is starved
