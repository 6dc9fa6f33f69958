"""What the benchmarks compute from what they measured."""

import json
import sys
from pathlib import Path

import pytest
from threadpoolctl import threadpool_info, threadpool_limits

sys.path.insert(0, str(Path(__file__).parent))
from against_bare import summary
from epoch import in_turns
from handed_in import solved
from machine import THREADED, one_thread_each
from one_batch import middle
from peers import agree
from scaling import batches
from soak import estimate, growth
from stages import Stages


def test_growth_is_the_slope_after_the_start():
    samples = [(n, n, {"grader": 500 - n if n < 200 else 100 + 0.003 * n}) for n in range(0, 1001, 10)]
    assert growth(samples, "grader", 1000) == pytest.approx(3)


def test_a_process_that_was_seen_once_has_no_slope():
    assert growth([(1.0, 900, {"grader": 80.0})], "grader", 1000) == 0


def test_a_million_are_estimated_from_the_time_of_all_workers():
    need = estimate({"seconds": 36.0, "count": 1000, "workers": 2, "bytes recorded": 13_000})
    assert need["core hours"] == pytest.approx(20)
    assert need["hours on one machine"] == pytest.approx(20 / need["cores of a machine"])
    assert need["database GB"] == pytest.approx(13)


def test_of_small_batches_the_middle_one_counts():
    assert middle([{"each": each} for each in (5.0, 1.0, 3.0, 2.0, 4.0)]) == {"each": 3.0}


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        ({"s0": 1.0, "s1": 0.0}, {"s0": 1.0, "s1": 0.5}),
        ({"s0": 0.9, "s1": 0.0}, {"s0": 0.9, "s1": 0.0}),
        ({"s0": 1.0, "s1": 0.0}, {"s0": 1.0}),
    ],
)
def test_other_scores_end_the_benchmark(own, theirs):
    with pytest.raises(SystemExit, match="the scores differ"):
        agree(own, theirs, "a peer")


def test_equal_scores_are_silent():
    agree({"s0": 1.0, "s1": 0.0}, {"s0": 1.0, "s1": 0.0}, "a peer")


def test_a_release_gets_the_answers_of_its_source():
    def book(*sources):
        cells = [
            {"source": [source], "metadata": {"nbgrader": {"grade_id": str(place), "solution": place == 0}}}
            for place, source in enumerate(sources)
        ]
        return json.dumps({"cells": cells}).encode()

    found = json.loads(solved(book("...", "a test"), book("an answer", "another test")))["cells"]
    assert [cell["source"] for cell in found] == [["an answer"], ["a test"]]


def test_the_time_of_an_inner_stage_counts_once(monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr("stages.time.perf_counter", lambda: float(next(clock)))
    monkeypatch.setattr("stages.time.thread_time", lambda: 0.0)
    stages = Stages()
    inner = stages.counted("inner", lambda: None)
    stages.counted("outer", inner)()
    assert stages.wall == {"inner": 1.0, "outer": 2.0}


def test_epochs_take_turns_and_the_first_ones_do_not_count(monkeypatch):
    clock, order = [0.0], []

    def epoch(name, *seconds):
        left = list(seconds)

        def run():
            order.append(name)
            clock[0] += left.pop(0)

        return run

    monkeypatch.setattr("epoch.time.process_time", lambda: clock[0])
    assert in_turns({"a": epoch("a", 9, 9, 1, 3, 2), "b": epoch("b", 9, 9, 4, 5, 80)}, 3) == {"a": 2, "b": 5}
    assert order == ["a", "b"] * 5


def test_a_library_that_has_counted_the_cores_computes_on_one_all_the_same(monkeypatch):
    for library in THREADED:  # else the test would leave them behind
        monkeypatch.setenv(f"{library}_NUM_THREADS", "1")
    with threadpool_limits(2):
        one_thread_each()
        assert {library["num_threads"] for library in threadpool_info()} == {1}


def test_a_ratio_is_one_of_the_seconds_of_one_turn():
    turns = [{"graded": 2 * fast, "code": fast, "code and checks": 1.25 * fast} for fast in (1.0, 3.0, 2.0)]
    found = summary(turns)
    assert (found["graded"], found["code"]) == (4.0, 2.0)
    assert found["against code"] == [2.0, 2.0, 2.0] and found["against code and checks"] == [1.6, 1.6, 1.6]


def test_batches_take_turns_and_the_middle_one_of_each_kind_counts(monkeypatch):
    seconds, order = iter([9, 1, 4, 8, 6, 2]), []

    def batch(slug, size, *kind):
        order.append(kind)
        return {"each": next(seconds), "kind": kind}

    monkeypatch.setattr("scaling.in_its_own_process", batch)
    kinds = [(1, False, False), (2, True, False)]
    assert batches("slug", 300, kinds, 3) == [{"each": 6, "kind": kinds[0]}, {"each": 2, "kind": kinds[1]}]
    assert order == kinds * 3
