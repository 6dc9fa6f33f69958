"""Notebook cells, and the file they make: the same cells give the same bytes, always and everywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

Cell = dict[str, Any]

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}
"""What VS Code and JupyterLab need to open a notebook as Python, without the version of anybody's machine."""


def code(source: str) -> Cell:
    """A code cell of ours: VS Code and JupyterLab keep a learner from changing it by accident."""
    return {"cell_type": "code", "metadata": {"deletable": False, "editable": False}, "source": source}


def raw(source: str) -> Cell:
    """A raw cell, such as otter reads its instructions from."""
    return {"cell_type": "raw", "metadata": {}, "source": source}


def source_of(cell: Cell) -> str:
    """The text of a cell, which a notebook file may hold as a list of lines."""
    return "".join(cell["source"])


def notebook_file(slug: str, cells: Iterable[Cell]) -> bytes:
    """The bytes of a notebook. A cell's id comes from its place, so that it outlives a change of its text."""
    # the format allows an id 64 characters
    plain = [_plain(cell, f"{slug[:56]}-{number:03}") for number, cell in enumerate(cells, 1)]
    notebook = {"cells": plain, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _plain(cell: Cell, ident: str) -> Cell:
    """A cell with nothing that a tool put into it, such as jupytext's spacing and otter's tags."""
    metadata = {key: value for key, value in cell["metadata"].items() if key != "lines_to_next_cell"}
    tags = [tag for tag in metadata.pop("tags", []) if not tag.startswith("otter_")]
    made = {
        "cell_type": cell["cell_type"],
        "id": ident,
        "metadata": {**metadata, "tags": tags} if tags else metadata,
        "source": source_of(cell).splitlines(keepends=True),
    }
    return {**made, "execution_count": None, "outputs": []} if cell["cell_type"] == "code" else made
