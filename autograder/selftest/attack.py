"""What an attack is: something handed in, and what it may cost. Payloads are harmless: a canary, a number, a loop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

EXERCISE = "munchable_matrices"
PORT = 47474  # of the listener that nobody may reach
TRAP = Path("/tmp/nnmath-trap")  # outside the sandbox; nothing may be written there, and nothing of it may be read
MARK = "canary-5f3a9c1e"  # stands in whatever a submission must not be able to read

ALL = ("frequency_matrix", "add", "scale", "transpose", "product_shape", "matmul", "weighted_inputs")
NOTHING = "def matmul(A, B):\n    return 0\n"


@dataclass(frozen=True)
class Attack:
    """One file of one student: text that stands after the worked solution, or a file made out of the solution."""

    name: str
    code: str = ""
    worthless: tuple[str, ...] = ("matmul",)  # the questions that must earn nothing; every other must earn everything
    verdicts: tuple[str, ...] = ("FAIL",)  # one of them is the verdict of each worthless question's first check
    file: Callable[[str], bytes] | None = None  # the solution's text → what is handed in
    ending: str = ".py"
    student: str | None = None  # the attack's own name by default
    accomplice: str = ""  # what somebody hands in who is graded before by the same worker

    def lay(self, folder: Path, solution: str) -> None:
        """Puts the file where the teacher finds it."""
        data = self.file(solution) if self.file else f"{solution}\n\n# %%\n{self.code}".encode("utf-8", "surrogatepass")
        (folder / f"{self.student or self.name}{self.ending}").write_bytes(data)


@dataclass(frozen=True)
class Parcel:
    """Files as they come from a learning-management system, with the students whose work must be found in them."""

    name: str
    put: Callable[[Path, str], None]  # lays them into a folder
    students: tuple[str, ...] = ()  # their solutions must earn everything
    refused: int = 0  # lines to the teacher about what could not be taken in
    nothing: tuple[str, ...] = ()  # students who must have a verdict and no points

    def lay(self, folder: Path, solution: str) -> None:
        """Puts the files where the teacher finds them."""
        self.put(folder, solution)


@dataclass(frozen=True)
class Family:
    """Attacks of one kind."""

    name: str
    title: str
    attacks: tuple[Attack | Parcel, ...]
