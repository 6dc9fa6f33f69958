"""Notebooks in every format and every encoding, whole and damaged: read, or refused with a word, never a stumble."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from typing import Any

from autograder.selftest.attack import ALL, Attack, Family


def book(solution: str, **more: Any) -> dict[str, Any]:
    """The solution as a notebook of nbformat 4."""
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "source": solution, "metadata": {}, "outputs": [], "execution_count": None}
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5} | more


def old(solution: str, version: int) -> dict[str, Any]:
    """The solution as a notebook of nbformat 2 or 3."""
    cell = {
        "cell_type": "code",
        "input": solution.splitlines(True),
        "language": "python",
        "outputs": [],
        "collapsed": False,
    }
    return {"worksheets": [{"cells": [cell]}], "metadata": {"name": ""}, "nbformat": version, "nbformat_minor": 0}


def read(name: str, make: Callable[[str], bytes], ending: str = ".ipynb") -> Attack:
    """A file that is odd and whole: it earns everything."""
    return Attack(name, worthless=(), file=make, ending=ending)


def refused(name: str, make: Callable[[str], bytes], ending: str = ".ipynb", *verdicts: str) -> Attack:
    """A file that nobody can read: a verdict and no points."""
    return Attack(name, worthless=ALL, verdicts=verdicts or ("FAIL",), file=make, ending=ending)


def as_json(make: Callable[[str], Any]) -> Callable[[str], bytes]:
    """The bytes of a notebook that a function makes."""
    return lambda solution: json.dumps(make(solution)).encode()


def outputs(solution: str) -> Any:
    """A notebook full of outputs: 30 MB of them, and none of our business."""
    made = book(solution)
    made["cells"][0]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 1_000_000}] * 30
    return made


def odd_cells(solution: str) -> Any:
    """Cells that are no cells, among them one that is."""
    made = book(solution)
    made["cells"] += [
        None,
        5,
        [],
        "x",
        {},
        {"cell_type": "code"},
        {"cell_type": "code", "source": None},
        {"source": {"a": 1}},
    ]
    return made


FAMILY = Family(
    "encodings",
    "encodings and notebook formats",
    (
        read("nbformat_2", as_json(lambda text: old(text, 2))),
        read("nbformat_3", as_json(lambda text: old(text, 3))),
        read("nbformat_4_0", as_json(lambda text: book(text, nbformat_minor=0))),
        read("nbformat_5", as_json(lambda text: book(text, nbformat=5))),
        read("nbformat_of_another_world", as_json(lambda text: book(text, nbformat="∞", nbformat_minor=None))),
        read("metadata_that_is_not", as_json(lambda text: book(text, metadata=[1, {"a": None}]))),
        read("cells_that_are_not", as_json(odd_cells)),
        read("thirty_megabytes_of_outputs", as_json(outputs)),
        read("a_mark_at_the_beginning", lambda text: codecs.BOM_UTF8 + json.dumps(book(text)).encode()),
        read("utf_16", lambda text: json.dumps(book(text)).encode("utf-16")),
        read("utf_16_big_end_first", lambda text: codecs.BOM_UTF16_BE + json.dumps(book(text)).encode("utf-16-be")),
        read("a_script_in_utf_16", lambda text: text.encode("utf-16"), ".py"),
        read("a_script_in_latin_1", lambda text: f"{text}\n# caf\u00e9\n".encode("latin-1", "replace"), ".py"),
        read("lines_of_windows", lambda text: text.replace("\n", "\r\n").encode(), ".py"),
        read("an_ending_in_capitals", as_json(book), ".IPYNB"),
        refused("a_script_with_nothing_in_it", lambda text: b"", ".py"),
        refused("nothing_at_all", lambda text: b""),
        refused("nothing_but_zeros", lambda text: bytes(10_000)),
        refused("nothing_but_white_space", lambda text: b" \n\t" * 1000),
        refused("an_open_bracket", lambda text: b"{"),
        refused("brackets_to_the_bottom", lambda text: b'{"cells":' + b"[" * 200_000),
        refused("half_of_a_notebook", lambda text: json.dumps(book(text)).encode()[:-200]),
        refused("a_number", lambda text: b"9" * 100_000),
        refused("a_list", lambda text: b"[]"),
        refused("no_cells", lambda text: b'{"cells": null}'),
        refused("cells_that_are_a_number", lambda text: b'{"cells": 7}'),
        refused("cells_that_are_a_text", lambda text: b'{"cells": "code"}'),
        refused("worksheets_of_numbers", lambda text: b'{"worksheets": [1, {"cells": 5}]}', ".ipynb", "FAIL", "ERROR"),
        refused("a_picture", lambda text: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100),
        refused("a_page", lambda text: b"<!doctype html><title>Sign in</title><script>alert(1)</script>"),
        refused("a_zip_with_another_name", lambda text: b"PK\x03\x04" + bytes(100)),
        refused("a_pickle", lambda text: b"\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00\x8c\x02os\x94."),
        refused("bytes_of_no_encoding", lambda text: bytes(range(128, 256)) * 40),
        refused("zeros_in_the_script", lambda text: text.encode().replace(b"\n", b"\0\n"), ".py", "FAIL", "ERROR"),
        refused("keys_twice_and_nan", lambda text: b'{"cells": [], "cells": NaN, "nbformat": 1e999}'),
        refused(
            "a_cookie_of_another_encoding", lambda text: b"# -*- coding: rot13 -*-\nqrs zngzhy(N, O): cnff\n", ".py"
        ),
    ),
)
