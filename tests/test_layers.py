"""Imports point down only: what the parts of the package may know of each other."""

import ast
import functools
import sys
from pathlib import Path

import pytest

import autograder

PACKAGE = Path(autograder.__file__).parent
FLOORS = (
    {"errors"},
    {"inside"},
    {"checks", "curriculum"},
    {"exercise", "bank"},
    {"grading"},
    {"tracking", "authoring"},
    {"guest"},
    {"demo", "selftest"},
    {"cli"},
    {"__main__"},
)
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts}
FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]
WITH_STUDENTS = {"numpy", "torch", "matplotlib", "IPython", "traitlets"}  # what a submission can import as well
BANK = sorted((PACKAGE / "bank").glob("*/*/*.py"))


def part_of(path):
    """The part of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(tree, package):
    """The full names of all that a file imports, wherever in the file; a relative import is of its package."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


@functools.cache
def imports(path):
    """The full names of all that a file of ours imports."""
    package = [PACKAGE.name, *path.relative_to(PACKAGE).parts[:-1]]
    return set(imported(ast.parse(path.read_text(encoding="utf-8")), package))


def ours(path):
    """The parts of the package that a file imports."""
    return {name.split(".")[1] for name in imports(path) if name.split(".")[0] == PACKAGE.name and "." in name}


def foreign(path):
    """The packages that a file imports and that are neither Python's own nor ours."""
    tops = {name.split(".")[0] for name in imports(path)}
    return tops - set(sys.stdlib_module_names) - {PACKAGE.name}


def name_of(path):
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_belongs_to_a_floor(path):
    assert part_of(path) in FLOOR, f"give {part_of(path)} a place in FLOORS"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_down_only(path):
    own = part_of(path)
    assert {part for part in ours(path) if part != own and FLOOR.get(part, len(FLOORS)) >= FLOOR[own]} == set()


@pytest.mark.parametrize("path", [path for path in FILES if part_of(path) == "inside"], ids=name_of)
def test_what_shares_a_process_with_a_student_knows_nothing_of_ours(path):
    assert ours(path) <= {"inside"}
    assert foreign(path) <= WITH_STUDENTS


@pytest.mark.parametrize("path", BANK, ids=name_of)
def test_a_bank_file_uses_the_language_of_checks_and_the_reference(path):
    assert ours(path) <= {"checks"}
    if path.name in ("master.py", "public.py"):  # students have them, without the reference and without us
        assert "nnmath_ref" not in foreign(path)
    if path.name == "master.py":
        assert ours(path) == set()


def test_the_reference_knows_nothing_of_ours():
    for path in sorted((PACKAGE.parent / "nnmath_ref").rglob("*.py")):
        names = imported(ast.parse(path.read_text(encoding="utf-8")), ["nnmath_ref"])
        assert PACKAGE.name not in {name.split(".")[0] for name in names}, path.name


@pytest.mark.parametrize(
    "source, names",
    [
        ("import autograder.grading.check", {"autograder.grading.check"}),
        ("from autograder.grading import check as c", {"autograder.grading.check"}),
        ("from autograder import grading", {"autograder.grading"}),
        ("def f():\n  from .show import show", {"autograder.checks.show.show"}),
        ("from ..grading import check", {"autograder.grading.check"}),
        ("from .. import grading", {"autograder.grading"}),
    ],
)
def test_every_way_to_import_is_seen(source, names):
    assert set(imported(ast.parse(source), ["autograder", "checks"])) == names
