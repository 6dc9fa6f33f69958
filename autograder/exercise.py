"""Reads one bank folder into one frozen record, and refuses what it does not know."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import inspect
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.checks.calls import adapted
from autograder.checks.declare import Adapter, Check, CloserLook, Examples, Misconception, Public, Variant
from autograder.curriculum.catalogue import published
from autograder.curriculum.categories import CATEGORIES
from autograder.curriculum.outcomes import UnknownOutcome
from autograder.errors import UserError

BANK = Path(__file__).parent / "bank"
FILES = {
    "exercise.toml",
    "master.py",
    "public.py",
    "hidden.py",
    "adapters.py",
    "examples.py",
    "misconceptions.py",
    "variants.py",
    "rubric.toml",
    "guide.md",
    "picture.png",
}
FOLDERS = {"data", "kept"}  # handed out; kept back, such as the digits that a model is tried on
STRANDS = {
    "matrices": "Matrices",
    "functions": "Functions",
    "statistics": "Statistics and probability",
    "calculus": "Calculus",
    "algorithms": "Algorithms and data",
    "communication": "Communication",
}


NUMBER = (int, float)
TYPES: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "minutes": (int,),
    "requires": (list,),
    "big_idea": (str,),
    "discussion": (list,),
    "picture": (str,),
    "limits": (dict,),
    "outcomes": (dict,),
    "questions": (dict,),
}
QUESTION_TYPES: dict[str, tuple[type, ...]] = {
    "title": (str,),
    "entry": (str, list),
    "shapes": (str, list),
    "points": NUMBER,
    "outcomes": (list,),
}
WORDS = {str: "a text", int: "a whole number", float: "a number", list: "a list", dict: "a table"}


class ExerciseError(UserError):
    """A bank folder that cannot be read: one line with the file, what is wrong and what to do."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use. Settable in `exercise.toml`, [limits]."""

    check_seconds: float = 5
    cell_seconds: float = 30
    submission_seconds: float = 120
    memory_mib: int = 2048
    processes: int = 64
    output_mib: int = 10
    files_mib: int = 64


@dataclass(frozen=True)
class Entry:
    """A function that the student writes."""

    name: str
    parameters: tuple[str, ...]
    signature: str  # as the student reads it: "matmul(A, B)"
    shapes: str  # "(m, n), (n, p) -> (m, p)"
    adapter: Adapter | None = None


@dataclass(frozen=True)
class Level:
    """One level of a rubric."""

    level: int
    points: float
    text: str


@dataclass(frozen=True)
class Question:
    """A graded question: its functions, its checks, and what is known about going wrong."""

    name: str
    title: str
    points: float
    entries: tuple[Entry, ...]
    outcomes: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    variants: tuple[Variant, ...] = ()
    examples: tuple[Examples, ...] = ()
    closer_looks: tuple[CloserLook, ...] = ()
    public: tuple[Public, ...] = ()
    rubric: tuple[Level, ...] = ()  # for a question marked by hand

    @property
    def by_hand(self) -> bool:
        """Whether a person marks it."""
        return not self.entries

    def adapted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A stand-in for the function `name`, as it is called with plain values."""
        adapter = next((entry.adapter for entry in self.entries if entry.name == name), None)
        return adapted(function, adapter.function if adapter else None)

    def entry_of(self, declared: Misconception | Variant | Examples | CloserLook) -> str:
        """The name of the function that a declaration is about."""
        return declared.entry or self.entries[0].name


@dataclass(frozen=True)
class Outcome:
    """What a learner can do afterwards, in the course's own words, and where it stands in published curricula."""

    code: str
    statement: str
    curriculum: tuple[str, ...]
    category: str = ""  # of Ontario's four, where the author says so


@dataclass(frozen=True)
class Exercise:
    """One bank folder."""

    slug: str
    strand: str
    folder: Path
    title: str
    minutes: int
    requires: tuple[str, ...]
    big_idea: str
    discussion: tuple[str, ...]
    picture: str  # what picture.png shows, in words; empty where there is none
    limits: Limits
    outcomes: tuple[Outcome, ...]
    questions: tuple[Question, ...]
    version: str  # hash of every file of the folder: a result belongs to one version

    @property
    def points(self) -> float:
        """The points of all its questions."""
        return sum(question.points for question in self.questions)

    @property
    def auto(self) -> tuple[Question, ...]:
        """The questions that the engine marks."""
        return tuple(question for question in self.questions if not question.by_hand)

    def question(self, name: str) -> Question:
        """The question called `name`."""
        return next(question for question in self.questions if question.name == name)

    def outcome(self, code: str) -> Outcome:
        """The outcome with this code."""
        return next(outcome for outcome in self.outcomes if outcome.code == code)


def find(bank: Path = BANK) -> dict[str, Path]:
    """Every exercise folder of a bank by slug, in no order."""
    folders = sorted(path.parent for path in bank.glob("*/*/exercise.toml"))
    return {folder.name: folder for folder in folders}


def load_all(bank: Path = BANK) -> tuple[Exercise, ...]:
    """Every exercise of a bank, prerequisites first, then by name."""
    exercises = {slug: load(folder) for slug, folder in find(bank).items()}
    order: list[Exercise] = []
    placed: set[str] = set()

    def place(exercise: Exercise, above: tuple[str, ...]) -> None:
        if exercise.slug in above:
            raise _wrong(exercise.folder / "exercise.toml", f"requires itself by way of {' → '.join(above)}")
        for slug in exercise.requires:
            if slug in exercises:
                place(exercises[slug], (*above, exercise.slug))
        if exercise.slug not in placed:
            placed.add(exercise.slug)
            order.append(exercise)

    for exercise in exercises.values():
        place(exercise, ())
    return tuple(order)


def by_slug(slug: str, bank: Path = BANK) -> Exercise:
    """The exercise called `slug`, or `strand/slug`.

    Raises
    ------
    ExerciseError
        If the bank has none of that name; it says which there are.
    """
    folders = find(bank)
    name = slug.strip("/").split("/")[-1]
    if name not in folders:
        raise ExerciseError(f"unknown exercise {slug!r}; the bank has: {', '.join(sorted(folders))}")
    return load(folders[name])


@functools.cache
def load(folder: Path) -> Exercise:
    """The exercise in `folder`.

    Raises
    ------
    ExerciseError
        If a file is missing, unreadable or unknown, a key is unknown, or the parts contradict each other.
    """
    _refuse_strays(folder)
    toml = folder / "exercise.toml"
    table = _toml(toml)
    known = {"title", "minutes", "requires", "big_idea", "discussion", "picture", "limits", "outcomes", "questions"}
    _known(toml, "the top level", table, known, needed={"title", "minutes", "outcomes", "questions"})
    _typed(toml, "the top level", table, TYPES)
    if folder.parent.name not in STRANDS:
        raise _wrong(folder, f"strand {folder.parent.name!r} is not one of {', '.join(STRANDS)}")
    exercise = Exercise(
        slug=folder.name,
        strand=folder.parent.name,
        folder=folder,
        title=str(table["title"]),
        minutes=int(table["minutes"]),
        requires=tuple(table.get("requires", ())),
        big_idea=str(table.get("big_idea", "")),
        discussion=tuple(table.get("discussion", ())),
        picture=str(table.get("picture", "")),
        limits=_limits(toml, table.get("limits", {})),
        outcomes=tuple(_outcome(toml, code, body) for code, body in table["outcomes"].items()),
        questions=(),
        version=_version(folder),
    )
    if bool(exercise.picture) != (folder / "picture.png").exists():
        raise _wrong(toml, "picture = … says in words what picture.png shows: give both, or neither")
    declared = {
        name: _declared(folder / f"{name}.py")
        for name in ("public", "hidden", "adapters", "examples", "misconceptions", "variants")
    }
    rubric = _toml(folder / "rubric.toml") if (folder / "rubric.toml").exists() else {}
    codes = {outcome.code for outcome in exercise.outcomes}
    questions = tuple(
        _question(folder, name, body, declared, rubric.get(name, {}), codes)
        for name, body in table["questions"].items()
    )
    for name, body in rubric.items():
        _known(folder / "rubric.toml", f"[{name}]", body, {"levels"}, needed={"levels"})
    entries = {entry.name for question in questions for entry in question.entries}
    if unknown := {adapter.entry for adapter in declared.pop("adapters")} - entries:
        raise _wrong(folder / "adapters.py", f"adapts {min(unknown)!r}, which is no entry of a question")
    _refuse_orphans(folder, declared, rubric, {question.name for question in questions})
    return replace(exercise, questions=questions)


def _question(
    folder: Path,
    name: str,
    body: dict[str, Any],
    declared: dict[str, list[Any]],
    rubric: dict[str, Any],
    codes: set[str],
) -> Question:
    toml = folder / "exercise.toml"
    _known(
        toml,
        f"[questions.{name}]",
        body,
        {"title", "entry", "shapes", "points", "outcomes"},
        needed={"points", "outcomes"},
    )
    _typed(toml, f"[questions.{name}]", body, QUESTION_TYPES)
    if unknown := set(body["outcomes"]) - codes:
        raise _wrong(toml, f"[questions.{name}] claims the outcome {min(unknown)!r}; add it under [outcomes]")
    signatures, shapes = _several(body.get("entry", [])), _several(body.get("shapes", []))
    if shapes and len(shapes) != len(signatures):
        raise _wrong(toml, f"[questions.{name}] has {len(signatures)} entries and {len(shapes)} shapes; give one each")
    entries = tuple(
        _entry(toml, signature, shapes[index] if shapes else "", declared["adapters"])
        for index, signature in enumerate(signatures)
    )
    question = Question(
        name=name,
        title=str(body.get("title", name)),
        points=float(body["points"]),
        entries=entries,
        outcomes=tuple(body["outcomes"]),
        checks=_of(declared["hidden"], Check, name),
        misconceptions=_of(declared["misconceptions"], Misconception, name),
        variants=_of(declared["variants"], Variant, name),
        examples=_of(declared["examples"], Examples, name),
        closer_looks=_of(declared["examples"], CloserLook, name),
        public=_of(declared["public"], Public, name),
        rubric=tuple(_level(folder / "rubric.toml", level) for level in rubric.get("levels", ())),
    )
    _agree(folder, question)
    return question


def _agree(folder: Path, question: Question) -> None:
    """The parts of a question must fit each other."""
    hidden, names = folder / "hidden.py", {check.name for check in question.checks}
    if question.by_hand:
        if not question.rubric:
            raise _wrong(folder / "rubric.toml", f"[{question.name}] has no levels, and no entry point marks it")
        return
    total = sum(check.points for check in question.checks)
    if abs(total - question.points) > 1e-9:
        raise _wrong(hidden, f"the checks of {question.name} add up to {total:g} points, not {question.points:g}")
    entries = {entry.name for entry in question.entries}
    for check in question.checks:
        if check.after and check.after not in names:
            raise _wrong(hidden, f"{check.name} comes after {check.after}, which is no check of {question.name}")
        if set(check.outcomes) - set(question.outcomes):
            raise _wrong(hidden, f"{check.name} claims an outcome that {question.name} does not")
        if unknown := set(check.parameters) - entries - {"rng"}:
            raise _wrong(
                hidden, f"{check.name} asks for {min(unknown)!r}; {question.name} has {', '.join(sorted(entries))}"
            )
    stand_ins: tuple[Misconception | Variant | Examples | CloserLook, ...]
    stand_ins = (*question.misconceptions, *question.variants, *question.examples, *question.closer_looks)
    for declared in stand_ins:
        where = inspect.getsourcefile(declared.function)
        if declared.entry not in entries and (declared.entry or len(entries) > 1):
            raise _wrong(Path(str(where)), f"{declared.name} needs of= one of {', '.join(sorted(entries))}")
    for look in question.closer_looks:
        if sum(question.entry_of(other) == question.entry_of(look) for other in question.closer_looks) > 1:
            raise _wrong(folder / "examples.py", f"{question.entry_of(look)} has two closer looks; one is enough")
    for wrong in question.misconceptions:
        if unknown := set(wrong.fails) - names:
            raise _wrong(folder / "misconceptions.py", f"{wrong.name} fails {min(unknown)!r}, which is no check")


def _declared(path: Path) -> list[Any]:
    """The records of a bank file, in the order of their lines."""
    if not path.exists():
        return []
    module = _module(path)
    kinds = (Adapter, Check, CloserLook, Examples, Misconception, Public, Variant)
    records = [value for value in vars(module).values() if isinstance(value, kinds)]
    own = [record for record in records if record.function.__module__ == module.__name__]
    return sorted(own, key=lambda record: record.function.__code__.co_firstlineno)


def _module(path: Path) -> ModuleType:
    name = f"bank.{path.parent.parent.name}.{path.parent.name}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever an author's file raises, the author is told where
        raise _wrong(path, f"cannot be read: {type(error).__name__}: {' '.join(str(error).split())}") from error
    return module


def _of(records: list[Any], kind: type[Any], question: str) -> tuple[Any, ...]:
    return tuple(record for record in records if isinstance(record, kind) and record.question == question)


def _refuse_strays(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.name == "__pycache__" or path.name.startswith("."):
            continue
        if path.name not in (FOLDERS if path.is_dir() else FILES):
            raise _wrong(path, f"is not part of an exercise; a folder has {', '.join(sorted(FILES))} and data/")
    for name in ("exercise.toml", "master.py", "public.py", "hidden.py"):
        if not (folder / name).exists():
            raise _wrong(folder / name, "is missing; `nnmath new` makes a folder with all of them")


def _refuse_orphans(folder: Path, declared: dict[str, list[Any]], rubric: dict[str, Any], questions: set[str]) -> None:
    for name, records in declared.items():
        for record in records:
            if record.question not in questions:
                raise _wrong(
                    folder / f"{name}.py", f"{record.name} is for the question {record.question!r}; there is none"
                )
    if unknown := set(rubric) - questions:
        raise _wrong(folder / "rubric.toml", f"has levels for {min(unknown)!r}, which is no question")


def _entry(toml: Path, signature: str, shapes: str, adapters: list[Adapter]) -> Entry:
    match = re.fullmatch(r"([A-Za-z_]\w*)\((.*)\)", signature.strip())
    if not match:
        raise _wrong(toml, f'entry {signature!r} is no call; write it like "matmul(A, B)"')
    parameters = tuple(part.split("=")[0].strip() for part in match[2].split(",") if part.strip())
    adapter = next((adapter for adapter in adapters if adapter.entry == match[1]), None)
    return Entry(match[1], parameters, signature.strip(), shapes, adapter)


def _outcome(toml: Path, code: str, body: dict[str, Any]) -> Outcome:
    where = f"[outcomes.{code!r}]"
    _known(toml, where, body, {"statement", "curriculum", "category"}, needed={"statement"})
    _typed(toml, where, body, {"statement": (str,), "curriculum": (list,), "category": (str,)})
    category = body.get("category", "")
    if category and category not in CATEGORIES:
        raise _wrong(toml, f"category = {category!r} in {where}; it must be one of {', '.join(CATEGORIES)}")
    try:
        places = tuple(published().outcome(str(place)).name for place in body.get("curriculum", ()))
    except UnknownOutcome as error:
        raise _wrong(toml, f"curriculum in {where}: {error}") from None
    return Outcome(code, str(body["statement"]), places, category)


def _level(toml: Path, body: dict[str, Any]) -> Level:
    _known(toml, "a level", body, {"level", "points", "text"}, needed={"level", "points", "text"})
    _typed(toml, "a level", body, {"level": (int,), "points": NUMBER, "text": (str,)})
    return Level(int(body["level"]), float(body["points"]), str(body["text"]))


def _limits(toml: Path, body: dict[str, Any]) -> Limits:
    _known(toml, "[limits]", body, {field.name for field in fields(Limits)})
    _typed(toml, "[limits]", body, dict.fromkeys(body, NUMBER))
    return Limits(**body)


def _known(path: Path, where: str, table: dict[str, Any], known: set[str], needed: set[str] | None = None) -> None:
    if unknown := set(table) - known:
        raise _wrong(path, f"unknown key {min(unknown)!r} in {where}; known are {', '.join(sorted(known))}")
    if missing := (needed or set()) - set(table):
        raise _wrong(path, f"{where} lacks {', '.join(sorted(missing))}")


def _typed(path: Path, where: str, table: dict[str, Any], types: dict[str, tuple[type, ...]]) -> None:
    for key, allowed in types.items():
        if key in table and (not isinstance(table[key], allowed) or isinstance(table[key], bool)):
            words = " or ".join(WORDS[kind] for kind in allowed)
            raise _wrong(path, f"{key} = {table[key]!r} in {where}; it must be {words}")


def _several(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(path, f"cannot be read: {error}") from None


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _wrong(path: Path, text: str) -> ExerciseError:
    try:
        shown = path.relative_to(BANK.parent.parent)
    except ValueError:
        shown = path
    return ExerciseError(f"{shown}: {text}")
