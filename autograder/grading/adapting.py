"""What goes into the sandbox beside a submission: the exercise's adapters and its cells, without anything of ours."""

from __future__ import annotations

import ast
import functools
import re
from pathlib import Path

from autograder.exercise import Exercise


def adapters_of(exercise: Exercise) -> tuple[str, dict[str, str]]:
    """The text of the exercise's adapters, and the name in it of each entry's."""
    entries = (entry for question in exercise.auto for entry in question.entries)
    names = {entry.name: entry.adapter.name for entry in entries if entry.adapter}
    return (_text(exercise.folder / "adapters.py", exercise.version) if names else "", names)


@functools.lru_cache(maxsize=64)
def _text(path: Path, version: str) -> str:
    """The file without decorators and without imports of this package, which the sandbox does not have."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [node for node in tree.body if not _ours(node)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            node.decorator_list = []
    return ast.unparse(tree)


def cells_of(exercise: Exercise) -> tuple[str, ...]:
    """The code cells that every learner was given whole: most of what stands in any notebook."""
    return _cells(exercise.folder / "master.py", exercise.version)


@functools.lru_cache(maxsize=64)
def _cells(path: Path, version: str) -> tuple[str, ...]:
    parts = re.split(r"(?m)^# %%(.*)\n", path.read_text(encoding="utf-8"))[1:]  # headings and texts in turn
    given = (text for heading, text in zip(parts[::2], parts[1::2], strict=True) if "[" not in heading)
    return tuple(text.strip("\n") for text in given if "SOLUTION" not in text)


@functools.lru_cache(maxsize=64)
def make_ready(folder: Path) -> None:
    """Imports PyTorch here too, where the exercise's own files need it: not while a check's time is running."""
    own = (path.read_text(encoding="utf-8") for path in (folder / "adapters.py", folder / "hidden.py") if path.exists())
    if any("import torch" in text for text in own):
        import torch

        torch.set_num_threads(1)  # submissions are the unit of parallel work
        torch.optim.SGD([torch.zeros(1)], lr=1.0)  # the first one imports for a second


def _ours(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] in ("autograder", "nnmath_ref")
