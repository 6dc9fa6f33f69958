"""What is exported of a term is the same, whichever database holds it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "exports"))
from recorded import record

from autograder.exercise import load_all
from autograder.tracking.bank_outcomes import at_hand
from autograder.tracking.exports.gradebooks import canvas
from autograder.tracking.exports.lens import lens
from autograder.tracking.exports.oneroster import oneroster
from autograder.tracking.exports.pieces import pieces
from autograder.tracking.exports.showing import shown
from autograder.tracking.exports.tables import checks_table, mastery_table, table_csv
from autograder.tracking.exports.term import gather
from autograder.tracking.records.database import reading
from autograder.tracking.records.opening import open_records
from autograder.tracking.records.students import course_called

AT = datetime(2026, 9, 1, tzinfo=UTC)


def exported(address):
    """Exports that ask the database in every way there is."""
    record(address)
    engine = open_records(address)
    own = lens(at_hand(load_all()), "nnmath")
    with reading(engine) as session:
        course = course_called(session, "course")
        term = gather(session, course, at=AT)
        found = [canvas(term, {}), oneroster(term, pieces(session, course), own)]
        tables = [checks_table(term, pieces(session, course)), mastery_table(shown(session, course, term, own))]
    engine.dispose()
    return [*found, *map(table_csv, tables)]


def test_exports_are_the_same_on_every_database(ready, tmp_path):
    assert exported(ready) == exported(str(tmp_path / "another.db"))
