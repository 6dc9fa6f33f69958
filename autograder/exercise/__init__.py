"""Reads one bank folder into one frozen record, and refuses what it does not know."""

from autograder.exercise.files import FILES as FILES
from autograder.exercise.loading import by_slug as by_slug
from autograder.exercise.loading import find as find
from autograder.exercise.loading import load as load
from autograder.exercise.loading import load_all as load_all
from autograder.exercise.records import STRANDS as STRANDS
from autograder.exercise.records import Entry as Entry
from autograder.exercise.records import Exercise as Exercise
from autograder.exercise.records import Level as Level
from autograder.exercise.records import Limits as Limits
from autograder.exercise.records import Outcome as Outcome
from autograder.exercise.records import Question as Question
from autograder.exercise.refusing import BANK as BANK
from autograder.exercise.refusing import ExerciseError as ExerciseError
