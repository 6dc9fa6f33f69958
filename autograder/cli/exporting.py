"""What the exports have in common: their options, the gathered term, and one line on what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from autograder.cli.recording import looking, records_options

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from autograder.tracking.exports.lens import Lens
    from autograder.tracking.exports.term import Term
    from autograder.tracking.records.people import Course

PSEUDONYMOUS = "Hashes made with the course's secret instead of names: for research, not for taking in again."
OWN = "nnmath"  # the course's own outcomes as a framework

framework_option = click.option(
    "--framework", default=OWN, show_default=True, help="Whose outcomes, such as MHF4U; nnmath is the course's own."
)
school_option = click.option(
    "--school", type=click.Path(path_type=Path), help="Folder with the school's own frameworks."
)
out_option = click.option("--out", type=click.Path(path_type=Path), required=True, help="What to write.")


def export_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command `--db`, `--course`, `--out` and `--pseudonymous`."""
    hidden = click.option("--pseudonymous", is_flag=True, help=PSEUDONYMOUS)
    return records_options(out_option(hidden(command)))


@dataclass(frozen=True)
class Opened:
    """A course, open to be read, and what was gathered of it."""

    session: Session
    course: Course
    term: Term


@contextmanager
def gathered(db: str, course: str, pseudonymous: bool) -> Iterator[Opened]:
    """The term of a course, under pseudonyms where these are wanted."""
    from autograder.grading.secret import course_secret
    from autograder.tracking.exports.learners import Pseudonyms
    from autograder.tracking.exports.term import gather

    with looking(db, course) as (session, the_course):
        names = Pseudonyms(course_secret(), the_course.name) if pseudonymous else None
        yield Opened(session, the_course, gather(session, the_course, names))


def lens_of(framework: str, school: Path | None) -> Lens:
    """The framework that an export speaks of."""
    from autograder.exercise import load_all
    from autograder.tracking.bank_outcomes import at_hand
    from autograder.tracking.exports.lens import lens

    return lens(at_hand(load_all(), school), framework)


def write(out: Path, text: str | bytes, said: str) -> None:
    """Writes the file and says so."""
    from autograder.tracking.exports.placing import place_file

    place_file(out, text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
    click.echo(f"{out}: {said}")
