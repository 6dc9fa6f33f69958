"""The tests a learner receives: the source of a question's public checks, what they need, and nothing else.

We write these files and not otter's BEGIN TESTS cells: there every check would need its own copy of the helpers and of
`expect`, and a learner who opens the file should find the checks first.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.checks import desk
from autograder.checks.declare import Public
from autograder.exercise import Exercise, ExerciseError, Question

OURS = ("autograder.checks", "autograder.checks.desk")
TAKEN = {"OK_FORMAT", "all_or_nothing", "name", "points", "test_case"}
"""Names that otter reads in a test file, so that a helper may not have them."""

HEADER = '''"""What grader.check("{name}") runs. Read it if you like: nothing here is secret."""

{imports}

OK_FORMAT = False
name = "{name} (public checks)"
'''
FOOTER = "# From here on: how a check says what it called, what came back and what it expected.\n"


@dataclass(frozen=True)
class Source:
    """A Python file and its top-level statements."""

    path: Path
    lines: list[str]
    statements: list[ast.stmt]

    @classmethod
    def read(cls, path: Path) -> Source:
        """The file at `path`."""
        text = path.read_text(encoding="utf-8")
        return cls(path, text.splitlines(), ast.parse(text).body)

    def text(self, statement: ast.stmt) -> str:
        """A statement as it stands, with the comments right above it and without its decorators."""
        first = statement.lineno - 1
        while first and self.lines[first - 1].startswith("#"):
            first -= 1
        return "\n".join(self.lines[first : statement.end_lineno])


def check_file(exercise: Exercise, question: Question) -> bytes:
    """The file tests/<question>.py.

    Raises
    ------
    ExerciseError
        If the question has no public check, or one needs what a learner does not have.
    """
    where = f"{exercise.strand}/{exercise.slug}/public.py"
    if not question.public:
        raise ExerciseError(f"{where}: has no check for {question.name}; write one, a learner needs it")
    source, shared = Source.read(exercise.folder / "public.py"), Source.read(Path(inspect.getfile(desk)))
    definitions = {node.name: node for node in source.statements if isinstance(node, ast.FunctionDef)}
    needed = _needed(source, [definitions[check.name] for check in question.public])
    _refuse_what_is_not_there(where, needed)
    adapters = {entry.name: entry.adapter.name for entry in question.entries if entry.adapter}
    adapting, texts = _adapting(exercise.folder / "adapters.py", set(adapters.values()))
    everything = (*needed, *adapting, *shared.statements)
    imports = {ast.unparse(node) for node in everything if _imports(node) and not _ours(node)}
    parts = [HEADER.format(name=question.name, imports="\n".join(sorted(imports | {_TEST_CASE}, key=_import_order)))]
    parts += [*texts, *(source.text(node) + "\n" for node in needed if not _imports(node))]
    share = _share(question.points, len(question.public))
    parts += [_check(source, definitions[check.name], check, share, adapters) for check in question.public]
    helpers = [node for node in shared.statements if isinstance(node, ast.FunctionDef)]
    parts += [FOOTER, *(shared.text(node) + "\n" for node in helpers if adapters or node.name != "adapted")]
    return _ascii(where, "\n\n".join(parts))


_TEST_CASE = "from otter.test_files import test_case"


def _adapting(path: Path, names: set[str]) -> tuple[list[ast.stmt], list[str]]:
    """The statements of the named adapters and of what they need, and the texts of those that are no imports."""
    if not names:
        return [], []
    source = Source.read(path)
    own = [node for node in source.statements if isinstance(node, ast.FunctionDef) and node.name in names]
    needed = [node for node in source.statements if node in own or node in _needed(source, own)]
    return needed, [source.text(node) + "\n" for node in needed if not _imports(node)]


def _needed(source: Source, checks: list[ast.FunctionDef]) -> list[ast.stmt]:
    """The statements that the checks refer to, and those that these refer to, in the order of the file."""
    wanted = {name for check in checks for part in (check.args, *check.body) for name in _asks(part)}
    found: list[ast.stmt] = []
    while more := [node for node in source.statements if node not in found and _gives(node) & wanted]:
        found += more
        wanted |= {name for node in more for name in _asks(node)}
    return [node for node in source.statements if node in found]


def _asks(node: ast.AST) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load)}


def _gives(node: ast.stmt) -> set[str]:
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {alias.asname or alias.name.split(".")[0] for alias in node.names}
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}


def _imports(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _ours(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module in OURS


def _import_order(line: str) -> tuple[bool, str]:
    """`import …` before `from …`, as everywhere in this project."""
    return line.startswith("from "), line


def _refuse_what_is_not_there(where: str, needed: list[ast.stmt]) -> None:
    """A learner has neither our packages nor a name that otter takes for its own."""
    for node in needed:
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for module in modules:
            if module.split(".")[0] in ("autograder", "nnmath_ref") and module not in OURS:
                raise ExerciseError(f"{where}: imports {module}, which learners do not have; write the value itself")
        if not _imports(node) and (taken := _gives(node) & TAKEN):
            raise ExerciseError(f"{where}: calls something {min(taken)!r}, which otter reads itself; rename it")


def _check(source: Source, node: ast.FunctionDef, check: Public, share: str, adapters: Mapping[str, str]) -> str:
    """A check with otter's decorator. A docstring that only repeats the sentence is left out.

    A function that takes models or loaders is called by its adapter, as the grader does.
    """
    lines = source.text(node).splitlines()
    first, last = node.body[0], node.end_lineno or node.lineno
    given = [arg.arg for arg in node.args.args if arg.arg in adapters]
    wrapped = [f"    {name} = adapted({adapters[name]}, {name})" for name in given]
    if " ".join((ast.get_docstring(node) or "").split()) == check.sentence:
        above = source.lines[node.lineno - 1 : first.lineno - 1]
        lines = above + wrapped + source.lines[first.end_lineno or first.lineno : last]
    elif wrapped:
        at = first.lineno - node.lineno
        lines = lines[:at] + wrapped + lines[at:]
    # _ascii would escape the sentence in any case; json escapes its quotes as Python does
    return f"@test_case(name={json.dumps(check.sentence)}, points={share})\n" + "\n".join(lines) + "\n"


def _share(points: float, count: int) -> str:
    """One check's share of the question's points, as a learner would write it: 2, or 4 / 3."""
    share = points / count
    return f"{share:g}" if float(f"{share:g}") == share else f"{points:g} / {count}"


def _ascii(where: str, text: str) -> bytes:
    r"""The text with `π` as `\u03c0`: otter opens a test file in the encoding of the learner's own computer."""
    data = text.encode("ascii", "backslashreplace")
    try:
        compile(data, where, "exec")
    except SyntaxError as error:
        raise ExerciseError(f"{where}: {error.msg}; use plain letters in the names of helpers") from None
    return data
