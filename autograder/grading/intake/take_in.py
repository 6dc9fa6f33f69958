"""Everything that was handed in, by student: found, named, matched with the class, one file each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from autograder.grading.intake.clones import clones, committed
from autograder.grading.intake.entries import BROKEN, MAX_FILE, METADATA, Entry, entries, read_entry
from autograder.grading.intake.gradescope import submitters
from autograder.grading.intake.matching import find, given
from autograder.grading.intake.naming import Named, Who, base, by_system, named
from autograder.grading.intake.roster import Enrolled
from autograder.grading.nbgrader_folders import submitted
from autograder.grading.pipeline import Handed


@dataclass(frozen=True)
class Intake:
    """What was found: submissions, and what could not be taken in, a line each."""

    handed: tuple[Handed, ...]
    problems: tuple[str, ...]
    unmatched: tuple[str, ...] = ()  # files of nobody in the roster, as `--match` wants them
    missing: tuple[str, ...] = ()  # students of the roster who have handed in nothing


@dataclass(frozen=True)
class _Found:
    student: str
    file: str  # as the teacher may look for it
    name: str  # the file's own name
    data: bytes | None  # None: too large
    newest: int = 0


def take_in(
    paths: Iterable[Path],
    slug: str,
    *,
    roster: Sequence[Enrolled] = (),
    matches: Mapping[str, str] | None = None,
    due: datetime | None = None,
) -> Intake:
    """Everything that was handed in under `paths` for the exercise `slug`, by student.

    `matches` is the teacher's word on whose a file is, and counts before any name; of a repository counts the last
    commit before `due`.
    """
    problems: list[str] = []
    seen: list[tuple[Entry, Named]] = []
    for path in paths:
        here, wrong = _under(path, slug, due)
        seen += here
        problems += wrong
    found, unmatched = _of_students(seen, roster, matches or {}, problems)
    handed = []
    for student, files in sorted(_by_student(found).items()):
        chosen = _choose(files, slug)
        if len(chosen) > 1:
            names = " and ".join(file.file for file in chosen[:3])
            problems.append(f"{names}: {len(chosen)} notebooks of {student}; leave one of them there")
        elif chosen[0].data is None:
            problems.append(
                f"{chosen[0].file}: larger than {MAX_FILE // 2**20} MiB; clear the outputs and save it again"
            )
        else:
            handed.append(Handed(student, chosen[0].file, chosen[0].data))
    there = {file.student for file in found}
    missing = tuple(one.student for one in roster if one.student not in there)
    return Intake(tuple(handed), tuple(problems), tuple(unmatched), missing)


def _under(path: Path, slug: str, due: datetime | None) -> tuple[list[tuple[Entry, Named]], list[str]]:
    """The files under one path and whose they are, as far as names and lists there say; and what is wrong."""
    if collected := list(submitted(path, slug)):
        return [(read_entry(file), Named(Who(student, plain=True), file.name)) for student, file in collected], []
    repositories = clones(path)
    try:
        here = list(entries(path, repositories))
    except BROKEN as error:
        return [], [f"{path}: cannot be read ({error}); check the file and hand it in again"]
    for repository in repositories:
        here += committed(repository, due)
    problems = [f"{entry.label}: {entry.problem}" for entry in here if entry.problem]
    here = [entry for entry in here if not entry.problem]
    if not here and not problems and path.is_file() and path.suffix.lower() != ".zip":
        problems.append(f"{path}: is no notebook; expected .ipynb, .py or a .zip of them")
    elif not here and not problems:
        problems.append(f"{path}: no notebook in it; expected <student>.ipynb, <student>.py or <student>/…")
    return list(_named(here, slug, problems)), problems


def _named(here: Sequence[Entry], slug: str, problems: list[str]) -> Iterator[tuple[Entry, Named]]:
    files = [entry for entry in here if entry.inner.name != METADATA]
    groups: dict[PurePosixPath, tuple[Who, ...]] = {}
    for entry in here:
        if entry.inner.name == METADATA and _is_of_all(entry, files):
            try:
                groups |= {entry.inner.parent / name: who for name, who in submitters(entry.data or b"").items()}
            except ValueError as error:
                problems.append(f"{entry.label}: {error}; export the submissions again")
    drop = _common_folder(files, slug)
    for entry in files:
        folder = next((parent for parent in entry.inner.parents if parent in groups), None)
        for who in groups[folder] if folder else ():
            yield entry, Named(who, entry.inner.name)
        if folder is None:
            yield entry, named(PurePosixPath(*entry.inner.parts[drop:]), slug)


def _is_of_all(entry: Entry, files: Sequence[Entry]) -> bool:
    """Whether all files lie beside a list or below it; one that a student handed in says nothing about others."""
    top = entry.inner.parent
    in_archive = any(part.lower().endswith(".zip") for part in top.parts)
    return not in_archive and len(top.parts) < 2 and all(top in file.inner.parents for file in files)


def _common_folder(files: Sequence[Entry], slug: str) -> int:
    """1 where all files lie in one folder and below it have the names of a system: a download, unpacked.

    Where these are of several students and most of all, one who has chosen another name does not make it another thing.
    """
    below = [PurePosixPath(*entry.inner.parts[1:]) for entry in files]
    if len({entry.inner.parts[0] for entry in files}) != 1 or not all(inner.parts for inner in below):
        return 0
    named_so = [name.who for inner in below if (name := by_system(inner, slug))]
    most = len(set(named_so)) > 1 and 2 * len(named_so) > len(below)
    return int(len(named_so) == len(below) or most)


def _of_students(
    seen: Sequence[tuple[Entry, Named]], roster: Sequence[Enrolled], matches: Mapping[str, str], problems: list[str]
) -> tuple[list[_Found], list[str]]:
    """The files with their students' names, and the files of nobody in the roster."""
    found, unmatched = [], []
    labels = _labels([name.who for _, name in seen])
    for entry, name in seen:
        student = given(matches, entry.label, entry.inner)
        if student is None and roster:
            maybe = find(name.who, roster)
            student = maybe[0].student if len(maybe) == 1 else None
            if student is None:
                unmatched.append(entry.label)
                problems.append(f"{entry.label}: {_nobody(name.who, maybe)}; say whose it is with --match")
                continue
        found.append(_Found(student or labels[name.who], entry.label, name.name, entry.data, name.newest))
    return found, unmatched


def _nobody(who: Who, maybe: Sequence[Enrolled]) -> str:
    called = f"{who.name} ({who.id})" if who.id and who.id != who.name else who.name
    if maybe:
        return f"{called} may be {' or '.join(one.student for one in maybe[:3])}"
    return f"nobody in the roster is {called}"


def _labels(people: Iterable[Who]) -> dict[Who, str]:
    """What each is called without a roster: the name, and the number where two share a name."""
    names: dict[str, set[Who]] = {}
    for who in people:
        names.setdefault(who.name, set()).add(who)
    return {
        who: name if len(several) == 1 or not who.id else f"{name}-{who.id}"
        for name, several in names.items()
        for who in several
    }


def _by_student(found: Iterable[_Found]) -> dict[str, list[_Found]]:
    students: dict[str, list[_Found]] = {}
    for file in found:
        students.setdefault(file.student, []).append(file)
    return students


def _choose(files: list[_Found], slug: str) -> list[_Found]:
    """Among several files of a student, the one named like the exercise, the latest; notebooks before scripts."""
    if len(files) > 1:
        for narrowed in (
            [file for file in files if PurePosixPath(file.name).stem == slug and not file.newest],
            _latest([file for file in files if file.newest and base(file.name) == slug]),
            [file for file in files if file.name.endswith(".ipynb")],
            _latest([file for file in files if file.newest and file.name.endswith(".ipynb")]),
        ):
            if len(narrowed) == 1:
                return narrowed
    return files


def _latest(files: list[_Found]) -> list[_Found]:
    """Of files with one name, the one that the system numbered last; all of them where their names differ."""
    if len({base(file.name) for file in files}) != 1:
        return files
    return [max(files, key=lambda file: file.newest)]
