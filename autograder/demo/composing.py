"""More results of the sample class without grading more: put together from questions that were graded.

Every question is checked in a process of its own, so a file whose mistakes are some of those of other files gets, for
each question, what those got. The files are made too: whoever grades them again finds the same.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from autograder.authoring.answers import solution
from autograder.demo.handful import cell, script
from autograder.demo.learners import Learner
from autograder.exercise import Exercise
from autograder.grading.pipeline import Handed
from autograder.grading.records import QuestionResult, SubmissionResult


@dataclass(frozen=True)
class Pool:
    """A result in which all is right and its text, and the same of questions with a misconception."""

    solution: str
    right: SubmissionResult
    wrong: Mapping[str, Mapping[str, tuple[str, QuestionResult]]]  # question → misconception → cell, result


def pool(exercise: Exercise, results: Sequence[SubmissionResult], learners: Sequence[Learner]) -> Pool:
    """What the graded files of an exercise give; those in which a mistake cost another question too are left out."""
    known = {learner.name: learner for learner in learners if learner.exercise == exercise.slug}
    wrong: dict[str, dict[str, tuple[str, QuestionResult]]] = {}
    right = max(results, key=lambda result: (result.points, result.file.endswith(".py")))
    for result in results:
        lost = {one.name: one for one in result.questions if not one.by_hand and one.points < one.max_points}
        declared = known[result.student].wrong
        if lost.keys() == declared.keys():
            for question, misconception in declared.items():
                wrong.setdefault(question, {})[misconception] = (
                    cell(exercise, question, misconception),
                    lost[question],
                )
    return Pool(solution(exercise), right, wrong)


def composed(pool: Pool, name: str, chance: float) -> tuple[Handed, SubmissionResult]:
    """A learner's file and result: each question wrong with this chance, the same whenever it is drawn."""
    drawn = random.Random(f"{name} {pool.right.exercise}")
    wrong = {
        question: known[drawn.choice(sorted(known))]
        for question, known in sorted(pool.wrong.items())
        if drawn.random() < chance
    }
    handed = script(name, [pool.solution, *(text for text, _ in wrong.values())])
    questions = tuple(
        wrong[one.name][1] if one.name in wrong else replace(one, answer=None) for one in pool.right.questions
    )
    return handed, replace(pool.right, student=name, file=handed.file, questions=questions, notes=())
