"""Gradescope's export: folders submission_<number>, and one list of whose they are."""

from __future__ import annotations

import importlib
from typing import Any

from autograder.grading.intake.naming import Who

LONGEST = 16 * 2**20  # bytes of a list; a class of a thousand needs one


def submitters(data: bytes) -> dict[str, tuple[Who, ...]]:
    """Folder → its students, from submission_metadata.yml; several where they handed in together.

    Raises
    ------
    ValueError
        If the file is not such a list.
    """
    if len(data) > LONGEST:
        raise ValueError("it is too long")
    yaml = importlib.import_module("yaml")  # it has no types
    try:
        table = yaml.safe_load(data)
        return {str(folder): tuple(_who(one) for one in record[":submitters"]) for folder, record in table.items()}
    except (yaml.YAMLError, AttributeError, KeyError, TypeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(f"it is no list of submissions: {type(error).__name__}") from None


def _who(record: dict[str, Any]) -> Who:
    name, sid, email = (_word(record.get(key)) for key in (":name", ":sid", ":email"))
    return Who(name or sid or email, sid, email)


def _word(value: Any) -> str:
    """A text or a number as text; anything else could be made to unfold without end."""
    return str(value) if isinstance(value, (str, int)) else ""
