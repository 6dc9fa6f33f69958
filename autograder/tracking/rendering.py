"""How pages are made and written: one set of templates, everything cleaned and escaped, a file whole or not at all."""

from __future__ import annotations

import base64
import functools
import hashlib
import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from autograder.exercise import STRANDS
from autograder.grading.records import Verdict
from autograder.tracking import class_page, plain_text, student_page
from autograder.tracking.first_look import READING


@functools.cache
def environment() -> Environment:
    """The templates with our filters; whatever they print is cleaned and escaped."""
    environment = Environment(
        loader=PackageLoader("autograder.tracking", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "csp_hash": csp_hash,
        "counted": plain_text.count,
        "cut": plain_text.cut,
        "name": plain_text.name,
        "points": plain_text.points,
        "prose": plain_text.prose,
    }
    environment.globals |= {
        "MARKS": student_page.MARKS,
        "READING": READING,
        "STRANDS": STRANDS,
        "State": student_page.State,
        "Verdict": Verdict,
        "level": class_page.level,
        "remark": student_page.remark,
        "state": student_page.state,
    }
    return environment


def _finalize(value: Any) -> Any:
    """Whatever is printed is cleaned, also where a template forgot that it is a student's; Jinja then escapes it."""
    return plain_text.clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def csp_hash(text: str) -> str:
    """How a Content-Security-Policy names the one inline text that it lets through."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def write_whole(path: Path, text: str) -> None:
    """Writes the file whole or not at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
