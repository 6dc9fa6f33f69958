"""What happens to notebooks on their way from a learner to a teacher."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import nbformat

Book = Any  # a notebook of nbformat, which has no types


def cells_gone(book: Book) -> None:
    """Text and checks deleted: "too long to scroll"."""
    book.cells = [cell for cell in book.cells if cell.cell_type == "code" and "grader.check" not in cell.source]


def stub_pasted_again(book: Book) -> None:
    """An empty copy of a question pasted under the finished one."""
    place = _cell_with(book, "def matmul(")
    book.cells.insert(place + 2, nbformat.v4.new_code_cell("def matmul(A, B):\n    ..."))
    book.cells.insert(place + 2, nbformat.v4.new_markdown_cell("## 6. The product of two tables"))


def errors_in_cells(book: Book) -> None:
    """A cell that raises, and one that was left in the middle of a word."""
    place = _cell_with(book, "def ")
    book.cells.insert(place, nbformat.v4.new_code_cell("print(my_tabel)"))
    book.cells.insert(place + 3, nbformat.v4.new_code_cell("for i in range(3)\n    print(i)"))


def endless_loop(book: Book) -> None:
    """A loop that never ends inside a function."""
    cell = book.cells[_cell_with(book, "def matmul(")]
    body = "    total, i = 0, 0\n    while i < len(A):\n        total += A[i][0] * B[0][0]\n    return total"
    cell.source = f"def matmul(A, B):\n{body}"


def whole_in_one_cell(book: Book) -> None:
    """All functions copied into one cell at the top."""
    code = [cell for cell in book.cells if cell.cell_type == "code" and cell.source.lstrip().startswith("def ")]
    rest = [cell for cell in book.cells if cell not in code]
    everything = "import numpy as np\n\n" + "\n\n\n".join(cell.source for cell in code)
    book.cells = [rest[0], nbformat.v4.new_code_cell(everything), *rest[1:]]


ACCIDENTS: dict[str, Callable[[Book], None]] = {
    accident.__name__: accident
    for accident in (cells_gone, stub_pasted_again, errors_in_cells, endless_loop, whole_in_one_cell)
}
"""Those that change the notebook; `script`, `untouched` and `cut_off` are made with the file itself."""


def _cell_with(book: Book, text: str) -> int:
    return next(i for i, cell in enumerate(book.cells) if cell.cell_type == "code" and text in cell.source)
