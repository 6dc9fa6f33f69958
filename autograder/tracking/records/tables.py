"""Every table in one place, for those who need all of them."""

from autograder.tracking.records import decisions, exercises, people, work
from autograder.tracking.records.base import Base

METADATA = Base.metadata

__all__ = ["METADATA", "decisions", "exercises", "people", "work"]
