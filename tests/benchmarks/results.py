"""Writes RESULTS.md and its picture from the figures of the last run of each benchmark: `make bench`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from machine import KEPT
from picture import draw

HERE = Path(__file__).parent
STUDENT = "student's process"

Figures = dict[str, Any]


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table in Markdown; the first column is text, the others are numbers."""
    yield f"| {' | '.join(titles)} |"
    yield f"|---|{'---:|' * (len(titles) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def head(figures: Figures) -> Iterator[str]:
    """The machine, the versions, and how busy it was."""
    facts = figures["peers"]["facts"]
    yield "# What grading costs"
    yield ""
    yield "Written by `make bench` (`tests/benchmarks/results.py`); every number below was measured, none typed in."
    yield ""
    yield (
        f"{facts['date']}: {facts['processor']}, {facts['cores']} cores, {facts['memory']}, {facts['system']}, "
        f"Python {facts['python']}, NumPy {facts['numpy']}, otter-grader {facts['otter-grader']}, "
        f"nbgrader {facts['nbgrader']}."
    )
    said = ", ".join(f"{name} {part['facts']['load before']:g}" for name, part in figures.items())
    yield ""
    yield (
        f"Load average before each part: {said}. An idle machine has 0, but a part also finds what the one before it "
        "left. Where other programs run, seconds are longer, ratios rough, and two processes gain less over one."
    )
    yield ""


def peers(figures: Figures) -> Iterator[str]:
    """Seconds a submission by tool, and what of it ours is."""
    yield "## Against other graders"
    yield ""
    yield (
        "Wall time of a batch divided by its size. Half of the notebooks are right, half untouched, and all tools "
        "gave full points and none, else this table would not be here. `nnmath grade` runs as a user runs it, "
        "isolation on, two processes, start and pages included; `otter run` once a submission, `nbgrader autograde` "
        "once for its folder, both with the public checks only. Neither grades several at a time by itself. Ours "
        'does not call functions that are as they were handed out; "Against the bare execution" below has what a '
        "right notebook alone costs."
    )
    for one in figures["exercises"]:
        counts, ours = one["counts"], one["ours"]
        rows = [
            ("`otter run`", str(counts["otter"]), one["otter"]),
            ("`nbgrader autograde`", str(counts["nbgrader"]), one["nbgrader"]),
            ("`nnmath grade`", str(counts["ours"]), ours),
            (f"`nnmath grade`, the {counts['otter']} of `otter run`", str(counts["otter"]), one["ours, otter's few"]),
            (
                f"`nnmath grade`, the {counts['nbgrader']} of `nbgrader`",
                str(counts["nbgrader"]),
                one["ours, nbgrader's few"],
            ),
        ]
        lines = [
            (name, count, f"{each * 1000:.0f} ms", f"{1 / each:.2f}", f"{each / ours:.1f} ×")
            for name, count, each in rows
        ]
        lines.append(("the bare code, unprotected, unchecked", "", f"{one['bare']['code'] * 1000:.1f} ms", "", ""))
        yield ""
        yield f"### {one['slug']}"
        yield ""
        yield from table(("", "submissions", "each", "a second", "against ours"), lines)
    yield ""


def scaling(figures: Figures, soaked: Figures) -> Iterator[str]:
    """Cost against size and workers, memory, stages, and the bare execution; the soak is the largest size."""
    batches = figures["batches"]
    local = [one for one in batches if not one["dask"]]
    largest = max(one["workers"] for one in local)
    sizes = sorted((one for one in local if one["workers"] == largest), key=lambda one: int(one["count"]))
    beside = (soaked["slug"], soaked["workers"]) == (batches[0]["slug"], largest)
    yield "## Size"
    yield ""
    yield (
        f"A sample class (3 of 10 right, 1 untouched, 6 with a mistake each) of `{batches[0]['slug']}`, {largest} "
        "workers. Starting takes the same whatever the size, so it stands apart. In such a class most notebooks are "
        "opened twice, once for the marks and once for what the student is shown. A machine is not as fast in one hour "
        "as in another, so the most are held against small batches right before and after them."
    )
    yield ""
    rows = [_of_size(f"{one['count']:,}", one, sizes[0]) for one in sizes]
    if beside:
        rows.append(_of_size(f"{soaked['small']['count']:,}, before and after", soaked["small"], soaked["small"]))
        rows.append(_of_size(f"{soaked['count']:,}", soaked, soaked["small"]))
    yield from table(("submissions", "first result after", "each from then on", "ratio"), rows)
    yield ""
    yield "## Workers"
    yield ""
    yield (
        "Two workers on two processors have one each; a single one uses both in turns, its own and its sandbox's, "
        "unless it is bound to one. They take turns, each from a cold start, and the middle one of its kind counts."
    )
    yield ""
    counts = {one["count"] for one in batches if one["dask"]}
    same = sorted((one for one in batches if one["count"] in counts), key=lambda one: (one["dask"], one["workers"]))
    lines = []
    for one in same:
        alone = next((other for other in same if other["dask"] == one["dask"] and other["workers"] == 1), one)
        speed = alone["each"] / one["each"]
        lines.append(
            (
                "Dask" if one["dask"] else "local",
                f"{one['workers']}{', bound to one processor' if one.get('bound') else ''}",
                f"{one['each'] * 1000:.0f} ms",
                f"{speed:.2f}",
            )
        )
    yield from table(("", "workers", "each", "speed against one"), lines)
    yield ""
    yield from _memory([one for one in local if not one.get("bound")])
    yield from _stages(figures["stages"])
    yield from _bare(figures["bare"])


def _of_size(size: str, one: Figures, least: Figures) -> tuple[str, ...]:
    return size, f"{one['first']:.1f} s", f"{one['each'] * 1000:.0f} ms", f"{one['each'] / least['each']:.2f}"


def _memory(batches: Sequence[Figures]) -> Iterator[str]:
    yield "## Memory"
    yield ""
    yield "The largest process of each kind, in MiB; what forks share with the one they come from counts in both."
    yield ""
    roles = list(dict.fromkeys(role for one in batches for role in one["MiB"]))
    rows = [
        (
            f"{one['count']:,} with {one['workers']}",
            *(f"{one['MiB'][role]:.0f}" if role in one["MiB"] else "" for role in roles),
        )
        for one in batches
    ]
    yield from table(("submissions, workers", *roles), rows)
    yield ""


def _stages(stages: Sequence[Figures]) -> Iterator[str]:
    yield "## Where the time goes"
    yield ""
    yield (
        "One process, the sample class, milliseconds a submission; what a stage waits for the sandbox is in the first "
        "column only. Time in a stage that another one calls counts once."
    )
    yield ""
    whole = sum(stage["ms"] for stage in stages)
    rows = [
        (stage["stage"], f"{stage['ms']:.1f}", f"{100 * stage['ms'] / whole:.0f} %", f"{stage['own']:.1f}")
        for stage in stages
    ]
    rows.append(("all", f"{whole:.1f}", "100 %", f"{sum(stage['own'] for stage in stages):.1f}"))
    yield from table(("stage", "ms", "share", "of it the grader's own work"), rows)
    yield ""


def _bare(bare: Sequence[Figures]) -> Iterator[str]:
    yield "## Against the bare execution"
    yield ""
    yield (
        "The worked notebook graded by one warm process, against its code alone for the very same calls in an ordinary "
        "process, and against that with our reference and comparisons; all on one processor, in "
        f"{bare[0]['turns']} turns in each of {bare[0]['processes']} processes. Medians, and for the ratios of a turn "
        "the half of them in the middle."
    )
    yield ""
    rows = [
        (
            one["slug"],
            f"{one['graded'] * 1000:.0f} ms",
            f"{one['code'] * 1000:.1f} ms",
            f"{one['code and checks'] * 1000:.0f} ms",
            _quartiles(one["against code"]),
            _quartiles(one["against code and checks"]),
        )
        for one in bare
    ]
    yield from table(
        ("exercise", "graded", "its code alone", "with the checks", "graded against code", "against both"), rows
    )
    yield ""


def _quartiles(ratios: Sequence[float]) -> str:
    low, middle, high = ratios
    return f"{middle:.2f} × ({low:.2f} to {high:.2f})"


def soak(figures: Figures) -> Iterator[str]:
    """Memory over one long batch, and what a million need."""
    yield "## Soak"
    yield ""
    yield (
        f"{figures['count']:,} submissions of the sample class in one go, {figures['workers']} workers, results "
        f"dropped as they come: {figures['seconds']:.0f} s, {figures['faulty']} without a verdict of their own. A "
        f"submission of the second half took {figures['second half against first']:.2f} of the time of one of the "
        "first. Growth is the slope of memory after the first fifth."
    )
    yield ""
    rows = [(role, f"{size:.0f}", f"{figures['growth'][role]:+.2f}") for role, size in figures["MiB"].items()]
    yield from table(("", "most, MiB", "growth, MiB for 1,000 submissions"), rows)
    yield ""
    need = figures["million"]
    yield "## A million submissions"
    yield ""
    yield (
        f"From this soak, {need['core seconds each'] * 1000:.0f} ms of a core each, database not included: "
        f"**{need['core hours']:,.0f} core hours**. With machines of {need['cores of a machine']} such cores, one "
        f"takes {need['hours on one machine']:.1f} hours, and {_up(need['hours on one machine'])} take one hour. A "
        f"worker needs at most {_worker(figures)} MiB. Recorded in SQLite, a submission takes "
        f"{figures['bytes recorded'] / 1000:.1f} kB with its file and results, a million "
        f"**{need['database GB']:.0f} GB**. What hands submissions out keeps the waiting ones in memory, "
        f"{figures['bytes handed in'] / 1000:.0f} kB each here, so a million is better sent in batches of some ten "
        "thousand."
    )
    yield ""


def epoch(figures: Figures) -> Iterator[str]:
    """What an epoch of the reference costs beside those of PyTorch and scikit-learn, and what it learns."""
    facts, learned, rows = figures["facts"], figures["learned"], figures["rows"]
    yield "## One epoch of training"
    yield ""
    yield (
        f"The network 64-32-10 and all 1,797 digits, plain gradient descent on the cross-entropy, 64-bit numbers, one "
        f"thread each, {figures['repetitions']} epochs of each in turns; processor time, medians, and the ratio of "
        f"medians to ours in brackets. {facts['date']}: {facts['processor']}, NumPy {facts['numpy']}, PyTorch "
        f"{facts['torch']}, scikit-learn {facts['scikit-learn']}. After {learned['epochs']} epochs in batches of 20, "
        f"the reference reads {learned['mean']:.3f} of the fifth that it has not seen (mean of {learned['splits']} "
        f"splits; {learned['least']:.3f} to {learned['most']:.3f})."
    )
    yield ""
    ours = next(iter(rows[0]["seconds"]))
    lines = []
    for name in rows[0]["seconds"]:
        each = [(row["seconds"][name], row["seconds"][ours]) for row in rows]
        lines.append((name, *(f"{seconds * 1000:.1f} ms ({seconds / own:.1f} ×)" for seconds, own in each)))
    yield from table(("", *(f"batches of {row['batch']}" for row in rows)), lines)
    yield ""


def _up(number: float) -> int:
    return -int(-number // 1)


def _worker(figures: Figures) -> str:
    """MiB of a grading process, its warm interpreter, and the three forks that a submission has at a time."""
    size = figures["MiB"]
    return f"{size['grading process'] + size['warm interpreter'] + 3 * size[STUDENT]:.0f}"


def main() -> None:
    figures = {name: json.loads((KEPT / f"{name}.json").read_text()) for name in ("peers", "scaling", "soak", "epoch")}
    draw(figures, HERE / "results.svg")
    lines = [*head(figures), *peers(figures["peers"]), "![Milliseconds a submission, and memory](results.svg)", ""]
    lines += [*scaling(figures["scaling"], figures["soak"]), *soak(figures["soak"]), *epoch(figures["epoch"])]
    (HERE / "RESULTS.md").write_text("\n".join(lines).rstrip() + "\n")


if __name__ == "__main__":
    main()
