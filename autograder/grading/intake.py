"""Stage submission: files, folders and zip files as what each student handed in.

`<student>.ipynb`, `<student>.py` or `<student>/…` names the student. Nothing is unpacked to disk and no path of an
archive is ever used as one.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.grading import nbgrader_folders
from autograder.grading.pipeline import Handed

ENDINGS = (".ipynb", ".py")
IGNORED = {".ipynb_checkpoints", "__MACOSX", "__pycache__", "tests", "data", ".git", ".venv"}
MAX_FILE = 60 * 2**20  # bytes; what is larger is a notebook full of outputs, and cannot cross the pipe to the sandbox


@dataclass(frozen=True)
class Intake:
    """What was found: submissions, and what could not be taken in, a line each."""

    handed: tuple[Handed, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True)
class _Found:
    student: str
    file: str  # as the teacher may look for it
    name: str  # the file's own name
    data: bytes | None  # None: too large


def take_in(paths: Iterable[Path], slug: str) -> Intake:
    """Everything that was handed in under `paths` for the exercise `slug`, by student."""
    problems: list[str] = []
    found: list[_Found] = []
    for path in paths:
        try:
            in_course = nbgrader_folders.submitted(path, slug)
            here = [_Found(student, str(file), file.name, _read(file)) for student, file in in_course]
            here = here or list(_under(path))
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            problems.append(f"{path}: cannot be read ({error}); check the file and hand it in again")
            continue
        if not here and path.is_file():
            problems.append(f"{path}: is no notebook; expected .ipynb, .py or a .zip of them")
        elif not here:
            problems.append(f"{path}: no notebook in it; expected <student>.ipynb, <student>.py or <student>/…")
        found += here
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
    return Intake(tuple(handed), tuple(problems))


def _by_student(found: Iterable[_Found]) -> dict[str, list[_Found]]:
    students: dict[str, list[_Found]] = {}
    for file in found:
        students.setdefault(file.student, []).append(file)
    return students


def _choose(files: list[_Found], slug: str) -> list[_Found]:
    """Among several files of a student, the one named like the exercise; notebooks before scripts."""
    if len(files) > 1:
        for narrowed in (
            [file for file in files if PurePosixPath(file.name).stem == slug],
            [file for file in files if file.name.endswith(".ipynb")],
        ):
            if len(narrowed) == 1:
                return narrowed
    return files


def _under(path: Path) -> Iterator[_Found]:
    if not path.exists():
        raise FileNotFoundError("there is no such file or folder")
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            inner = PurePosixPath(file.relative_to(path).as_posix())
            if file.is_file() and not file.is_symlink() and _counts(inner):
                yield _Found(_student(inner), str(file), file.name, _read(file))
    elif path.suffix.lower() == ".zip":
        yield from _zipped(path)
    elif path.suffix.lower() in ENDINGS:
        yield _Found(path.stem, str(path), path.name, _read(path))


def _zipped(path: Path) -> Iterator[_Found]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            inner = PurePosixPath(entry.filename.replace("\\", "/"))
            if entry.is_dir() or not _counts(inner):
                continue
            with archive.open(entry) as file:
                data = file.read(MAX_FILE + 1)  # the size that the archive states may be a lie
            yield _Found(
                _student(inner), f"{path}:{entry.filename}", inner.name, data if len(data) <= MAX_FILE else None
            )


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.stat().st_size <= MAX_FILE else None


def _counts(inner: PurePosixPath) -> bool:
    if any(part in IGNORED for part in inner.parts[:-1]):
        return False
    return inner.suffix.lower() in ENDINGS and not inner.name.startswith(".")


def _student(inner: PurePosixPath) -> str:
    parts = [part for part in inner.parts if part not in ("/", "..", ".")]
    return parts[0] if len(parts) > 1 else inner.stem
