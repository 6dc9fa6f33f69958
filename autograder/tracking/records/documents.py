"""A graded submission as bytes, and back: JSON, compressed; the values of examples in the language of the pipe.

The tables hold what is asked across students. This holds the rest of one result, so that pages and files can be made
again from it. It is read by an allow-list: never a pickle.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import fields
from typing import Any

from autograder.grading.records import (
    CheckResult,
    Diagnosis,
    Example,
    PublicResult,
    QuestionResult,
    SubmissionResult,
    Verdict,
)
from autograder.inside.wire import Handle, WireError, decode, encode

FORMAT = 1
LARGEST_EXAMPLE = 2**20  # bytes; an example is small, an answer to it may be as large as the learner likes


def to_document(result: SubmissionResult) -> bytes:
    """The bytes of a result."""
    plain = {"format": FORMAT, **_shallow(result), "questions": [_question(question) for question in result.questions]}
    return zlib.compress(json.dumps(plain, separators=(",", ":")).encode("ascii"))


def from_document(data: bytes) -> SubmissionResult | None:
    """The result, None where it was written by a version that wrote it otherwise: then it is graded again."""
    plain = json.loads(zlib.decompress(data))
    if plain.pop("format") != FORMAT:
        return None
    questions = tuple(_to_question(question) for question in plain.pop("questions"))
    return SubmissionResult(questions=questions, **_tuples(plain))


def _shallow(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _tuples(plain: dict[str, Any]) -> dict[str, Any]:
    """JSON has no tuples, and the records no lists."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()}


def _question(question: QuestionResult) -> dict[str, Any]:
    checks = [{**_shallow(check), "verdict": check.verdict.value} for check in question.checks]
    public = [{**_shallow(one), "verdict": one.verdict.value} for one in question.public]
    diagnosis = _shallow(question.diagnosis) if question.diagnosis else None
    example = _example(question.example) if question.example else None
    return {**_shallow(question), "checks": checks, "public": public, "diagnosis": diagnosis, "example": example}


def _to_question(plain: dict[str, Any]) -> QuestionResult:
    checks = (CheckResult(**_verdict(check)) for check in plain.pop("checks"))
    public = (PublicResult(**_verdict(one)) for one in plain.pop("public"))
    diagnosis, example = plain.pop("diagnosis"), plain.pop("example")
    return QuestionResult(
        checks=tuple(checks),
        public=tuple(public),
        diagnosis=Diagnosis(**_tuples(diagnosis)) if diagnosis else None,
        example=_to_example(example) if example else None,
        **_tuples(plain),
    )


def _verdict(plain: dict[str, Any]) -> dict[str, Any]:
    return _tuples({**plain, "verdict": Verdict(plain["verdict"])})


def _example(example: Example) -> dict[str, Any] | None:
    """The example with its values as one message of the pipe; None where they are larger than an example should be."""
    try:
        values = encode((example.arguments, example.got, example.want), _keep)
    except WireError:
        return None
    if len(values) > LARGEST_EXAMPLE:
        return None
    return {
        **_shallow(example),
        "arguments": None,
        "got": None,
        "want": None,
        "values": base64.b64encode(values).decode(),
    }


def _to_example(plain: dict[str, Any]) -> Example:
    values = decode(base64.b64decode(plain.pop("values")), _restore)
    arguments, got, want = values
    return Example(**{**_tuples(plain), "arguments": arguments, "got": got, "want": want})


def _keep(value: Any) -> Handle:
    """A function or object of ours by its name, which is all that a page shows of it."""
    kind = "function" if callable(value) else "object"
    return Handle("grader", 0, kind, str(getattr(value, "__name__", type(value).__name__)))


def _restore(handle: Handle) -> Any:
    """What looks on a page as the kept thing did; a learner's handle stays one."""
    if handle.side != "grader":
        return handle
    look: dict[str, Any] = {"__name__": handle.name}
    if handle.kind == "function":
        return type("Function", (), {**look, "__call__": lambda self: None})()
    return type(handle.name, (), {})()
