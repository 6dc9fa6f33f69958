"""What a learner has to install, read from what the notebooks and the public checks import."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator, Mapping

from autograder.authoring.cells import source_of
from autograder.exercise import ExerciseError

KNOWN = {
    "IPython": "ipython>=8.18",
    "matplotlib": "matplotlib>=3.8",
    "numpy": "numpy>=1.26",
    "otter": "otter-grader>=7.0,<8",
    "sklearn": "scikit-learn>=1.4",
    "torch": "torch>=2.2",
}
"""Module → requirement, with the lower bounds of this package itself (a test compares them)."""

ALWAYS = ("jupyterlab>=4",)  # to open the notebooks with, and the kernel for VS Code and Notebook 7


CPU_BUILDS = "--extra-index-url https://download.pytorch.org/whl/cpu"
"""Where PyTorch without gigabytes for graphics cards is, which Binder does not have."""


def for_binder(needed: bytes) -> dict[str, bytes]:
    """The folder .binder for a requirements.txt: what Binder installs, and for which Python."""
    index = f"{CPU_BUILDS}\n".encode() if KNOWN["torch"].encode() in needed.splitlines() else b""
    return {".binder/requirements.txt": index + needed, ".binder/runtime.txt": b"python-3.11\n"}


def requirements(files: Mapping[str, bytes]) -> bytes:
    """requirements.txt for a folder of notebooks and tests: path inside it → contents.

    Raises
    ------
    ExerciseError
        If a file imports something that no requirement is known for.
    """
    needed = set(ALWAYS)
    for name, data in files.items():
        for module in sorted(_imported(name, data)):
            if module not in KNOWN:
                raise ExerciseError(f"{name}: imports {module}; learners have no such module, nor is it in KNOWN")
            needed.add(KNOWN[module])
    return ("\n".join(sorted(needed)) + "\n").encode()


def _imported(name: str, data: bytes) -> set[str]:
    """The top-level modules that a file imports and that Python does not come with."""
    tops = {module.split(".")[0] for text in _code(name, data) for module in _modules(text)}
    return tops - set(sys.stdlib_module_names)


def _code(name: str, data: bytes) -> Iterator[str]:
    if name.endswith(".py"):
        yield data.decode()
    elif name.endswith(".ipynb"):
        for cell in json.loads(data)["cells"]:
            if cell["cell_type"] == "code":
                lines = source_of(cell).splitlines()
                yield "\n".join("" if line.startswith(("%", "!")) else line for line in lines)


def _modules(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module or ""
