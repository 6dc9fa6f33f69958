"""Answers of the bank's wrong functions to calls on record, kept while a question is proved.

Every misconception of a question meets the same draws, and diagnosis asks each of them about the calls of the others.
"""

from __future__ import annotations

import hashlib

from autograder.checks.calls import Call, Reply
from autograder.checks.declare import Misconception
from autograder.exercise import Question
from autograder.grading.diagnose import answer_of


class Remembered:
    """Asks a misconception about a recorded call, once for the same arguments."""

    def __init__(self) -> None:
        self._replies: dict[tuple[str, str, bytes], Reply] = {}

    def __call__(self, question: Question, wrong: Misconception, call: Call) -> Reply:
        """What the misconception answers to the call."""
        if not call.keepsakes.empty:  # a function is known by a number only, which another may have later
            return answer_of(question, wrong, call)
        key = question.name, wrong.name, hashlib.sha256(call.arguments).digest()
        if key not in self._replies:
            self._replies[key] = answer_of(question, wrong, call)
        return self._replies[key]
