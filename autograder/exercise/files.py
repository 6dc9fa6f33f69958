"""The files of a bank folder: which there may be, what they declare, which version they are together."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.checks.declare import Adapter, Check, CloserLook, Examples, Misconception, Public, Variant
from autograder.exercise.refusing import wrong

FILES = {
    "exercise.toml",
    "master.py",
    "public.py",
    "hidden.py",
    "adapters.py",
    "examples.py",
    "own_numbers.py",
    "misconceptions.py",
    "variants.py",
    "rubric.toml",
    "guide.md",
    "picture.png",
}
FOLDERS = {"data", "kept"}  # handed out; kept back, such as the digits that a model is tried on


def read_declared(path: Path) -> list[Any]:
    """The records of a bank file, in the order of their lines."""
    if not path.exists():
        return []
    module = module_of(path)
    kinds = (Adapter, Check, CloserLook, Examples, Misconception, Public, Variant)
    records = [value for value in vars(module).values() if isinstance(value, kinds)]
    own = [record for record in records if record.function.__module__ == module.__name__]
    return sorted(own, key=lambda record: record.function.__code__.co_firstlineno)


def module_of(path: Path) -> ModuleType:
    """A bank file, run."""
    name = f"bank.{path.parent.parent.name}.{path.parent.name}.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever an author's file raises, the author is told where
        raise wrong(path, f"cannot be read: {type(error).__name__}: {' '.join(str(error).split())}") from error
    return module


def of_question(records: list[Any], kind: type[Any], question: str) -> tuple[Any, ...]:
    return tuple(record for record in records if isinstance(record, kind) and record.question == question)


def refuse_strays(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.name == "__pycache__" or path.name.startswith("."):
            continue
        if path.name not in (FOLDERS if path.is_dir() else FILES):
            raise wrong(path, f"is not part of an exercise; a folder has {', '.join(sorted(FILES))} and data/")
    for name in ("exercise.toml", "master.py", "public.py", "hidden.py"):
        if not (folder / name).exists():
            raise wrong(folder / name, "is missing; `nnmath new` makes a folder with all of them")


def refuse_orphans(folder: Path, declared: dict[str, list[Any]], rubric: dict[str, Any], questions: set[str]) -> None:
    for name, records in declared.items():
        for record in records:
            if record.question not in questions:
                raise wrong(
                    folder / f"{name}.py", f"{record.name} is for the question {record.question!r}; there is none"
                )
    if unknown := set(rubric) - questions:
        raise wrong(folder / "rubric.toml", f"has levels for {min(unknown)!r}, which is no question")


def version_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
