"""The one picture of RESULTS.md: what a submission costs by tool, where the time goes, and memory over a soak."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt

COLOUR, OTHER = "#1f6f8b", "#c9a227"
BELOW: dict[str, Any] = {"frameon": False, "loc": "upper center", "bbox_to_anchor": (0.5, -0.1), "ncols": 1}
"""Where a legend hides no bar and no line, however long they are."""


def draw(figures: dict[str, Any], path: Path) -> None:
    """Writes the picture; the same figures give the same bytes."""
    plt.rcParams |= {"svg.hashsalt": "nnmath", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}
    drawing, (tools, stages, memory) = plt.subplots(1, 3, figsize=(13, 4.4), layout="constrained")
    _tools(tools, figures["peers"]["exercises"])
    _stages(stages, figures["scaling"]["stages"])
    _memory(memory, figures["soak"]["samples"])
    drawing.savefig(path, metadata={"Date": None})
    plt.close(drawing)


def _tools(axes: Any, exercises: list[dict[str, Any]]) -> None:
    names = ("otter", "nbgrader", "ours")
    height = 0.8 / len(exercises)
    for number, one in enumerate(exercises):
        places = [place + number * height for place in range(len(names))]
        bars = axes.barh(
            places, [one[name] for name in names], height, label=one["slug"], color=(COLOUR, OTHER)[number % 2]
        )
        axes.bar_label(bars, [f"{one[name]:.2g} s" for name in names], padding=3)
    axes.set_yticks(range(len(names)), ("otter run", "nbgrader autograde", "nnmath grade"))
    axes.invert_yaxis()
    axes.set(xscale="log", title="Seconds a submission (logarithmic)")
    axes.margins(x=0.25)
    axes.legend(**BELOW)


def _stages(axes: Any, stages: list[dict[str, Any]]) -> None:
    names = [stage["stage"] for stage in stages]
    axes.barh(names, [stage["ms"] for stage in stages], color=COLOUR, label="in all")
    axes.barh(names, [stage["own"] for stage in stages], color=OTHER, label="the grader's own work")
    axes.invert_yaxis()
    axes.set_title("Milliseconds a submission by stage")
    axes.legend(**BELOW)


def _memory(axes: Any, samples: list[Any]) -> None:
    for role in ("grader", "grading process", "warm interpreter"):
        points = [(done, sizes[role]) for _, done, sizes in samples if role in sizes]
        axes.plot(*zip(*points, strict=True), label=role)
    axes.set(title="MiB against submissions done", ylim=(0, None))
    axes.legend(**BELOW)
