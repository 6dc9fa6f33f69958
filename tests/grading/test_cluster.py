"""A cluster of real Dask processes gives the same bytes as this machine alone, also when a worker is killed."""

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from autograder.authoring.answers import solution
from autograder.demo import CLASS
from autograder.exercise import by_slug
from autograder.grading.batch import Job, grade_all
from autograder.grading.cluster import NoCluster, Order, grade_on_cluster, grade_there
from autograder.grading.outputs import write_scores
from autograder.grading.pipeline import Handed

pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("sandbox")]
EXERCISE = by_slug("munchable_matrices")
JOB = Job(EXERCISE.folder, "a secret")


@contextlib.contextmanager
def dask(folder, workers):
    """A scheduler and workers, each a process of its own; its address and the workers' nannies."""
    place, more = folder / "scheduler.json", ["--scheduler-file", folder / "scheduler.json"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    command = [sys.executable, "-m", "dask"]
    started = [subprocess.Popen([*command, "scheduler", "--port", "0", "--no-dashboard", *more], **quiet)]
    try:
        for _ in range(workers):
            words = [*command, "worker", "--nthreads", "1", "--no-dashboard", *more]
            started.append(subprocess.Popen(words, **quiet))
        from distributed import Client

        until = time.monotonic() + 60
        while not place.exists() and time.monotonic() < until:
            time.sleep(0.1)
        with Client(scheduler_file=str(place), set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)
            yield client
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(20)


@pytest.fixture(scope="module")
def handed():
    """Right and wrong notebooks of the sample class, a few times each; none that waits for a time limit."""
    books = [path for path in sorted((CLASS / EXERCISE.slug).iterdir()) if path.suffix == ".ipynb"]
    chosen = [path for path in books if "while True" not in path.read_text(encoding="utf-8", errors="replace")][:6]
    return [Handed(f"{path.stem} {turn}", path.name, path.read_bytes()) for path in chosen for turn in range(4)]


def scores(done, folder, name):
    done = list(done)
    assert [one.problem for one in done if one.problem] == []
    write_scores(sorted((one.result for one in done), key=lambda result: result.student), folder / name)
    return (folder / name).read_bytes()


@pytest.fixture(scope="module")
def alone(handed, tmp_path_factory):
    return scores(grade_all(JOB, handed, 2), tmp_path_factory.mktemp("alone"), "scores.csv")


def test_two_workers_give_the_same_scores(handed, alone, tmp_path):
    with dask(tmp_path, 2) as client:
        assert scores(grade_on_cluster(JOB, handed, client.scheduler.address), tmp_path, "scores.csv") == alone


def test_a_worker_killed_in_the_middle_loses_nothing(handed, alone, tmp_path):
    with dask(tmp_path, 2) as client:
        done = []
        for graded in grade_on_cluster(JOB, handed, client.scheduler.address):
            done.append(graded)
            if len(done) == 3:
                os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
        assert sorted(one.handed.student for one in done) == sorted(one.student for one in handed)
        assert scores(done, tmp_path, "scores.csv") == alone


def test_no_scheduler_is_one_line():
    with pytest.raises(NoCluster, match=r"no scheduler at tcp://127\.0\.0\.1:9: .*dask scheduler"):
        list(grade_on_cluster(JOB, [], "tcp://127.0.0.1:9"))


def test_a_worker_with_another_version_of_the_exercise_says_so():
    handed = Handed("robin", "a.py", solution(EXERCISE).encode())
    with pytest.raises(NoCluster, match="another version of munchable_matrices"):
        grade_there(Order(EXERCISE.slug, "0" * 16, "s", False), handed)
