"""What the commands that keep records have in common: which database, which course, and who decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from autograder.errors import UserError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from autograder.tracking.records.people import Course

DATABASE_HELP = "A file such as course.db, or postgresql://user@host/name."
DEFAULT_COURSE = "course"


class NeedsDatabase(UserError):
    """An option that means nothing without records."""


def records_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--db` and `--course`."""
    database = click.option("--db", metavar="URL", envvar="NNMATH_DB", required=True, help=DATABASE_HELP)
    return database(course_option(command))


def course_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--course`."""
    help_ = "Which course of the database."
    return click.option("--course", metavar="NAME", default=DEFAULT_COURSE, show_default=True, help=help_)(command)


def by_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--by`."""
    return click.option("--by", metavar="NAME", default="", help="Who decides; this computer's user by default.")(
        command
    )


@contextmanager
def looking(db: str, course: str) -> Iterator[tuple[Session, Course]]:
    """The course, to look at."""
    from autograder.tracking.records.database import reading
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.students import course_called

    engine = open_records(db, make=False)
    try:
        with reading(engine) as session:
            yield session, course_called(session, course)
    finally:
        engine.dispose()


@contextmanager
def changing(db: str, course: str, *, make: bool = False) -> Iterator[tuple[Session, Course]]:
    """The course, to change: all that is done in here, or none of it. `make` makes it where there is none."""
    from autograder.tracking.records.database import writing
    from autograder.tracking.records.definitions import ensure_course
    from autograder.tracking.records.opening import open_records
    from autograder.tracking.records.students import course_called

    engine = open_records(db, make=make)
    try:
        with writing(engine) as session:
            if make:
                ensure_course(session, course)
            yield session, course_called(session, course)
    finally:
        engine.dispose()


def print_rows(titles: tuple[str, ...], rows: list[tuple[str, ...]], numbers: tuple[str, ...] = ()) -> None:
    """Prints a table; what came from outside is cleaned."""
    from rich.console import Console
    from rich.table import Table

    from autograder.tracking.plain_text import clean

    table = Table(box=None, pad_edge=False)
    for title in titles:
        table.add_column(title, justify="right" if title in numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(clean(cell) for cell in row))
    Console(markup=False, highlight=False).print(table)
