"""The points of an attempt's checks in one value, made for those that are there."""

import math
import struct
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "scores_together"
down_revision = "levels_by_hand"
branch_labels = None
depends_on = None

AT_A_TIME = 500  # attempts
VERSIONS = sa.text(
    "select question.version_id, check_of_question.id from check_of_question join question on question.id = question_id"
)
RESULTS = sa.text(
    "select attempt_id, check_id, points, verdict from check_result"
    " where attempt_id between :first and :last order by attempt_id"
)
ADD = sa.text("insert into scores (attempt_id, points) values (:attempt, :points)")


def upgrade() -> None:
    """Makes the table and fills it in."""
    op.create_table(
        "scores",
        sa.Column("attempt_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("points", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name=op.f("fk_scores_attempt_id")),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_scores")),
    )
    connection = op.get_bind()
    checks = defaultdict(list)
    for version, check in connection.execute(VERSIONS):
        checks[version].append(check)
    attempts = connection.execute(sa.text("select id, version_id from attempt order by id")).all()
    for start in range(0, len(attempts), AT_A_TIME):
        some = attempts[start : start + AT_A_TIME]
        places = {"first": some[0].id, "last": some[-1].id}
        rows = groupby(connection.execute(RESULTS, places), key=lambda row: row.attempt_id)
        found = {attempt: list(results) for attempt, results in rows}
        values = [{"attempt": one.id, "points": _value(found.get(one.id, ()), checks[one.version_id])} for one in some]
        connection.execute(ADD, values)


def _value(results: Iterable[Any], checks: Iterable[int]) -> bytes:
    """The value of one attempt: doubles in the order of the checks' numbers, NaN where there is no verdict of ours."""
    points = {row.check_id: row.points for row in results if row.verdict != "GRADER"}
    return b"".join(struct.pack("<d", points.get(check, math.nan)) for check in sorted(checks))
