"""File names of pages: safe on every file system, no two alike, and the same tomorrow."""

from __future__ import annotations

import re

from autograder.tracking.file_names import file_names


def test_file_names_are_safe_and_unique() -> None:
    students = [
        *("fern", "Fern", "FERN", "a/b", "a:b", "../../etc/passwd", "..", "", " ", "\x00", "CON", "con.txt", "aux"),
        *(
            "枫叶",
            "Ω" * 500,
            "🦊",
            "é",
            "e\u0301",
            "\ud800",
            "a\u202eb",
            "x" * 300,
            "x" * 301,
            "ﬁ",
            "fi",
            "-rf",
            ".hidden",
        ),
        *("fern", "fern-2"),
    ]
    names = file_names([(student,) for student in students])
    keys = {name.casefold() for name in names}
    assert len(keys) == len(students)
    for name in names:
        assert re.fullmatch(r"[^\W_][\w.-]*\.html", name) and ".." not in name
        assert len(name.encode()) <= 240 and not re.match(r"(con|aux)\.", name, re.IGNORECASE)


def test_an_ordinary_name_stays_what_it_is() -> None:
    assert file_names([("j.fir",), ("fox 7",), ("枫叶",), ("fox", "matrices")]) == [
        "j.fir.html",
        "fox-7.html",
        "枫叶.html",
        "fox.matrices.html",
    ]


def test_a_file_name_is_the_same_tomorrow() -> None:
    assert file_names([("a/b",), ("c",)])[0] == file_names([("d",), ("a/b",)])[1]
