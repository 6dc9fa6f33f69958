"""The sentence at the top of a student's page: how far it is, and where to look first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.grading.records import SubmissionResult, Verdict
from autograder.tracking.student_page import Card, State, progress


@dataclass(frozen=True)
class FirstLook:
    """The sentence at the top: words, perhaps a link to a place on the page, words."""

    before: str
    link: str = ""
    anchor: str = ""
    after: str = ""


READING = "How your notebook was read"
"""The heading of the notes."""


def first_look(result: SubmissionResult, cards: Sequence[Card]) -> FirstLook:
    """The sentence for a result: first a file in trouble, then a recognized mistake, an example, any mistake."""
    auto = [card for card in cards if not card.question.by_hand]
    waiting = [card for card in auto if card.state is State.UNTOUCHED]
    missed = [card for card in auto if card.open]
    if waiting and len(waiting) == len(auto):
        return _to("Nothing is filled in yet, which is where everybody begins. ", waiting[0], " is a good first step.")
    if missed and result.notes and not progress(result):
        return FirstLook("Before the questions, have a look at ", READING, "reading", ": that is where it went wrong.")
    if missed:
        return _at_a_mistake(cheer(result), missed)
    if waiting:
        return _to("All that you have started is right. Next comes ", waiting[0], ".")
    return FirstLook(last_words(cards))


def _at_a_mistake(cheer: str, missed: Sequence[Card]) -> FirstLook:
    """The mistake that says most about itself."""
    for card in missed:
        if card.question.diagnosis:
            return _to(f"{cheer} Look at ", card, " first: we recognized the mistake, and there is a hint.")
    for card in missed:
        if card.trial:
            return _to(f"{cheer} Look at ", card, " first: there is a small example to try by hand.")
    return _to(f"{cheer} Look at ", missed[0], " first.")


def _to(before: str, card: Card, after: str) -> FirstLook:
    return FirstLook(before, card.question.title, card.anchor, after)


def last_words(cards: Sequence[Card]) -> str:
    """What is said where nothing is left to repair."""
    verdicts = {check.verdict for card in cards for check in card.question.checks}
    if verdicts == {Verdict.GRADER}:
        return "Your notebook could not be graded yet. That is our fault and not yours; your teacher will see it."
    if Verdict.GRADER in verdicts:
        return "All that could be checked is right. Some of it could not be, which is our fault and not yours."
    if all(card.question.by_hand for card in cards):
        return "This one is read by a person: your teacher."
    return "Every check agrees with you. That deserves a butter tart."


def cheer(result: SubmissionResult) -> str:
    """A true sentence about how far it is."""
    so_far = progress(result)
    if so_far >= 0.8:
        return "You are nearly there."
    if so_far >= 0.4:
        return "A good part of it is right."
    return "The first points are in." if so_far else "Every network starts with wrong answers, and then it learns."
