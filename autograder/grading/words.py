"""What a learner wrote in their own words: found by the heading of the question, for a person to mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

BLANK = "_Type your answer here, replacing this text._"
BLANKS = (BLANK, "YOUR ANSWER HERE")  # ours, and nbgrader's


def answer(title: str, texts: Sequence[str]) -> str | None:
    """The text under the heading `title`, None where there is none.

    It is what follows in the next Markdown cell, or in the same one below the task, until the next heading.
    """
    for index, text in enumerate(texts):
        if not _is_heading(text, title):
            continue
        following = texts[index + 1].strip() if index + 1 < len(texts) else ""
        if following and not following.startswith("#"):
            return None if following in BLANKS else following.replace(BLANK, "").strip() or None
    return None


def _is_heading(text: str, title: str) -> bool:
    first = text.strip().splitlines()[0] if text.strip() else ""
    match = re.match(r"#+\s*(.*)", first)
    return match is not None and title.casefold() in match[1].casefold()
