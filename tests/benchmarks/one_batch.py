"""One batch of a sample class in a process of its own: its seconds and its memory, as a line of JSON.

`python tests/benchmarks/one_batch.py SLUG COUNT WORKERS [--dask] [--bound]`; results are dropped as they come.
`--bound`: all of it on one processor.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from handed_in import a_class
from machine import ROOT, Memory, one_thread_each

from autograder.exercise import by_slug
from autograder.grading.batch import Graded, Job, grade_all
from autograder.grading.cluster import grade_on_cluster
from autograder.grading.processors import keep_to, usable

SECRET = "benchmark"


def in_its_own_process(slug: str, count: int, workers: int, dask: bool = False, bound: bool = False) -> dict[str, Any]:
    """The figures of one batch that nothing before it has made warm."""
    one_thread_each()
    words = [sys.executable, __file__, slug, str(count), str(workers), *["--dask"] * dask, *["--bound"] * bound]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(figures, file=sys.stderr)
    return figures


def middle(batches: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The batch whose submissions cost neither most nor least."""
    return sorted(batches, key=lambda one: float(one["each"]))[len(batches) // 2]


def timed(graded: Iterator[Graded], begun: float) -> dict[str, float]:
    """Seconds until the first result and from there to the last: starting costs once, whatever the size."""
    moments = []
    for one in graded:
        assert one.result is not None and not one.result.faulty, one.problem
        moments.append(time.perf_counter())
    settled = len(moments) // 10  # by then every worker has started
    rest = moments[settled:]
    return {
        "seconds": moments[-1] - begun,
        "first": moments[0] - begun,
        "each": (rest[-1] - rest[0]) / (len(rest) - 1),
    }


@contextlib.contextmanager
def dask_cluster(workers: int) -> Iterator[str]:
    """A scheduler and worker processes on this machine; the scheduler's address."""
    from distributed import Client

    with tempfile.TemporaryDirectory() as room:
        file = Path(room) / "scheduler.json"
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
        command, more = [sys.executable, "-m", "dask"], ["--scheduler-file", str(file), "--no-dashboard"]
        started = [subprocess.Popen([*command, "scheduler", "--port", "0", *more], **quiet)]
        # as the README says, each of them keeps to one
        for processor in itertools.islice(itertools.cycle(usable()), workers):
            bound = ["taskset", "-c", str(processor), *command]
            started.append(subprocess.Popen([*bound, "worker", "--nthreads", "1", *more], **quiet))
        try:
            while not file.exists():
                time.sleep(0.1)
            with Client(scheduler_file=str(file), set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=120)
                address = client.scheduler.address
            yield address
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait(30)


def main() -> None:
    slug, count, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    exercise = by_slug(slug)
    job, handed = Job(exercise.folder, SECRET), a_class(exercise, count)
    figures: dict[str, Any] = {"slug": slug, "count": count, "workers": workers, "dask": "--dask" in sys.argv}
    figures["bound"] = "--bound" in sys.argv
    if figures["bound"]:
        keep_to(usable()[0])
    with contextlib.ExitStack() as stack:
        address = stack.enter_context(dask_cluster(workers)) if figures["dask"] else ""
        memory = stack.enter_context(Memory())
        begun = time.perf_counter()
        figures |= timed(grade_on_cluster(job, handed, address) if address else grade_all(job, handed, workers), begun)
    print(json.dumps(figures | {"MiB": memory.peak}))


if __name__ == "__main__":
    main()
